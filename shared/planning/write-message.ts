import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Staff } from '../dealers/staff.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { FREE_TEXT } from '../messaging/free-text.ts';
import type { Message } from '../messaging/message.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';
import { draftMessage } from './draft-message.ts';
import { gatherPeople } from './gather-people.ts';
import { type MessageToWrite, messageToWriteSchema } from './message-to-write.ts';
import type { MakeMessageDeps } from './plan-message.ts';
import { SKIP_REASONS } from './plan-reasons.ts';
import { chooseRecipient, type Person } from './recipient.ts';
import { requireVisit } from './require-visit.ts';
import { causeByStaff, noChannel, sameAs, sendDraft, type Written, writtenMessageId } from './send-draft.ts';
import { findWritten, keyDigestOf } from './written-key-store.ts';

export type WriteMessageDeps = MakeMessageDeps &
  StartDeps & { now: () => string; log: Log; findLocation: FindLocation };
export type WriteMessageCommand = { staff: Staff; visitId: string; command: unknown };

const MOST_TRIES = 4;

/**
 * Sends a message of a visit by hand (S1.2, S1.12, S1.18), by the template of a purpose or in free words: now or at a time, in either case
 * within the location's hours, down the channels and by the verdicts of any message. The visit's plan has nothing to do with it. A second request with
 * its key is the same message. Errors: NotFound `visit.unknown`; those of draftMessage and sendDraft; Conflict `message.key_used`.
 */
export const writeMessage = async (
  deps: WriteMessageDeps,
  { staff, visitId, command }: WriteMessageCommand,
): Promise<Written> => {
  const wanted = parseCommand(messageToWriteSchema, 'message.invalid', 'The message', command);
  for (let tries = 1; ; tries += 1) {
    const visit = await requireVisit(deps, { staff, visitId });
    const location = await requireLocation(deps.findLocation, visit);
    try {
      const message = await writeOnce(deps, { staff, visit, location, wanted });
      // Also for a second request: the first may have broken before this.
      if (message.status === 'planned') await arrangeStart(deps, message, undefined, deps.now());
      return { message, sendAt: wanted.sendAt };
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

type Once = { staff: Staff; visit: Stored<Visit>; location: LocationInForce; wanted: MessageToWrite };

const writeOnce = async (
  deps: WriteMessageDeps,
  { staff, visit, location, wanted }: Once,
): Promise<Message> => {
  const { dealerId, locationId, visitId, vehicle } = visit;
  const now = deps.now();
  const people = await gatherPeople(deps, { visit, location, now });
  const conversationOf = ({ contact }: Person) => conversationIdOf(dealerId, locationId, contact.contactId);
  const keyDigest = keyDigestOf(staff.sub, visitId, wanted.key);
  const known = await findWritten(deps.table, people.map(conversationOf), keyDigest);
  if (known) return sameAs(known, wanted);
  const person = recipientOf(people, wanted);
  const draft = await draftMessage(deps, {
    words: wanted,
    contact: person.contact,
    location,
    visit,
    vehicle: { vin: vehicle?.vin, brand: vehicle?.brand },
    messageId: writtenMessageId(conversationOf(person), keyDigest, now),
    cause: causeByStaff(wanted.key),
    now,
  });
  return sendDraft(deps, { draft, keyDigest, guard: visits.replacement(visit, now), by: staff.sub, now });
};

const recipientOf = (
  people: readonly Person[],
  { purpose, to, text, promotional }: MessageToWrite,
): Person => {
  const asked = people
    .filter(({ role }) => to === undefined || role === to)
    .map(({ facts, ...person }) => ({
      ...person,
      facts: { ...facts, hasOwnText: text !== undefined, promotional },
    }));
  const chosen = chooseRecipient(asked, purpose ?? FREE_TEXT);
  if ('person' in chosen) return chosen.person;
  throw noChannel(SKIP_REASONS[chosen.reason]);
};
