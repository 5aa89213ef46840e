import type { TeamWords } from './team-words.ts';

export const TEAM_FR: TeamWords = {
  lead: 'Qui travaille pour la concession, par nom. Ce que vous modifiez s’applique à son prochain clic.',
  leadSome:
    'Vous êtes chargé de certains sites\u202f: vous y invitez des personnes et modifiez qui ne travaille que là.',
  invite: 'Inviter quelqu’un',
  nobody: 'Plus personne.',
  access: { invited: 'Invité', active: 'Actif', suspended: 'Bloqué' },
  me: 'Vous',
  allLocations: 'Tous les sites',
  allAlsoLater: 'Tous les sites, aussi les futurs',
  someLocations: 'Seulement ceux-ci',
  fields: {
    name: 'Nom',
    email: 'Adresse e-mail',
    roles: 'Rôles',
    locations: 'Sites',
    access: 'Accès',
  },
  nameHint: 'Tel que les collègues le lisent.',
  emailHint: 'Pour la connexion. L’invitation y est envoyée.',
  noEmail: 'Inconnue ici',
  does: {
    'network-admin': 'Comme un admin, et pour ce qui vaut dans tout le réseau.',
    admin: 'Tout dans la concession, avec réglages, personnel et suppression.',
    advisor: 'Clients, réception et contacts, et ce qui leur est envoyé.',
    salesman: 'Clients, réception et contacts\u202f; n’approuve aucun message et ne bloque personne.',
    mechanic: 'Rendez-vous et travaux, et rien qui permette de joindre les clients.',
  },
  inviteLead: 'La personne reçoit un e-mail avec un mot de passe provisoire, valable trois jours.',
  send: 'Envoyer l’invitation',
  faults: {
    email: 'Ce n’est pas une adresse e-mail.',
    inUse:
      'Quelqu’un se connecte déjà avec cette adresse. Un collègue se trouve dans la liste\u202f; sinon, prenez une autre adresse.',
    mail: 'L’invitation n’a pas pu être remise à cette adresse. Vérifiez-la et envoyez à nouveau.',
    roles: 'Choisissez au moins un rôle.',
    locations: 'Choisissez au moins un site.',
    unknownLocation: 'Un de ces sites n’existe plus.',
    outOfReach: 'Vous ne pouvez décider que pour vos propres sites.',
    networkAdmin: 'Seul un admin du réseau donne ou retire ce rôle.',
  },
  changed:
    'Quelqu’un d’autre a enregistré cette personne entre-temps. Ce qui a été enregistré figure sous les champs\u202f; envoyez à nouveau pour enregistrer votre saisie.',
  savedMeanwhile: (value) => `Enregistré entre-temps\u202f: ${value}`,
  self: 'Personne ne modifie ses propres rôles, sites ou accès\u202f: un autre admin le fait, pour que la concession n’en soit jamais privée.',
  notYours:
    'Vous ne pouvez pas modifier les droits de cette personne\u202f: c’est à un admin de tous ses sites, et pour un admin du réseau à un autre admin du réseau.',
  invitedAt: (moment) => `depuis ${moment}, pas encore de connexion`,
  again: {
    ask: 'Renvoyer l’invitation',
    says: 'Un nouvel e-mail avec un nouveau mot de passe provisoire est envoyé. Le mot de passe précédent ne vaut plus.',
    button: 'Renvoyer',
  },
  suspend: {
    ask: 'Bloquer l’accès',
    says: 'À son prochain clic, cette personne ne voit plus rien. Son compte, ses rôles et son nom dans l’historique restent\u202f; vous pouvez lever le blocage à tout moment.',
    button: 'Bloquer',
  },
  reactivate: {
    ask: 'Lever le blocage',
    says: 'Cette personne retrouve aussitôt les droits de ses rôles, avec son mot de passe d’avant.',
    button: 'Lever le blocage',
  },
  decideAgain:
    'Quelqu’un a modifié cette personne entre-temps, rien n’a donc été fait. Vous voyez l’état actuel\u202f; veuillez décider à nouveau.',
  hasPassword:
    'Cette personne a déjà un mot de passe. Qui l’a oublié en choisit un autre à la connexion\u202f; aucune invitation n’est nécessaire.',
  suspendedFirst: 'Cette personne est bloquée. Levez d’abord le blocage.',
  done: {
    invited: 'L’invitation est partie.',
    saved: 'Enregistré. Cela s’applique à son prochain clic.',
    suspended: 'L’accès est bloqué.',
    reactivated: 'Le blocage est levé.',
    'invited-again': 'Une nouvelle invitation est partie.',
  },
};
