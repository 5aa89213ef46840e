import type { Message } from '../../shared/messaging/message.ts';

/** A message that an automation has planned and nobody has sent. */
export const PLANNED: Message = {
  messageId: 'cv1-M1',
  dealerId: '00027',
  locationId: '01',
  contactId: 'ct1',
  visitId: 'vs1',
  purpose: 'reminder-start',
  language: 'de',
  variables: {},
  cause: { partnerId: 'p', eventId: 'e' },
  status: 'planned',
  createdAt: '2026-11-24T10:00:00.000Z',
  dueAt: '2026-11-30T08:30:00.000Z',
  plan: { key: 'reminder-start', round: 0, revision: 1 },
  candidates: [{ channel: 'sms' }],
  attempts: [],
};
