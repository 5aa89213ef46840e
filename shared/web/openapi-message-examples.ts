import type { MessageStory } from '../events/describe-message.ts';
import type { EventView } from '../events/describe-event.ts';
import type { MessageView } from '../events/message-view.ts';

/* A message whose first copy was given up and came after all. A test holds that the code tells such a story. */

const at = (time: string): string => `2026-11-28T${time}.000Z`;

const invite: MessageView = {
  id: 'cv8AACC927F76094D6ED72-01M86FYZ80D7E5DA608BF8ACE1',
  purpose: 'check-in-invite',
  status: 'delivered',
  dueAt: at('08:00:00'),
  timing: { why: 'at_once', hours: { from: '08:00', to: '21:00', zone: 'Europe/Berlin' } },
  channel: 'sms',
  copies: ['whatsapp', 'sms'],
  attempts: [
    { channel: 'whatsapp', status: 'delivered', at: at('08:00:01') },
    { channel: 'sms', status: 'delivered', at: at('08:20:01'), mayArriveLate: true },
  ],
  trace: [
    {
      at: at('08:00:00'),
      status: 'planned',
      says: 'planned: by rule start; due at once (08:00–21:00 Europe/Berlin)',
    },
    {
      at: at('08:00:00'),
      channel: 'oem',
      status: 'refused',
      reason: 'brand_without_app',
      says: 'refused when planned: the manufacturer of this vehicle has no app that is connected here',
    },
    { at: at('08:00:00'), channel: 'whatsapp', status: 'possible', says: 'chosen as a possible channel' },
    { at: at('08:00:00'), channel: 'sms', status: 'possible', says: 'chosen as a possible channel' },
    {
      at: at('08:00:00'),
      channel: 'email',
      status: 'refused',
      reason: 'no_email_address',
      says: 'refused when planned: the customer has no email address',
    },
    {
      at: at('08:00:01'),
      channel: 'whatsapp',
      attempt: 1,
      status: 'sending',
      says: 'its turn, handed to the vendor',
    },
    { at: at('08:00:01'), channel: 'whatsapp', attempt: 1, status: 'sent', says: 'accepted by the vendor' },
    {
      at: at('08:20:01'),
      channel: 'whatsapp',
      attempt: 1,
      status: 'timed_out',
      reason: 'no_receipt',
      says: 'given up at its deadline: no delivery receipt came before the deadline',
    },
    {
      at: at('08:20:01'),
      channel: 'sms',
      attempt: 2,
      status: 'sending',
      says: 'its turn, handed to the vendor',
    },
    {
      at: at('08:20:02'),
      channel: 'sms',
      attempt: 2,
      status: 'sent',
      says: 'accepted by the vendor: nothing tells this vendor when to give up, so that a copy may arrive after the deadline',
    },
    {
      at: at('08:20:09'),
      channel: 'sms',
      attempt: 2,
      status: 'delivered',
      says: 'delivered to the customer',
      price: { amount: 0.71, currency: 'credits', source: 'vendor' },
    },
    {
      at: at('09:02:00'),
      channel: 'whatsapp',
      attempt: 1,
      status: 'delivered',
      says: 'delivered to the customer: after it had been given up',
      price: { category: 'utility', source: 'vendor' },
    },
    {
      at: at('09:02:00'),
      status: 'second_copy',
      says: 'the customer has it twice: by WhatsApp and by SMS',
    },
    {
      at: at('10:31:00'),
      status: 'opened',
      says: 'link opened, unverified: link scanners open links too',
    },
  ],
};

export const EVENT_VIEW_EXAMPLE: EventView = {
  eventId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
  type: 'checkin.start',
  status: 'applied',
  receivedAt: at('08:00:00'),
  visitId: 'vs1D24D0B0AF0D1B1C6A2E',
  rules: [{ id: 'start', action: 'start-check-in', result: 'invited' }],
  messages: [invite],
  checkIn: { status: 'invited', openedAt: at('10:31:00') },
};

export const MESSAGE_STORY_EXAMPLE: MessageStory = {
  ...invite,
  conversationId: 'cv8AACC927F76094D6ED72',
  cause: {
    partnerId: 'tjekvik',
    eventId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    type: 'checkin.start',
    ruleId: 'start',
  },
  trace: invite.trace.map((line) =>
    line.channel === 'whatsapp' && line.status === 'sent'
      ? { ...line, providerId: 'wamid.HBgLNDkxNzEzOTIwMDAwFQIAERgSQTk3' }
      : line,
  ),
};
