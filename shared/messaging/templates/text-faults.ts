import type { Issue } from '../../kernel/app-error.ts';

/** What can be wrong with a text, as the API says it, with what of the text stands in the sentence. Pages say it in their own languages. */
export const TEXT_FAULTS = {
  unknown_variable: (name = '', _meant = '', rather = '') => `unknown variable "${name}"${rather}`,
  unknown_filter: (name = '', _meant = '', rather = '') => `unknown filter "${name}"${rather}`,
  unknown_tag: (name = '', _meant = '', rather = '') => `tag "${name}" not found${rather}`,
  not_closed: (_what = '', says = '') => says,
  unreadable: (says = '') => says,
  may_be_empty: (name = '', how = '') =>
    `${name} may be empty: say what stands there then, ${how}, or put it between {% if ${name} != blank %} and {% endif %}`,
  empty_when_least: () => 'is empty when only the mandatory variables are known; write what stands there',
  leaves_braces: () => 'leaves {{ or {% in what the customer reads',
  holds_html: () =>
    'holds HTML, which the customer would read as it stands; texts are plain, the frame is ours',
  too_long: (length = '', most = '') =>
    `is ${length} characters long with sample values; at most ${most} are taken`,
  button_variable: () => 'is a few words that never change, without variables',
  too_many_sms: (parts = '', most = '') =>
    `is ${parts} SMS long with sample values; at most ${most} are sent`,
  whatsapp_conditions: (how = '') =>
    `what Meta approves has variables only, no conditions: use ${how} for what may be empty`,
  whatsapp_edges: () => 'Meta refuses a text that begins or ends with a variable; put words there',
  whatsapp_adjacent: () => 'Meta refuses two variables with nothing between them; put words there',
  whatsapp_no_variable: (how = '') =>
    `has no variable; name at least the location, ${how}, so that it is your message`,
  whatsapp_header_variables: () => 'a header has one variable at most',
  no_link: (how = '') => `has no link: put ${how} where it belongs`,
  no_link_nor_button: (how = '', part = '') =>
    `has no link: put ${how} where it belongs, or give the ${part} a button`,
  offer: (word = '') =>
    `"${word}" makes an offer, and a service message holds none. Take it out, or save the template as promotional: it then goes only to customers who agreed to advertising`,
} satisfies Record<string, (...values: string[]) => string>;

export type TextFaultCode = keyof typeof TEXT_FAULTS;

/** A fault of a text, at its place. */
export const textIssue = (path: string, code: TextFaultCode, ...values: string[]): Issue => {
  const says: (...of: string[]) => string = TEXT_FAULTS[code];
  return { path, message: says(...values), code, values };
};
