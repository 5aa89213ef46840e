import type { AgreementWords } from './agreement-words.ts';

export const AGREEMENTS_FR: AgreementWords = {
  lead: 'Les clients les voient lors du check-in sur notre propre page. Ce qui a été publié est conservé pour toujours, on peut ainsi montrer ce que quelqu’un a accepté.',
  none: 'Il n’y a pas encore d’accords, rien n’est demandé aux clients.',
  make: 'Nouvel accord',
  heading: (id) => `Accord ${id}`,
  id: 'Nom court',
  idHint: 'Minuscules, chiffres et tirets. Il ne peut pas être modifié ensuite.',
  about: 'L’accord',
  aboutHint: 'Vaut dès l’enregistrement.',
  name: 'Nom',
  mandatory: 'Obligatoire',
  optional: 'Facultatif',
  mandatoryHint: 'Obligatoire\u202f: sans accord, le check-in ne peut pas être confirmé',
  locations: 'Sites',
  locationsHint: 'Rien de choisi, c’est tous les sites.',
  texts: 'Ce que lisent les clients',
  textsHint:
    'Enregistré comme brouillon, qu’aucun client ne voit avant la publication. Dans chaque langue un titre, et un texte ou un lien vers un document.',
  fields: { title: 'Titre', text: 'Texte', link: 'Lien vers un document' },
  linkHint: 'Une adresse sûre, en https. Ce qui s’y trouve ne devrait plus changer.',
  draft: 'Brouillon',
  draftBy: (name, when) => `Brouillon de ${name}, ${when}`,
  drafted: 'Enregistré. Ce que lisent les clients attend comme brouillon que vous le publiiez.',
  off: 'Désactivé',
  unpublished: 'Non publié',
  version: 'Numéro de version',
  inForce: (number) => `Version ${number} en vigueur`,
  publish: 'Publier',
  publishAsk: (number) => `Publier le brouillon comme version ${number}`,
  publishSays:
    'Le brouillon tel qu’il a été enregistré est montré aux clients qui ouvrent leur check-in à partir de maintenant. Qui l’a déjà ouvert garde la version qu’il a vue. Une version publiée ne peut être ni modifiée ni supprimée.',
  published: (number) => `La version ${number} est publiée.`,
  missing: (languages) =>
    `Pour publier, il faut un texte dans la langue de chaque site où il vaut\u202f: ${languages}.`,
  switchOff: 'Désactiver',
  switchOffSays:
    'Rien n’est plus demandé aux clients qui ouvrent leur check-in à partir de maintenant. Ce qui a été accepté reste.',
  switchOn: 'Activer',
  switchOnSays:
    'La version en vigueur est montrée aux clients qui ouvrent leur check-in à partir de maintenant.',
  versions: 'Versions publiées',
  versionHeading: (number) => `La version ${number}`,
  publishedBy: (name, when) => `Publiée par ${name}, ${when}`,
  older: 'N’est plus en vigueur\u202f: les clients qui l’ont vue la gardent.',
  document: 'Ouvrir le document',
  conflict:
    'Quelqu’un a enregistré cet accord entre-temps, le vôtre n’a donc pas été enregistré. Votre saisie est encore dans les champs, un nouvel enregistrement remplace celui de l’autre personne.',
  tooMany: 'Il y a déjà 50 accords, le maximum. Modifiez-en un qui est désactivé.',
  noDraft: 'Il n’y a rien à publier, ce qui est enregistré est déjà en vigueur.',
  faults: {
    id: 'Minuscules, chiffres et tirets, s’il vous plaît.',
    taken: 'Il existe déjà un accord de ce nom court.',
    location: 'L’un des sites n’existe pas.',
    link: 'Veuillez donner une adresse complète, en https.',
    textOrLink: 'Veuillez donner un texte, ou un lien vers un document.',
  },
};
