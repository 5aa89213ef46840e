import * as z from 'zod';
import { MEDIA_KINDS } from '../messaging/inbound.ts';

/** What can keep a file of a customer from its place with us. */
export const MEDIA_FAULTS = {
  too_large: 'The file is larger than this installation takes.',
  type_refused: 'The content of the file is of a kind that this installation does not take.',
  gone: 'The vendor does not have the file any more.',
  no_access: 'The vendor did not let us have the file; check the access data of the channel.',
  not_offered: 'Files of this channel cannot be fetched here.',
  vendor_silent: 'The vendor did not hand out the file for too long.',
} as const;
export type MediaFault = keyof typeof MEDIA_FAULTS;

const faultSchema = z.enum([
  'too_large',
  'type_refused',
  'gone',
  'no_access',
  'not_offered',
  'vendor_silent',
] satisfies MediaFault[]);

/** A file that a customer sent. `refused`: we have seen it and do not keep it; `unavailable`: we could not get it. */
export const mediaSchema = z.object({
  /** Names the entry as well. */
  mediaId: z.string(),
  kind: z.enum(MEDIA_KINDS),
  status: z.enum(['pending', 'stored', 'refused', 'unavailable']),
  /** By its content once it is stored; before, what its sender says. */
  mimeType: z.string().optional(),
  /** The name that the sender gave it; it stands here only. */
  fileName: z.string().optional(),
  sha256: z.string().optional(),
  size: z.int().optional(),
  /** Why there is none. */
  reason: faultSchema.optional(),
  /** Where it lies in the private bucket. */
  key: z.string().optional(),
  /** Where it can be had: the vendor's id, and whose access data opens it. */
  source: z.object({ vendor: z.enum(['whatsapp', 'mybmw']), account: z.string(), id: z.string() }),
});
export type Media = z.infer<typeof mediaSchema>;

/**
 * What is taken, by content: pictures, sound, video, and papers as workshops and customers exchange them. All of it is
 * shown or played by a viewer; nothing that a browser or an office program would run.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'video/mp4',
  'video/3gpp',
  'video/quicktime',
  'audio/ogg',
  'audio/ogg; codecs=opus',
  'audio/mpeg',
  'audio/aac',
  'audio/amr',
  'audio/mp4',
  'audio/x-m4a',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** Pictures that every browser shows by itself; all else is only ever downloaded. */
const SHOWN: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
export const isShownInBrowser = (mimeType: string): boolean => SHOWN.has(mimeType);

/** What the bytes themselves are; undefined for what nobody can tell by its content (plain text, say). */
export type FoundType = { mime: string; ext: string } | undefined;

/** Whether a file may still be had. */
export const isOutstanding = ({ status }: Pick<Media, 'status'>): boolean =>
  status === 'pending' || status === 'unavailable';

/** Whether a file that was fetched is kept, by its content. */
export const judgeMedia = (
  found: FoundType,
): { keep: true; mimeType: string; extension: string } | { keep: false; reason: MediaFault } =>
  found && ALLOWED.has(found.mime)
    ? { keep: true, mimeType: found.mime.split(';', 1)[0] ?? found.mime, extension: found.ext }
    : { keep: false, reason: 'type_refused' };

/** Names the entry that the file stands in, so that it is found in one read. */
export const mediaIdOf = (entryId: string, number: number): string => `${entryId}.${number}`;
export const entryIdOfMedia = (mediaId: string): string => mediaId.split('.', 1)[0] ?? '';

/** The place of a file in the bucket: ids only, so that no listing or log tells a name. */
export const mediaKey = (dealerId: string, mediaId: string, extension: string): string =>
  `media/${dealerId}/${mediaId}.${extension.replaceAll(/[^a-z0-9]/g, '')}`;
