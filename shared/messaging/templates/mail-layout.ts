import { Liquid } from 'liquidjs';
import type { Language } from '../../kernel/language.ts';
import { ENGINE_OPTIONS, fill } from './template-engine.ts';

/** Makes the HTML around a text: ours alone, so it may do what a text may not. */
const htmlEngine = new Liquid({ ...ENGINE_OPTIONS, outputEscape: 'escape' });
for (const tag of ['include', 'render', 'layout']) delete htmlEngine.tags[tag];

/**
 * As large as a sign at the head of a letter, whatever the picture; programs without `max-height` go by the attribute. On a plate of
 * its own, for pictures are often dark on nothing: almost white, and painted twice, since programs that turn mails dark turn pure white
 * and plain colours. The name stands in the same style where pictures are not loaded.
 */
const LOGO_STYLE =
  'display:inline-block;margin-left:-6px;width:auto;height:auto;max-width:220px;max-height:44px;padding:6px;border-radius:6px;background:#fefefe linear-gradient(#fefefe,#fefefe);color:#1c1e21;font-size:18px;font-weight:600';

const EMAIL_HTML = `<!doctype html><html lang="{{ language }}"><body style="margin:0;background:#f4f5f7;font-family:system-ui,sans-serif;color:#1c1e21">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td style="padding:28px 28px 8px;font-size:16px;line-height:1.5">
{% if logo != blank %}<p style="margin:0 0 20px"><img src="{{ logo }}" alt="{{ name }}" height="44" style="${LOGO_STYLE}"></p>{% endif %}{% for paragraph in paragraphs %}<p style="margin:0 0 16px">{{ paragraph | escape | newline_to_br | raw }}</p>{% endfor %}
{% if button != blank %}<p style="margin:8px 0 24px"><a href="{{ link }}" style="display:inline-block;padding:14px 24px;border-radius:8px;background:{{ colour }};color:#ffffff;text-decoration:none;font-weight:600">{{ button }}</a></p>
<p style="margin:0 0 20px;font-size:13px;color:#5f6368;word-break:break-all">{{ link }}</p>{% endif %}
</td></tr></table>
{% if unsubscribeUrl != blank %}<p style="margin:16px 12px 0;font-size:13px;line-height:1.5;color:#5f6368">{{ why }}<br>{% if preferencesUrl != blank %}<a href="{{ preferencesUrl }}" style="color:#5f6368">{{ preferences }}</a> · {% endif %}<a href="{{ unsubscribeUrl }}" style="color:#5f6368">{{ unsubscribe }}</a></p>{% endif %}
</td></tr></table></body></html>`;

export type MailParts = {
  language: Language;
  colour: string;
  /** The address of the logo. */
  logo?: string | undefined;
  /** Whose mail it is, where the logo is not shown. */
  name: string;
  paragraphs: readonly string[];
  button?: string;
  link?: string;
  /** How to get no more of them; a mail that nobody subscribed to has none. */
  footer?: {
    why: string;
    unsubscribe: string;
    unsubscribeUrl: string;
    preferences: string;
    preferencesUrl: string | undefined;
  };
};

/** The HTML of a mail: in the dealer's colour and with their logo. All values are escaped. */
export const mailHtml = ({ footer, ...parts }: MailParts): string =>
  fill(htmlEngine, EMAIL_HTML, {
    button: '',
    link: '',
    ...parts,
    logo: parts.logo ?? '',
    why: '',
    unsubscribe: '',
    unsubscribeUrl: '',
    preferences: '',
    ...footer,
    preferencesUrl: footer?.preferencesUrl ?? '',
  });
