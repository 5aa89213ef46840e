import type { FindPartner } from './partner-store.ts';

/** What partners are called, by their ids; one that is gone has no name. */
export type PartnerNames = ReadonlyMap<string, string>;

/** More partners are not named on one page. */
const MOST_NAMES = 20;

/** The names behind ids, from what was read within a minute: a list of many rows costs what its few partners do. */
export const namePartners = async (
  findPartner: FindPartner,
  partnerIds: readonly string[],
): Promise<PartnerNames> => {
  const found = await Promise.all([...new Set(partnerIds)].slice(0, MOST_NAMES).map(findPartner));
  return new Map(found.flatMap((partner) => (partner ? [[partner.partnerId, partner.name]] : [])));
};
