import { editableSchema, type EditableSetting } from '../../shared/dealers/setting-facts.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { BOOKING_WORDS } from './booking-words.ts';
import type { LevelForm } from './level-form.ts';
import { SETTINGS_WORDS } from './settings-words.ts';

/** A setting whose field is shown. */
export type ShownSetting = {
  language: Language;
  form: LevelForm;
  setting: EditableSetting;
  inboxes: readonly { inbox: string; name: string }[];
};

type Option = { value: string; text: string };
/** The values of a setting that is one of a few; undefined for what is typed. */
export const optionsOf = ({ language, form, setting, inboxes }: ShownSetting): Option[] | undefined => {
  const words = SETTINGS_WORDS[language];
  switch (setting) {
    case 'zone':
      return withPresent(
        Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') })),
        form[setting],
      );
    case 'language':
      return withPresent(
        LANGUAGES.map((other) => ({ value: other, text: LANGUAGE_NAMES[other] })),
        form[setting],
      );
    case 'atWindowEnd':
      return (['next-window', 'tell-team'] as const).map((value) => ({
        value,
        text: words.atWindowEnd[value],
      }));
    case 'checkInPage':
      return (['partner', 'own'] as const).map((value) => ({ value, text: words.checkInPage[value] }));
    case 'bookingTells':
      return editableSchema.shape.bookingTells.options.map((value) => ({
        value,
        text: BOOKING_WORDS[language].tells[value],
      }));
    case 'confirmCheckIn':
    case 'showPrices':
    case 'transliterateSms':
      return [
        { value: 'yes', text: words.yes },
        { value: 'no', text: words.no },
      ];
    case 'defaultInbox':
      return withPresent(
        inboxes.map(({ inbox, name }) => ({ value: inbox, text: name })),
        form[setting],
      );
    case 'automation':
    case 'bookingDaysAhead':
    case 'bookingHours':
    case 'bookingNoticeHours':
    case 'bookingWays':
    case 'colour':
    case 'country':
    case 'inviteDaysBefore':
    case 'inviteWindow':
    case 'quietHours':
      return undefined;
  }
};

/** What stands there now can always be kept, also where it is none of the list; nothing, where nothing stands there. */
const withPresent = (options: Option[], present: string | undefined = ''): Option[] =>
  options.some(({ value }) => value === present)
    ? options
    : [{ value: present, text: present === '' ? '–' : present }, ...options];
