import * as z from 'zod';
import type { FindLocation } from '../dealers/dealer-store.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { digestId, timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table } from '../table/table.ts';
import { composeNote } from './compose-note.ts';
import { entries } from './conversation-store.ts';
import type { NoteEntry } from './conversation.ts';
import { noteKeys } from './note-store.ts';
import { requireThread, unknownConversation } from './require-thread.ts';
import { personIn } from './thread-person.ts';

/** What staff write for staff: a page of a notebook, not more. */
export const noteTextSchema = z.string().trim().min(1).max(2000);

export const noteToWriteSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,80}$/, '8 to 80 letters, digits, hyphens or underscores')
    .meta({ description: 'Yours, new for each note: of two requests with the same key one counts.' }),
  text: noteTextSchema,
});

export const writtenNoteSchema = z
  .object({
    conversationId: z.string(),
    entryId: z.string(),
    at: z.string(),
    by: z.string(),
    text: z.string(),
  })
  .meta({ id: 'InternalNote' });

export type WriteNoteDeps = { table: Table; now: Now; log: Log; findLocation: FindLocation };
export type WriteNoteCommand = { staff: Staff; conversationId: string; command: unknown };

/**
 * Writes an internal note into a conversation: for colleagues, never for the customer. Note and key are one write, so that a form that is
 * sent twice is one note. Errors: NotFound `conversation.unknown`; InvalidInput `note.invalid`; Conflict `note.key_used`.
 */
export const writeNote = async (
  deps: WriteNoteDeps,
  { staff, conversationId, command }: WriteNoteCommand,
): Promise<NoteEntry> => {
  const wanted = parseCommand(noteToWriteSchema, 'note.invalid', 'The note', command);
  return retryOnConflict.execute(() => tryWrite(deps, { staff, conversationId, wanted }));
};

const tryWrite = async (
  deps: WriteNoteDeps,
  {
    staff,
    conversationId,
    wanted: { key, text },
  }: { staff: Staff; conversationId: string; wanted: z.infer<typeof noteToWriteSchema> },
): Promise<NoteEntry> => {
  const { entries: latest } = await requireThread(deps.table, { staff, conversationId, limit: LOOKED_AT });
  const [first] = latest;
  if (!first) throw unknownConversation();
  const { dealerId, locationId } = first;
  const keyDigest = digestId(staff.sub, key);
  const known = await noteKeys.get(deps.table, { conversationId, keyDigest });
  if (known) return sameNote(deps.table, { ...known, text });
  const at = deps.now();
  const entryId = timedId(at, conversationId, 'note', keyDigest);
  const note = await composeNote(deps, {
    entryId,
    conversationId,
    dealerId,
    locationId,
    at,
    text,
    by: staff.sub,
    contactId: personIn(latest),
  });
  await deps.table.writeTogether([
    entries.creation(note, at),
    noteKeys.creation({ conversationId, keyDigest, entryId, at }, at),
  ]);
  deps.log.info('internal note written', { dealerId, locationId, conversationId, entryId, by: staff.sub });
  return note;
};

/** Enough to learn whose conversation it is. */
const LOOKED_AT = 10;

const sameNote = async (
  table: Table,
  { text, ...key }: { conversationId: string; entryId: string; text: string },
): Promise<NoteEntry> => {
  const entry = await entries.get(table, key);
  if (entry?.kind === 'note' && entry.text === text) return entry;
  throw new AppError(
    'Conflict',
    'note.key_used',
    'Another note of this conversation was written with this key. Give each note a key of its own.',
  );
};
