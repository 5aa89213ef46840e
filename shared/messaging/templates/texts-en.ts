import type { Purpose } from '../../dealers/settings.ts';
import type { PurposeTexts } from './purposes.ts';

/* Our texts in English. Service messages: no offer, no advertising in them. */

const L = '{{ location.name }}';
const CAR = '{{ car.title | default: "car" }}';
const NUMBER = '{% if order.number != blank %} {{ order.number }}{% endif %}';
const AT = '{{ appointment.starts_at }}';
const ON = `{% if appointment.starts_at != blank %} on ${AT}{% endif %}`;
const FOR = `{% if appointment.starts_at != blank %} for ${AT}{% endif %}`;
const HELLO = 'Hello {{ customer.first_name | default: "there" }},';

const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  body: [
    '{% if customer.first_name != blank %}Hello {{ customer.first_name }},{% else %}Hello,{% endif %}',
    ...paragraphs,
    `Kind regards\n${L}`,
  ].join('\n\n'),
});

export const ENGLISH: Record<Purpose, PurposeTexts> = {
  'check-in-invite': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Hello {{ customer.first_name }}, {% endif %}please check in for your visit${ON}. It takes two minutes, then you only hand over the key: {{ link }} Reply STOP to stop messages.`,
    },
    email: {
      ...mail(
        `Check in for your visit at ${L}`,
        `you can check in online for your visit${ON}{% if car.title != blank %} with your {{ car.title }}{% endif %}. It takes about two minutes; at the workshop you only hand over the key.`,
      ),
      button: 'Check in now',
    },
    whatsapp: {
      body: `${HELLO} ${L} invites you to check in online. Your appointment: {{ appointment.starts_at | default: "as agreed" }}. It takes about two minutes; then you only hand over the key.`,
    },
  },
  'check-in-confirmation': {
    sms: {
      text: `${L}: {% if customer.first_name != blank %}Thank you {{ customer.first_name }}, {% else %}Thank you, {% endif %}you are checked in${FOR}. You only need to hand over the key.`,
    },
    email: mail(
      `You are checked in at ${L}`,
      `thank you, you are checked in${FOR}. You only need to hand over the key.`,
    ),
    whatsapp: {
      body: `${HELLO} thank you for checking in at ${L}. Your appointment: {{ appointment.starts_at | default: "as agreed" }}. You only need to hand over the key.`,
    },
  },
  'order-confirmed': {
    sms: { text: `${L}: your order${NUMBER} is confirmed${FOR}. Thank you for choosing us.` },
    email: mail(
      `Your order at ${L} is confirmed`,
      `thank you. Your order${NUMBER} is confirmed${FOR}.`,
      'If anything changes, we will let you know.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} has confirmed your order. Date: {{ appointment.starts_at | default: "as agreed" }}. If anything changes, we will let you know.`,
    },
  },
  'order-rejected': {
    sms: {
      text: `${L}: unfortunately we cannot accept your order${NUMBER}${FOR}. Please contact us, we will gladly look for another solution.`,
    },
    email: mail(
      `Your order at ${L}`,
      `unfortunately we cannot accept your order${NUMBER}${FOR}.`,
      'Please contact us, we will gladly look for another solution.',
    ),
    whatsapp: {
      body: `${HELLO} unfortunately ${L} cannot accept your order. Please contact us, we will gladly look for another solution.`,
    },
  },
  'payment-due': {
    sms: {
      text: `${L}: {{ payment.amount }} is due for your order${NUMBER}.{% if payment.url != blank %} You can pay here: {{ payment.url }}{% endif %} If you have already paid, please ignore this message.`,
    },
    email: {
      ...mail(
        `Your payment to ${L}`,
        `{{ payment.amount }} is due for your order${NUMBER}.{% if payment.url != blank %} You can pay online, quickly and securely.{% endif %}`,
        'If you have already paid, please ignore this message.',
      ),
      button: 'Pay now',
    },
    whatsapp: {
      body: `${HELLO} {{ payment.amount }} is due for your order at ${L}. Payment: {{ payment.url | default: "at our counter" }} – if you have already paid, please ignore this message.`,
    },
  },
  'payment-received': {
    sms: { text: `${L}: we have received your payment of {{ payment.amount }}. Thank you.` },
    email: mail(
      `${L} has received your payment`,
      `we have received your payment of {{ payment.amount }}{% if order.number != blank %} for your order {{ order.number }}{% endif %}. Thank you.`,
    ),
    whatsapp: {
      body: `${HELLO} ${L} has received your payment of {{ payment.amount }} in full. Thank you.`,
    },
  },
  'reminder-start': {
    sms: { text: `${L}: a reminder of your appointment on ${AT}. We look forward to seeing you.` },
    email: mail(
      `Reminder: your appointment at ${L}`,
      `this is a reminder of your appointment on ${AT}{% if car.title != blank %} with your {{ car.title }}{% endif %}.`,
      'If you cannot come, please let us know in good time.',
    ),
    whatsapp: {
      body: `${HELLO} this is a reminder of your appointment at ${L} on ${AT}. We look forward to seeing you.`,
    },
  },
  'reminder-end': {
    sms: {
      text: `${L}: please remember that your ${CAR} is due back on {{ appointment.ends_at }}. If you need it for longer, please call us in good time.`,
    },
    email: mail(
      `Reminder: return to ${L}`,
      `please remember that your ${CAR} is due back on {{ appointment.ends_at }}.`,
      'If you need it for longer, please contact us in good time.',
    ),
    whatsapp: {
      body: `${HELLO} please remember that your ${CAR} is due back at ${L} on {{ appointment.ends_at }}. If you need it for longer, please contact us in good time.`,
    },
  },
  'service-status': {
    sms: { text: `${L}: news about your ${CAR}: {{ service.status }}.` },
    email: mail(
      `News about your ${CAR}`,
      `there is news about your ${CAR}: {{ service.status }}.`,
      'We will keep you informed.',
    ),
    whatsapp: {
      body: `${HELLO} ${L} has news about your ${CAR}: {{ service.status }}. We will keep you informed.`,
    },
  },
  'asset-ready': {
    sms: { text: `${L}: your ${CAR} is ready. You can collect it during our opening hours.` },
    email: mail(
      `Your ${CAR} is ready`,
      `your ${CAR} is ready. You can collect it during our opening hours.`,
      'We look forward to seeing you.',
    ),
    whatsapp: {
      body: `${HELLO} your ${CAR} is ready at ${L}. You can collect it during our opening hours.`,
    },
  },
  'video-published': {
    sms: { text: `${L}: our workshop has made a short video about your ${CAR}: {{ video.url }}` },
    email: {
      ...mail(
        `A video about your ${CAR}`,
        `our workshop has made a short video about your ${CAR}{% if video.title != blank %}: {{ video.title }}{% endif %}. In it we show you what we have found.`,
      ),
      button: 'Watch the video',
    },
    whatsapp: {
      body: `${HELLO} ${L} has made a short video about your ${CAR}. You can watch it here: {{ video.url }} If you have any questions, please contact us.`,
    },
  },
  'appointment-confirmed': {
    sms: { text: `${L}: your appointment on ${AT} is confirmed. We look forward to seeing you.` },
    email: mail(
      `Your appointment at ${L} is confirmed`,
      `your appointment on ${AT}{% if car.title != blank %} with your {{ car.title }}{% endif %} is confirmed.`,
      'We look forward to seeing you.',
    ),
    whatsapp: {
      body: `${HELLO} your appointment at ${L} on ${AT} is confirmed. We look forward to seeing you.`,
    },
  },
  'appointment-cancelled': {
    sms: {
      text: `${L}: your appointment${ON} is cancelled. If you would like a new one, please contact us.`,
    },
    email: mail(
      `Your appointment at ${L} is cancelled`,
      `your appointment${ON} is cancelled.`,
      'If you would like a new one, please contact us.',
    ),
    whatsapp: {
      body: `${HELLO} your appointment at ${L} is cancelled. If you would like a new one, please contact us.`,
    },
  },
  'appointment-moved': {
    sms: {
      text: `${L}: your appointment was moved to ${AT}. If that does not suit you, please contact us.`,
    },
    email: mail(
      `Your new appointment at ${L}`,
      `your appointment was moved. The new one is on ${AT}.`,
      'If that does not suit you, please contact us.',
    ),
    whatsapp: {
      body: `${HELLO} your appointment at ${L} was moved to ${AT}. If that does not suit you, please contact us.`,
    },
  },
};
