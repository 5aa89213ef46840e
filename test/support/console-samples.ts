import type { ConsoleRoute } from '../../shared/web/console-routes.ts';
import { PHONE, REFERENCES } from './fuzz/seeded-world.ts';

/** A request to a page: values for the names in its path, and what else it needs. `form` makes it a form that is sent. */
export type ConsoleSample = {
  params?: Record<string, string>;
  query?: string;
  form?: Record<string, string>;
};

const TRIED_OUT = {
  locationId: '01',
  kind: 'service',
  startsAt: '2026-12-01T09:30',
  'contact.firstName': 'Berta',
  'contact.language': 'de',
  'contact.mobile': PHONE,
};

type Samples = { own: () => ConsoleSample; foreign: () => ConsoleSample };
const samples = (
  own: Record<string, string>,
  foreign: Record<string, string>,
  form?: Record<string, string>,
): Samples => ({
  own: () => ({ params: own, ...(form ? { form } : {}) }),
  foreign: () => ({ params: foreign, ...(form ? { form } : {}) }),
});
const OWN_CONVERSATION = { conversationId: REFERENCES.conversation };
const FOREIGN_CONVERSATION = { conversationId: REFERENCES.foreignConversation };
const aboutNotification = (form?: Record<string, string>): Samples =>
  samples({ id: REFERENCES.notification }, { id: REFERENCES.foreignNotification }, form);
const inConversation = ({ form }: { form?: Record<string, string> } = {}): Samples =>
  samples(OWN_CONVERSATION, FOREIGN_CONVERSATION, form);
const aboutPicture = (form?: Record<string, string>): Samples =>
  samples(
    { ...OWN_CONVERSATION, entryId: REFERENCES.picture },
    { ...FOREIGN_CONVERSATION, entryId: REFERENCES.foreignPicture },
    form,
  );
const aboutFile = (number: number): Samples =>
  samples(
    { ...OWN_CONVERSATION, mediaId: `${REFERENCES.picture}.${number}` },
    { ...FOREIGN_CONVERSATION, mediaId: `${REFERENCES.foreignPicture}.${number}` },
  );
const aboutMessage = (which: 'failedMessage' | 'plannedMessage' | 'heldMessage'): Samples => {
  const foreign = {
    failedMessage: REFERENCES.foreignFailedMessage,
    plannedMessage: REFERENCES.foreignPlannedMessage,
    heldMessage: REFERENCES.foreignHeldMessage,
  };
  return samples(
    { ...OWN_CONVERSATION, messageId: REFERENCES[which] },
    { ...FOREIGN_CONVERSATION, messageId: foreign[which] },
  );
};

/**
 * For every route of the console a request about the seeded world's own dealer, which anybody with the role gets a page for, and the
 * same about the other dealer's things. A route whose answer depends on nothing but who asks has no `foreign`.
 */
export const CONSOLE_SAMPLES: Record<
  ConsoleRoute,
  { own: () => ConsoleSample; foreign?: () => ConsoleSample }
> = {
  'GET /console/overview': {
    own: () => ({ query: 'days=28' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'GET /console/overview/failed': { own: () => ({}) },
  'GET /console/inbox': { own: () => ({}) },
  'POST /console/inbox/{id}/accept': aboutNotification(),
  'POST /console/inbox/{id}/done': aboutNotification(),
  'GET /console/inbox/{id}/transfer': aboutNotification(),
  'POST /console/inbox/{id}/transfer': aboutNotification({ to: 'inbox:sales', note: 'Bitte übernehmen' }),
  'GET /console/conversations/{conversationId}': inConversation(),
  'POST /console/conversations/{conversationId}/notes': inConversation({
    form: { key: 'matrix-0001', note: 'Ruft morgen zurück' },
  }),
  'POST /console/conversations/{conversationId}/messages/{messageId}/retry': aboutMessage('failedMessage'),
  'POST /console/conversations/{conversationId}/messages/{messageId}/withdraw':
    aboutMessage('plannedMessage'),
  'POST /console/conversations/{conversationId}/messages/{messageId}/approve': aboutMessage('heldMessage'),
  'POST /console/conversations/{conversationId}/entries/{entryId}/decision': aboutPicture({
    decision: 'nothing',
  }),
  'GET /console/conversations/{conversationId}/entries/{entryId}/move': aboutPicture(),
  'POST /console/conversations/{conversationId}/entries/{entryId}/move': aboutPicture({
    contact: REFERENCES.relative,
  }),
  'POST /console/conversations/{conversationId}/media/{mediaId}/fetch': aboutFile(1),
  'POST /console/conversations/{conversationId}/block': inConversation({ form: { do: 'block' } }),
  'GET /console/media/{conversationId}/{mediaId}': aboutFile(0),
  'GET /console/dry-run': { own: () => ({}) },
  'POST /console/dry-run': {
    own: () => ({ form: TRIED_OUT }),
    foreign: () => ({ form: { ...TRIED_OUT, locationId: REFERENCES.foreignLocation } }),
  },
  'GET /console/dry-run/{visitId}': {
    own: () => ({ params: { visitId: REFERENCES.visit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit } }),
  },
};
