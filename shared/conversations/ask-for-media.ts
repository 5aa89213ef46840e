import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import { entryIdOfMedia, isOutstanding } from './media.ts';
import { type MediaQuery, requireMedia } from './require-media.ts';

export const askedMediaSchema = z
  .object({ mediaId: z.string(), status: z.literal('pending') })
  .meta({ id: 'AskedMedia' });

/**
 * Has a file fetched again that could not be had, or that nobody fetched: its vendor was down, or our access was wrong. The
 * stream tells of the changed entry. Errors: NotFound, also for one at another dealer or location; Conflict for a file that
 * is here, or that was seen and refused.
 */
export const askForMedia = async (
  deps: { table: Table; now: Now },
  query: MediaQuery,
): Promise<z.infer<typeof askedMediaSchema>> => {
  const { conversationId, mediaId } = query;
  const file = await requireMedia(deps, query);
  if (!isOutstanding(file))
    throw new AppError(
      'Conflict',
      'media.settled',
      'The file is here already, or was looked at and refused; there is nothing to fetch.',
    );
  const key = { conversationId, entryId: entryIdOfMedia(mediaId) };
  await entries.change(deps, key, (current) =>
    current?.kind === 'inbound'
      ? {
          ...current,
          mediaState: 'pending',
          filesAskedAt: deps.now(),
          media: current.media?.map(({ reason, ...other }) =>
            other.mediaId === mediaId && isOutstanding(other)
              ? { ...other, status: 'pending' }
              : { ...other, ...(reason === undefined ? {} : { reason }) },
          ),
        }
      : undefined,
  );
  return { mediaId, status: 'pending' };
};
