import type { SettingsWords } from './settings-words.ts';

export const SETTINGS_FR: SettingsWords = {
  heading: 'Réglages',
  lead: 'Ce qui est réglé ici s’applique dans la minute. Chaque modification est consignée.',
  levels: { network: 'Réseau', dealer: 'Concession', location: 'Site' },
  levelsHeading: 'Horaires, check-in, automatisation, rendez-vous, aspect',
  sections: {
    channels: { title: 'Canaux', says: 'SMS, WhatsApp et e-mail\u202f: accès, message d’essai, crédit' },
    texts: { title: 'Textes', says: 'Ce que lisent les clients, avec aperçu et longueur' },
    rules: { title: 'Règles', says: 'Ce qui suit quand un partenaire signale quelque chose' },
    inboxes: { title: 'Boîtes de réception', says: 'Boîtes des équipes et leurs membres' },
    services: { title: 'Prestations', says: 'Ce qui est proposé au check-in, et pour quelles marques' },
    agreements: {
      title: 'Accords',
      says: 'Ce que les clients acceptent lors du check-in, avec toutes les versions',
    },
    team: { title: 'Personnel', says: 'Inviter des collègues, modifier rôles et sites' },
    partners: {
      title: 'Partenaires',
      says: 'Qui envoie des événements pour vous, et leurs clés de signature',
    },
    retention: {
      title: 'Conservation',
      says: 'Combien de temps les données des clients restent, et ce qu’un changement supprimerait',
    },
    history: { title: 'Historique', says: 'Qui a modifié quoi, et quand' },
  },
  levelLead: {
    network: 'Vaut pour toutes les concessions du réseau qui ne règlent rien elles-mêmes.',
    dealer: 'Vaut pour tous les sites de la concession qui ne règlent rien eux-mêmes.',
    location: 'Vaut pour ce site seulement.',
  },
  saved: 'Enregistré. Cela s’applique dans la minute.',
  conflict:
    'Quelqu’un a enregistré entre-temps, rien de votre saisie n’a donc été enregistré. Elle est encore dans les champs\u202f; là où autre chose est réglé à présent, c’est indiqué en dessous. Enregistrez à nouveau pour que la vôtre vaille.',
  setMeanwhile: (value) => `Réglé entre-temps\u202f: ${value}`,
  readOnly: 'Seule une personne chargée de tous les sites peut le modifier.',
  onOurPage:
    'Les clients voient ceci sur notre propre page de check-in. L’application d’un partenaire affiche ses propres données.',
  setBy: {
    network: 'Réglé par le réseau',
    dealer: 'Réglé par la concession',
    location: 'Réglé pour le site',
    default: 'Par défaut',
    nobody: 'Non réglé',
  },
  lockedBy: { network: 'Verrouillé par le réseau', dealer: 'Verrouillé par la concession' },
  inheritAgain: (value) => `Ne plus le régler ici\u202f; alors vaut ${value}`,
  locks: 'Verrouillage',
  locksLead:
    'Ce qui est coché ne peut pas être modifié en dessous\u202f; ce qui est réglé ici ou au-dessus s’y applique.',
  name: 'Nom',
  nameHint: 'Tel que les clients le lisent.',
  groups: {
    place: 'Lieu et langue',
    times: 'Horaires',
    checkIn: 'Check-in',
    automation: 'Messages au fil de la visite',
    booking: 'Prise de rendez-vous',
    look: 'Aspect',
  },
  settings: {
    zone: { label: 'Fuseau horaire', hint: 'Toutes les heures et dates s’y rapportent.' },
    language: {
      label: 'Langue',
      hint: 'Pour les clients dont nous ne connaissons ou ne parlons pas la langue.',
    },
    country: {
      label: 'Pays',
      hint: 'Deux lettres, comme FR\u202f: pour les numéros sans indicatif de pays.',
    },
    quietHours: {
      label: 'Heures des messages',
      hint: 'Les messages de suivi et les invitations des partenaires partent pendant ces heures.',
    },
    inviteWindow: {
      label: 'Heures des invitations',
      hint: 'Les invitations que nous planifions nous-mêmes partent pendant ces heures.',
    },
    inviteDaysBefore: { label: 'Jours avant le rendez-vous', hint: 'Quand partent nos propres invitations.' },
    atWindowEnd: {
      label: 'Si les heures se terminent avant le départ d’un message',
      hint: 'Par exemple parce qu’un fournisseur n’était pas joignable.',
    },
    checkInPage: { label: 'Page de check-in', hint: 'Où mène le lien de l’invitation.' },
    confirmCheckIn: {
      label: 'Confirmer le check-in',
      hint: 'Dire au client par un message qu’il nous est bien parvenu.',
    },
    showPrices: {
      label: 'Afficher les prix',
      hint: 'Sur notre page de check-in. Masqués, les réponses l’indiquent aussi.',
    },
    automation: {
      label: 'Messages automatiques',
      hint: 'En mode fantôme, les messages sont planifiés et montrés, mais pas envoyés.',
    },
    bookingWays: {
      label: 'Types de rendez-vous',
      hint: 'Ce que les clients peuvent demander. Aucun\u202f: la prise de rendez-vous est désactivée.',
    },
    bookingTells: {
      label: 'Qui est informé d’une demande',
      hint: 'Elle ne devient un rendez-vous qu’une fois confirmée.',
    },
    bookingNoticeHours: {
      label: 'Heures de préavis',
      hint: 'Jusqu’à quand avant le rendez-vous les clients peuvent encore le demander. 0\u202f: jusqu’à son début.',
    },
    bookingDaysAhead: {
      label: 'Jours à l’avance',
      hint: 'Combien de temps à l’avance un rendez-vous peut être demandé.',
    },
    bookingHours: {
      label: 'Jours et heures des rendez-vous',
      hint: 'Quand des rendez-vous peuvent être demandés.',
    },
    defaultInbox: { label: 'Boîte par défaut', hint: 'Pour tout ce qu’aucune règle n’envoie ailleurs.' },
    colour: { label: 'Couleur', hint: 'Des pages et e-mails pour les clients, et de cette console.' },
    transliterateSms: {
      label: 'SMS sans lettres spéciales',
      hint: 'z pour ž et ainsi de suite\u202f: un SMS contient alors 160 caractères au lieu de 70.',
    },
  },
  from: 'De',
  to: 'À',
  atAnyHour: 'À toute heure',
  yes: 'Oui',
  no: 'Non',
  days: (days) => (days <= 1 ? `${days} jour` : `${days} jours`),
  hoursBefore: (label) => `${label}\u202f: heures avant`,
  holdFirst: 'Premiers messages à valider',
  holdFirstHint: 'Ce nombre attend que quelqu’un les valide. 0\u202f: aucun.',
  sends: 'Messages',
  atWindowEnd: { 'next-window': 'L’envoyer aux heures suivantes', 'tell-team': 'Prévenir l’équipe' },
  checkInPage: { partner: 'L’application du partenaire', own: 'Notre propre page' },
  contrast: (ratio) =>
    `Contraste du texte posé dessus ${ratio}\u202f: 1\u202f; au moins 4,5\u202f: 1 est atteint de lui-même.`,
  darkened: 'Comme texte sur blanc elle est trop claire, les pages y prennent donc une teinte plus foncée.',
  noValue: 'aucune valeur',
  faults: {
    zone: 'Veuillez choisir un fuseau horaire.',
    country: 'Veuillez indiquer deux lettres, comme FR.',
    hours: 'Les heures doivent se terminer après leur début, le même jour.',
    colour: 'Veuillez choisir une couleur.',
    between: (least, most) => `Un nombre de ${least} à ${most}, s’il vous plaît.`,
  },
  changesOf: 'Qui l’a modifié',
};
