import { sameValue } from '../kernel/same-value.ts';
import type { Contact } from './contact.ts';

/** Of a person, what the plans of their visits are made of: what a text says of them, and whether and how they can be reached. */
const planPart = (contact: Contact) => ({
  says: [contact.firstName, contact.lastName, contact.language],
  reach: [contact.phone, contact.phoneIsMobile, contact.whatsAppUserId, contact.email],
  wish: contact.preferredChannel,
  consent: contact.consent,
  isStopped: contact.optOut !== undefined,
  isBlocked: contact.blocked !== undefined,
  isErased: contact.erasedAt !== undefined,
});

/** Whether a change of a person may change what their visits should be sent. Who has no visit yet has no plan; who was merged has those of all. */
export const changesPlans = (before: Contact, after: Contact): boolean =>
  [...(before.visits ?? []), ...(before.mergedFrom ?? [])].length > 0 &&
  !sameValue(planPart(before), planPart(after));
