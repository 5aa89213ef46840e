import type { FaultWords } from './fault-words.ts';

const rather = (meant: string): string => (meant === '' ? '' : ` Bedoelde u ${meant}?`);

export const FAULTS_NL: FaultWords = {
  unknown_variable: (name = '', meant = '') => `De variabele “${name}” bestaat niet.${rather(meant)}`,
  unknown_filter: (name = '', meant = '') => `Het filter “${name}” bestaat niet.${rather(meant)}`,
  unknown_tag: (name = '', meant = '') => `De opdracht “${name}” bestaat niet.${rather(meant)}`,
  not_closed: (what = '') => `“${what}” is niet gesloten.`,
  unreadable: () => 'Dit deel kan niet worden gelezen; controleer de haakjes.',
  may_be_empty: (name = '', how = '') => `${name} kan leeg zijn. Schrijf wat er dan staat: ${how}`,
  empty_when_least: () =>
    'Als alleen de altijd aanwezige variabelen bekend zijn, blijft er niets van over. Schrijf wat er dan staat.',
  leaves_braces: () => 'Klanten zouden {{ of {% lezen.',
  holds_html: () => 'Dit bevat HTML, die klanten zouden lezen zoals het er staat. Teksten zijn gewone tekst.',
  too_long: (length = '', most = '') =>
    `Met voorbeeldwaarden zijn het ${length} tekens; hoogstens ${most} zijn mogelijk.`,
  button_variable: () => 'Een knop bestaat uit een paar vaste woorden, zonder variabelen.',
  too_many_sms: (parts = '', most = '') =>
    `Met voorbeeldwaarden zijn het ${parts} sms-berichten; hoogstens ${most} worden verstuurd.`,
  whatsapp_conditions: (how = '') =>
    `Wat Meta goedkeurt heeft alleen variabelen en geen voorwaarden. Schrijf voor wat leeg kan zijn ${how}`,
  whatsapp_edges: () => 'Meta weigert een tekst die met een variabele begint of eindigt. Zet daar woorden.',
  whatsapp_adjacent: () => 'Meta weigert twee variabelen waar niets tussen staat. Zet daar woorden.',
  whatsapp_no_variable: (how = '') =>
    `De tekst heeft geen variabele. Noem minstens de vestiging, ${how}, zodat het uw bericht is.`,
  whatsapp_header_variables: () => 'Een kop heeft hoogstens één variabele.',
  no_link: (how = '') => `De link ontbreekt: zet ${how} waar hij hoort.`,
  no_link_nor_button: (how = '') => `De link ontbreekt: zet ${how} waar hij hoort, of schrijf een knop.`,
  offer: (word = '') =>
    `“${word}” is een aanbieding, en berichten over bezoeken bevatten die niet. Haal het weg, of markeer het bericht als aanbieding.`,
  time_passed: () => 'Deze tijd is voorbij.',
  time_too_far: (days = '') => `Dit is meer dan ${days} dagen vooruit.`,
  time_not_within: (days = '') => `Geef een tijd tussen nu en over ${days} dagen.`,
  time_no_hours: () => 'De vestiging heeft geen uren waarin berichten uitgaan.',
  time_outside_hours: (from = '', to = '') => `Daar gaan berichten uit van ${from} tot ${to} uur.`,
  time_after_closing: () => 'Dan is de check-in al gesloten.',
};
