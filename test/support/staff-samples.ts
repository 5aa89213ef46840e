import type { StaffRoute } from '../../shared/web/staff-routes.ts';
import { REFERENCES } from './fuzz/seeded-world.ts';

/** A request to a route: values for the names in its path, and what else it needs. */
export type StaffSample = { params?: Record<string, string>; query?: string; body?: unknown };

const CONSENT = {
  channel: 'email',
  purpose: 'marketing',
  decision: 'granted',
  source: 'in-person',
  wording: 'offers-2026-1',
};

/**
 * For every staff route a request about the seeded world's own dealer, which anybody with the role gets an answer to, and the
 * same about the other dealer's things. A route whose answer depends on nothing but who asks has no `foreign`.
 */
export const STAFF_SAMPLES: Record<StaffRoute, { own: () => StaffSample; foreign?: () => StaffSample }> = {
  'GET /v1/inbox/{inbox}': { own: () => ({ params: { inbox: 'service' } }) },
  'POST /v1/inbox/{id}/accept': {
    own: () => ({ params: { id: REFERENCES.notification } }),
    foreign: () => ({ params: { id: REFERENCES.foreignNotification } }),
  },
  'GET /v1/conversations/{conversationId}': {
    own: () => ({ params: { conversationId: REFERENCES.conversation } }),
    foreign: () => ({ params: { conversationId: REFERENCES.foreignConversation } }),
  },
  'GET /v1/contacts/{contactId}/consent': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'POST /v1/contacts/{contactId}/consent': {
    own: () => ({ params: { contactId: REFERENCES.contact }, body: CONSENT }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: CONSENT }),
  },
  'POST /v1/contacts/{contactId}/block': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'POST /v1/contacts/{contactId}/unblock': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
};
