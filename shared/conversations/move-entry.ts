import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import { threadsAt } from './conversation-person-store.ts';
import { entries } from './conversation-store.ts';
import type { InboundEntry } from './conversation.ts';
import { mediaIdOf } from './media.ts';

export const moveEntrySchema = z.object({
  toContactId: z.string().min(1).max(100).meta({ description: 'Whose message it was, of the same dealer.' }),
});

export const movedEntrySchema = z
  .object({ conversationId: z.string(), entryId: z.string(), contactId: z.string() })
  .meta({ id: 'MovedEntry' });
type Moved = z.infer<typeof movedEntrySchema>;

export type MoveEntryCommand = {
  staff: Staff;
  conversationId: string;
  entryId: string;
  toContactId: string;
};

/**
 * Puts a customer's message into the conversation of the person who really wrote it: several people can have one number,
 * and we guessed. It stands in both, here as moved; who moved it stands beside it. The same again is the same answer.
 * Errors: NotFound, also for what is at another dealer or location; Conflict for what was moved elsewhere already.
 */
export const moveEntry = async (
  deps: { table: Table; now: Now; log: Log },
  command: MoveEntryCommand,
): Promise<Moved> => {
  const { staff, conversationId, entryId, toContactId } = command;
  const entry = await entries.get(deps.table, { conversationId, entryId });
  if (entry?.kind !== 'inbound' || !worksAt(staff, entry))
    throw new AppError(
      'NotFound',
      'entry.unknown',
      'There is no message of a customer with this id in the conversations at your locations.',
    );
  const { dealerId, locationId } = entry;
  const contact = await contacts.get(deps.table, { dealerId, contactId: toContactId });
  if (!contact) throw new AppError('NotFound', 'contact.unknown', 'There is no such contact at your dealer.');
  const { contactId } = contact;
  const target = {
    conversationId: conversationIdOf(dealerId, locationId, contactId),
    contactId,
    entryId: '',
  };
  target.entryId = timedId(entry.at, target.conversationId, 'moved', entryId);
  if (entry.movedTo) return requireSame(entry.movedTo, target);
  if (threadsAt(contact, locationId).includes(conversationId))
    throw new AppError(
      'Conflict',
      'entry.there_already',
      'The message stands in this person’s conversation already.',
    );
  try {
    await write(deps, command, entry, target);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    const now = await entries.get(deps.table, { conversationId, entryId });
    if (now?.kind === 'inbound' && now.movedTo) return requireSame(now.movedTo, target);
    throw new AppError(
      'Conflict',
      'entry.changed',
      'The message was changed at the same moment (a picture of it arrived, say); move it again.',
    );
  }
  deps.log.info('a message of a customer was moved', {
    dealerId,
    locationId,
    entryId,
    from: conversationId,
    to: target.conversationId,
    by: staff.sub,
  });
  return target;
};

const requireSame = ({ conversationId, entryId, contactId }: Moved, target: Moved): Moved => {
  if (conversationId === target.conversationId) return { conversationId, entryId, contactId };
  throw new AppError(
    'Conflict',
    'entry.moved',
    'The message was moved to another person already; move it on from there.',
  );
};

const write = async (
  { table, now }: { table: Table; now: Now },
  { staff, conversationId, entryId }: MoveEntryCommand,
  entry: Stored<InboundEntry>,
  target: Moved,
): Promise<void> => {
  const at = now();
  const note = { at, by: staff.sub };
  const { version: _version, answers: _answers, sharedWith: _sharedWith, ...content } = entry;
  // The files stay where they are; what is still to be fetched is fetched for the copy as well.
  const media = entry.media?.map((file, number) => ({ ...file, mediaId: mediaIdOf(target.entryId, number) }));
  await table.writeTogether([
    entries.replacement({ ...entry, movedTo: { ...target, ...note } }, at),
    entries.creation(
      {
        ...content,
        conversationId: target.conversationId,
        entryId: target.entryId,
        ...(media ? { media } : {}),
        movedFrom: { conversationId, entryId, ...note },
      },
      at,
    ),
  ]);
};
