import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import { keyedId } from '../kernel/digest.ts';
import { SUPPRESSION } from '../table/access-patterns/visits.ts';
import { defineEntity } from '../table/entity.ts';

/**
 * An address that no dealer of a network writes to any more: a message to it bounced for good, or its owner complained.
 * It names nobody, so that it outlives an erasure of the person, and the next dealer need not find out again.
 */
export const suppressionSchema = z.object({
  networkId: z.string(),
  /** Keyed digest of the address. */
  addressId: z.string(),
  channel: channelSchema,
  /** Which of our reasons it was (`messaging/reasons.ts`). */
  reason: z.string(),
  at: z.string(),
  /** Set once an operator lifted it: the item stays as the record of both, until the address is suppressed anew. */
  liftedAt: z.string().optional(),
});
export type Suppression = z.infer<typeof suppressionSchema>;

export const suppressions = defineEntity({
  name: 'suppression',
  schemaNumber: 1,
  shape: suppressionSchema,
  key: SUPPRESSION,
  keyParts: ({ networkId, addressId }) => ({ networkId, addressId }),
  privacy: {
    class: 'proof',
    found: 'nowhere',
    kept: 'until it is lifted',
    erasure: {
      does: 'keep',
      because: 'a keyed digest that keeps the network from writing to a dead or complaining address',
    },
  },
});

/** The keyed digest under which an address is suppressed in a network; another one in each network and for each use. */
export const suppressionIdOf = (idKey: string, networkId: string, address: string): string =>
  `sp${keyedId(idKey, networkId, 'suppression', address)}`;

/** Whether it holds: it was not lifted since. */
export const isInForce = ({ liftedAt }: Suppression): boolean => liftedAt === undefined;
