import type { Purpose } from '../../dealers/settings.ts';
import type { PurposeTexts } from './purposes.ts';

/* Our texts in German, with Sie. Service messages: no offer, no advertising in them. */

const L = '{{ location.name }}';
/** After "Ihr" or "Ihrem" only: a BMW is masculine, a Fahrzeug is not. */
const CAR = '{{ car.title | default: "Fahrzeug" }}';
const NUMBER = '{% if order.number != blank %} {{ order.number }}{% endif %}';
const AT = '{{ appointment.starts_at }}';
const ON = `{% if appointment.starts_at != blank %} am ${AT}{% endif %}`;
const HELLO = 'Hallo {{ customer.first_name | default: "und guten Tag" }},';

const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  body: [
    '{% if customer.first_name != blank %}Hallo {{ customer.first_name }},{% else %}Guten Tag,{% endif %}',
    ...paragraphs,
    `Freundliche Grüße\n${L}`,
  ].join('\n\n'),
});

export const GERMAN: Record<Purpose, PurposeTexts> = {
  'check-in-invite': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Hallo {{ customer.first_name }}, {% endif %}bitte checken Sie für Ihren Termin${ON} ein. Das dauert zwei Minuten, danach geben Sie nur noch den Schlüssel ab: {{ link }} Keine Nachrichten mehr: STOP`,
    },
    email: {
      ...mail(
        `Checken Sie für Ihren Termin bei ${L} ein`,
        `für Ihren Termin${ON}{% if car.title != blank %} mit Ihrem {{ car.title }}{% endif %} können Sie online einchecken. Das dauert etwa zwei Minuten; in der Werkstatt geben Sie nur noch den Schlüssel ab.`,
      ),
      button: 'Jetzt einchecken',
    },
    whatsapp: {
      body: `${HELLO} bei ${L} können Sie vorab online einchecken. Ihr Termin: {{ appointment.starts_at | default: "wie vereinbart" }}. Das dauert etwa zwei Minuten; danach geben Sie nur noch den Schlüssel ab.`,
    },
  },
  'check-in-confirmation': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Danke, {{ customer.first_name }}, {% else %}Danke, {% endif %}Ihr Check-in{% if appointment.starts_at != blank %} für ${AT}{% endif %} ist abgeschlossen. Sie müssen nur noch den Schlüssel abgeben.`,
    },
    email: mail(
      `Ihr Check-in bei ${L} ist abgeschlossen`,
      `vielen Dank, Ihr Check-in{% if appointment.starts_at != blank %} für ${AT}{% endif %} ist abgeschlossen. Sie müssen nur noch den Schlüssel abgeben.`,
    ),
    whatsapp: {
      body: `${HELLO} vielen Dank für Ihren Check-in bei ${L}. Ihr Termin: {{ appointment.starts_at | default: "wie vereinbart" }}. Sie müssen nur noch den Schlüssel abgeben.`,
    },
  },
  'order-confirmed': {
    sms: {
      text: `${L}: Ihr Auftrag${NUMBER} ist bestätigt{% if appointment.starts_at != blank %}, Termin: ${AT}{% endif %}. Vielen Dank für Ihr Vertrauen.`,
    },
    email: mail(
      `Ihr Auftrag bei ${L} ist bestätigt`,
      `vielen Dank, Ihr Auftrag${NUMBER} ist bestätigt.{% if appointment.starts_at != blank %} Ihr Termin: ${AT}.{% endif %}`,
      'Wenn sich etwas ändert, melden wir uns bei Ihnen.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} hat Ihren Auftrag bestätigt. Termin: {{ appointment.starts_at | default: "wie vereinbart" }}. Wenn sich etwas ändert, melden wir uns bei Ihnen.`,
    },
  },
  'order-rejected': {
    sms: {
      text: `${L}: Leider können wir Ihren Auftrag${NUMBER} nicht annehmen. Bitte melden Sie sich bei uns, wir finden gern eine andere Lösung.`,
    },
    email: mail(
      `Ihr Auftrag bei ${L}`,
      `leider können wir Ihren Auftrag${NUMBER}{% if appointment.starts_at != blank %} für ${AT}{% endif %} nicht annehmen.`,
      'Bitte melden Sie sich bei uns, wir finden gern eine andere Lösung.',
    ),
    whatsapp: {
      body: `${HELLO} leider kann ${L} Ihren Auftrag nicht annehmen. Bitte melden Sie sich bei uns, wir finden gern eine andere Lösung.`,
    },
  },
  'payment-due': {
    sms: {
      text: `${L}: Für Ihren Auftrag${NUMBER} sind noch {{ payment.amount }} offen.{% if payment.url != blank %} Hier können Sie bezahlen: {{ payment.url }}{% endif %} Falls Sie schon bezahlt haben, betrachten Sie diese Nachricht bitte als erledigt.`,
    },
    email: {
      ...mail(
        `Ihre Zahlung an ${L}`,
        `für Ihren Auftrag${NUMBER} sind noch {{ payment.amount }} offen.{% if payment.url != blank %} Sie können bequem online bezahlen.{% endif %}`,
        'Falls Sie schon bezahlt haben, betrachten Sie diese Nachricht bitte als erledigt.',
      ),
      button: 'Jetzt bezahlen',
    },
    whatsapp: {
      body: `${HELLO} für Ihren Auftrag sind noch {{ payment.amount }} offen, zahlbar an ${L}. Zahlungsweg: {{ payment.url | default: "bei uns vor Ort" }} – falls Sie schon bezahlt haben, betrachten Sie diese Nachricht bitte als erledigt.`,
    },
  },
  'payment-received': {
    sms: { text: `${L}: Ihre Zahlung über {{ payment.amount }} ist bei uns eingegangen. Vielen Dank.` },
    email: mail(
      `Ihre Zahlung ist bei ${L} eingegangen`,
      `Ihre Zahlung über {{ payment.amount }}{% if order.number != blank %} für den Auftrag {{ order.number }}{% endif %} ist bei uns eingegangen. Vielen Dank.`,
    ),
    whatsapp: {
      body: `${HELLO} Ihre Zahlung über {{ payment.amount }} ist bei ${L} eingegangen. Vielen Dank.`,
    },
  },
  'reminder-start': {
    sms: { text: `${L}: Wir erinnern Sie an Ihren Termin am ${AT}. Wir freuen uns auf Sie.` },
    email: mail(
      `Erinnerung: Ihr Termin bei ${L}`,
      `wir erinnern Sie an Ihren Termin am ${AT}{% if car.title != blank %} mit Ihrem {{ car.title }}{% endif %}.`,
      'Wenn Sie verhindert sind, sagen Sie uns bitte rechtzeitig Bescheid.',
    ),
    whatsapp: {
      body: `${HELLO} wir erinnern Sie an Ihren Termin bei ${L} am ${AT}. Wir freuen uns auf Sie.`,
    },
  },
  'reminder-end': {
    sms: {
      text: `${L}: Bitte denken Sie an die Rückgabe am {{ appointment.ends_at }}. Wenn Sie mehr Zeit brauchen, rufen Sie uns bitte rechtzeitig an.`,
    },
    email: mail(
      `Erinnerung: Rückgabe bei ${L}`,
      `bitte denken Sie an die Rückgabe{% if car.title != blank %} ({{ car.title }}){% endif %} am {{ appointment.ends_at }}.`,
      'Wenn Sie mehr Zeit brauchen, melden Sie sich bitte rechtzeitig bei uns.',
    ),
    whatsapp: {
      body: `${HELLO} bitte denken Sie an die Rückgabe bei ${L} am {{ appointment.ends_at }}. Wenn Sie mehr Zeit brauchen, melden Sie sich bitte rechtzeitig bei uns.`,
    },
  },
  'service-status': {
    sms: { text: `${L}: Neues zu Ihrem ${CAR}: {{ service.status }}.` },
    email: mail(
      `Neues zu Ihrem ${CAR}`,
      `es gibt Neues zu Ihrem ${CAR}: {{ service.status }}.`,
      'Wir halten Sie auf dem Laufenden.',
    ),
    whatsapp: {
      body: `${HELLO} bei ${L} gibt es Neues zu Ihrem ${CAR}: {{ service.status }}. Wir halten Sie auf dem Laufenden.`,
    },
  },
  'asset-ready': {
    sms: { text: `${L}: Ihr ${CAR} ist fertig und kann zu unseren Öffnungszeiten abgeholt werden.` },
    email: mail(
      `Ihr ${CAR} ist fertig`,
      `Ihr ${CAR} ist fertig und kann zu unseren Öffnungszeiten abgeholt werden.`,
      'Wir freuen uns auf Sie.',
    ),
    whatsapp: {
      body: `${HELLO} Ihr ${CAR} ist bei ${L} fertig und kann zu unseren Öffnungszeiten abgeholt werden.`,
    },
  },
  'video-published': {
    sms: {
      text: `${L}: Unsere Werkstatt hat für Sie ein kurzes Video zu Ihrem ${CAR} aufgenommen: {{ video.url }}`,
    },
    email: {
      ...mail(
        `Ein Video zu Ihrem ${CAR}`,
        `unsere Werkstatt hat für Sie ein kurzes Video zu Ihrem ${CAR} aufgenommen{% if video.title != blank %}: {{ video.title }}{% endif %}. Darin zeigen wir Ihnen, was uns aufgefallen ist.`,
      ),
      button: 'Video ansehen',
    },
    whatsapp: {
      body: `${HELLO} ${L} hat für Sie ein kurzes Video zu Ihrem ${CAR} aufgenommen. Hier können Sie es ansehen: {{ video.url }} Bei Fragen melden Sie sich gern.`,
    },
  },
  'appointment-confirmed': {
    sms: { text: `${L}: Ihr Termin am ${AT} ist bestätigt. Wir freuen uns auf Sie.` },
    email: mail(
      `Ihr Termin bei ${L} ist bestätigt`,
      `Ihr Termin am ${AT}{% if car.title != blank %} mit Ihrem {{ car.title }}{% endif %} ist bestätigt.`,
      'Wir freuen uns auf Sie.',
    ),
    whatsapp: {
      body: `${HELLO} Ihr Termin bei ${L} am ${AT} ist bestätigt. Wir freuen uns auf Sie.`,
    },
  },
  'appointment-cancelled': {
    sms: {
      text: `${L}: Ihr Termin${ON} ist abgesagt. Wenn Sie einen neuen Termin wünschen, melden Sie sich bitte bei uns.`,
    },
    email: mail(
      `Ihr Termin bei ${L} ist abgesagt`,
      `Ihr Termin${ON} ist abgesagt.`,
      'Wenn Sie einen neuen Termin wünschen, melden Sie sich bitte bei uns.',
    ),
    whatsapp: {
      body: `${HELLO} Ihr Termin bei ${L} ist abgesagt. Wenn Sie einen neuen Termin wünschen, melden Sie sich bitte bei uns.`,
    },
  },
  'appointment-moved': {
    sms: {
      text: `${L}: Ihr Termin wurde verschoben, neuer Termin: ${AT}. Wenn er Ihnen nicht passt, melden Sie sich bitte bei uns.`,
    },
    email: mail(
      `Ihr neuer Termin bei ${L}`,
      `Ihr Termin wurde verschoben. Der neue Termin: ${AT}.`,
      'Wenn er Ihnen nicht passt, melden Sie sich bitte bei uns.',
    ),
    whatsapp: {
      body: `${HELLO} Ihr Termin bei ${L} wurde verschoben. Neuer Termin: ${AT}. Wenn er Ihnen nicht passt, melden Sie sich bitte bei uns.`,
    },
  },
};
