import type { ThreadPage } from './conversation-store.ts';

/** Whose conversation it is, as far as its entries tell: who was written to, or who wrote. */
export const personIn = (entries: ThreadPage['entries']): string | undefined =>
  entries.flatMap((entry) => ('contactId' in entry ? (entry.contactId ?? []) : []))[0];
