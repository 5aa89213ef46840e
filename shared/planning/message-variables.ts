import type { Contact } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { TextPurpose } from '../messaging/free-text.ts';
import { purposeOf } from '../messaging/templates/purposes.ts';
import { valuesOf } from '../messaging/templates/kept-values.ts';
import type { Visit } from '../visits/visit.ts';

/** What an event says that a message may repeat, and no visit keeps. */
export type MessageFacts = {
  orderNumber?: string | undefined;
  payment?: { amount: number; currency: string; url?: string | undefined } | undefined;
  video?: { url: string; title?: string | undefined } | undefined;
  endsAt?: string | undefined;
};

/**
 * The values of the variables that a purpose's texts may use, as far as they are known. A message keeps them: what is said is
 * what was known when it was planned. Times and amounts are written out when the text is made, in its language.
 */
export const messageVariables = (
  purpose: TextPurpose,
  visit: Visit | undefined,
  contact: Contact,
  location: LocationInForce,
  { orderNumber, payment, video, endsAt }: MessageFacts,
): Record<string, string> => {
  const { mandatory, nullable } = purposeOf(purpose);
  return valuesOf([...mandatory, ...nullable], {
    'customer.first_name': contact.firstName,
    'customer.last_name': contact.lastName,
    'location.name': location.name,
    'appointment.starts_at': visit?.startsAt,
    'appointment.ends_at': endsAt,
    'car.title': [visit?.vehicle?.brand, visit?.vehicle?.model].filter(Boolean).join(' '),
    'car.license_plate': visit?.vehicle?.licensePlate,
    'order.number': orderNumber,
    'service.status': visit?.status,
    'payment.amount': payment && `${payment.amount} ${payment.currency}`,
    'payment.url': payment?.url,
    'video.url': video?.url,
    'video.title': video?.title,
  });
};
