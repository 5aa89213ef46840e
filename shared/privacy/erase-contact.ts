import { addressIdsOf, addressStates } from '../contacts/address-state-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { erasedContact } from '../contacts/contact-clock.ts';
import { contactItems, replanningOf } from '../contacts/contact-item-store.ts';
import { replannings } from '../dealers/replanning-store.ts';
import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import { AppError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict, type Write } from '../table/table.ts';
import { countItems } from './count-items.ts';
import { type Erasure, type ErasureReason, LOOK_AGAIN_SECONDS } from './erasure.ts';
import { erasures } from './erasure-store.ts';
import { findPersonalData } from './find-personal-data.ts';
import { finishErasure } from './finish-erasure.ts';
import type { PersonalData, Who } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { requireDealership } from './require-dealership.ts';

export type EraseContactCommand = Who & {
  by: string;
  reason: ErasureReason;
  /** On a table that was restored: the erasure that is done again, under its own id and time. */
  again?: Pick<Erasure, 'erasureId' | 'erasedAt' | 'also'>;
};

/**
 * Erases a person at a dealer. One transaction makes it so: the contact becomes a mark that holds a keyed digest only, and the
 * record of the erasure is there. From then on no message is claimed and no older event brings anything back; all the rest
 * follows from the record, here, in a repetition of this call, or in the sweep. STOPs at addresses stay.
 * Errors: NotFound `contact.unknown`, Conflict `contact.held`.
 */
export const eraseContact = async (deps: PrivacyDeps, command: EraseContactCommand): Promise<Erasure> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const erasure = await begin(deps, command);
    if (erasure) return finishErasure(deps, erasure);
  }
  throw new AppError('Throttled', 'privacy.contended', 'Others kept changing the contact; try again.');
};
const MOST_TRIES = 5;

/** Undefined when somebody else wrote in between. */
const begin = async (
  deps: PrivacyDeps,
  command: EraseContactCommand,
): Promise<Stored<Erasure> | undefined> => {
  const { dealerId, contactId } = command;
  const dealership = await requireDealership(deps.table, dealerId);
  const data = await findPersonalData(deps, {
    dealerId,
    contactId,
    dealership,
    also: command.again?.also,
  });
  const { contact } = data;
  refuseMerged(contact);
  if (data.hold)
    throw new AppError(
      'Conflict',
      'contact.held',
      `What is kept of this contact is under a legal hold since ${data.hold.since}. An admin may lift it first.`,
    );
  if (contact?.erasedAt !== undefined) return known(deps, command, contact);
  if (!contact && data.items.length === 0) throw unknownContact();
  const now = command.again?.erasedAt ?? deps.now();
  for (const one of [contact, ...data.parts]) await markAddresses(deps, one, now);
  const proofDays = dealership.locations[0]?.retention.proofDays ?? DEFAULT_RETENTION.proofDays;
  return write(deps, command, data, { now, expiresAt: keepUntil(proofDays, now) });
};

export const unknownContact = (): AppError =>
  new AppError('NotFound', 'contact.unknown', 'There is no such contact at your dealer.');

/** A part of another person is not erased, held or handed out by itself. Errors: Conflict `contact.merged`. */
export const refuseMerged = (contact: Contact | undefined): void => {
  if (contact?.mergedInto === undefined) return;
  throw new AppError(
    'Conflict',
    'contact.merged',
    `The contact ${contact.contactId} was merged into ${contact.mergedInto}, and is a part of it. Ask for that one, or undo the merge first.`,
  );
};

/** Erased before: the same record again, from which an unfinished one is finished. */
const known = async (
  deps: PrivacyDeps,
  { dealerId }: EraseContactCommand,
  { erasureId }: Contact,
): Promise<Stored<Erasure>> => {
  const erasure =
    erasureId === undefined ? undefined : await erasures.get(deps.table, { dealerId, erasureId });
  if (!erasure) throw unknownContact();
  return erasure;
};

/** What was written to or from these addresses until now belongs to nobody, should it still come. */
const markAddresses = async (
  deps: PrivacyDeps,
  contact: Contact | undefined,
  erasedAt: Instant,
): Promise<void> => {
  if (!contact) return;
  const { dealerId } = contact;
  for (const addressId of addressIdsOf(deps.idKey, contact)) {
    const key = { dealerId, addressId };
    await addressStates.change(deps, key, (current) => ({ ...(current ?? key), erasedAt }));
  }
};

const write = async (
  deps: PrivacyDeps,
  { dealerId, contactId, by, reason, again }: EraseContactCommand,
  { contact, parts, items }: PersonalData,
  { now, expiresAt }: { now: Instant; expiresAt: number },
): Promise<Stored<Erasure> | undefined> => {
  const erasure: Erasure = {
    erasureId: again?.erasureId ?? timedId(now, contactId, reason),
    dealerId,
    contactId,
    ...(parts.length === 0 ? {} : { also: parts.map((part) => part.contactId) }),
    by,
    reason,
    erasedAt: now,
    counts: countItems(items, now),
    state: 'running',
    lookAgainAt: addSeconds(deps.now(), LOOK_AGAIN_SECONDS),
    expiresAt,
  };
  const blank: Contact = { dealerId, contactId, externalIds: [], language: 'en', sourceTimestamp: now };
  const markOf = (one: Contact): Contact => ({
    ...erasedContact(one, now, expiresAt),
    erasureId: erasure.erasureId,
  });
  try {
    await deps.table.writeTogether([
      contact
        ? contactItems.replacement({ ...markOf(contact), version: contact.version }, now)
        : contactItems.creation(markOf(blank), now),
      ...parts.map((part) => contactItems.replacement({ ...markOf(part), version: part.version }, now)),
      erasures.creation(erasure, now),
      // Where the person was not the only one of a visit, what they were to get is another's now.
      ...([contact, ...parts].some((one) => one?.visits)
        ? [replanning(contact ?? blank, erasure, deps.now())]
        : []),
    ]);
  } catch (error) {
    if (error instanceof VersionConflict) return undefined;
    throw error;
  }
  return { ...erasure, version: 1 };
};

const replanning = (contact: Contact, { erasureId }: Erasure, now: Instant): Write =>
  replannings.creation(replanningOf(contact, erasureId, now), now);
