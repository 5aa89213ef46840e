import type { ContactVisit } from '../contacts/contact.ts';

/**
 * Brings the unsent messages of visits in line with what is known of their people now, as a partner's event would. `cause` tells one
 * change from the next.
 */
export type ReplanVisits = (command: { visits: readonly ContactVisit[]; cause: string }) => Promise<void>;
