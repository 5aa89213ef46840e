import type { Inbox } from '../../shared/events/find-inboxes.ts';
import type { Language } from '../../shared/kernel/language.ts';

/** What stands on the pages of the inboxes, in one language. */
export type InboxTexts = {
  heading: string;
  mine: string;
  lists: string;
  waiting: string;
  unanswered: string;
  accept: string;
  open: string;
  passOn: string;
  finish: string;
  since: (when: string) => string;
  latest: (when: string) => string;
  acceptedAt: (when: string) => string;
  unansweredSince: (when: string) => string;
  messages: (count: number) => string;
  passedBy: (name: string, inbox: string, when: string) => string;
  somebody: string;
  empty: Record<'waiting' | 'unanswered' | 'mine', string>;
  shortPage: string;
  changed: string;
  look: string;
  done: Record<'accepted' | 'finished' | 'passed', string>;
  taken: (name: string) => string;
  takenByYou: string;
  gone: string;
  transfer: {
    heading: string;
    lead: string;
    to: string;
    choose: string;
    team: (inbox: string) => string;
    note: string;
    noteHint: string;
    send: string;
  };
};

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const INBOX_TEXTS: Record<Language, InboxTexts> = {
  en: {
    heading: 'Inbox',
    mine: 'Mine',
    lists: 'Inboxes',
    waiting: 'Waiting',
    unanswered: 'Without an answer',
    accept: 'Accept',
    open: 'Open conversation',
    passOn: 'Pass on',
    finish: 'Done',
    since: (when) => `since ${when}`,
    latest: (when) => `latest ${when}`,
    acceptedAt: (when) => `accepted ${when}`,
    unansweredSince: (when) => `without an answer since ${when}`,
    messages: (count) => `${count} messages`,
    passedBy: (name, inbox, when) => `Passed on by ${name} from ${inbox}, ${when}`,
    somebody: 'a customer whose name is not known',
    empty: {
      waiting: 'Nothing waits here. What comes in is shown as soon as it does.',
      unanswered: 'Every customer has an answer.',
      mine: 'You have nothing in hand. Accept something from an inbox, and it stands here until it is done.',
    },
    shortPage: 'Nothing of your locations on this page.',
    changed: 'Something has changed here.',
    look: 'Show it',
    done: { accepted: 'It is yours now.', finished: 'Done.', passed: 'Passed on.' },
    taken: (name) => `${name} was quicker and takes care of it.`,
    takenByYou: 'You have it already.',
    gone: 'Somebody has dealt with it, or has passed it on. It waits here no more.',
    transfer: {
      heading: 'Pass on',
      lead: 'It leaves this inbox, and whoever gets it sees that it comes from you.',
      to: 'To',
      choose: 'Please choose',
      team: (inbox) => `Team ${inbox}`,
      note: 'Note for them',
      noteHint:
        'It stands in the conversation as an internal note. Customers never see it, mechanics neither.',
      send: 'Pass on',
    },
  },
  de: {
    heading: 'Eingang',
    mine: 'Meine',
    lists: 'Eingänge',
    waiting: 'Wartet',
    unanswered: 'Ohne Antwort',
    accept: 'Übernehmen',
    open: 'Unterhaltung öffnen',
    passOn: 'Weitergeben',
    finish: 'Erledigt',
    since: (when) => `seit ${when}`,
    latest: (when) => `zuletzt ${when}`,
    acceptedAt: (when) => `übernommen ${when}`,
    unansweredSince: (when) => `ohne Antwort seit ${when}`,
    messages: (count) => `${count} Nachrichten`,
    passedBy: (name, inbox, when) => `Weitergegeben von ${name} aus ${inbox}, ${when}`,
    somebody: 'ein Kunde, dessen Namen niemand kennt',
    empty: {
      waiting: 'Hier wartet nichts. Was hereinkommt, steht sofort hier.',
      unanswered: 'Alle Kunden haben eine Antwort.',
      mine: 'Sie haben nichts übernommen. Was Sie aus einem Eingang übernehmen, steht hier, bis es erledigt ist.',
    },
    shortPage: 'Auf dieser Seite ist nichts von Ihren Standorten.',
    changed: 'Hier hat sich etwas geändert.',
    look: 'Anzeigen',
    done: { accepted: 'Das gehört jetzt Ihnen.', finished: 'Erledigt.', passed: 'Weitergegeben.' },
    taken: (name) => `${name} war schneller und kümmert sich darum.`,
    takenByYou: 'Sie haben das bereits übernommen.',
    gone: 'Jemand hat es erledigt oder weitergegeben. Hier wartet es nicht mehr.',
    transfer: {
      heading: 'Weitergeben',
      lead: 'Es verlässt diesen Eingang, und wer es bekommt, sieht, dass es von Ihnen kommt.',
      to: 'An',
      choose: 'Bitte wählen',
      team: (inbox) => `Team ${inbox}`,
      note: 'Notiz dazu',
      noteHint:
        'Sie steht als interne Notiz in der Unterhaltung. Kunden sehen sie nie, die Werkstatt auch nicht.',
      send: 'Weitergeben',
    },
  },
  nl: {
    heading: 'Inbox',
    mine: 'Van mij',
    lists: 'Inboxen',
    waiting: 'Wacht',
    unanswered: 'Zonder antwoord',
    accept: 'Oppakken',
    open: 'Gesprek openen',
    passOn: 'Doorgeven',
    finish: 'Klaar',
    since: (when) => `sinds ${when}`,
    latest: (when) => `laatste ${when}`,
    acceptedAt: (when) => `opgepakt ${when}`,
    unansweredSince: (when) => `zonder antwoord sinds ${when}`,
    messages: (count) => `${count} berichten`,
    passedBy: (name, inbox, when) => `Doorgegeven door ${name} uit ${inbox}, ${when}`,
    somebody: 'een klant van wie de naam niet bekend is',
    empty: {
      waiting: 'Hier wacht niets. Wat binnenkomt, staat hier meteen.',
      unanswered: 'Alle klanten hebben antwoord.',
      mine: 'U hebt niets opgepakt. Wat u uit een inbox oppakt, staat hier tot het klaar is.',
    },
    shortPage: 'Op deze pagina staat niets van uw vestigingen.',
    changed: 'Hier is iets veranderd.',
    look: 'Tonen',
    done: { accepted: 'Dit is nu van u.', finished: 'Klaar.', passed: 'Doorgegeven.' },
    taken: (name) => `${name} was sneller en zorgt ervoor.`,
    takenByYou: 'U hebt dit al opgepakt.',
    gone: 'Iemand heeft het afgehandeld of doorgegeven. Het wacht hier niet meer.',
    transfer: {
      heading: 'Doorgeven',
      lead: 'Het verlaat deze inbox, en wie het krijgt, ziet dat het van u komt.',
      to: 'Aan',
      choose: 'Maak een keuze',
      team: (inbox) => `Team ${inbox}`,
      note: 'Notitie erbij',
      noteHint: 'Deze staat als interne notitie in het gesprek. Klanten zien die nooit, monteurs ook niet.',
      send: 'Doorgeven',
    },
  },
  fr: {
    heading: 'Réception',
    mine: 'À moi',
    lists: 'Boîtes de réception',
    waiting: 'En attente',
    unanswered: 'Sans réponse',
    accept: 'Prendre',
    open: 'Ouvrir la conversation',
    passOn: 'Transmettre',
    finish: 'Terminé',
    since: (when) => `depuis ${when}`,
    latest: (when) => `dernier message ${when}`,
    acceptedAt: (when) => `pris ${when}`,
    unansweredSince: (when) => `sans réponse depuis ${when}`,
    messages: (count) => `${count} messages`,
    passedBy: (name, inbox, when) => `Transmis par ${name} depuis ${inbox}, ${when}`,
    somebody: 'un client dont le nom n’est pas connu',
    empty: {
      waiting: 'Rien n’attend ici. Ce qui arrive s’affiche aussitôt.',
      unanswered: 'Tous les clients ont une réponse.',
      mine: 'Vous n’avez rien en main. Ce que vous prenez reste ici jusqu’à ce que ce soit terminé.',
    },
    shortPage: 'Rien de vos sites sur cette page.',
    changed: 'Quelque chose a changé ici.',
    look: 'Afficher',
    done: { accepted: 'C’est à vous maintenant.', finished: 'Terminé.', passed: 'Transmis.' },
    taken: (name) => `${name} a été plus rapide et s’en occupe.`,
    takenByYou: 'Vous l’avez déjà pris.',
    gone: 'Quelqu’un l’a traité ou transmis. Cela n’attend plus ici.',
    transfer: {
      heading: 'Transmettre',
      lead: 'Cela quitte cette boîte, et la personne qui le reçoit voit que cela vient de vous.',
      to: 'À',
      choose: 'Veuillez choisir',
      team: (inbox) => `Équipe ${inbox}`,
      note: 'Note pour cette personne',
      noteHint: `Elle figure dans la conversation comme note interne${FR}: les clients ne la voient jamais, l’atelier non plus.`,
      send: 'Transmettre',
    },
  },
  sk: {
    heading: 'Doručené',
    mine: 'Moje',
    lists: 'Schránky',
    waiting: 'Čaká',
    unanswered: 'Bez odpovede',
    accept: 'Prevziať',
    open: 'Otvoriť konverzáciu',
    passOn: 'Odovzdať',
    finish: 'Hotovo',
    since: (when) => `od ${when}`,
    latest: (when) => `naposledy ${when}`,
    acceptedAt: (when) => `prevzaté ${when}`,
    unansweredSince: (when) => `bez odpovede od ${when}`,
    messages: (count) => `správy: ${count}`,
    passedBy: (name, inbox, when) => `Odovzdal(a) ${name} zo schránky ${inbox}, ${when}`,
    somebody: 'zákazník, ktorého meno nepoznáme',
    empty: {
      waiting: 'Nič tu nečaká. Čo príde, ukáže sa tu hneď.',
      unanswered: 'Každý zákazník má odpoveď.',
      mine: 'Nič nemáte prevzaté. Čo prevezmete zo schránky, zostane tu, kým to nebude hotové.',
    },
    shortPage: 'Na tejto strane nie je nič z vašich prevádzok.',
    changed: 'Niečo sa tu zmenilo.',
    look: 'Ukázať',
    done: { accepted: 'Odteraz je to vaše.', finished: 'Hotovo.', passed: 'Odovzdané.' },
    taken: (name) => `Postará sa o to ${name}, prevzatie bolo rýchlejšie.`,
    takenByYou: 'Už to máte prevzaté.',
    gone: 'Niekto to vybavil alebo odovzdal. Tu to už nečaká.',
    transfer: {
      heading: 'Odovzdať',
      lead: 'Opustí to túto schránku a kto to dostane, uvidí, že je to od vás.',
      to: 'Komu',
      choose: 'Vyberte, prosím',
      team: (inbox) => `Tím ${inbox}`,
      note: 'Poznámka k tomu',
      noteHint:
        'Zostane v konverzácii ako interná poznámka. Zákazníci ju nikdy neuvidia, mechanici tiež nie.',
      send: 'Odovzdať',
    },
  },
};

/** As the dealer calls it; where nobody named it `service` is `Service`, `used-cars` is `Used cars`. */
const labelOf = ({ inbox, name }: Pick<Inbox, 'inbox' | 'name'>): string =>
  name ?? `${inbox.slice(0, 1).toUpperCase()}${inbox.slice(1).replaceAll('-', ' ')}`;

/** What people call the inboxes, by the names that rules know. */
export const labelsOf =
  (inboxes: readonly Inbox[]) =>
  (inbox: string): string =>
    labelOf(inboxes.find((one) => one.inbox === inbox) ?? { inbox });

/** A count that stops: `7`, `99+`. */
export const countText = ({ count, isMore }: { count: number; isMore: boolean }): string => {
  if (count > 99) return '99+';
  return isMore ? `${count}+` : String(count);
};
