import type { RemoveFile } from '../platform/media-bucket.ts';
import type { Media } from './media.ts';

/** Removes the files of a message that is gone, by its clock or by an erasure. Safe to call twice. */
export const removeMedia = async (
  deps: { removeFile: RemoveFile },
  media: readonly Media[],
): Promise<void> => {
  for (const { key } of media) if (key !== undefined) await deps.removeFile(key);
};
