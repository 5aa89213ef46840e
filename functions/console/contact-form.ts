import { MERGE_FIELDS } from '../../shared/contacts/contact-merge.ts';
import type { ContactView } from '../../shared/conversations/contact-view.ts';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Faults } from './form-fields.tsx';

/** The form of a contact; the names of its fields are those of the contact. */
export type ContactForm = Readonly<Record<string, string>>;

/** What the form of a new contact begins with. */
export const emptyContact = (locations: readonly LocationInForce[], key: string): ContactForm => {
  const [location] = locations;
  return {
    key,
    kind: 'ongoing',
    language: location?.settings.language ?? 'en',
    locationId: location?.locationId ?? '',
  };
};

/** A contact as its form shows it. */
export const formOf = (contact: ContactView): ContactForm => ({
  version: contact.version,
  kind: contact.kind,
  ...Object.fromEntries(MERGE_FIELDS.map((field) => [field, contact[field] ?? ''])),
});

/** A field that was left empty is not said at all. */
const said = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text.trim();

const optional = (form: ContactForm, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = said(form[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The form as the contact that is to be made. */
export const newContactOf = (form: ContactForm): Record<string, unknown> => ({
  key: form['key'],
  kind: form['kind'],
  ...optional(form, ...MERGE_FIELDS, 'locationId'),
  ...(form['createAnyway'] === 'yes' ? { createAnyway: true } : {}),
});

/** The form as a change of the contact: an empty field takes away what stood there. */
export const editOf = (form: ContactForm): Record<string, unknown> => ({
  version: form['version'],
  language: form['language'],
  ...Object.fromEntries(
    MERGE_FIELDS.filter((field) => field !== 'language').map((field) => [field, said(form[field]) ?? null]),
  ),
  ...(form['kind'] === 'regular' ? {} : { kind: form['kind'] }),
});

/** What the use case found wrong, beside the fields. */
export const contactFaults = (form: ContactForm, issues: readonly Issue[], language: Language): Faults => {
  const texts = CONTACT_TEXTS[language].form;
  const { unreadable, tooLong } = CONSOLE_TEXTS[language].form;
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const most = /<=\s*(\d+) characters/.exec(message)?.[1];
      if (most !== undefined) return [path, tooLong(Number(most))];
      if (path === 'phone') return [path, said(form['phone']) ? texts.notAPhone : texts.noAddress];
      return [path, path === 'email' ? texts.notAnEmail : unreadable];
    }),
  );
};
