import type { Colleague } from '../../shared/dealers/describe-staff.ts';
import { ROLES } from '../../shared/dealers/staff.ts';
import { type ColleagueForm, dutyOf, placeBox, roleBox, rolesToGive } from './colleague-form.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { Choice, type Faults, Choices } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';
import { type Access, TEAM_WORDS } from './team-words.ts';

export const accessOf = ({ status, invitedAt }: Pick<Colleague, 'status' | 'invitedAt'>): Access => {
  if (status === 'suspended') return 'suspended';
  return invitedAt === undefined ? 'active' : 'invited';
};

const CHIPS: Record<Access, string> = { active: 'chip good', invited: 'chip info', suspended: 'chip bad' };

export const AccessChip = ({ viewer, person }: { viewer: Viewer; person: Colleague }) => {
  const access = accessOf(person);
  return <span class={CHIPS[access]}>{TEAM_WORDS[viewer.language].access[access]}</span>;
};

export const rolesIn = ({ language }: Viewer, { roles }: Pick<Colleague, 'roles'>): string =>
  ROLES.filter((role) => roles.includes(role))
    .map((role) => CONSOLE_TEXTS[language].roles[role])
    .join(', ');

export const placesIn = (
  { language, dealership }: Viewer,
  { locationIds }: Pick<Colleague, 'locationIds'>,
): string =>
  locationIds.length === 0
    ? TEAM_WORDS[language].allLocations
    : locationIds
        .toSorted()
        .map((id) => dealership.locations.find(({ locationId }) => locationId === id)?.name ?? id)
        .join(', ');

type Duty = Pick<Colleague, 'roles' | 'locationIds'>;

export type DutyFieldsProps = {
  viewer: Viewer;
  form: ColleagueForm;
  faults: Faults;
  /** What somebody else saved meanwhile. */
  saved?: Colleague | undefined;
};

/** Roles and locations to tick, as far as they are theirs to give who looks. */
export const DutyFields = ({ viewer, form, faults, saved }: DutyFieldsProps) => {
  const { language, staff } = viewer;
  const words = TEAM_WORDS[language];
  const meanwhile = (says: (of: Viewer, duty: Duty) => string): string | undefined =>
    saved && says(viewer, saved) !== says(viewer, dutyOf(form))
      ? words.savedMeanwhile(says(viewer, saved))
      : undefined;
  return (
    <>
      <Choices name="roles" label={words.fields.roles} fault={faults['roles']} hint={meanwhile(rolesIn)}>
        {rolesToGive(viewer).map((role) => (
          <Choice type="checkbox" name={roleBox(role)} isChosen={form[roleBox(role)] !== undefined}>
            {CONSOLE_TEXTS[language].roles[role]}
            <small class="hint">{words.does[role]}</small>
          </Choice>
        ))}
      </Choices>
      <Choices
        name="locations"
        label={words.fields.locations}
        fault={faults['locations']}
        hint={meanwhile(placesIn)}
      >
        {staff.locationIds.length === 0 ? (
          <>
            <Choice type="radio" name="at" value="all" isChosen={form['at'] === 'all'}>
              {words.allAlsoLater}
            </Choice>
            <Choice type="radio" name="at" value="some" isChosen={form['at'] !== 'all'}>
              {words.someLocations}
            </Choice>
          </>
        ) : (
          <input type="hidden" name="at" value="some" />
        )}
        <div class={staff.locationIds.length === 0 ? 'below' : undefined}>
          {placesOf(viewer, form).map(({ locationId, name }) => (
            <Choice
              type="checkbox"
              name={placeBox(locationId)}
              isChosen={form[placeBox(locationId)] !== undefined}
            >
              {name}
            </Choice>
          ))}
        </div>
      </Choices>
    </>
  );
};

/** Those that the dealer has, and what else is ticked: a location may be younger than what is remembered of the dealer. */
const placesOf = (viewer: Viewer, form: ColleagueForm): { locationId: string; name: string }[] => {
  const known = locationsFor(viewer);
  const more = Object.keys(form).flatMap((name) => {
    const locationId = name.slice(placeBox('').length);
    return name.startsWith(placeBox('')) && !known.some((place) => place.locationId === locationId)
      ? [{ locationId, name: locationId }]
      : [];
  });
  return [...known.map(({ locationId, name }) => ({ locationId, name })), ...more];
};
