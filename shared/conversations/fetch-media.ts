import { describeError, isTransient } from '../kernel/app-error.ts';
import { secondsBetween } from '../kernel/clock.ts';
import { sha256Hex } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { MediaSource } from '../messaging/media-source.ts';
import type { Log } from '../platform/log.ts';
import type { RemoveFile, StoreFile } from '../platform/media-bucket.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import type { InboundEntry } from './conversation.ts';
import { removeMedia } from './remove-media.ts';
import { type FoundType, judgeMedia, type Media, type MediaFault, mediaKey } from './media.ts';

export type FetchMediaDeps = {
  table: Table;
  now: Now;
  log: Log;
  sources: Record<Media['source']['vendor'], MediaSource>;
  /** What bytes are, by the bytes alone. */
  findType: (bytes: Uint8Array) => Promise<FoundType>;
  storeFile: StoreFile;
  removeFile: RemoveFile;
};

/** For so long a vendor may be down before its file is given up: nobody waits longer for a picture. */
const PATIENCE_SECONDS = 30 * 60;

/**
 * Fetches the files of a message from their vendor, looks at their content, and keeps what is taken in the private bucket.
 * Whatever hinders that for good is shown in the conversation. Safe to call twice. Errors: the fault of a vendor that is
 * down for now; call again.
 */
export const fetchMedia = async (deps: FetchMediaDeps, entry: InboundEntry): Promise<void> => {
  const found = await entries.get(deps.table, entry);
  if (found?.kind !== 'inbound' || found.mediaState !== 'pending') return;
  const settled = new Map<string, Media>();
  for (const file of found.media ?? [])
    if (file.status === 'pending') settled.set(file.mediaId, await settle(deps, found, file));
  const kept = await entries.change(deps, entry, (current) =>
    current?.kind === 'inbound'
      ? {
          ...current,
          mediaState: 'settled',
          media: current.media?.map((file) => settled.get(file.mediaId) ?? file),
        }
      : undefined,
  );
  // Erased meanwhile: nobody knows of these files but us.
  if (!kept) await removeMedia(deps, [...settled.values()]);
};

const settle = async (deps: FetchMediaDeps, entry: InboundEntry, file: Media): Promise<Media> => {
  const { log, now } = deps;
  const { dealerId, at, filesAskedAt = at } = entry;
  try {
    const fetched = await deps.sources[file.source.vendor]({ dealerId, ...file.source });
    if ('fault' in fetched)
      return given(deps, file, fetched.fault === 'too_large' ? 'refused' : 'unavailable', fetched.fault);
    const judged = judgeMedia(await deps.findType(fetched.bytes));
    if (!judged.keep) return given(deps, file, 'refused', judged.reason);
    const { mimeType, extension } = judged;
    const key = mediaKey(dealerId, file.mediaId, extension);
    const sha256 = sha256Hex(fetched.bytes);
    if (file.sha256 !== undefined && file.sha256 !== sha256)
      log.warn('a file is not what its digest announced', { mediaId: file.mediaId });
    await deps.storeFile({ key, bytes: fetched.bytes, mimeType });
    log.info('media stored', { mediaId: file.mediaId, size: fetched.bytes.byteLength, mimeType });
    return { ...file, status: 'stored', mimeType, key, sha256, size: fetched.bytes.byteLength };
  } catch (error) {
    if (isTransient(error) && !isTooLate(filesAskedAt, now())) throw error;
    log.error(
      'a file of a customer is given up',
      { mediaId: file.mediaId, fault: describeError(error) },
      error,
    );
    return given(deps, file, 'unavailable', 'vendor_silent');
  }
};

const given = (
  { log }: FetchMediaDeps,
  file: Media,
  status: 'refused' | 'unavailable',
  reason: MediaFault,
): Media => {
  log.info('media not stored', { mediaId: file.mediaId, status, reason });
  return { ...file, status, reason };
};

const isTooLate = (at: Instant, now: Instant): boolean => secondsBetween(at, now) > PATIENCE_SECONDS;
