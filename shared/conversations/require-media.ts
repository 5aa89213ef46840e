import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import { entryIdOfMedia, type Media } from './media.ts';

export type MediaQuery = { staff: Staff; conversationId: string; mediaId: string };

/** A file that a customer sent, as a person of the staff may know of it. Errors: NotFound `media.unknown`, also for one at another dealer or location. */
export const requireMedia = async (
  deps: { table: Table },
  { staff, conversationId, mediaId }: MediaQuery,
): Promise<Media> => {
  const entry = await entries.get(deps.table, { conversationId, entryId: entryIdOfMedia(mediaId) });
  const file =
    entry?.kind === 'inbound' && worksAt(staff, entry)
      ? entry.media?.find((candidate) => candidate.mediaId === mediaId)
      : undefined;
  if (file) return file;
  throw new AppError(
    'NotFound',
    'media.unknown',
    'There is no such file in the conversations at your locations.',
  );
};
