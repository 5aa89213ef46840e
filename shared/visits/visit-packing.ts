import * as z from 'zod';
import { isRecord } from '../kernel/record.ts';
import { withoutUndefined } from '../kernel/without-undefined.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import { VISIT_BY_LINK } from '../table/access-patterns/visits.ts';
import { parseKey } from '../table/key-template.ts';
import { eventNameOf, fromEventName, type Visit, visitSchema } from './visit.ts';

/*
 * A visit as it is stored. A journey writes it three times and each KB costs a write unit, so that what follows from the rest of the
 * item is left out: the id of its check-in, the digest that stands in the index, the conversation of the invite.
 */

/** Stands for the conversation of the visit's own person. */
const OWN = '~';

const checkInIdOf = (visitId: string): string => `ci${visitId.slice(2)}`;

export const packVisit = (visit: Visit): object => {
  const { visitId, checkIn } = visit;
  const { checkInId, linkDigest: _inTheIndex, inviteMessageId, finishedBy, ...rest } = checkIn;
  const own = inviteMessageId === undefined ? undefined : conversationOf(visit);
  return {
    checkIn: withoutUndefined({
      ...rest,
      checkInId: checkInId === checkInIdOf(visitId) ? undefined : checkInId,
      inviteMessageId:
        own !== undefined && inviteMessageId?.startsWith(own)
          ? OWN + inviteMessageId.slice(own.length)
          : inviteMessageId,
      finishedBy: finishedBy && eventNameOf(finishedBy),
    }),
  };
};

type Place = { dealerId: string; locationId: string; contactId?: string | undefined };
const conversationOf = ({ dealerId, locationId, contactId }: Place): string | undefined =>
  contactId === undefined ? undefined : conversationIdOf(dealerId, locationId, contactId);

/** Reads an item in either form; what is neither is left for the visit's own schema to refuse. */
const unpack = (value: unknown): unknown => {
  if (!isRecord(value) || !isRecord(value['checkIn'])) return value;
  const { visitId, dealerId, locationId, contactId, gsi1pk, checkIn } = value;
  const { checkInId, linkDigest, inviteMessageId, finishedBy } = checkIn;
  const isShort = typeof inviteMessageId === 'string' && inviteMessageId.startsWith(OWN);
  const own = (): string | undefined =>
    conversationOf({
      dealerId: String(dealerId),
      locationId: String(locationId),
      contactId: typeof contactId === 'string' ? contactId : undefined,
    });
  return {
    ...value,
    checkIn: withoutUndefined({
      ...checkIn,
      checkInId: checkInId ?? checkInIdOf(String(visitId)),
      linkDigest: linkDigest ?? (typeof gsi1pk === 'string' ? digestIn(gsi1pk) : undefined),
      inviteMessageId: isShort ? `${own()}${inviteMessageId.slice(OWN.length)}` : inviteMessageId,
      finishedBy: typeof finishedBy === 'string' ? fromEventName(finishedBy) : finishedBy,
    }),
  };
};

const digestIn = (pk: string): string | undefined => parseKey(VISIT_BY_LINK.pk, pk)?.['tokenDigest'];

export const packedVisitSchema = z.preprocess(unpack, visitSchema);
