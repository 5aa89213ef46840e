import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { SignLink } from '../platform/media-links.ts';
import type { Table } from '../table/table.ts';
import { isShownInBrowser, MEDIA_FAULTS, type Media } from './media.ts';
import { type MediaQuery, requireMedia } from './require-media.ts';

/** As long as a page needs to load what it shows; the address works for whoever has it. */
const LINK_SECONDS = 120;

export const openedMediaSchema = z
  .object({
    mediaId: z.string(),
    url: z.url().meta({ description: 'Gives the file to whoever has this address; never store or send it.' }),
    expiresInSeconds: z.int(),
    mimeType: z.string().meta({ description: 'By the content of the file.' }),
    size: z.int(),
    sha256: z.string(),
    isShown: z
      .boolean()
      .meta({ description: 'Whether a browser shows it; all else the address only lets it download.' }),
  })
  .meta({ id: 'OpenedMedia' });

/** Opens a file of a conversation for a person of the staff. Errors: NotFound, also for one at another dealer or location; Conflict for a file that is not there yet, or never will be. */
export const openMedia = async (
  deps: { table: Table; signLink: SignLink },
  query: MediaQuery,
): Promise<z.infer<typeof openedMediaSchema>> => {
  const { mediaId } = query;
  const { key, mimeType, size, sha256 } = requireStored(await requireMedia(deps, query));
  const isShown = isShownInBrowser(mimeType);
  const url = await deps.signLink({
    key,
    mimeType,
    seconds: LINK_SECONDS,
    ...(isShown ? {} : { saveAs: `${mediaId}${/\.[a-z0-9]+$/.exec(key)?.[0] ?? ''}` }),
  });
  return { mediaId, url, expiresInSeconds: LINK_SECONDS, mimeType, size, sha256, isShown };
};

const requireStored = ({ status, reason, key, mimeType, size, sha256 }: Media) => {
  if (status === 'stored' && key !== undefined && mimeType !== undefined && size !== undefined && sha256)
    return { key, mimeType, size, sha256 };
  if (status === 'pending')
    throw new AppError(
      'Conflict',
      'media.pending',
      'The file is being fetched from its vendor; ask again soon.',
    );
  throw new AppError(
    'Conflict',
    'media.not_stored',
    reason === undefined ? 'The file was not kept.' : MEDIA_FAULTS[reason],
  );
};
