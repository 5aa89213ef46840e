import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { partnerSecretName } from '../platform/secret-names.ts';
import { type ReadSecret, readSecretAs } from '../platform/secrets.ts';
import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { DEALER_PARTNER, PARTNER } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { dealersOf, type Partner, partnerSchema, partnerSecretSchema } from './partner.ts';

export const partners = defineEntity({
  name: 'partner',
  schemaNumber: 1,
  shape: partnerSchema,
  key: PARTNER,
  keyParts: ({ partnerId }) => ({ partnerId }),
  privacy: { class: 'configuration', holds: 'who a partner is and what it may do' },
});

/** That a partner may send events for a dealer. A hint: the partner's own item says for which locations, if any. */
export const dealerPartners = defineEntity({
  name: 'dealer-partner',
  schemaNumber: 1,
  shape: z.object({ dealerId: idSchema, partnerId: idSchema }),
  key: DEALER_PARTNER,
  keyParts: ({ dealerId, partnerId }) => ({ dealerId, partnerId }),
  privacy: { class: 'configuration', holds: 'which partners a dealer has' },
});

/** More partners than this a dealer does not have. */
const MOST_PARTNERS = 100;

/** The partners that may send events for a dealer, as they stand this moment, by their ids. */
export const partnersOfDealer = async (table: Table, dealerId: string): Promise<Stored<Partner>[]> => {
  const page = await table.query({
    pk: makeKey(DEALER_PARTNER.pk, { dealerId }),
    skPrefix: makeKeyPrefix(DEALER_PARTNER.sk, {}),
    limit: MOST_PARTNERS,
  });
  const found = await partners.getMany(table, page.items.map(dealerPartners.parse));
  return found
    .filter((partner) => dealersOf(partner).includes(dealerId))
    .toSorted((a, b) => (a.partnerId < b.partnerId ? -1 : 1));
};

/** A partner that may send events for a person's dealer, as it stands this moment. Errors: NotFound `partner.unknown`. */
export const requirePartner = async (
  table: Table,
  { dealerId }: Pick<Staff, 'dealerId'>,
  partnerId: string,
): Promise<Stored<Partner>> => {
  const partner = await partners.get(table, { partnerId });
  if (partner && dealersOf(partner).includes(dealerId)) return partner;
  throw new AppError('NotFound', 'partner.unknown', 'No such partner may send events for your dealer.');
};

export type FindPartner = (partnerId: string) => Promise<Partner | undefined>;

/** Finds partners, and that there is none, from a cache of a minute: a warm door reads nothing before its one write. */
export const partnerFinder = (table: Table): FindPartner =>
  cached(CACHE_SECONDS, (partnerId) => partners.get(table, { partnerId }, { consistent: false }));

/** The active signing secrets of a partner, newest first; none when nothing is set. */
export const signingSecrets = async (
  read: ReadSecret,
  prefix: string,
  partnerId: string,
): Promise<readonly string[]> => {
  const secret = await readSecretAs(read, partnerSecretName(prefix, partnerId), partnerSecretSchema);
  return secret?.signing ?? [];
};
