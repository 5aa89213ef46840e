import type { TemplateView } from '../../shared/messaging/templates/describe-template.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { colonIn, CONSOLE_TEXTS } from './console-texts.ts';
import { faultIn } from './fault-words.ts';
import type { Faults } from './form-fields.tsx';
import { TEXT_WORDS, type TextWords } from './text-words.ts';

/* The form of a dealer's texts for one message in one language: a field for each part, empty for what is left to the words above. */

export type TextForm = Readonly<Record<string, string>>;

/** The fields by the path of what they hold, which is also where faults are told. */
export const TEXT_FIELDS = [
  { path: 'sms.text', label: 'sms', rows: 4, most: 2000 },
  { path: 'whatsapp.header', label: 'header', rows: 1, most: 200 },
  { path: 'whatsapp.body', label: 'whatsappBody', rows: 5, most: 2000 },
  { path: 'email.subject', label: 'subject', rows: 1, most: 300 },
  { path: 'email.body', label: 'body', rows: 8, most: 5000 },
  { path: 'email.button', label: 'button', rows: 1, most: 40 },
  { path: 'oem.subject', label: 'oemSubject', rows: 1, most: 300 },
  { path: 'oem.body', label: 'oemBody', rows: 6, most: 5000 },
  { path: 'oem.button', label: 'oemButton', rows: 1, most: 40 },
] as const satisfies readonly {
  path: string;
  label: keyof TextWords['fields'];
  rows: number;
  most: number;
}[];
export type TextPath = (typeof TEXT_FIELDS)[number]['path'];

type Texts = TemplateView['texts'];

/** What texts say in one field. */
export const textAt = ({ sms, whatsapp, email, oem }: Texts, path: TextPath): string | undefined => {
  const all: Record<TextPath, string | undefined> = {
    'sms.text': sms?.text,
    'whatsapp.header': whatsapp?.header,
    'whatsapp.body': whatsapp?.body,
    'email.subject': email?.subject,
    'email.body': email?.body,
    'email.button': email?.button,
    'oem.subject': oem?.subject,
    'oem.body': oem?.body,
    'oem.button': oem?.button,
  };
  return all[path];
};

/** The fields as they are saved. */
export const filledTexts = (view: TemplateView): TextForm => ({
  version: String(view.version),
  ...(view.promotional ? { promotional: 'on' } : {}),
  ...Object.fromEntries(
    TEXT_FIELDS.flatMap(({ path }) => {
      const text = textAt(view.texts, path);
      return text === undefined ? [] : [[path, text]];
    }),
  ),
});

/** A text as it was typed: browsers end lines with CR LF, texts with LF. Undefined for a field that was left empty. */
const typed = (form: TextForm, path: TextPath): string | undefined => {
  const text = (form[path] ?? '').replaceAll('\r\n', '\n').trim();
  return text === '' ? undefined : text;
};

/** The texts as the use case takes them. A part of an email without the other one is said, so that its fault is told. */
export const textsOf = (form: TextForm): Record<string, unknown> => {
  const of = (channel: string, parts: readonly string[]) => {
    const said = parts.flatMap((part): [string, string][] => {
      const field = TEXT_FIELDS.find(({ path }) => path === `${channel}.${part}`);
      const text = field && typed(form, field.path);
      return text === undefined ? [] : [[part, text]];
    });
    return said.length === 0 ? [] : [[channel, Object.fromEntries(said)] as const];
  };
  return Object.fromEntries([
    ...of('sms', ['text']),
    ...of('whatsapp', ['header', 'body']),
    ...of('email', ['subject', 'body', 'button']),
    ...of('oem', ['subject', 'body', 'button']),
  ]);
};

/** What the use case found wrong, beside the fields: `texts.sms.text`, or `sms.text:1:12` where Liquid says the place. */
export const textFaults = (form: TextForm, issues: readonly Issue[], language: Language): Faults => {
  const words = TEXT_WORDS[language];
  const { required } = CONSOLE_TEXTS[language].form;
  const faults: Record<string, string> = {};
  for (const issue of issues) {
    const [where = '', line, column] = issue.path.replace(/^texts\.?/, '').split(':');
    const path = TEXT_FIELDS.find((one) => one.path === where)?.path;
    const isLeftOut = issue.code === undefined && path !== undefined && (form[path] ?? '').trim() === '';
    const says = path === undefined ? words.nothing : isLeftOut ? required : faultIn(language, issue);
    const place = line === undefined ? '' : `${words.at(line, column ?? '1')}${colonIn(language)}`;
    faults[path ?? ''] = [faults[path ?? ''], `${place}${says}`].filter(Boolean).join(' ');
  }
  return faults;
};
