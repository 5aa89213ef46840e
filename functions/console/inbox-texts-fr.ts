import type { InboxTexts } from './inbox-texts.ts';

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const INBOX_FR: InboxTexts = {
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
};
