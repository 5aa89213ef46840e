import type { StaffRoute } from '../../shared/web/staff-routes.ts';
import { REFERENCES } from './fuzz/seeded-world.ts';

/** A request to a route: values for the names in its path, and what else it needs. */
export type StaffSample = { params?: Record<string, string>; query?: string; body?: unknown };

const TEMPLATE = { purpose: 'asset-ready', language: 'de' };
const READY = '{{ location.name }}: Ihr Fahrzeug ist fertig.';

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
  'GET /v1/templates': {
    own: () => ({ query: 'locationId=01' }),
    foreign: () => ({ query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'GET /v1/templates/{purpose}/{language}': {
    own: () => ({ params: TEMPLATE }),
    foreign: () => ({ params: TEMPLATE, query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'PUT /v1/templates/{purpose}/{language}': {
    own: () => ({ params: TEMPLATE, body: { version: 1, texts: { sms: { text: READY } } } }),
    foreign: () => ({
      params: TEMPLATE,
      query: `locationId=${REFERENCES.foreignLocation}`,
      body: { version: 0, texts: { sms: { text: READY } } },
    }),
  },
  'DELETE /v1/templates/{purpose}/{language}': {
    own: () => ({ params: TEMPLATE }),
    foreign: () => ({ params: TEMPLATE, query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'POST /v1/templates/preview': {
    own: () => ({ body: { ...TEMPLATE, locationId: '02', texts: { sms: { text: READY } } } }),
    foreign: () => ({ body: { ...TEMPLATE, locationId: REFERENCES.foreignLocation } }),
  },
};
