import type { TextPurpose } from '../free-text.ts';
import type { WhatsAppTemplate } from '../../dealers/settings.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Language } from '../../kernel/language.ts';
import type { Rendered } from '../channel.ts';
import { MAIL_FOOTER } from './mail-footer.ts';
import { mailHtml } from './mail-layout.ts';
import { checkVariables, type EmailTexts, purposeOf, type PurposeTexts } from './purposes.ts';
import { fillLine, fillText } from './template-engine.ts';
import { fromKept } from './kept-values.ts';
import { type Scope, scopeOf } from './variable-values.ts';

export type RenderInput = {
  purpose: TextPurpose;
  /** The language of the text: dates and amounts are written in it. */
  language: Language;
  /** Where the appointment is. */
  zone: string;
  variables: Readonly<Record<string, string>>;
  /** The customer's link; required where the purpose has one. */
  link?: string | undefined;
};

type Filled = { scope: Scope; url: string | undefined };

const prepare = ({ purpose, language, zone, variables, link }: RenderInput): Filled => {
  const values = { ...fromKept(variables), ...(link ? { link } : {}) };
  checkVariables(purpose, values);
  const { mandatory, nullable, link: leadsTo } = purposeOf(purpose);
  if (mandatory.includes('link') && !link)
    throw new AppError(
      'Defect',
      'message.link_missing',
      `A ${purpose} message was rendered without its link.`,
    );
  const scope = scopeOf([...mandatory, ...nullable], values, { language, zone });
  return { scope, url: leadsTo && valueAt(scope, leadsTo) };
};

const valueAt = (scope: Scope, name: string): string | undefined => {
  const [group = '', field = ''] = name.split('.');
  const inner = scope[group];
  return (typeof inner === 'object' ? inner?.[field] : inner) ?? undefined;
};

/** The text for SMS, or for WhatsApp inside the 24-hour window. */
export const renderText = (input: RenderInput & { texts: PurposeTexts['sms'] }) =>
  ({ form: 'text', text: fillText(input.texts.text, prepare(input).scope) }) as const satisfies Rendered;

/** A message in the manufacturer's app, its link as a button. None where the app itself runs the check-in (S0.30). */
export const renderChat = (input: RenderInput & { texts: EmailTexts; hasButton: boolean }) => {
  const { subject, body, button } = input.texts;
  const { scope, url } = prepare(input);
  return {
    form: 'chat',
    subject: fillLine(subject, scope),
    text: fillText(body, scope),
    ...(input.hasButton && button && url ? { button: { label: button, url } } : {}),
  } as const satisfies Rendered;
};

/** One `{{ … }}` of a text. No tag can stand in it, nor another one. */
const OUTPUT = /\{\{[\s\S]*?\}\}/g;
export const outputsOf = (text: string): string[] => text.match(OUTPUT) ?? [];

/** The text as the customer reads it, with the values that Meta is handed. */
export const filledIn = (text: string, values: readonly string[]): string => {
  const rest = [...values];
  return outputsOf(text).reduce((all, output) => all.replace(output, () => rest.shift() ?? ''), text);
};

/** The text as Meta is handed it for approval: its variables by their number. */
export const forApproval = (text: string): string => {
  let number = 0;
  return text.replaceAll(OUTPUT, () => `{{${(number += 1)}}}`);
};

/** The values for an approved WhatsApp template; the button's URL gets only the suffix after its fixed base (S0.15). */
export const renderWhatsAppTemplate = (
  input: RenderInput & {
    texts: PurposeTexts['whatsapp'];
    template: WhatsAppTemplate;
    buttonSuffix?: string | undefined;
  },
) => {
  const { scope } = prepare(input);
  const [header] = outputsOf(input.texts.header ?? '');
  return {
    form: 'whatsapp-template',
    template: input.template,
    ...(header === undefined ? {} : { header: fillLine(header, scope) }),
    body: outputsOf(input.texts.body).map((output) => fillLine(output, scope)),
    ...(purposeOf(input.purpose).link === 'link' && input.buttonSuffix !== undefined
      ? { buttonSuffix: input.buttonSuffix }
      : {}),
  } as const satisfies Rendered;
};

/**
 * Subject, plain text and HTML of an email, in the dealer's colour and with their logo, with a way to unsubscribe. No tracking pixel, no
 * tracked links: the address of the logo is one for all who get it.
 */
export const renderEmail = (
  input: RenderInput & {
    texts: EmailTexts;
    colour: string;
    /** The address of the logo. */
    logo?: string | undefined;
    unsubscribeUrl: string;
    preferencesUrl?: string;
  },
) => {
  const { scope, url } = prepare(input);
  const body = fillText(input.texts.body, scope);
  const button = url === undefined ? undefined : input.texts.button;
  const { unsubscribeUrl, preferencesUrl } = input;
  const { why, unsubscribe, preferences } = MAIL_FOOTER[input.language];
  const footer = { why: fillText(why, scope), unsubscribe, preferences };
  const html = mailHtml({
    language: input.language,
    colour: input.colour,
    logo: input.logo,
    name: valueAt(scope, 'location.name') ?? '',
    paragraphs: body.split('\n\n'),
    ...(button === undefined || url === undefined ? {} : { button, link: url }),
    footer: { ...footer, unsubscribeUrl, preferencesUrl },
  });
  return {
    form: 'email',
    subject: fillLine(input.texts.subject, scope),
    text: [
      body,
      ...(button ? [`${button}: ${url}`] : []),
      [
        footer.why,
        ...(preferencesUrl === undefined ? [] : [`${preferences}: ${preferencesUrl}`]),
        `${unsubscribe}: ${unsubscribeUrl}`,
      ].join('\n'),
    ].join('\n\n'),
    html,
    unsubscribeUrl,
  } as const satisfies Rendered;
};
