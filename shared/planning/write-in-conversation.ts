import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import { threadsAt } from '../conversations/conversation-person-store.ts';
import { noteAnswer } from '../conversations/note-answer.ts';
import { requireLocation } from '../dealers/dealer-store.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Message } from '../messaging/message.ts';
import { VersionConflict } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { arrangeStart } from './arrange-start.ts';
import { draftMessage } from './draft-message.ts';
import { type Correspondent, findCorrespondent } from './find-correspondent.ts';
import { replyToPreviewSchema, replyToWriteSchema, type WantedWords } from './message-to-write.ts';
import { requireVisit } from './require-visit.ts';
import { causeByStaff, sameAs, sendDraft, type Written, writtenMessageId } from './send-draft.ts';
import type { WriteMessageDeps } from './write-message.ts';
import { findWritten, keyDigestOf } from './written-key-store.ts';

export type WriteInConversationCommand = { staff: Staff; conversationId: string; command: unknown };

const MOST_TRIES = 4;

/**
 * Answers a customer in their conversation (S1.2, S1.18): in free words, or by the template of a purpose for one of their visits; else as
 * a message of a visit. The customer then waits no more, and what the team was told of their messages is with whoever answered. Errors: NotFound `conversation.unknown`, `visit.unknown`; those of draftMessage and sendDraft; Conflict `message.key_used`.
 */
export const writeInConversation = async (
  deps: WriteMessageDeps,
  { staff, conversationId: asked, command }: WriteInConversationCommand,
): Promise<Written> => {
  const wanted = parseCommand(replyToWriteSchema, 'message.invalid', 'The message', command);
  for (let tries = 1; ; tries += 1) {
    try {
      const correspondent = await findCorrespondent(deps, { staff, conversationId: asked });
      const { conversationId } = correspondent;
      const keyDigest = keyDigestOf(staff.sub, conversationId, wanted.key);
      const known = await findWritten(deps.table, [conversationId], keyDigest);
      const message = known
        ? sameAs(known, wanted)
        : await replyOnce(deps, { staff, keyDigest, correspondent, wanted });
      // Also for a second request: the first may have broken before this.
      if (message.status === 'planned') await arrangeStart(deps, message, undefined, deps.now());
      await answered(deps, { staff, contact: correspondent.contact, message });
      return { message, sendAt: wanted.sendAt };
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

/** The customer waits no more, and nobody else needs to answer. */
const answered = async (
  deps: WriteMessageDeps,
  { staff, contact, message }: { staff: Staff; contact: Contact; message: Message },
): Promise<void> => {
  const { settings } = await requireLocation(deps.findLocation, message);
  const { dealerId, locationId } = message;
  // Whoever was two may have asked in either of their conversations.
  for (const conversationId of threadsAt(contact, locationId))
    await noteAnswer(deps, {
      dealerId,
      conversationId,
      inbox: settings.defaultInbox,
      staffId: staff.sub,
    });
};

const replyOnce = async (deps: WriteMessageDeps, reply: Reply): Promise<Message> => {
  const draft = await draftReply(deps, reply);
  const now = deps.now();
  const guard = contacts.replacement(reply.correspondent.contact, now);
  return sendDraft(deps, { draft, keyDigest: reply.keyDigest, guard, by: reply.staff.sub, now });
};

/** The same before it is sent. Writes nothing. Errors: as for writing it, without those of a key. */
export const draftInConversation = async (
  deps: WriteMessageDeps,
  { staff, conversationId, command }: WriteInConversationCommand,
): Promise<Written> => {
  const wanted = parseCommand(replyToPreviewSchema, 'message.invalid', 'The message', command);
  const correspondent = await findCorrespondent(deps, { staff, conversationId });
  const reply = { staff, keyDigest: 'preview', correspondent, wanted };
  return { message: await draftReply(deps, reply), sendAt: wanted.sendAt };
};

type Reply = {
  staff: Staff;
  keyDigest: string;
  correspondent: Correspondent;
  wanted: WantedWords & { visitId?: string | undefined; key?: string };
};

const draftReply = async (
  deps: WriteMessageDeps,
  { staff, keyDigest, correspondent, wanted }: Reply,
): Promise<Message> => {
  const { contact, conversationId, locationId, vehicle } = correspondent;
  const { visitId } = wanted;
  const visit = visitId === undefined ? undefined : await requireVisit(deps, { staff, visitId });
  if (visit && !isOf(visit, correspondent))
    throw new AppError(
      'NotFound',
      'visit.unknown',
      'There is no such visit of this customer at this location.',
    );
  const location = await requireLocation(deps.findLocation, { dealerId: contact.dealerId, locationId });
  const now = deps.now();
  return draftMessage(deps, {
    words: wanted,
    contact,
    location,
    visit,
    vehicle: visit?.vehicle ? { vin: visit.vehicle.vin, brand: visit.vehicle.brand } : vehicle,
    messageId: writtenMessageId(conversationId, keyDigest, now),
    cause: causeByStaff(wanted.key ?? keyDigest),
    now,
  });
};

const isOf = (
  { locationId, contactId, roles }: Visit,
  { contact, locationId: here }: Correspondent,
): boolean =>
  locationId === here &&
  [contactId, roles?.owner, roles?.contractor].some((id) => id !== undefined && idsOf(contact).includes(id));
