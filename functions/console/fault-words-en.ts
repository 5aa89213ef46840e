import type { FaultWords } from './fault-words.ts';

const rather = (meant: string): string => (meant === '' ? '' : ` Did you mean ${meant}?`);

export const FAULTS_EN: FaultWords = {
  unknown_variable: (name = '', meant = '') => `There is no variable “${name}”.${rather(meant)}`,
  unknown_filter: (name = '', meant = '') => `There is no filter “${name}”.${rather(meant)}`,
  unknown_tag: (name = '', meant = '') => `There is no tag “${name}”.${rather(meant)}`,
  not_closed: (what = '') => `“${what}” is not closed.`,
  unreadable: () => 'This part cannot be read; please check its braces.',
  may_be_empty: (name = '', how = '') => `${name} may be empty. Please say what stands there then: ${how}`,
  empty_when_least: () =>
    'Nothing is left of it when only the mandatory variables are known. Please write what stands there then.',
  leaves_braces: () => 'Customers would read {{ or {%.',
  holds_html: () => 'It holds HTML, which customers would read as it stands. Texts are plain.',
  too_long: (length = '', most = '') =>
    `It has ${length} characters with sample values; at most ${most} are taken.`,
  button_variable: () => 'A button is a few words that never change, without variables.',
  too_many_sms: (parts = '', most = '') =>
    `It is ${parts} SMS long with sample values; at most ${most} are sent.`,
  whatsapp_conditions: (how = '') =>
    `What Meta approves has variables only, no conditions. For what may be empty write ${how}`,
  whatsapp_edges: () => 'Meta refuses a text that begins or ends with a variable. Please put words there.',
  whatsapp_adjacent: () => 'Meta refuses two variables with nothing between them. Please put words there.',
  whatsapp_no_variable: (how = '') =>
    `It has no variable. Please name at least the location, ${how}, so that it is your message.`,
  whatsapp_header_variables: () => 'A heading has one variable at most.',
  no_link: (how = '') => `The link is missing: please put ${how} where it belongs.`,
  no_link_nor_button: (how = '') =>
    `The link is missing: please put ${how} where it belongs, or write a button.`,
  offer: (word = '') =>
    `“${word}” makes an offer, and messages about visits hold none. Take it out, or mark it as an offer.`,
  time_passed: () => 'This time has passed.',
  time_too_far: (days = '') => `This is more than ${days} days ahead.`,
  time_not_within: (days = '') => `Please give a time between now and ${days} days from now.`,
  time_no_hours: () => 'The location finds no hours in which messages go out.',
  time_outside_hours: (from = '', to = '') => `Messages go out from ${from} to ${to} there.`,
  time_after_closing: () => 'The check-in is closed by then.',
};
