import * as z from 'zod';
import { addressIdOf, statesOf } from '../contacts/address-state-store.ts';
import { consentRecord, consentRecords } from '../contacts/consent-record-store.ts';
import { noteAddress } from '../contacts/contact-address-store.ts';
import { contactItems, replanningOf } from '../contacts/contact-item-store.ts';
import { type ContactMerge, type Taken, tombstoneOf, undoUntil } from '../contacts/contact-merge.ts';
import { contactMerges } from '../contacts/contact-merge-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import { addressesOf, type Contact, contactSchema } from '../contacts/contact.ts';
import { auditWrite } from '../dealers/audit-store.ts';
import { locationsOf } from '../dealers/dealer-store.ts';
import { replannings } from '../dealers/replanning-store.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import { epochSeconds, type Instant, type Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { type Table, VersionConflict, type Write } from '../table/table.ts';
import { contactEntry } from './contact-entry.ts';
import type { ContactView } from './contact-view.ts';
import { conversationPersons } from './conversation-person-store.ts';
import { entries } from './conversation-store.ts';
import { describeContact } from './describe-contact.ts';
import { findConversations } from './find-conversations.ts';
import { isStopped, mergePair, mergeToPreviewSchema } from './preview-merge.ts';
import { type OneOfPair, requirePair, versionOfPair } from './require-pair.ts';
import { stopUnsent } from './stop-unsent.ts';

export const mergeOrderSchema = mergeToPreviewSchema
  .extend({ version: z.string().max(40).meta({ description: 'The one of the preview.' }) })
  .meta({ id: 'MergeOrder' });

export type MergeContactsDeps = { table: Table; now: Now; log: Log; idKey: string };
export type MergeContactsCommand = { staff: Staff; contactId: string; command: unknown };

/** Somebody may edit one of them, write, or say STOP at the same moment. */
const MOST_TRIES = 5;

/**
 * Makes two contacts one (S3.23): the first stays, with what staff chose of both, and nothing may be sent to it that could not be sent to
 * either (S3.24). The other's id leads to it for ever, so that links, events and messages of the other one reach it. One transaction
 * makes it so, with its proof and what the conversations show; the rest may be done again, and is, should the same merge be asked for
 * twice. Errors: as `requirePair`; InvalidInput `merge.invalid`; Conflict `merge.changed`.
 */
export const mergeContacts = async (
  deps: MergeContactsDeps,
  { staff, contactId, command }: MergeContactsCommand,
): Promise<ContactView> => {
  const {
    otherId,
    take = {},
    version,
  } = parseCommand(mergeOrderSchema, 'merge.invalid', 'The merge', command);
  for (let tries = 1; ; tries += 1) {
    const pair = await requirePair(deps, { staff, contactId, otherId });
    if (!('other' in pair)) return follow(deps, staff, pair.own.contact);
    if (versionOfPair(pair) !== version)
      throw new AppError(
        'Conflict',
        'merge.changed',
        'One of the two was edited since they were shown side by side. Look at them again, then merge.',
      );
    await prepare(deps, pair);
    try {
      const merged = await write(deps, { ...pair, staff, take });
      return await follow(deps, staff, merged);
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

type Both = { own: OneOfPair; other: OneOfPair };

/** What must be there once they are one, and says nothing by itself: whose the conversations are, and who has the addresses. */
const prepare = async (deps: MergeContactsDeps, { own, other }: Both): Promise<void> => {
  const now = deps.now();
  const { dealerId } = own.contact;
  const places = await locationsOf(deps.table, dealerId);
  for (const { contactId, phone, email, whatsAppUserId } of [own.contact, other.contact]) {
    await Promise.all(
      places.map(({ locationId }) => {
        const conversationId = conversationIdOf(dealerId, locationId, contactId);
        const person = { conversationId, dealerId, locationId, contactId };
        return conversationPersons.createOnce(deps.table, person, now);
      }),
    );
    for (const address of addressesOf({ phone, email, whatsAppUserId })) {
      const addressId = addressIdOf(deps.idKey, dealerId, address);
      await noteAddress(deps, { dealerId, contactId, addressId });
    }
  }
};

const write = async (
  deps: MergeContactsDeps,
  { own, other, staff, take }: Both & { staff: Staff; take: Taken },
): Promise<Stored<Contact>> => {
  const at = deps.now();
  const { dealerId, contactId, version } = own.contact;
  const otherId = other.contact.contactId;
  const merged = { ...mergePair(deps, { own, other }, take), version };
  const merge: ContactMerge = {
    dealerId,
    contactId,
    mergeId: timedId(at, contactId, otherId),
    otherId,
    at,
    by: staff.sub,
    kept: {
      own: contactSchema.parse(own.contact),
      other: contactSchema.parse(other.contact),
      merged: contactSchema.parse(merged),
    },
    expiresAt: epochSeconds(undoUntil({ at })),
  };
  const tombstone = { ...tombstoneOf(other.contact, contactId, at), version: other.contact.version };
  await deps.table.writeTogether([
    contactItems.replacement(merged, at),
    contactItems.replacement(tombstone, at),
    contactMerges.creation(merge, at),
    ...proofsOf('merged', { own, other, staff, at, cause: merge.mergeId }),
  ]);
  deps.log.info('contacts merged', { dealerId, contactId, otherId, by: staff.sub });
  return { ...merged, version: version + 1 };
};

type Proof = Both & { staff: Staff; at: Instant; cause: string };

/**
 * What is written with a merge or its undoing: in the dealer's record of changes, in both histories of consent, in both conversations; and
 * that the plans of their visits follow.
 */
export const proofsOf = (did: 'merged' | 'parted', { own, other, staff, at, cause }: Proof): Write[] => {
  const { dealerId, contactId } = own.contact;
  const { contactId: otherId } = other.contact;
  const by = staff.sub;
  const shown = { contactId, otherId, did, by, at, cause };
  const audit = auditWrite(
    {
      scope: 'dealer',
      scopeId: dealerId,
      by: staff,
      what: `contact.${did}`,
      target: `contact/${contactId}`,
      changes: [{ path: 'other', to: otherId }],
      mark: cause,
    },
    at,
  );
  const each = [own, other].flatMap(({ contact, locationIds }, index) => [
    consentRecords.creation(
      consentRecord(
        {
          dealerId: contact.dealerId,
          contactId: contact.contactId,
          at,
          who: { kind: 'staff', id: by },
          channel: 'all',
          purpose: 'all',
          decision: did,
          otherId: index === 0 ? otherId : contactId,
          source: 'console',
        },
        cause,
      ),
      at,
    ),
    ...locationIds.map((locationId) => entries.creation(contactEntry(contact, locationId, shown), at)),
    replannings.creation(replanningOf(contact, cause, at), at),
  ]);
  return [audit, ...each];
};

/** What follows from the contact as it is now: what was to be sent and may not be is stopped. */
const follow = async (
  deps: MergeContactsDeps,
  staff: Staff,
  contact: Stored<Contact>,
): Promise<ContactView> => {
  await stopWhatMayNot(deps, contact);
  const after = (await contacts.get(deps.table, contact)) ?? contact;
  return describeContact(deps, { staff, contact: after });
};

/** A message that is just being claimed was judged before: written once more, it loses (see *A STOP and a claim* in the README). */
export const stopWhatMayNot = async (
  deps: Pick<MergeContactsDeps, 'table' | 'now' | 'idKey'>,
  contact: Contact,
): Promise<void> => {
  const { dealerId, contactId, blocked } = contact;
  if (!blocked && !isStopped({ contact, addressStates: await statesOf(deps, contact) })) return;
  const known = { dealerId, contactIds: [contactId], known: [] };
  for (const { conversationId } of await findConversations(deps, known))
    await stopUnsent(deps, conversationId, blocked ? 'communication_blocked' : 'opted_out');
};
