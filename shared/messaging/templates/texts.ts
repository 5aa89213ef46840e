import type { Purpose } from '../../dealers/settings.ts';
import type { Language } from '../../kernel/language.ts';
import type { PurposeTexts } from './purposes.ts';

/** Our texts for every purpose and language. Service messages: no offer, no advertising in them. */
export const TEXTS: Record<Purpose, Record<Language, PurposeTexts>> = {
  'check-in-invite': {
    en: {
      text: '{{ locationName }}: {% if firstName != blank %}Hello {{ firstName }}, {% endif %}please check in for your visit{% if appointmentAt != blank %} on {{ appointmentAt }}{% endif %}. It takes two minutes, then you only hand over the key: {{ link }} Reply STOP to stop messages.',
      email: {
        subject: 'Check in for your visit at {{ locationName }}',
        body: '{% if firstName != blank %}Hello {{ firstName }},{% else %}Hello,{% endif %}\n\nyou can check in online for your visit{% if appointmentAt != blank %} on {{ appointmentAt }}{% endif %}{% if vehicle != blank %} with your {{ vehicle }}{% endif %}. It takes about two minutes; at the workshop you only hand over the key.\n\nKind regards\n{{ locationName }}',
        button: 'Check in now',
      },
      whatsappBody: [
        '{{ firstName | default: "customer" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "your next visit" }}',
      ],
    },
    de: {
      text: '{{ locationName }}: {% if firstName != blank %}Hallo {{ firstName }}, {% endif %}bitte checken Sie für Ihren Termin{% if appointmentAt != blank %} am {{ appointmentAt }}{% endif %} ein. Das dauert zwei Minuten, danach geben Sie nur noch den Schlüssel ab: {{ link }} Keine Nachrichten mehr: STOP',
      email: {
        subject: 'Checken Sie für Ihren Termin bei {{ locationName }} ein',
        body: '{% if firstName != blank %}Hallo {{ firstName }},{% else %}Guten Tag,{% endif %}\n\nfür Ihren Termin{% if appointmentAt != blank %} am {{ appointmentAt }}{% endif %}{% if vehicle != blank %} mit Ihrem {{ vehicle }}{% endif %} können Sie online einchecken. Das dauert etwa zwei Minuten; in der Werkstatt geben Sie nur noch den Schlüssel ab.\n\nFreundliche Grüße\n{{ locationName }}',
        button: 'Jetzt einchecken',
      },
      whatsappBody: [
        '{{ firstName | default: "Kunde" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "Ihren nächsten Termin" }}',
      ],
    },
    nl: {
      text: '{{ locationName }}: {% if firstName != blank %}Hallo {{ firstName }}, {% endif %}check alvast in voor je afspraak{% if appointmentAt != blank %} op {{ appointmentAt }}{% endif %}. Het duurt twee minuten, daarna lever je alleen nog de sleutel in: {{ link }} Geen berichten meer: STOP',
      email: {
        subject: 'Check in voor je afspraak bij {{ locationName }}',
        body: '{% if firstName != blank %}Hallo {{ firstName }},{% else %}Goedendag,{% endif %}\n\nvoor je afspraak{% if appointmentAt != blank %} op {{ appointmentAt }}{% endif %}{% if vehicle != blank %} met je {{ vehicle }}{% endif %} kun je online inchecken. Het duurt ongeveer twee minuten; in de werkplaats lever je alleen nog de sleutel in.\n\nMet vriendelijke groet\n{{ locationName }}',
        button: 'Nu inchecken',
      },
      whatsappBody: [
        '{{ firstName | default: "klant" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "je volgende afspraak" }}',
      ],
    },
    fr: {
      text: '{{ locationName }} : {% if firstName != blank %}Bonjour {{ firstName }}, {% endif %}enregistrez-vous pour votre rendez-vous{% if appointmentAt != blank %} du {{ appointmentAt }}{% endif %}. Deux minutes suffisent, ensuite vous ne déposez que la clé : {{ link }} Pour ne plus recevoir de messages : STOP',
      email: {
        subject: 'Enregistrez-vous pour votre rendez-vous chez {{ locationName }}',
        body: '{% if firstName != blank %}Bonjour {{ firstName }},{% else %}Bonjour,{% endif %}\n\nvous pouvez vous enregistrer en ligne pour votre rendez-vous{% if appointmentAt != blank %} du {{ appointmentAt }}{% endif %}{% if vehicle != blank %} avec votre {{ vehicle }}{% endif %}. Cela prend environ deux minutes ; à l’atelier, vous ne déposez que la clé.\n\nCordialement\n{{ locationName }}',
        button: 'S’enregistrer maintenant',
      },
      whatsappBody: [
        '{{ firstName | default: "cher client" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "votre prochain rendez-vous" }}',
      ],
    },
    sk: {
      text: '{{ locationName }}: {% if firstName != blank %}Dobrý deň, {{ firstName }}, {% endif %}prihláste sa na návštevu servisu{% if appointmentAt != blank %} {{ appointmentAt }}{% endif %}. Trvá to dve minúty, potom už len odovzdáte kľúč: {{ link }} Zrušiť správy: STOP',
      email: {
        subject: 'Prihláste sa na návštevu v {{ locationName }}',
        body: '{% if firstName != blank %}Dobrý deň, {{ firstName }},{% else %}Dobrý deň,{% endif %}\n\nna návštevu servisu{% if appointmentAt != blank %} {{ appointmentAt }}{% endif %}{% if vehicle != blank %} s vozidlom {{ vehicle }}{% endif %} sa môžete prihlásiť online. Trvá to asi dve minúty; v servise už len odovzdáte kľúč.\n\nS pozdravom\n{{ locationName }}',
        button: 'Prihlásiť sa',
      },
      whatsappBody: [
        '{{ firstName | default: "zákazník" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "vašu najbližšiu návštevu" }}',
      ],
    },
  },
  'check-in-confirmation': {
    en: {
      text: '{{ locationName }}: {% if firstName != blank %}Thank you {{ firstName }}, {% else %}Thank you, {% endif %}you are checked in{% if appointmentAt != blank %} for {{ appointmentAt }}{% endif %}. You only need to hand over the key.',
      email: {
        subject: 'You are checked in at {{ locationName }}',
        body: '{% if firstName != blank %}Hello {{ firstName }},{% else %}Hello,{% endif %}\n\nthank you, you are checked in{% if appointmentAt != blank %} for {{ appointmentAt }}{% endif %}. You only need to hand over the key.\n\nKind regards\n{{ locationName }}',
      },
      whatsappBody: [
        '{{ firstName | default: "customer" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "your visit" }}',
      ],
    },
    de: {
      text: '{{ locationName }}: {% if firstName != blank %}Vielen Dank {{ firstName }}, {% else %}Vielen Dank, {% endif %}Sie sind{% if appointmentAt != blank %} für den {{ appointmentAt }}{% endif %} eingecheckt. Sie geben nur noch den Schlüssel ab.',
      email: {
        subject: 'Sie sind bei {{ locationName }} eingecheckt',
        body: '{% if firstName != blank %}Hallo {{ firstName }},{% else %}Guten Tag,{% endif %}\n\nvielen Dank, Sie sind{% if appointmentAt != blank %} für den {{ appointmentAt }}{% endif %} eingecheckt. Sie geben nur noch den Schlüssel ab.\n\nFreundliche Grüße\n{{ locationName }}',
      },
      whatsappBody: [
        '{{ firstName | default: "Kunde" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "Ihren Termin" }}',
      ],
    },
    nl: {
      text: '{{ locationName }}: {% if firstName != blank %}Bedankt {{ firstName }}, {% else %}Bedankt, {% endif %}je bent ingecheckt{% if appointmentAt != blank %} voor {{ appointmentAt }}{% endif %}. Je hoeft alleen nog de sleutel in te leveren.',
      email: {
        subject: 'Je bent ingecheckt bij {{ locationName }}',
        body: '{% if firstName != blank %}Hallo {{ firstName }},{% else %}Goedendag,{% endif %}\n\nbedankt, je bent ingecheckt{% if appointmentAt != blank %} voor {{ appointmentAt }}{% endif %}. Je hoeft alleen nog de sleutel in te leveren.\n\nMet vriendelijke groet\n{{ locationName }}',
      },
      whatsappBody: [
        '{{ firstName | default: "klant" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "je afspraak" }}',
      ],
    },
    fr: {
      text: '{{ locationName }} : {% if firstName != blank %}Merci {{ firstName }}, {% else %}Merci, {% endif %}votre enregistrement{% if appointmentAt != blank %} pour le {{ appointmentAt }}{% endif %} est terminé. Il ne vous reste qu’à déposer la clé.',
      email: {
        subject: 'Votre enregistrement chez {{ locationName }} est terminé',
        body: '{% if firstName != blank %}Bonjour {{ firstName }},{% else %}Bonjour,{% endif %}\n\nmerci, votre enregistrement{% if appointmentAt != blank %} pour le {{ appointmentAt }}{% endif %} est terminé. Il ne vous reste qu’à déposer la clé.\n\nCordialement\n{{ locationName }}',
      },
      whatsappBody: [
        '{{ firstName | default: "cher client" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "votre rendez-vous" }}',
      ],
    },
    sk: {
      text: '{{ locationName }}: {% if firstName != blank %}Ďakujeme, {{ firstName }}, {% else %}Ďakujeme, {% endif %}prihlásenie na návštevu{% if appointmentAt != blank %} {{ appointmentAt }}{% endif %} je hotové. Stačí už len odovzdať kľúč.',
      email: {
        subject: 'Prihlásenie v {{ locationName }} je hotové',
        body: '{% if firstName != blank %}Dobrý deň, {{ firstName }},{% else %}Dobrý deň,{% endif %}\n\nďakujeme, prihlásenie na návštevu{% if appointmentAt != blank %} {{ appointmentAt }}{% endif %} je hotové. Stačí už len odovzdať kľúč.\n\nS pozdravom\n{{ locationName }}',
      },
      whatsappBody: [
        '{{ firstName | default: "zákazník" }}',
        '{{ locationName }}',
        '{{ appointmentAt | default: "vašu návštevu" }}',
      ],
    },
  },
};
