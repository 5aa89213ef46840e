import type { Colleague } from '../../shared/dealers/describe-staff.ts';
import { type Role, ROLES } from '../../shared/dealers/staff.ts';
import type { AppError } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';
import { TEAM_WORDS } from './team-words.ts';

/** The form of somebody of the staff. Boxes are named `role.advisor` and `location.01`; `at` says whether locations are chosen, or all meant. */
export type ColleagueForm = Readonly<Record<string, string>>;

const PLACE = 'location.';
export const roleBox = (role: Role): string => `role.${role}`;
export const placeBox = (locationId: string): string => `${PLACE}${locationId}`;

const dutyAsForm = ({ roles, locationIds }: Pick<Colleague, 'roles' | 'locationIds'>): ColleagueForm => ({
  at: locationIds.length === 0 ? 'all' : 'some',
  ...Object.fromEntries([...roles.map(roleBox), ...locationIds.map(placeBox)].map((name) => [name, 'on'])),
});

/** What the form of an invitation begins with: for whoever looks after one location it is that one. */
export const emptyInvitation = (viewer: Viewer): ColleagueForm => {
  const [first, second] = locationsFor(viewer);
  if (viewer.staff.locationIds.length === 0) return { at: 'all' };
  return first && !second ? dutyAsForm({ roles: [], locationIds: [first.locationId] }) : { at: 'some' };
};

/** Somebody as their form shows them. */
export const colleagueForm = (person: Colleague): ColleagueForm => ({
  version: String(person.version),
  name: person.name,
  ...dutyAsForm(person),
});

/** The roles that somebody may give. */
export const rolesToGive = ({ staff }: Viewer): Role[] =>
  ROLES.filter((role) => role !== 'network-admin' || staff.roles.includes('network-admin'));

/** What was ticked. No location ticked never means all of them: that is said by itself. */
export const dutyOf = (form: ColleagueForm): { roles: Role[]; locationIds: string[] } => ({
  roles: ROLES.filter((role) => form[roleBox(role)] !== undefined),
  locationIds:
    form['at'] === 'all'
      ? []
      : Object.keys(form).flatMap((name) => (name.startsWith(PLACE) ? [name.slice(PLACE.length)] : [])),
});

/** What can be seen to be wrong with what was ticked. */
export const dutyFaults = (form: ColleagueForm, language: Language): Faults => {
  const { faults } = TEAM_WORDS[language];
  const { roles, locationIds } = dutyOf(form);
  return {
    ...(roles.length === 0 ? { roles: faults.roles } : {}),
    ...(form['at'] !== 'all' && locationIds.length === 0 ? { locations: faults.locations } : {}),
  };
};

/** What a use case refused, beside the field that it is about; undefined for what is about none. */
export const refusedFaults = (
  error: AppError,
  form: ColleagueForm,
  language: Language,
): Faults | undefined => {
  const { faults } = TEAM_WORDS[language];
  switch (error.code) {
    case 'staff.exists':
      return { email: faults.inUse };
    case 'staff.mail_failed':
      return { email: faults.mail };
    case 'location.unknown':
      return { locations: faults.unknownLocation };
    case 'level.dealer_wide':
      return { locations: faults.outOfReach };
    case 'staff.network_admin':
      return { roles: faults.networkAdmin };
    case 'staff.invalid':
      return faultsAt(
        (error.details.issues ?? []).map(({ path }) => path),
        form,
        language,
      );
    default:
      return undefined;
  }
};

const LONGEST_NAME = 80;

const faultsAt = (paths: readonly string[], form: ColleagueForm, language: Language): Faults | undefined => {
  const { required, tooLong } = CONSOLE_TEXTS[language].form;
  const { faults } = TEAM_WORDS[language];
  const says: Faults = {
    name: (form['name'] ?? '').trim() === '' ? required : tooLong(LONGEST_NAME),
    email: faults.email,
    locations: faults.unknownLocation,
  };
  // What is not in the form, its version say, was not typed by a person.
  const names = paths
    .map((path) => (path.startsWith('locationIds') ? 'locations' : path))
    .filter((name) => Object.hasOwn(says, name));
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, says[name] ?? required]));
};
