import type { FaultWords } from './fault-words.ts';

const rather = (meant: string): string => (meant === '' ? '' : ` Meinten Sie ${meant}?`);

export const FAULTS_DE: FaultWords = {
  unknown_variable: (name = '', meant = '') => `Die Variable „${name}“ gibt es nicht.${rather(meant)}`,
  unknown_filter: (name = '', meant = '') => `Den Filter „${name}“ gibt es nicht.${rather(meant)}`,
  unknown_tag: (name = '', meant = '') => `Den Befehl „${name}“ gibt es nicht.${rather(meant)}`,
  not_closed: (what = '') => `„${what}“ ist nicht geschlossen.`,
  unreadable: () => 'Diese Stelle lässt sich nicht lesen; bitte prüfen Sie die Klammern.',
  may_be_empty: (name = '', how = '') =>
    `${name} kann leer sein. Bitte schreiben Sie, was dann dasteht: ${how}`,
  empty_when_least: () =>
    'Sind nur die immer vorhandenen Variablen bekannt, bleibt nichts davon übrig. Bitte schreiben Sie, was dann dasteht.',
  leaves_braces: () => 'Kunden würden {{ oder {% lesen.',
  holds_html: () => 'Das enthält HTML, das Kunden so lesen würden, wie es dasteht. Texte sind schlicht.',
  too_long: (length = '', most = '') =>
    `Mit Beispielwerten sind es ${length} Zeichen; höchstens ${most} sind möglich.`,
  button_variable: () => 'Eine Schaltfläche besteht aus wenigen festen Wörtern ohne Variablen.',
  too_many_sms: (parts = '', most = '') =>
    `Mit Beispielwerten sind es ${parts} SMS; höchstens ${most} werden gesendet.`,
  whatsapp_conditions: (how = '') =>
    `Was Meta genehmigt, hat nur Variablen und keine Bedingungen. Für das, was leer sein kann, schreiben Sie ${how}`,
  whatsapp_edges: () =>
    'Meta lehnt einen Text ab, der mit einer Variablen beginnt oder endet. Bitte setzen Sie dort Wörter.',
  whatsapp_adjacent: () =>
    'Meta lehnt zwei Variablen ab, zwischen denen nichts steht. Bitte setzen Sie dort Wörter.',
  whatsapp_no_variable: (how = '') =>
    `Der Text hat keine Variable. Bitte nennen Sie wenigstens den Standort, ${how}, damit es Ihre Nachricht ist.`,
  whatsapp_header_variables: () => 'Eine Überschrift hat höchstens eine Variable.',
  no_link: (how = '') => `Der Link fehlt: Bitte setzen Sie ${how} dorthin, wo er stehen soll.`,
  no_link_nor_button: (how = '') =>
    `Der Link fehlt: Bitte setzen Sie ${how} dorthin, wo er stehen soll, oder schreiben Sie eine Schaltfläche.`,
  offer: (word = '') =>
    `„${word}“ ist ein Angebot, und Nachrichten zum Besuch enthalten keine. Nehmen Sie es heraus, oder kennzeichnen Sie die Nachricht als Angebot.`,
  time_passed: () => 'Diese Zeit ist vorbei.',
  time_too_far: (days = '') => `Das ist mehr als ${days} Tage voraus.`,
  time_not_within: (days = '') => `Bitte geben Sie eine Zeit zwischen jetzt und in ${days} Tagen an.`,
  time_no_hours: () => 'Der Standort hat keine Zeiten, zu denen Nachrichten hinausgehen.',
  time_outside_hours: (from = '', to = '') => `Dort gehen Nachrichten von ${from} bis ${to} Uhr hinaus.`,
  time_after_closing: () => 'Dann ist der Check-in schon geschlossen.',
};
