import type { FaultWords } from './fault-words.ts';

const rather = (meant: string): string => (meant === '' ? '' : ` Mysleli ste ${meant}?`);

export const FAULTS_SK: FaultWords = {
  unknown_variable: (name = '', meant = '') => `Premenná „${name}“ neexistuje.${rather(meant)}`,
  unknown_filter: (name = '', meant = '') => `Filter „${name}“ neexistuje.${rather(meant)}`,
  unknown_tag: (name = '', meant = '') => `Príkaz „${name}“ neexistuje.${rather(meant)}`,
  not_closed: (what = '') => `„${what}“ nie je uzavreté.`,
  unreadable: () => 'Túto časť nemožno prečítať; skontrolujte, prosím, zátvorky.',
  may_be_empty: (name = '', how = '') => `${name} môže byť prázdne. Napíšte, čo tam má byť vtedy: ${how}`,
  empty_when_least: () =>
    'Ak sú známe len vždy prítomné premenné, nič z toho nezostane. Napíšte, čo tam má byť vtedy.',
  leaves_braces: () => 'Zákazníci by čítali {{ alebo {%.',
  holds_html: () => 'Obsahuje HTML, ktoré by zákazníci čítali tak, ako je. Texty sú obyčajné.',
  too_long: (length = '', most = '') =>
    `So vzorovými hodnotami má ${length} znakov; prijme sa najviac ${most}.`,
  button_variable: () => 'Tlačidlo je niekoľko stálych slov bez premenných.',
  too_many_sms: (parts = '', most = '') =>
    `So vzorovými hodnotami má ${parts} SMS; posiela sa najviac ${most}.`,
  whatsapp_conditions: (how = '') =>
    `Čo Meta schvaľuje, má len premenné a žiadne podmienky. Pre to, čo môže byť prázdne, napíšte ${how}`,
  whatsapp_edges: () => 'Meta odmieta text, ktorý sa začína alebo končí premennou. Dajte tam, prosím, slová.',
  whatsapp_adjacent: () => 'Meta odmieta dve premenné, medzi ktorými nič nie je. Dajte tam, prosím, slová.',
  whatsapp_no_variable: (how = '') =>
    `Text nemá premennú. Uveďte aspoň prevádzku, ${how}, aby to bola vaša správa.`,
  whatsapp_header_variables: () => 'Nadpis má najviac jednu premennú.',
  no_link: (how = '') => `Chýba odkaz: dajte ${how} tam, kam patrí.`,
  no_link_nor_button: (how = '') => `Chýba odkaz: dajte ${how} tam, kam patrí, alebo napíšte tlačidlo.`,
  offer: (word = '') =>
    `„${word}“ je ponuka a správy o návštevách ponuky neobsahujú. Odstráňte ju, alebo správu označte ako ponuku.`,
  time_passed: () => 'Tento čas už uplynul.',
  time_too_far: (days = '') => `To je o viac ako ${days} dní.`,
  time_not_within: (days = '') => `Uveďte čas od teraz najviac o ${days} dní.`,
  time_no_hours: () => 'Prevádzka nemá hodiny, v ktorých správy odchádzajú.',
  time_outside_hours: (from = '', to = '') => `Správy tam odchádzajú od ${from} do ${to}.`,
  time_after_closing: () => 'Vtedy je check-in už uzavretý.',
};
