import type { ChannelWords } from './channel-words.ts';

export const CHANNELS_FR: ChannelWords = {
  lead: 'Comment partent les messages, dans l’ordre où les canaux sont essayés. Ce qu’un site dit lui-même passe avant ce qui vaut pour tous.',
  forAll: 'Tous les sites',
  forAllHint: 'Vaut pour tous les sites qui ne disent rien eux-mêmes.',
  ofNetwork: 'C’est le réseau qui le règle.',
  state: { on: 'En service', off: 'Éteint', noAccess: 'Accès manquants' },
  access: {
    of: {
      dealer: 'Les accès du concessionnaire sont enregistrés',
      location: 'Les accès du site sont enregistrés',
    },
    since: (when) => `depuis ${when}`,
    missing: 'Aucun accès n’est enregistré, rien ne peut donc être envoyé.',
  },
  noReports:
    'Aucune adresse pour les accusés de réception n’a encore été créée, les remises ne sont donc pas confirmées.',
  balance: {
    label: 'Solde',
    left: (credit, currency) => `reste ${credit} ${currency}`,
    free: (messages) => `${messages} messages gratuits`,
    low: 'Il sera épuisé en quelques jours. Veuillez acheter du crédit chez le fournisseur.',
    none: 'AWS ne tient pas de solde\u202f: les SMS sont facturés avec le compte, jusqu’à sa limite mensuelle. Une fois celle-ci atteinte, plus rien n’est envoyé.',
    unknown: (why) => `Le solde ne peut être lu\u202f: ${why}`,
  },
  trouble: (why) => `Incident récent\u202f: ${why}`,
  troubleCount: (messages, since, last) =>
    messages <= 1
      ? `${messages} message, ${last}`
      : `${messages} messages depuis ${since}, le dernier ${last}`,
  advice: {
    no_credit:
      'Achetez du crédit chez le fournisseur ou laissez-le se recharger\u202f; faites ensuite renvoyer les messages échoués.',
    credentials_rejected:
      'Cherchez les accès chez le fournisseur et enregistrez-les à nouveau\u202f; envoyez ensuite un message d’essai.',
    account_blocked: 'Demandez au fournisseur pourquoi le compte est bloqué ou limité.',
    no_approved_template:
      'Faites approuver un modèle pour l’usage et la langue, ou écrivez aux clients par SMS.',
    template_rejected: 'Regardez le modèle chez Meta\u202f: il a été suspendu, modifié ou refusé.',
    content_rejected: 'Regardez l’expéditeur et le texte\u202f; le fournisseur refuse l’un des deux.',
    carrier_blocked: 'Faites enregistrer l’expéditeur\u202f; le fournisseur vous dira comment.',
    throttled: 'Attendez\u202f; si cela dure, demandez au fournisseur un débit plus élevé.',
    vendor_unavailable: 'Attendez\u202f; la page d’état du fournisseur en dit plus.',
    unknown_vendor_code:
      'Demandez à l’exploitant de la plateforme\u202f; le code est dans le suivi du message.',
    defect: 'Demandez à l’exploitant de la plateforme\u202f; l’erreur est dans le journal.',
  },
  title: (channel, place) => `${channel}\u202f: ${place}`,
  level: {
    dealer: 'Vaut pour tous les sites du concessionnaire qui ne disent rien eux-mêmes.',
    location: 'Vaut pour ce site seulement.',
  },
  nothingOwn: 'Rien n’est réglé ici, c’est donc le niveau supérieur qui vaut.',
  offHere: 'Il est éteint ici.',
  locked: {
    network:
      'Le réseau a verrouillé ce canal\u202f: ce qui y est réglé vaut, et personne ne peut le modifier ici.',
    dealer: 'Le concessionnaire a verrouillé ce canal pour ses sites\u202f: ce qui est réglé pour tous vaut.',
  },
  provider: 'Fournisseur',
  inUse: 'en service',
  fields: {
    sender: { label: 'Expéditeur', hint: 'Comme les clients le lisent\u202f: 16 caractères au plus.' },
    originationIdentity: {
      label: 'Expéditeur chez AWS',
      hint: 'Un numéro, un identifiant d’expéditeur ou un groupe du compte AWS, par son identifiant ou son ARN.',
    },
    applicationId: {
      label: 'Identifiant de l’application',
      hint: 'Le portail de BulkGate l’affiche près de l’application.',
    },
    applicationToken: { label: 'Jeton de l’application', hint: 'Il se trouve à côté de l’identifiant.' },
    repliesTo: {
      label: 'Les messages d’inconnus vont à',
      hint: 'Où arrive un message dont l’expéditeur n’a pas encore de conversation.',
    },
    phoneNumberId: {
      label: 'Identifiant du numéro',
      hint: 'L’identifiant chez Meta, pas le numéro lui-même\u202f: 5 à 20 chiffres.',
    },
    awsPhoneNumberId: {
      label: 'Identifiant du numéro chez AWS (facultatif)',
      hint: 'Seulement si AWS transporte ses messages\u202f: phone-number-id- et 32 caractères. Laissé vide, c’est Meta.',
    },
    businessAccountId: {
      label: 'Identifiant du compte professionnel (facultatif)',
      hint: 'L’identifiant chez Meta du compte auquel appartiennent le numéro et les modèles\u202f: c’est par lui que Meta annonce qu’un modèle est approuvé ou suspendu. 5 à 20 chiffres.',
    },
    token: { label: 'Jeton d’accès', hint: 'Celui d’un utilisateur système chez Meta.' },
    email: {
      label: 'Adresse',
      hint: 'Les clients la voient et y répondent. Son domaine doit être vérifié pour cette plateforme.',
    },
    name: { label: 'Nom', hint: 'Figure à côté de l’adresse.' },
  },
  senderOfAws: '3 à 11 lettres et chiffres, dont au moins une lettre.',
  accessData: 'Accès',
  secretFirst: 'Nécessaire la première fois. Il est gardé en lieu sûr et n’est plus jamais affiché.',
  secretKeep: 'Laissé vide, ce qui est enregistré reste. Il n’est plus jamais affiché.',
  secretAgain: 'Les accès ne sont plus jamais affichés, veuillez donc les saisir encore une fois.',
  templates: {
    heading: 'Modèles',
    lead: 'Sans modèle approuvé, WhatsApp ne part que dans les 24 heures qui suivent le dernier message du client.',
    none: 'Aucun pour l’instant.',
    add: 'Noter un modèle',
    remove: {
      ask: 'Retirer',
      says: 'Les messages de ce genre dans cette langue ne partent alors par WhatsApp que dans les 24 heures qui suivent le dernier message du client, sinon par le canal suivant. Chez Meta, le modèle reste.',
      button: 'Retirer le modèle',
    },
    purpose: 'Message concerné',
    language: 'Langue',
    name: 'Nom chez Meta',
    code: { label: 'Code de langue chez Meta', hint: 'Par exemple de ou en_GB.' },
    status: 'État chez Meta',
    statuses: {
      approved: 'Approuvé',
      pending: 'En examen',
      paused: 'Suspendu',
      rejected: 'Refusé',
      disabled: 'Désactivé',
    },
  },
  address: {
    heading: 'Adresse pour les accusés de réception',
    shownOnce:
      'Veuillez saisir cette adresse maintenant dans le portail de BulkGate, avec l’envoi groupé (bulk POST) activé. Elle n’est affichée qu’une fois, car qui la connaît peut signaler des remises.',
    ask: 'Créer une nouvelle adresse pour les accusés',
    says: 'Faites-le si l’adresse actuelle est connue d’autres personnes. L’actuelle reste valable jusqu’à la création d’une autre.',
    make: 'Créer une nouvelle adresse',
    already:
      'Une nouvelle adresse vient d’être créée, aucune autre n’a donc été créée. Si vous ne l’avez pas vue, veuillez en créer une maintenant.',
  },
  off: {
    ask: 'Ne pas envoyer de SMS ici',
    says: 'Plus aucun SMS ne part d’ici, même réglé au niveau supérieur. Les accès restent enregistrés.',
    button: 'Éteindre les SMS',
  },
  remove: {
    ask: 'Retirer ce qui est réglé ici',
    says: 'Ensuite vaut le niveau supérieur, s’il dit quelque chose. Les accès enregistrés ici dont personne d’autre n’a besoin sont supprimés.',
    button: 'Retirer',
  },
  faults: {
    sender: 'Le fournisseur n’accepte pas un tel expéditeur.',
    originationIdentity: 'Veuillez indiquer un numéro, un identifiant d’expéditeur ou un groupe, ou son ARN.',
    applicationId: 'Les deux accès sont nécessaires la première fois.',
    applicationToken: 'Les deux accès sont nécessaires la première fois.',
    repliesTo: 'Veuillez choisir un site.',
    phoneNumberId: 'Veuillez indiquer l’identifiant chez Meta\u202f: 5 à 20 chiffres.',
    awsPhoneNumberId: 'Veuillez indiquer phone-number-id- et 32 caractères, ou laisser vide.',
    businessAccountId:
      'Veuillez indiquer l’identifiant du compte professionnel chez Meta\u202f: 5 à 20 chiffres, ou laisser vide.',
    token: 'Le jeton d’accès est nécessaire la première fois.',
    email: 'Veuillez indiquer une adresse e-mail.',
    name: 'Veuillez indiquer un nom de 80 caractères au plus.',
    template: 'Veuillez indiquer le nom et le code de langue du modèle tels que Meta les a.',
    identity:
      'Cet expéditeur appartient au compte que partagent tous les concessionnaires, et le vôtre ne l’utilise pas encore. Un administrateur du réseau ou l’exploitant de la plateforme doit le régler une fois.',
    taken: 'Un autre concessionnaire utilise déjà ce numéro.',
    accountTaken: 'Un autre concessionnaire utilise déjà ce compte professionnel.',
  },
  trial: {
    heading: { whatsapp: 'WhatsApp d’essai', sms: 'SMS d’essai', email: 'E-mail d’essai' },
    lead: {
      whatsapp:
        'Envoie un message WhatsApp depuis le numéro du site, par un modèle approuvé rempli d’exemples\u202f; le client s’y appelle TEST. Meta peut le facturer.',
      sms: 'Envoie un SMS par le fournisseur du site, pour voir si tout est juste. Il peut coûter autant que tout autre SMS.',
      email:
        'Envoie un e-mail par l’expéditeur du site, pour voir si tout est juste. Son objet commence par TEST.',
    },
    location: 'Site',
    number: { label: 'Numéro de mobile', hint: 'Avec l’indicatif du pays, ou comme on l’écrit sur place.' },
    address: { label: 'Adresse e-mail', hint: 'Une adresse où vous pouvez voir s’il arrive.' },
    send: {
      whatsapp: 'Envoyer un WhatsApp d’essai',
      sms: 'Envoyer un SMS d’essai',
      email: 'Envoyer un e-mail d’essai',
    },
    faults: {
      number: 'Veuillez indiquer le numéro d’un téléphone mobile. Une ligne fixe ne peut être jointe.',
      address: 'Veuillez indiquer une adresse e-mail.',
      notSetUp: {
        whatsapp: 'Ce site n’envoie pas de messages WhatsApp. Veuillez d’abord régler un numéro.',
        sms: 'Ce site n’envoie pas de SMS. Veuillez d’abord régler un fournisseur.',
        email: 'Ce site n’envoie pas d’e-mails. Veuillez d’abord régler un expéditeur.',
      },
      noTemplate:
        'Aucun modèle de ce site n’est approuvé, et sans modèle rien ne part vers une personne qui ne vient pas d’écrire. Veuillez d’abord en faire approuver un chez Meta et le noter.',
      optedOut:
        'La personne qui le recevrait a dit STOP, rien n’y est donc envoyé. Veuillez choisir quelqu’un d’autre.',
      givenUp:
        'Un e-mail à cette adresse est revenu définitivement, ou la personne s’est plainte, rien n’y est donc plus envoyé. Veuillez en prendre une autre.',
      switchedOff: 'L’envoi est éteint sur cette plateforme.',
      notAllowed:
        'Cette plateforme n’envoie qu’aux numéros et adresses de sa liste, et ceci n’en fait pas partie.',
      tooMany: 'Cinq essais par heure sont le maximum. Veuillez réessayer plus tard.',
    },
    latest: 'Derniers essais',
    none: 'Aucun essai n’a encore été envoyé.',
    refresh: 'Regarder à nouveau',
    changed: 'Il y a du nouveau sur un essai.',
    status: {
      sending: 'En cours d’envoi',
      accepted: 'Accepté par le fournisseur',
      rejected: 'Refusé',
      not_sent: 'Non envoyé',
      unknown: 'Inconnu',
      delivered: 'Remis',
      failed: 'Non remis',
    },
    noAnswer:
      'Le fournisseur n’a pas répondu clairement. Veuillez vérifier l’arrivée du message avant de réessayer.',
    template: (name) => `Modèle ${name}`,
    reported: (when) => `signalé ${when}`,
    code: (code) => `Code du fournisseur\u202f: ${code}`,
  },
};
