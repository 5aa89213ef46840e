import type { ConsentPurpose } from '../contacts/consent.ts';
import type { Channel } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';

export type ShowConsentCommand = {
  dealerId: string;
  contactId: string;
  /** The locations whose staff see it. */
  locationIds: readonly string[];
  at: Instant;
  channel?: Channel | undefined;
  /** Of which messages; absent where it is all. */
  purpose?: ConsentPurpose | undefined;
  /** What changed, in a word, and in a sentence. */
  word: string;
  note: string;
  /** Who of the staff did it; absent where it was the customer. */
  staffId?: string | undefined;
};

/** Shows in a person's conversations that what may be sent to them has changed. The same change twice is one entry. */
export const showConsent = async (
  deps: { table: Table; now: Now },
  { dealerId, contactId, locationIds, at, channel, purpose, word, note, staffId }: ShowConsentCommand,
): Promise<void> => {
  for (const locationId of locationIds) {
    const conversationId = conversationIdOf(dealerId, locationId, contactId);
    const entry = {
      kind: 'consent' as const,
      entryId: timedId(at, conversationId, 'consent', word, note),
      conversationId,
      dealerId,
      locationId,
      at,
      ...(channel === undefined ? {} : { channel }),
      ...(purpose === undefined ? {} : { purpose }),
      word,
      note,
      contactId,
      ...(staffId === undefined ? {} : { staffId }),
    };
    await entries.createOnce(deps.table, entry, deps.now());
  }
};
