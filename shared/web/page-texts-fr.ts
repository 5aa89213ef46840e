import type { PageTexts } from './page-texts.ts';

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const PAGE_FR: PageTexts = {
  site: 'Enregistrement en ligne',
  languages: 'Langue',
  noTracking: 'Cette page n’utilise ni cookies ni suivi.',
  onlyTo: (workshop) => `Vos informations sont transmises uniquement à ${workshop}.`,
  open: {
    heading: 'Enregistrez-vous pour votre rendez-vous',
    hello: (firstName) => `Bonjour ${firstName},`,
    helloNobody: 'Bonjour,',
    lead: 'Vérifiez votre rendez-vous et confirmez‑le. À l’atelier, vous n’aurez plus qu’à déposer la clé.',
    when: 'Votre rendez-vous',
    time: (time) => time,
    vehicle: 'Votre véhicule',
    planned: 'Travaux prévus',
    remarks: `Avez-vous quelque chose à nous signaler${FR}?`,
    optional: '(facultatif)',
    hint: 'Par exemple un bruit, un voyant allumé ou une information inexacte ci-dessus.',
    confirm: 'Confirmer l’enregistrement',
    confirmNote: 'Vous confirmez ainsi les travaux indiqués ci-dessus.',
  },
  fault: {
    heading: 'Veuillez vérifier votre saisie',
    tooLong: (written, most) =>
      `Veuillez raccourcir votre texte${FR}: il compte ${written} caractères, pour ${most} au maximum.`,
    changed:
      'Quelque chose a changé sur cette page depuis que vous l’avez ouverte. Veuillez vérifier et confirmer encore une fois.',
  },
  done: {
    heading: 'Merci, votre enregistrement est terminé',
    text: (workshop) => `Chez ${workshop}, il ne vous reste qu’à déposer la clé.`,
    close: 'Vous pouvez maintenant fermer cette page.',
  },
  finished: {
    heading: 'Votre enregistrement est déjà terminé',
    text: (workshop) =>
      `Vous n’avez plus rien à faire. Chez ${workshop}, il ne vous reste qu’à déposer la clé.`,
  },
  closed: {
    heading: 'L’enregistrement en ligne est clos',
    text: (workshop) => `Rien de grave${FR}: ${workshop} vous enregistrera à votre arrivée.`,
  },
  cancelled: {
    heading: 'Ce rendez-vous a été annulé',
    text: (workshop) =>
      `Vous n’avez pas besoin de vous enregistrer. Si cela vous surprend, contactez ${workshop}.`,
  },
  elsewhere: {
    heading: 'Votre enregistrement se poursuit sur une autre page',
    text: (workshop) =>
      `${workshop} utilise désormais une autre page pour cet enregistrement. Veuillez y continuer.`,
    go: 'Continuer',
  },
  notFound: {
    heading: 'Ce lien ne fonctionne pas',
    text: 'Ouvrez-le à nouveau depuis le message reçu ou copiez le lien en entier. Si cela ne suffit pas, contactez votre atelier.',
  },
  refused: {
    heading: 'L’envoi n’a pas abouti',
    text: 'Ouvrez à nouveau le lien de votre message et confirmez à cet endroit.',
  },
  tooLarge: {
    heading: 'Votre texte est trop long',
    text: 'Revenez en arrière et raccourcissez ce que vous avez écrit.',
  },
  busy: {
    heading: 'Réessayez dans un instant',
    text: 'Notre système est très sollicité en ce moment. Rechargez cette page dans une minute.',
  },
  failed: {
    heading: 'Une erreur s’est produite de notre côté',
    text: 'Réessayez plus tard. Si le problème persiste, communiquez à votre atelier la référence ci-dessous.',
  },
  reference: (id) => `Référence${FR}: ${id}`,
};
