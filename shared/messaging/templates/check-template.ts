import type { TextPurpose } from '../free-text.ts';
import type { Issue } from '../../kernel/app-error.ts';
import type { Language } from '../../kernel/language.ts';
import { smsLength } from '../channels/gsm.ts';
import { transliterate } from '../channels/transliterate.ts';
import { inspectText, parseIssue, positionAt } from './inspect-text.ts';
import { offerWords } from './offer-words.ts';
import { type EmailTexts, type PurposeVariables, purposeOf } from './purposes.ts';
import { outputsOf } from './render-template.ts';
import type { TemplateTexts } from './template.ts';
import { fillText } from './template-engine.ts';
import { type Scope, scopeOf } from './variable-values.ts';
import { sampleOf, type VariableName, variableOf } from './variables.ts';

export type CheckTemplateCommand = {
  purpose: TextPurpose;
  language: Language;
  promotional: boolean;
  texts: TemplateTexts;
  /** Of a text for one message: which variables have a value there, so that none of these needs a fallback. */
  known?: readonly string[];
};

/** Vendors take more; ten parts cost ten times as much, and nobody reads them. */
const MOST_SMS_PARTS = 10;
/** Meta's limits for what the customer sees. */
const MOST_HEADER = 60;
const MOST_BODY = 1024;
/** Mail programs show some 60, and cut there. */
const MOST_SUBJECT = 150;

type Field = { path: string; text: string; most?: number };

/**
 * All faults of a template, each with field, line and column: what Liquid cannot read, variables and filters that there are
 * not, what may be empty without a fallback (S1.16), texts that are too long, a missing link, and words of an offer in a
 * service message. What has none is known to render, with all values and with the least.
 */
export const checkTemplate = (command: CheckTemplateCommand): Issue[] => {
  const { purpose, language, promotional, texts, known = [] } = command;
  const about = withKnown(purposeOf(purpose), known);
  const fields = fieldsOf(texts);
  const inspected = fields.flatMap(({ path, text }) => inspectText(path, text, about));
  const offers = promotional ? [] : fields.flatMap((field) => offerIssues(field, language));
  // What is broken would be told of twice.
  const rendered = fields
    .filter(({ path }) => !inspected.some((issue) => issue.path.startsWith(path)))
    .flatMap((field) => samplesOf(about, language).flatMap((scope) => renderIssues(field, scope)));
  const all = [...inspected, ...whatsAppIssues(texts), ...linkIssues(about, texts), ...offers, ...rendered];
  return all.filter(
    ({ path, message }, index) =>
      all.findIndex((other) => other.path === path && other.message === message) === index,
  );
};

const withKnown = ({ mandatory, nullable, ...about }: PurposeVariables, known: readonly string[]) => {
  const isKnown = (name: VariableName) => known.includes(variableOf(name).partOf ?? name);
  return {
    ...about,
    mandatory: [...mandatory, ...nullable.filter(isKnown)],
    nullable: nullable.filter((name) => !isKnown(name)),
  };
};

const fieldsOf = ({ sms, email, oem, whatsapp }: TemplateTexts): Field[] => [
  ...(sms ? [{ path: 'sms.text', text: sms.text }] : []),
  ...(email ? emailFields('email', email) : []),
  ...(oem ? emailFields('oem', oem) : []),
  ...(whatsapp?.header === undefined
    ? []
    : [{ path: 'whatsapp.header', text: whatsapp.header, most: MOST_HEADER }]),
  ...(whatsapp ? [{ path: 'whatsapp.body', text: whatsapp.body, most: MOST_BODY }] : []),
];
const emailFields = (path: string, { subject, body, button }: EmailTexts): Field[] => [
  { path: `${path}.subject`, text: subject, most: MOST_SUBJECT },
  { path: `${path}.body`, text: body },
  // A button is a few words that never change.
  ...(button === undefined ? [] : [{ path: `${path}.button`, text: button }]),
];

/** With all values, and with the least. */
const samplesOf = ({ mandatory, nullable }: PurposeVariables, language: Language): Scope[] =>
  [[...mandatory, ...nullable], mandatory].map((known) =>
    scopeOf(
      [...mandatory, ...nullable],
      Object.fromEntries(known.map((name) => [name, sampleOf(name, language)])),
      { language, zone: 'Europe/Berlin' },
    ),
  );

const renderIssues = ({ path, text, most }: Field, scope: Scope): Issue[] => {
  const issues: Issue[] = [];
  const tell = (message: string) => issues.push({ path, message });
  try {
    const filled = fillText(text, scope);
    if (filled === '') tell('is empty when only the mandatory variables are known; write what stands there');
    if (/\{\{|\}\}|\{%|%\}/.test(filled)) tell('leaves {{ or {% in what the customer reads');
    if (/<\/?[a-z!][^>]*>/i.test(filled))
      tell('holds HTML, which the customer would read as it stands; texts are plain, the frame is ours');
    if (most !== undefined && filled.length > most)
      tell(`is ${filled.length} characters long with sample values; at most ${most} are taken`);
    if (path.endsWith('.button') && outputsOf(text).length > 0)
      tell('is a few words that never change, without variables');
    const { parts } = smsLength(transliterate(filled));
    if (path === 'sms.text' && parts > MOST_SMS_PARTS)
      tell(`is ${parts} SMS long with sample values; at most ${MOST_SMS_PARTS} are sent`);
  } catch (error) {
    issues.push(parseIssue(path, error));
  }
  return issues;
};

/** What Meta asks of a template's variables. */
const whatsAppIssues = ({ whatsapp }: TemplateTexts): Issue[] => {
  if (!whatsapp) return [];
  const { header = '', body } = whatsapp;
  const issues: Issue[] = [];
  const path = 'whatsapp.body';
  if (/\{%/.test(header + body))
    issues.push({
      path,
      message:
        'what Meta approves has variables only, no conditions: use {{ name | default: "…" }} for what may be empty',
    });
  if (/^\s*\{\{|\}\}[\s.,!?]*$/.test(body))
    issues.push({
      path,
      message: 'Meta refuses a text that begins or ends with a variable; put words there',
    });
  if (/\}\}\s*\{\{/.test(body))
    issues.push({ path, message: 'Meta refuses two variables with nothing between them; put words there' });
  if (outputsOf(body).length === 0)
    issues.push({
      path,
      message: 'has no variable; name at least the location, {{ location.name }}, so that it is your message',
    });
  if (outputsOf(header).length > 1)
    issues.push({ path: 'whatsapp.header', message: 'a header has one variable at most' });
  return issues;
};

/** A message whose point is its link must have it, on every channel. */
const linkIssues = (about: PurposeVariables, { sms, email, oem, whatsapp }: TemplateTexts): Issue[] => {
  const { link } = about;
  if (link === undefined || !about.mandatory.includes(link)) return [];
  const issues: Issue[] = [];
  const has = (text: string) => outputsOf(text).some((output) => output.includes(link));
  const missing = `has no link: put {{ ${link} }} where it belongs`;
  if (sms && !has(sms.text)) issues.push({ path: 'sms.text', message: missing });
  for (const [path, mail] of Object.entries({ email, oem }))
    if (mail && !mail.button && !has(mail.body))
      issues.push({ path: `${path}.body`, message: `${missing}, or give the ${path} a button` });
  // The link of a check-in is the button of the approved template.
  if (whatsapp && link !== 'link' && !has(whatsapp.body))
    issues.push({ path: 'whatsapp.body', message: missing });
  return issues;
};

const offerIssues = ({ path, text }: Field, language: Language): Issue[] =>
  offerWords(text, language).map(({ word, index }) => ({
    path: `${path}:${positionAt(text, index)}`,
    message: `"${word}" makes an offer, and a service message holds none. Take it out, or save the template as promotional: it then goes only to customers who agreed to advertising`,
  }));
