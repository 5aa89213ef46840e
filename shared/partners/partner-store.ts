import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { partnerSecretName } from '../platform/secret-names.ts';
import { type ReadSecret, readSecretAs } from '../platform/secrets.ts';
import { PARTNER } from '../table/access-patterns/tenancy.ts';
import { defineEntity } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { type Partner, partnerSchema, partnerSecretSchema } from './partner.ts';

export const partners = defineEntity({
  name: 'partner',
  schemaNumber: 1,
  shape: partnerSchema,
  key: PARTNER,
  keyParts: ({ partnerId }) => ({ partnerId }),
  privacy: { class: 'configuration', holds: 'who a partner is and what it may do' },
});

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
