import type { Purpose } from '../../dealers/settings.ts';
import type { PurposeTexts } from './purposes.ts';

/* Our texts in Slovak, with vykanie. Service messages: no offer, no advertising in them. A date stands after a colon: in a sentence its day would have to be declined. */

const L = '{{ location.name }}';
const CAR = '{% if car.title != blank %} {{ car.title }}{% endif %}';
const NUMBER = '{% if order.number != blank %} {{ order.number }}{% endif %}';
const AT = '{{ appointment.starts_at }}';
const DATE = `{% if appointment.starts_at != blank %} Termín: ${AT}.{% endif %}`;
const HELLO = 'Dobrý deň, {{ customer.first_name | default: "vážený zákazník" }},';

const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  body: [
    '{% if customer.first_name != blank %}Dobrý deň, {{ customer.first_name }},{% else %}Dobrý deň,{% endif %}',
    ...paragraphs,
    `S pozdravom\n${L}`,
  ].join('\n\n'),
});

export const SLOVAK: Record<Purpose, PurposeTexts> = {
  'check-in-invite': {
    sms: {
      text: `${L}: prihláste sa online na návštevu.${DATE} Potom už len odovzdáte kľúč: {{ link }} Zrušiť správy: STOP`,
    },
    email: {
      ...mail(
        `Prihláste sa na návštevu – ${L}`,
        `na návštevu servisu{% if car.title != blank %} s vozidlom {{ car.title }}{% endif %} sa môžete prihlásiť online.${DATE} Trvá to asi dve minúty; v servise už len odovzdáte kľúč.`,
      ),
      button: 'Prihlásiť sa',
    },
    whatsapp: {
      body: `${HELLO} ${L} vás pozýva prihlásiť sa online na návštevu. Termín: {{ appointment.starts_at | default: "podľa dohody" }}. Trvá to asi dve minúty; potom už len odovzdáte kľúč.`,
    },
  },
  'check-in-confirmation': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Ďakujeme, {{ customer.first_name }}, {% else %}Ďakujeme, {% endif %}prihlásenie je hotové.${DATE} Stačí už len odovzdať kľúč.`,
    },
    email: mail(
      `Prihlásenie je hotové – ${L}`,
      `ďakujeme, prihlásenie na návštevu je hotové.${DATE} Stačí už len odovzdať kľúč.`,
    ),
    whatsapp: {
      body: `${HELLO} ${L} vám ďakuje za prihlásenie. Termín: {{ appointment.starts_at | default: "podľa dohody" }}. Stačí už len odovzdať kľúč.`,
    },
  },
  'order-confirmed': {
    sms: { text: `${L}: vaša objednávka${NUMBER} je potvrdená.${DATE} Ďakujeme za dôveru.` },
    email: mail(
      `Vaša objednávka je potvrdená – ${L}`,
      `ďakujeme za dôveru. Vaša objednávka${NUMBER} je potvrdená.${DATE}`,
      'Ak sa niečo zmení, dáme vám vedieť.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} potvrdzuje vašu objednávku. Termín: {{ appointment.starts_at | default: "podľa dohody" }}. Ak sa niečo zmení, dáme vám vedieť.`,
    },
  },
  'order-rejected': {
    sms: {
      text: `${L}: vašu objednávku${NUMBER} žiaľ nemôžeme prijať. Ozvite sa nám, radi nájdeme iné riešenie.`,
    },
    email: mail(
      `Vaša objednávka – ${L}`,
      `vašu objednávku${NUMBER} žiaľ nemôžeme prijať.`,
      'Ozvite sa nám, radi nájdeme iné riešenie.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} žiaľ nemôže prijať vašu objednávku. Ozvite sa nám, radi nájdeme iné riešenie.`,
    },
  },
  'payment-due': {
    sms: {
      text: `${L}: za objednávku${NUMBER} treba uhradiť {{ payment.amount }}.{% if payment.url != blank %} Platba online: {{ payment.url }}{% endif %} Ak ste už zaplatili, správu ignorujte.`,
    },
    email: {
      ...mail(
        `Vaša platba – ${L}`,
        `za objednávku${NUMBER} treba uhradiť {{ payment.amount }}.{% if payment.url != blank %} Zaplatiť môžete pohodlne online.{% endif %}`,
        'Ak ste už zaplatili, považujte túto správu za bezpredmetnú.',
      ),
      button: 'Zaplatiť',
    },
    whatsapp: {
      body: `${HELLO} za vašu objednávku treba uhradiť {{ payment.amount }}, príjemca: ${L}. Spôsob platby: {{ payment.url | default: "u nás na mieste" }} – ak ste už zaplatili, považujte túto správu za bezpredmetnú.`,
    },
  },
  'payment-received': {
    sms: { text: `${L}: vašu platbu {{ payment.amount }} sme prijali. Ďakujeme.` },
    email: mail(
      `Vašu platbu sme prijali – ${L}`,
      `vašu platbu {{ payment.amount }}{% if order.number != blank %} za objednávku {{ order.number }}{% endif %} sme prijali. Ďakujeme.`,
    ),
    whatsapp: {
      body: `${HELLO} vašu platbu {{ payment.amount }} sme prijali. ${L} vám ďakuje.`,
    },
  },
  'reminder-start': {
    sms: { text: `${L}: pripomíname váš termín: ${AT}. Tešíme sa na vás.` },
    email: mail(
      `Pripomíname váš termín – ${L}`,
      `pripomíname váš termín{% if car.title != blank %} s vozidlom {{ car.title }}{% endif %}: ${AT}.`,
      'Ak nemôžete prísť, dajte nám, prosím, včas vedieť.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} vám pripomína termín: ${AT}. Tešíme sa na vás.`,
    },
  },
  'reminder-end': {
    sms: {
      text: `${L}: pripomíname vrátenie vozidla: {{ appointment.ends_at }}. Ak potrebujete viac času, včas nám zavolajte.`,
    },
    email: mail(
      `Pripomíname vrátenie vozidla – ${L}`,
      `pripomíname vrátenie vozidla${CAR}: {{ appointment.ends_at }}.`,
      'Ak potrebujete viac času, dajte nám, prosím, včas vedieť.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} vám pripomína vrátenie vozidla: {{ appointment.ends_at }}. Ak potrebujete viac času, dajte nám, prosím, včas vedieť.`,
    },
  },
  'service-status': {
    sms: { text: `${L}: stav vášho vozidla${CAR}: {{ service.status }}.` },
    email: mail(
      `Stav vášho vozidla – ${L}`,
      `stav vášho vozidla${CAR}: {{ service.status }}.`,
      'O ďalšom priebehu vás budeme informovať.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} vás informuje o stave vozidla: {{ service.status }}. O ďalšom priebehu vám dáme vedieť.`,
    },
  },
  'asset-ready': {
    sms: { text: `${L}: vaše vozidlo${CAR} je pripravené. Môžete si ho vyzdvihnúť v otváracích hodinách.` },
    email: mail(
      `Vaše vozidlo je pripravené – ${L}`,
      `vaše vozidlo${CAR} je pripravené. Môžete si ho vyzdvihnúť v otváracích hodinách.`,
      'Tešíme sa na vás.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} vám oznamuje, že vaše vozidlo je pripravené. Môžete si ho vyzdvihnúť v otváracích hodinách.`,
    },
  },
  'video-published': {
    sms: { text: `${L}: náš servis pre vás natočil krátke video o vašom vozidle: {{ video.url }}` },
    email: {
      ...mail(
        `Video o vašom vozidle – ${L}`,
        `náš servis pre vás natočil krátke video o vašom vozidle${CAR}{% if video.title != blank %}: {{ video.title }}{% endif %}. Ukazujeme v ňom, čo sme zistili.`,
      ),
      button: 'Pozrieť video',
    },
    whatsapp: {
      body: `${HELLO} servis ${L} pre vás natočil krátke video o vašom vozidle. Pozrieť si ho môžete tu: {{ video.url }} Ak máte otázky, ozvite sa nám.`,
    },
  },
  'appointment-confirmed': {
    sms: { text: `${L}: váš termín je potvrdený: ${AT}. Tešíme sa na vás.` },
    email: mail(
      `Váš termín je potvrdený – ${L}`,
      `váš termín{% if car.title != blank %} s vozidlom {{ car.title }}{% endif %} je potvrdený: ${AT}.`,
      'Tešíme sa na vás.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} potvrdzuje váš termín: ${AT}. Tešíme sa na vás.`,
    },
  },
  'appointment-cancelled': {
    sms: {
      text: `${L}: váš termín{% if appointment.starts_at != blank %} (${AT}){% endif %} je zrušený. Ak chcete nový, ozvite sa nám.`,
    },
    email: mail(
      `Váš termín je zrušený – ${L}`,
      `váš termín{% if appointment.starts_at != blank %} (${AT}){% endif %} je zrušený.`,
      'Ak chcete nový termín, ozvite sa nám.',
    ),
    whatsapp: {
      body: `${HELLO} váš termín, dohodnutý so servisom ${L}, je zrušený. Ak chcete nový termín, ozvite sa nám.`,
    },
  },
  'appointment-moved': {
    sms: {
      text: `${L}: váš termín sme presunuli. Nový termín: ${AT}. Ak vám nevyhovuje, ozvite sa nám.`,
    },
    email: mail(
      `Váš nový termín – ${L}`,
      `váš termín sme presunuli. Nový termín: ${AT}.`,
      'Ak vám nevyhovuje, ozvite sa nám.',
    ),
    whatsapp: {
      body: `${HELLO} servis ${L} presunul váš termín. Nový termín: ${AT}. Ak vám nevyhovuje, ozvite sa nám.`,
    },
  },
};
