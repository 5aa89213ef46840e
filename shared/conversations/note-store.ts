import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { NOTE_KEY } from '../table/access-patterns/conversations.ts';
import { defineEntity } from '../table/entity.ts';

/** Nobody sends a form twice after that. */
const KEPT_DAYS = 1;

/** That a form with an internal note was sent, and which entry it became. */
export const noteKeys = defineEntity({
  name: 'note-key',
  schemaNumber: 1,
  shape: z.object({
    conversationId: z.string(),
    /** Of who wrote it and of the key of their form. */
    keyDigest: z.string(),
    entryId: z.string(),
    at: z.string(),
  }),
  key: NOTE_KEY,
  keyParts: ({ conversationId, keyDigest }) => ({ conversationId, keyDigest }),
  privacy: {
    class: 'operational',
    found: 'conversation',
    kept: 'a day',
    erasure: { does: 'delete' },
    about: ({ at }) => ({ at }),
  },
  expires: ({ at }) => epochSeconds(at) + KEPT_DAYS * DAY_SECONDS,
});
