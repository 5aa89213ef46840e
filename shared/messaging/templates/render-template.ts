import { Liquid, type Template } from 'liquidjs';
import type { Purpose, WhatsAppTemplate } from '../../dealers/settings.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Language } from '../../kernel/language.ts';
import type { Rendered } from '../channel.ts';
import { MAIL_FOOTER } from './mail-footer.ts';
import { checkVariables, PURPOSE_VARIABLES } from './purposes.ts';
import { TEXTS } from './texts.ts';

/** A text takes a millisecond. A second, because the first one after a cold start shares a slow processor with everything else that starts. */
const limits = { parseLimit: 10_000, renderLimit: 1000, memoryLimit: 100_000 };
const options = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  cache: true,
  templates: {},
  ...limits,
};

const textEngine = new Liquid(options);
const htmlEngine = new Liquid({ ...options, outputEscape: 'escape' });
for (const engine of [textEngine, htmlEngine]) {
  for (const tag of ['include', 'render', 'layout']) delete engine.tags[tag];
}

export type RenderInput = {
  purpose: Purpose;
  language: Language;
  variables: Readonly<Record<string, string>>;
  /** The customer's link; required where the purpose has one. */
  link?: string | undefined;
};

/** All variables of a purpose, empty where nothing is known, so that a strict template can ask for each of them. */
const scopeOf = ({ purpose, variables, link }: RenderInput): Record<string, string> => {
  checkVariables(purpose, variables);
  const { required, optional, hasLink } = PURPOSE_VARIABLES[purpose];
  if (hasLink && !link)
    throw new AppError(
      'Defect',
      'message.link_missing',
      `A ${purpose} message was rendered without its link.`,
    );
  return Object.fromEntries([
    ...[...required, ...optional].map((name) => [name, variables[name] ?? '']),
    ...(link ? [['link', link]] : []),
  ]);
};

/** The texts that were rendered before, taken apart: that takes as long as filling them in. */
const parsed = new WeakMap<Liquid, Map<string, Template[]>>();
const parse = (engine: Liquid, text: string): Template[] => {
  const known = parsed.get(engine) ?? new Map<string, Template[]>();
  parsed.set(engine, known);
  const template = known.get(text) ?? engine.parse(text);
  if (known.size >= MOST_TEMPLATES) known.clear();
  known.set(text, template);
  return template;
};
const MOST_TEMPLATES = 200;

const render = (engine: Liquid, text: string, scope: Record<string, unknown>): string =>
  String(engine.renderSync(parse(engine, text), scope));

/** The text for SMS, or for WhatsApp inside the 24-hour window. */
export const renderText = (input: RenderInput): Rendered => ({
  form: 'text',
  text: render(textEngine, TEXTS[input.purpose][input.language].text, scopeOf(input)),
});

const renderSubject = (template: string, scope: Record<string, string>): string =>
  render(textEngine, template, scope).replaceAll(/\s+/g, ' ');

/** A message in the manufacturer's app: the words of the email, its link as a button. None where the app itself runs the check-in (S0.30). */
export const renderChat = (input: RenderInput & { hasButton: boolean }): Rendered => {
  const { email } = TEXTS[input.purpose][input.language];
  const scope = scopeOf(input);
  const { hasButton, link } = input;
  return {
    form: 'chat',
    subject: renderSubject(email.subject, scope),
    text: render(textEngine, email.body, scope),
    ...(hasButton && email.button && link ? { button: { label: email.button, url: link } } : {}),
  };
};

/** The values for an approved WhatsApp template; the button's URL gets only the suffix after its fixed base (S0.15). */
export const renderWhatsAppTemplate = (
  input: RenderInput & { template: WhatsAppTemplate; buttonSuffix?: string | undefined },
): Rendered => ({
  form: 'whatsapp-template',
  template: input.template,
  body: TEXTS[input.purpose][input.template.language].whatsappBody.map((value) =>
    render(textEngine, value, scopeOf(input)),
  ),
  ...(PURPOSE_VARIABLES[input.purpose].hasLink && input.buttonSuffix !== undefined
    ? { buttonSuffix: input.buttonSuffix }
    : {}),
});

const EMAIL_HTML = `<!doctype html><html lang="{{ language }}"><body style="margin:0;background:#f4f5f7;font-family:system-ui,sans-serif;color:#1c1e21">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td style="padding:28px 28px 8px;font-size:16px;line-height:1.5">
{% for paragraph in paragraphs %}<p style="margin:0 0 16px">{{ paragraph | escape | newline_to_br | raw }}</p>{% endfor %}
{% if button != blank %}<p style="margin:8px 0 24px"><a href="{{ link }}" style="display:inline-block;padding:14px 24px;border-radius:8px;background:{{ colour }};color:#ffffff;text-decoration:none;font-weight:600">{{ button }}</a></p>
<p style="margin:0 0 20px;font-size:13px;color:#5f6368;word-break:break-all">{{ link }}</p>{% endif %}
</td></tr></table>
<p style="margin:16px 12px 0;font-size:13px;line-height:1.5;color:#5f6368">{{ why }}<br>{% if preferencesUrl != blank %}<a href="{{ preferencesUrl }}" style="color:#5f6368">{{ preferences }}</a> · {% endif %}<a href="{{ unsubscribeUrl }}" style="color:#5f6368">{{ unsubscribe }}</a></p>
</td></tr></table></body></html>`;

/** Subject, plain text and HTML of an email, in the dealer's colour, with a way to unsubscribe. No tracking pixel, no tracked links. */
export const renderEmail = (
  input: RenderInput & { colour: string; unsubscribeUrl: string; preferencesUrl?: string },
): Rendered => {
  const { email } = TEXTS[input.purpose][input.language];
  const scope = scopeOf(input);
  const body = render(textEngine, email.body, scope);
  const { unsubscribeUrl, preferencesUrl } = input;
  const { why, unsubscribe, preferences } = MAIL_FOOTER[input.language];
  const footer = { why: render(textEngine, why, scope), unsubscribe, preferences };
  const html = render(htmlEngine, EMAIL_HTML, {
    language: input.language,
    colour: input.colour,
    paragraphs: body.split('\n\n'),
    button: email.button ?? '',
    link: input.link ?? '',
    ...footer,
    unsubscribeUrl,
    preferencesUrl: preferencesUrl ?? '',
  });
  return {
    form: 'email',
    subject: renderSubject(email.subject, scope),
    text: [
      body,
      ...(email.button && input.link ? [`${email.button}: ${input.link}`] : []),
      [
        footer.why,
        ...(preferencesUrl === undefined ? [] : [`${preferences}: ${preferencesUrl}`]),
        `${unsubscribe}: ${unsubscribeUrl}`,
      ].join('\n'),
    ].join('\n\n'),
    html: html,
    unsubscribeUrl,
  };
};
