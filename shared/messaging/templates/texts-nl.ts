import type { Purpose } from '../../dealers/settings.ts';
import type { PurposeTexts } from './purposes.ts';

/* Our texts in Dutch, with je. Service messages: no offer, no advertising in them. */

const L = '{{ location.name }}';
const CAR = '{{ car.title | default: "auto" }}';
const NUMBER = '{% if order.number != blank %} {{ order.number }}{% endif %}';
const AT = '{{ appointment.starts_at }}';
const ON = `{% if appointment.starts_at != blank %} op ${AT}{% endif %}`;
const HELLO = 'Hallo {{ customer.first_name | default: "beste klant" }},';

const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  body: [
    '{% if customer.first_name != blank %}Hallo {{ customer.first_name }},{% else %}Goedendag,{% endif %}',
    ...paragraphs,
    `Met vriendelijke groet\n${L}`,
  ].join('\n\n'),
});

export const DUTCH: Record<Purpose, PurposeTexts> = {
  'check-in-invite': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Hallo {{ customer.first_name }}, {% endif %}check alvast in voor je afspraak${ON}. Het duurt twee minuten, daarna lever je alleen nog de sleutel in: {{ link }} Geen berichten meer: STOP`,
    },
    email: {
      ...mail(
        `Check in voor je afspraak bij ${L}`,
        `voor je afspraak${ON}{% if car.title != blank %} met je {{ car.title }}{% endif %} kun je online inchecken. Het duurt ongeveer twee minuten; in de werkplaats lever je alleen nog de sleutel in.`,
      ),
      button: 'Nu inchecken',
    },
    whatsapp: {
      body: `${HELLO} bij ${L} kun je alvast online inchecken. Je afspraak: {{ appointment.starts_at | default: "zoals afgesproken" }}. Het duurt ongeveer twee minuten; daarna lever je alleen nog de sleutel in.`,
    },
  },
  'check-in-confirmation': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Bedankt {{ customer.first_name }}, {% else %}Bedankt, {% endif %}je bent ingecheckt{% if appointment.starts_at != blank %} voor ${AT}{% endif %}. Je hoeft alleen nog de sleutel in te leveren.`,
    },
    email: mail(
      `Je bent ingecheckt bij ${L}`,
      `bedankt, je bent ingecheckt{% if appointment.starts_at != blank %} voor ${AT}{% endif %}. Je hoeft alleen nog de sleutel in te leveren.`,
    ),
    whatsapp: {
      body: `${HELLO} bedankt voor het inchecken bij ${L}. Je afspraak: {{ appointment.starts_at | default: "zoals afgesproken" }}. Je hoeft alleen nog de sleutel in te leveren.`,
    },
  },
  'order-confirmed': {
    sms: {
      text: `${L}: je opdracht${NUMBER} is bevestigd{% if appointment.starts_at != blank %} voor ${AT}{% endif %}. Bedankt voor je vertrouwen.`,
    },
    email: mail(
      `Je opdracht bij ${L} is bevestigd`,
      `bedankt, je opdracht${NUMBER} is bevestigd{% if appointment.starts_at != blank %} voor ${AT}{% endif %}.`,
      'Als er iets verandert, laten we het je weten.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} heeft je opdracht bevestigd. Datum: {{ appointment.starts_at | default: "zoals afgesproken" }}. Als er iets verandert, laten we het je weten.`,
    },
  },
  'order-rejected': {
    sms: {
      text: `${L}: helaas kunnen we je opdracht${NUMBER} niet aannemen. Neem contact met ons op, dan zoeken we graag een andere oplossing.`,
    },
    email: mail(
      `Je opdracht bij ${L}`,
      `helaas kunnen we je opdracht${NUMBER}{% if appointment.starts_at != blank %} voor ${AT}{% endif %} niet aannemen.`,
      'Neem contact met ons op, dan zoeken we graag een andere oplossing.',
    ),
    whatsapp: {
      body: `${HELLO} helaas kan ${L} je opdracht niet aannemen. Neem contact met ons op, dan zoeken we graag een andere oplossing.`,
    },
  },
  'payment-due': {
    sms: {
      text: `${L}: voor je opdracht${NUMBER} staat nog {{ payment.amount }} open.{% if payment.url != blank %} Betalen kan hier: {{ payment.url }}{% endif %} Heb je al betaald, dan hoef je niets te doen.`,
    },
    email: {
      ...mail(
        `Je betaling aan ${L}`,
        `voor je opdracht${NUMBER} staat nog {{ payment.amount }} open.{% if payment.url != blank %} Je kunt eenvoudig online betalen.{% endif %}`,
        'Heb je al betaald, dan hoef je niets te doen.',
      ),
      button: 'Nu betalen',
    },
    whatsapp: {
      body: `${HELLO} voor je opdracht staat nog {{ payment.amount }} open bij ${L}. Betalen: {{ payment.url | default: "bij ons aan de balie" }} – heb je al betaald, dan hoef je niets te doen.`,
    },
  },
  'payment-received': {
    sms: { text: `${L}: we hebben je betaling van {{ payment.amount }} ontvangen. Bedankt.` },
    email: mail(
      `${L} heeft je betaling ontvangen`,
      `we hebben je betaling van {{ payment.amount }}{% if order.number != blank %} voor opdracht {{ order.number }}{% endif %} ontvangen. Bedankt.`,
    ),
    whatsapp: {
      body: `${HELLO} ${L} heeft je betaling van {{ payment.amount }} ontvangen. Bedankt.`,
    },
  },
  'reminder-start': {
    sms: { text: `${L}: een herinnering aan je afspraak op ${AT}. Tot dan.` },
    email: mail(
      `Herinnering: je afspraak bij ${L}`,
      `dit is een herinnering aan je afspraak op ${AT}{% if car.title != blank %} met je {{ car.title }}{% endif %}.`,
      'Kun je niet komen? Laat het ons dan op tijd weten.',
    ),
    whatsapp: {
      body: `${HELLO} dit is een herinnering aan je afspraak bij ${L} op ${AT}. We zien je graag.`,
    },
  },
  'reminder-end': {
    sms: {
      text: `${L}: denk je aan het terugbrengen van je ${CAR} op {{ appointment.ends_at }}? Heb je meer tijd nodig, bel ons dan op tijd.`,
    },
    email: mail(
      `Herinnering: terugbrengen bij ${L}`,
      `denk je aan het terugbrengen van je ${CAR} op {{ appointment.ends_at }}?`,
      'Heb je meer tijd nodig, neem dan op tijd contact met ons op.',
    ),
    whatsapp: {
      body: `${HELLO} denk je aan het terugbrengen van je ${CAR} bij ${L} op {{ appointment.ends_at }}? Heb je meer tijd nodig, neem dan op tijd contact met ons op.`,
    },
  },
  'service-status': {
    sms: { text: `${L}: nieuws over je ${CAR}: {{ service.status }}.` },
    email: mail(
      `Nieuws over je ${CAR}`,
      `er is nieuws over je ${CAR}: {{ service.status }}.`,
      'We houden je op de hoogte.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} heeft nieuws over je ${CAR}: {{ service.status }}. We houden je op de hoogte.`,
    },
  },
  'asset-ready': {
    sms: { text: `${L}: je ${CAR} staat klaar. Je kunt hem tijdens onze openingstijden ophalen.` },
    email: mail(
      `Je ${CAR} staat klaar`,
      `je ${CAR} staat klaar. Je kunt hem tijdens onze openingstijden ophalen.`,
      'We zien je graag.',
    ),
    whatsapp: {
      body: `${HELLO} je ${CAR} staat klaar bij ${L}. Je kunt hem tijdens onze openingstijden ophalen.`,
    },
  },
  'video-published': {
    sms: { text: `${L}: onze werkplaats heeft een korte video over je ${CAR} gemaakt: {{ video.url }}` },
    email: {
      ...mail(
        `Een video over je ${CAR}`,
        `onze werkplaats heeft een korte video over je ${CAR} gemaakt{% if video.title != blank %}: {{ video.title }}{% endif %}. Daarin laten we zien wat ons is opgevallen.`,
      ),
      button: 'Video bekijken',
    },
    whatsapp: {
      body: `${HELLO} ${L} heeft een korte video over je ${CAR} gemaakt. Je kunt hem hier bekijken: {{ video.url }} Heb je vragen, neem dan gerust contact met ons op.`,
    },
  },
  'appointment-confirmed': {
    sms: { text: `${L}: je afspraak op ${AT} is bevestigd. Tot dan.` },
    email: mail(
      `Je afspraak bij ${L} is bevestigd`,
      `je afspraak op ${AT}{% if car.title != blank %} met je {{ car.title }}{% endif %} is bevestigd.`,
      'We zien je graag.',
    ),
    whatsapp: {
      body: `${HELLO} je afspraak bij ${L} op ${AT} is bevestigd. We zien je graag.`,
    },
  },
  'appointment-cancelled': {
    sms: {
      text: `${L}: je afspraak${ON} gaat niet door. Wil je een nieuwe afspraak, neem dan contact met ons op.`,
    },
    email: mail(
      `Je afspraak bij ${L} gaat niet door`,
      `je afspraak${ON} gaat niet door.`,
      'Wil je een nieuwe afspraak, neem dan contact met ons op.',
    ),
    whatsapp: {
      body: `${HELLO} je afspraak bij ${L} gaat niet door. Wil je een nieuwe afspraak, neem dan contact met ons op.`,
    },
  },
  'appointment-moved': {
    sms: {
      text: `${L}: je afspraak is verzet naar ${AT}. Komt dat niet uit, neem dan contact met ons op.`,
    },
    email: mail(
      `Je nieuwe afspraak bij ${L}`,
      `je afspraak is verzet naar ${AT}.`,
      'Komt dat niet uit, neem dan contact met ons op.',
    ),
    whatsapp: {
      body: `${HELLO} je afspraak bij ${L} is verzet naar ${AT}. Komt dat niet uit, neem dan contact met ons op.`,
    },
  },
};
