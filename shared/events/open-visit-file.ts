import { idsOf } from '../contacts/contact.ts';
import { findEntries } from '../conversations/conversation-store.ts';
import { entryIdOfMedia } from '../conversations/media.ts';
import { openMedia } from '../conversations/open-media.ts';
import { dealsWithCustomers, type Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { conversationsOfVisit } from '../planning/find-visit-messages.ts';
import { requireVisit } from '../planning/require-visit.ts';
import type { SignLink } from '../platform/media-links.ts';
import type { Table } from '../table/table.ts';
import { findPeople } from '../visits/find-people.ts';

/**
 * Opens a file that the customer of a visit sent; for mechanics only while its message is shared with them (S2.50, S2.51). Errors:
 * NotFound `visit.unknown`, `media.unknown`; Conflict for a file that is not there yet, or never will be.
 */
export const openVisitFile = async (
  deps: { table: Table; signLink: SignLink },
  { staff, visitId, mediaId }: { staff: Staff; visitId: string; mediaId: string },
): ReturnType<typeof openMedia> => {
  const visit = await requireVisit(deps, { staff, visitId });
  const entryId = entryIdOfMedia(mediaId);
  const isShared = visit.shared?.some(({ id }) => id === entryId) === true;
  const [entry] =
    isShared || dealsWithCustomers(staff)
      ? await findEntries(deps.table, {
          conversationIds: conversationsOfVisit(visit, (await findPeople(deps.table, visit)).flatMap(idsOf)),
          entryIds: [entryId],
        })
      : [];
  if (entry) return openMedia(deps, { staff, conversationId: entry.conversationId, mediaId });
  throw new AppError('NotFound', 'media.unknown', 'There is no such file for this appointment.');
};
