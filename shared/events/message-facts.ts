import type { MessageFacts } from '../planning/message-variables.ts';
import type { PartnerEvent } from './catalogue.ts';

/** What an event says that a message may repeat, beside what it changes in the visit. */
export const messageFacts = (event: PartnerEvent): MessageFacts => {
  const orderNumber = event.data.appointment?.id;
  switch (event.type) {
    case 'payment.due':
    case 'payment.received':
      return { orderNumber, payment: event.data.payment };
    case 'video.published':
      return { orderNumber, video: event.data.video };
    case 'appointment.upserted':
    case 'appointment.cancelled':
    case 'checkin.start':
    case 'checkin.finished':
    case 'service.status':
    case 'order.status':
      return { orderNumber };
  }
};
