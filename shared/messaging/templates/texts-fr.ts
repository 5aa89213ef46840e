import type { Purpose } from '../../dealers/settings.ts';
import type { PurposeTexts } from './purposes.ts';

/* Our texts in French, with vous. Service messages: no offer, no advertising in them. The SMS keep to letters that the GSM alphabet has. */

const L = '{{ location.name }}';
const CAR = '{{ car.title | default: "véhicule" }}';
const NUMBER = '{% if order.number != blank %} {{ order.number }}{% endif %}';
const AT = '{{ appointment.starts_at }}';
const OF = `{% if appointment.starts_at != blank %} du ${AT}{% endif %}`;
const HELLO = 'Bonjour {{ customer.first_name | default: "Madame, Monsieur" }},';

const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  body: [
    '{% if customer.first_name != blank %}Bonjour {{ customer.first_name }},{% else %}Bonjour,{% endif %}',
    ...paragraphs,
    `Cordialement\n${L}`,
  ].join('\n\n'),
});

export const FRENCH: Record<Purpose, PurposeTexts> = {
  'check-in-invite': {
    sms: {
      text: `${L} : {% if customer.first_name != blank %}Bonjour {{ customer.first_name }}, {% endif %}enregistrez-vous pour votre rendez-vous${OF}. Deux minutes suffisent, ensuite vous ne déposez que la clé : {{ link }} Pour ne plus recevoir de messages : STOP`,
    },
    email: {
      ...mail(
        `Enregistrez-vous pour votre rendez-vous chez ${L}`,
        `vous pouvez vous enregistrer en ligne pour votre rendez-vous${OF}{% if car.title != blank %} avec votre {{ car.title }}{% endif %}. Cela prend environ deux minutes ; à l’atelier, vous ne déposez que la clé.`,
      ),
      button: 'S’enregistrer maintenant',
    },
    whatsapp: {
      body: `${HELLO} ${L} vous invite à vous enregistrer en ligne. Votre rendez-vous : {{ appointment.starts_at | default: "comme convenu" }}. Cela prend environ deux minutes ; ensuite, vous ne déposez que la clé.`,
    },
  },
  'check-in-confirmation': {
    sms: {
      text: `${L} : {% if customer.first_name != blank %}Merci {{ customer.first_name }}, {% else %}Merci, {% endif %}votre enregistrement{% if appointment.starts_at != blank %} pour le ${AT}{% endif %} est terminé. Il ne vous reste qu'à déposer la clé.`,
    },
    email: mail(
      `Votre enregistrement chez ${L} est terminé`,
      `merci, votre enregistrement{% if appointment.starts_at != blank %} pour le ${AT}{% endif %} est terminé. Il ne vous reste qu’à déposer la clé.`,
    ),
    whatsapp: {
      body: `${HELLO} merci pour votre enregistrement chez ${L}. Votre rendez-vous : {{ appointment.starts_at | default: "comme convenu" }}. Il ne vous reste qu’à déposer la clé.`,
    },
  },
  'order-confirmed': {
    sms: {
      text: `${L} : votre commande${NUMBER} est confirmée{% if appointment.starts_at != blank %} pour le ${AT}{% endif %}. Merci de votre confiance.`,
    },
    email: mail(
      `Votre commande chez ${L} est confirmée`,
      `merci de votre confiance. Votre commande${NUMBER} est confirmée{% if appointment.starts_at != blank %} pour le ${AT}{% endif %}.`,
      'En cas de changement, nous vous préviendrons.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} a confirmé votre commande. Date : {{ appointment.starts_at | default: "comme convenu" }}. En cas de changement, nous vous préviendrons.`,
    },
  },
  'order-rejected': {
    sms: {
      text: `${L} : nous ne pouvons malheureusement pas accepter votre commande${NUMBER}. Contactez-nous, nous chercherons volontiers une autre solution.`,
    },
    email: mail(
      `Votre commande chez ${L}`,
      `nous ne pouvons malheureusement pas accepter votre commande${NUMBER}{% if appointment.starts_at != blank %} pour le ${AT}{% endif %}.`,
      'Contactez-nous, nous chercherons volontiers une autre solution.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} ne peut malheureusement pas accepter votre commande. Contactez-nous, nous chercherons volontiers une autre solution.`,
    },
  },
  'payment-due': {
    sms: {
      text: `${L} : il reste {{ payment.amount }} à régler pour votre commande${NUMBER}.{% if payment.url != blank %} Paiement en ligne : {{ payment.url }}{% endif %} Si vous avez déjà payé, ne tenez pas compte de ce message.`,
    },
    email: {
      ...mail(
        `Votre règlement à ${L}`,
        `il reste {{ payment.amount }} à régler pour votre commande${NUMBER}.{% if payment.url != blank %} Vous pouvez payer en ligne, en toute sécurité.{% endif %}`,
        'Si vous avez déjà payé, ne tenez pas compte de ce message.',
      ),
      button: 'Payer maintenant',
    },
    whatsapp: {
      body: `${HELLO} il reste {{ payment.amount }} à régler pour votre commande chez ${L}. Paiement : {{ payment.url | default: "sur place" }} – si vous avez déjà payé, ne tenez pas compte de ce message.`,
    },
  },
  'payment-received': {
    sms: { text: `${L} : nous avons bien enregistré votre paiement de {{ payment.amount }}. Merci.` },
    email: mail(
      `${L} a reçu votre paiement`,
      `nous avons bien reçu votre paiement de {{ payment.amount }}{% if order.number != blank %} pour la commande {{ order.number }}{% endif %}. Merci.`,
    ),
    whatsapp: {
      body: `${HELLO} ${L} a bien reçu votre paiement de {{ payment.amount }}. Merci de votre confiance.`,
    },
  },
  'reminder-start': {
    sms: { text: `${L} : nous vous rappelons votre rendez-vous du ${AT}. Au plaisir de vous accueillir.` },
    email: mail(
      `Rappel : votre rendez-vous chez ${L}`,
      `nous vous rappelons votre rendez-vous du ${AT}{% if car.title != blank %} avec votre {{ car.title }}{% endif %}.`,
      'En cas d’empêchement, merci de nous prévenir à temps.',
    ),
    whatsapp: {
      body: `${HELLO} nous vous rappelons votre rendez-vous chez ${L}, le ${AT}. Au plaisir de vous accueillir.`,
    },
  },
  'reminder-end': {
    sms: {
      text: `${L} : nous vous rappelons que votre ${CAR} est à rendre le {{ appointment.ends_at }}. S'il vous faut plus de temps, appelez-nous à temps.`,
    },
    email: mail(
      `Rappel : restitution chez ${L}`,
      `nous vous rappelons que votre ${CAR} est à rendre le {{ appointment.ends_at }}.`,
      'S’il vous faut plus de temps, merci de nous prévenir assez tôt.',
    ),
    whatsapp: {
      body: `${HELLO} nous vous rappelons que votre ${CAR} est à rendre chez ${L} le {{ appointment.ends_at }}. S’il vous faut plus de temps, merci de nous prévenir assez tôt.`,
    },
  },
  'service-status': {
    sms: { text: `${L} : des nouvelles de votre ${CAR} : {{ service.status }}.` },
    email: mail(
      `Des nouvelles de votre ${CAR}`,
      `voici des nouvelles de votre ${CAR} : {{ service.status }}.`,
      'Nous vous tenons au courant.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} vous donne des nouvelles de votre ${CAR} : {{ service.status }}. Nous vous tenons au courant.`,
    },
  },
  'asset-ready': {
    sms: { text: `${L} : votre ${CAR} vous attend. Venez le chercher à nos heures d'ouverture.` },
    email: mail(
      `Votre ${CAR} vous attend`,
      `votre ${CAR} vous attend. Vous pouvez venir le chercher à nos heures d’ouverture.`,
      'Au plaisir de vous accueillir.',
    ),
    whatsapp: {
      body: `${HELLO} votre ${CAR} vous attend chez ${L}. Vous pouvez venir le chercher à nos heures d’ouverture.`,
    },
  },
  'video-published': {
    sms: { text: `${L} : notre atelier a filmé une courte vidéo de votre ${CAR} : {{ video.url }}` },
    email: {
      ...mail(
        `Une vidéo de votre ${CAR}`,
        `notre atelier a filmé une courte vidéo de votre ${CAR}{% if video.title != blank %} : {{ video.title }}{% endif %}. Nous vous y montrons ce que nous avons constaté.`,
      ),
      button: 'Voir la vidéo',
    },
    whatsapp: {
      body: `${HELLO} ${L} a filmé une courte vidéo de votre ${CAR}. Vous pouvez la voir ici : {{ video.url }} Pour toute question, contactez-nous.`,
    },
  },
  'appointment-confirmed': {
    sms: { text: `${L} : votre rendez-vous du ${AT} est confirmé. Au plaisir de vous accueillir.` },
    email: mail(
      `Votre rendez-vous chez ${L} est confirmé`,
      `votre rendez-vous du ${AT}{% if car.title != blank %} avec votre {{ car.title }}{% endif %} est confirmé.`,
      'Au plaisir de vous accueillir.',
    ),
    whatsapp: {
      body: `${HELLO} votre rendez-vous chez ${L}, le ${AT}, est confirmé. Au plaisir de vous accueillir.`,
    },
  },
  'appointment-cancelled': {
    sms: {
      text: `${L} : votre rendez-vous${OF} est annulé. Pour en fixer un autre, contactez-nous.`,
    },
    email: mail(
      `Votre rendez-vous chez ${L} est annulé`,
      `votre rendez-vous${OF} est annulé.`,
      'Pour en fixer un autre, contactez-nous.',
    ),
    whatsapp: {
      body: `${HELLO} votre rendez-vous chez ${L} est annulé. Pour en fixer un autre, contactez-nous.`,
    },
  },
  'appointment-moved': {
    sms: {
      text: `${L} : votre rendez-vous est déplacé au ${AT}. Si cette date ne vous convient pas, contactez-nous.`,
    },
    email: mail(
      `Votre nouveau rendez-vous chez ${L}`,
      `votre rendez-vous est déplacé au ${AT}.`,
      'Si cette date ne vous convient pas, contactez-nous.',
    ),
    whatsapp: {
      body: `${HELLO} votre rendez-vous chez ${L} est déplacé au ${AT}. Si cette date ne vous convient pas, contactez-nous.`,
    },
  },
};
