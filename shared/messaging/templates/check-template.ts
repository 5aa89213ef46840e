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
import { type TextFaultCode, textIssue } from './text-faults.ts';
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
  const tell = (code: TextFaultCode, ...values: string[]) => issues.push(textIssue(path, code, ...values));
  try {
    const filled = fillText(text, scope);
    if (filled === '') tell('empty_when_least');
    if (/\{\{|\}\}|\{%|%\}/.test(filled)) tell('leaves_braces');
    if (/<\/?[a-z!][^>]*>/i.test(filled)) tell('holds_html');
    if (most !== undefined && filled.length > most) tell('too_long', String(filled.length), String(most));
    if (path.endsWith('.button') && outputsOf(text).length > 0) tell('button_variable');
    const { parts } = smsLength(transliterate(filled));
    if (path === 'sms.text' && parts > MOST_SMS_PARTS)
      tell('too_many_sms', String(parts), String(MOST_SMS_PARTS));
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
    issues.push(textIssue(path, 'whatsapp_conditions', '{{ name | default: "…" }}'));
  if (/^\s*\{\{|\}\}[\s.,!?]*$/.test(body)) issues.push(textIssue(path, 'whatsapp_edges'));
  if (/\}\}\s*\{\{/.test(body)) issues.push(textIssue(path, 'whatsapp_adjacent'));
  if (outputsOf(body).length === 0)
    issues.push(textIssue(path, 'whatsapp_no_variable', '{{ location.name }}'));
  if (outputsOf(header).length > 1) issues.push(textIssue('whatsapp.header', 'whatsapp_header_variables'));
  return issues;
};

/** A message whose point is its link must have it, on every channel. */
const linkIssues = (about: PurposeVariables, { sms, email, oem, whatsapp }: TemplateTexts): Issue[] => {
  const { link } = about;
  if (link === undefined || !about.mandatory.includes(link)) return [];
  const issues: Issue[] = [];
  const has = (text: string) => outputsOf(text).some((output) => output.includes(link));
  const how = `{{ ${link} }}`;
  if (sms && !has(sms.text)) issues.push(textIssue('sms.text', 'no_link', how));
  for (const [path, mail] of Object.entries({ email, oem }))
    if (mail && !mail.button && !has(mail.body))
      issues.push(textIssue(`${path}.body`, 'no_link_nor_button', how, path));
  // The link of a check-in is the button of the approved template.
  if (whatsapp && link !== 'link' && !has(whatsapp.body))
    issues.push(textIssue('whatsapp.body', 'no_link', how));
  return issues;
};

const offerIssues = ({ path, text }: Field, language: Language): Issue[] =>
  offerWords(text, language).map(({ word, index }) =>
    textIssue(`${path}:${positionAt(text, index)}`, 'offer', word),
  );
