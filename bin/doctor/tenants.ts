import { paginateListSecrets, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { dealers, locations, networks } from '../../shared/dealers/dealer-store.ts';
import { type LocationInForce, locationInForce, type Network } from '../../shared/dealers/dealer.ts';
import type { Settings } from '../../shared/dealers/settings.ts';
import type { Partner } from '../../shared/partners/partner.ts';
import { partners } from '../../shared/partners/partner-store.ts';
import { dealerSecretName, partnerSecretName } from '../../shared/platform/secret-names.ts';
import type { Table } from '../../shared/table/table.ts';

export type Tenant = { dealerId: string; places: readonly LocationInForce[] };
export type Tenants = {
  partners: readonly Partner[];
  /** Ids that a secret or a flag names and the table does not know. */
  missingPartners: readonly string[];
  dealers: readonly Tenant[];
  missingDealers: readonly string[];
  /** Locations, as dealer/location, that lack a setting that every location needs (zone, language, country). */
  incompletePlaces: readonly string[];
  networks: readonly Network[];
};
export type Wanted = { dealers: readonly string[]; partners: readonly string[] };

type Deps = { table: Table; secrets: SecretsManagerClient; secretPrefix: string };

/**
 * Who is looked at. The product never scans its table, and neither does its doctor: every partner has a secret, whose
 * names can be listed; a partner's record names the locations that it may speak for; and a dealer that no partner names
 * but that has access data at a vendor has a secret too. A dealer with neither gets no events. `wanted` asks for some
 * only, which is what to do with thousands.
 */
export const readTenants = async (deps: Deps, wanted: Wanted): Promise<Tenants> => {
  const isAsked = wanted.dealers.length > 0 || wanted.partners.length > 0;
  const partnerIds = isAsked ? wanted.partners : await listed(deps, partnerSecretName);
  const known = await Promise.all(
    partnerIds.map((partnerId) => partners.get(deps.table, { partnerId }, { consistent: false })),
  );
  const found = known.filter((partner) => partner !== undefined);
  const dealerIds = isAsked
    ? wanted.dealers
    : [
        ...found.flatMap((partner) => partner.locations.map(({ dealerId }) => dealerId)),
        ...(await listed(deps, dealerSecretName)),
      ];
  return {
    partners: found,
    missingPartners: partnerIds.filter((_, at) => known[at] === undefined),
    ...(await readDealers(deps.table, [...new Set(dealerIds)].toSorted())),
  };
};

/** The last parts of the names of secrets below a prefix; their values are not read. */
const listed = async (
  { secrets, secretPrefix }: Deps,
  name: (prefix: string, id: string) => string,
): Promise<string[]> => {
  const prefix = name(secretPrefix, '');
  const ids: string[] = [];
  const pages = paginateListSecrets({ client: secrets }, { Filters: [{ Key: 'name', Values: [prefix] }] });
  for await (const page of pages)
    for (const { Name = '' } of page.SecretList ?? [])
      if (Name.startsWith(prefix) && Name.length > prefix.length) ids.push(Name.slice(prefix.length));
  return ids.toSorted();
};

const readDealers = async (
  table: Table,
  dealerIds: readonly string[],
): Promise<Omit<Tenants, 'partners' | 'missingPartners'>> => {
  const known = new Map<string, Network>();
  const found: Tenant[] = [];
  const missing: string[] = [];
  const incomplete: string[] = [];
  for (const dealerId of dealerIds) {
    const dealer = await dealers.get(table, { dealerId }, { consistent: false });
    if (!dealer) {
      missing.push(dealerId);
      continue;
    }
    const network = await networks.get(table, { networkId: dealer.networkId }, { consistent: false });
    if (network) known.set(network.networkId, network);
    const places: LocationInForce[] = [];
    for (const place of await readLocations(table, dealerId)) {
      try {
        places.push(locationInForce(network, dealer, place));
      } catch (error) {
        if (!(error instanceof z.ZodError)) throw error;
        incomplete.push(`${dealerId}/${place.locationId}`);
      }
    }
    found.push({ dealerId, places });
  }
  return {
    dealers: found,
    missingDealers: missing,
    incompletePlaces: incomplete,
    networks: [...known.values()],
  };
};

const readLocations = async (table: Table, dealerId: string) => {
  const { pk, sk } = locations.keyOf({ dealerId, locationId: '' });
  const items = [];
  let cursor: string | undefined;
  do {
    const page = await table.query({
      pk,
      skPrefix: sk,
      limit: 100,
      consistent: false,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items.map(locations.parse);
};

/** A setting of a dealer's locations, each different value once: most dealers have one number and one sender. */
export const settingsOf = <Name extends keyof Settings>(
  { places }: Tenant,
  name: Name,
): NonNullable<Settings[Name]>[] => {
  const values = new Map<string, NonNullable<Settings[Name]>>();
  for (const { settings } of places) {
    const value = settings[name];
    if (value !== null) values.set(JSON.stringify(value), value);
  }
  return [...values.values()];
};
