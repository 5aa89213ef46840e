import type { PartnerWords } from './partner-words.ts';

export const PARTNERS_FR: PartnerWords = {
  lead: 'Qui peut envoyer des événements pour la concession, pour quels sites, et où en sont les clés. L’exploitant de la plateforme raccorde les partenaires.',
  none: 'Aucun partenaire ne peut encore envoyer d’événements pour cette concession.',
  suspended: 'Suspendu',
  shared: 'Agit aussi pour d’autres concessions',
  underWay: 'Deux clés valables',
  noSecret: 'Aucune clé',
  noLocation: 'Aucun de vos sites',
  facts: {
    id: 'Identifiant',
    locations: 'Peut envoyer pour',
    events: 'Nomme les événements',
    checkIn: 'Application d’enregistrement',
    changed: 'Dernier changement de clé',
  },
  neverChanged: 'Jamais',
  secretHeading: 'Clé de signature',
  secretLead:
    'Le partenaire en signe chaque événement. Pendant le changement, deux sont valables, pour qu’aucun événement ne soit refusé.',
  oneIsValid: 'Une clé de signature est valable.',
  twoAreValid:
    'Deux sont valables\u202f: la nouvelle et l’ancienne. L’ancienne ne prend pas fin d’elle-même\u202f: elle vaut jusqu’à ce que vous y mettiez fin ici.',
  noneIsValid: 'Il n’y a pas de clé de signature. L’exploitant de la plateforme crée la première.',
  keyHeading: 'Clé d’API',
  keyLead: 'Le partenaire y lit ce que ses événements sont devenus. Seule son empreinte est conservée.',
  steps: {
    start: {
      ask: 'Changer la clé',
      says: 'Une nouvelle clé est créée et montrée une fois. L’actuelle reste valable à côté, jusqu’à ce que vous y mettiez fin. Donnez la nouvelle au partenaire\u202f; dès qu’il signe avec elle, revenez ici et mettez fin à l’ancienne.',
      button: 'Créer une nouvelle clé',
    },
    again: {
      ask: 'La nouvelle clé est perdue',
      says: 'Une autre clé prend la place de la nouvelle, qui prend fin dans la minute. L’ancienne reste valable.',
      button: 'Créer une autre nouvelle clé',
    },
    finish: {
      ask: 'Mettre fin à l’ancienne clé',
      says: 'Dans la minute, tout événement encore signé avec l’ancienne clé est refusé. Faites-le dès que le partenaire a dit qu’il signe avec la nouvelle.',
      button: 'Mettre fin à l’ancienne clé',
    },
    'api-key': {
      ask: 'Créer une nouvelle clé d’API',
      says: 'Une nouvelle clé est créée et montrée une fois. L’actuelle prend fin dans la minute\u202f: tant que le partenaire n’a pas la nouvelle, il ne peut pas lire ce que ses événements sont devenus. Ils sont pris quand même.',
      button: 'Créer une nouvelle clé d’API',
    },
  },
  newSecret: 'La nouvelle clé de signature',
  newKey: 'La nouvelle clé d’API',
  copy: 'Copier',
  copied: 'Copié',
  shownOnce:
    'Elle est montrée maintenant et plus jamais, même après un rechargement. Copiez-la et donnez-la au partenaire de façon que personne d’autre ne puisse la lire.',
  afterSecret:
    'Les deux clés sont valables maintenant. Mettez fin à l’ancienne ici dès que le partenaire signe avec la nouvelle.',
  afterKey: 'L’ancienne clé ne vaut plus dans la minute.',
  finished: 'L’ancienne clé a pris fin. Dans la minute, seule la nouvelle vaut encore.',
  faults: {
    busy: 'Quelqu’un change les clés de ce partenaire en ce moment. Rien n’a été fait\u202f; regardez à nouveau dans quelques secondes.',
    changed:
      'Rien n’a été fait\u202f: les clés ont changé après l’affichage de votre page, peut-être par un double clic. Si personne n’a la nouvelle clé, créez-en une autre ci-dessous.',
    none: 'Rien n’a été fait\u202f: une seule clé est valable, il n’y en a donc pas à terminer ni à remplacer.',
    open: 'Rien n’a été fait\u202f: deux clés sont déjà valables. Mettez d’abord fin à l’ancienne, ou remplacez la nouvelle.',
    missing:
      'Rien n’a été fait\u202f: il n’y a pas de clé à changer. L’exploitant de la plateforme crée la première.',
  },
  sharedNotYours:
    'Ce partenaire agit aussi pour d’autres concessions, qui le remarqueraient. Un admin du réseau peut changer ses clés si toutes sont d’un même réseau, sinon l’exploitant de la plateforme.',
};
