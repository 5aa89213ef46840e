import type { StaffRoute } from '../../shared/web/staff-routes.ts';
import { REFERENCES } from './fuzz/seeded-world.ts';

/** A request to a route: values for the names in its path, and what else it needs. */
export type StaffSample = { params?: Record<string, string>; query?: string; body?: unknown };

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
  'GET /v1/privacy/retention': { own: () => ({}) },
  'PUT /v1/privacy/retention': {
    own: () => ({ body: { level: 'dealer', days: { contactDays: 60 } } }),
    foreign: () => ({ body: { level: 'location', locationId: '99', days: { contactDays: 60 } } }),
  },
  'GET /v1/privacy/erasures': { own: () => ({}) },
  'POST /v1/contacts/{contactId}/erasure/preview': {
    own: () => ({ params: { contactId: 'ct1' }, body: {} }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: {} }),
  },
  'POST /v1/contacts/{contactId}/erasure': {
    own: () => ({ params: { contactId: 'ct1' }, body: { confirm: 'ct1', reason: 'asked-by-person' } }),
    foreign: () => ({
      params: { contactId: REFERENCES.foreignContact },
      body: { confirm: REFERENCES.foreignContact, reason: 'asked-by-person' },
    }),
  },
  'GET /v1/contacts/{contactId}/export': {
    own: () => ({ params: { contactId: 'ct1' } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'PUT /v1/contacts/{contactId}/legal-hold': {
    own: () => ({ params: { contactId: 'ct1' }, body: { reason: 'A dispute' } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: { reason: 'A dispute' } }),
  },
  'DELETE /v1/contacts/{contactId}/legal-hold': {
    own: () => ({ params: { contactId: 'ct1' } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
};
