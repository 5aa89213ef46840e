import type { ConsoleTexts } from './console-texts.ts';

export const CONSOLE_FR: ConsoleTexts = {
  product: 'Kerbside',
  skip: 'Aller au contenu',
  navigation: 'Rubriques',
  areas: {
    today: 'Aujourd’hui',
    inbox: 'Réception',
    contacts: 'Contacts',
    overview: 'Aperçu',
    'dry-run': 'Simulation',
    settings: 'Réglages',
  },
  language: 'Langue',
  change: 'Changer',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  signedOut: {
    heading: 'Vous êtes déconnecté',
    text: 'Plus personne ne peut utiliser votre compte dans ce navigateur.',
  },
  sessionOver: {
    heading: 'Vous êtes déconnecté',
    text: 'Rien n’a été enregistré. Reconnectez-vous dans un nouvel onglet, revenez avec le bouton Retour et envoyez à nouveau\u202f: votre saisie est encore là.',
    signIn: 'Se connecter dans un nouvel onglet',
  },
  roles: {
    'network-admin': 'Admin du réseau',
    admin: 'Admin',
    advisor: 'Conseiller service',
    salesman: 'Vendeur',
    mechanic: 'Mécanicien',
  },
  channels: { oem: 'Application du constructeur', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' },
  errors: {
    notFound: {
      heading: 'Introuvable',
      text: 'Il n’y a rien à cette adresse, ou cela ne relève pas de vos sites.',
    },
    forbidden: {
      heading: 'Pas pour votre rôle',
      text: 'Un admin de votre concession peut changer vos rôles.',
    },
    noStaff: {
      heading: 'Pas d’accès',
      text: 'Votre compte n’appartient à aucune concession, ou est suspendu. Un admin de la concession peut changer cela.',
    },
    invalid: {
      heading: 'Impossible ainsi',
      text: 'Revenez en arrière, corrigez ce qui est dit ci-dessous et envoyez à nouveau.',
    },
    conflict: {
      heading: 'Cela a changé entre-temps',
      text: 'Quelqu’un ou quelque chose a été plus rapide. Revenez en arrière, rechargez la page et regardez avant de réessayer.',
    },
    busy: { heading: 'Occupé pour l’instant', text: 'Rien n’est perdu. Réessayez dans un moment.' },
    failed: {
      heading: 'Un problème est survenu chez nous',
      text: 'Rien n’a été changé. Réessayez, ou donnez-nous la référence.',
    },
    back: 'Retour',
    details: 'Détails',
    facts: {
      said: 'Message du système (en anglais)',
      fields: 'Données concernées',
      yourRoles: 'Vos rôles',
      code: 'Code de l’erreur',
      reference: 'Référence de cette demande',
    },
    reference: (id) => `Référence ${id}`,
  },
  form: {
    check: 'Vérifiez vos saisies',
    optional: '(facultatif)',
    save: 'Enregistrer',
    cancel: 'Annuler',
    search: 'Chercher',
    show: 'Afficher',
    next: 'Page suivante',
    first: 'Première page',
    all: 'Tous',
    required: 'Veuillez remplir ce champ.',
    tooLong: (most) => `${most} caractères au plus.`,
    notATime: 'Indiquez une date et une heure.',
    unreadable: 'Cela n’est pas lisible. Vérifiez.',
  },
};
