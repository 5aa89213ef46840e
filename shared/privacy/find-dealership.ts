import { dealers, locations, networks } from '../dealers/dealer-store.ts';
import {
  type Dealer,
  type Location,
  type LocationInForce,
  locationInForce,
  type Network,
} from '../dealers/dealer.ts';
import { teamInboxes } from '../dealers/team-inbox-store.ts';
import { routingRules } from '../events/routing-rule-store.ts';
import { DEALER } from '../table/access-patterns/tenancy.ts';
import { makeKey } from '../table/key-template.ts';
import type { Item, Table } from '../table/table.ts';
import { readPartition } from './read-partition.ts';

/** A dealer with all that is set for it. */
export type Dealership = {
  dealer: Dealer;
  network: Network | undefined;
  /** As they are saved. */
  saved: readonly Location[];
  /** With what holds there. */
  locations: readonly LocationInForce[];
  /** Every inbox that notifications of this dealer may be in. */
  inboxes: readonly string[];
};

/** Reads a dealer's partition at once; undefined when there is no such dealer. */
export const findDealership = async (table: Table, dealerId: string): Promise<Dealership | undefined> => {
  const items = await readPartition(table, makeKey(DEALER.pk, { dealerId }));
  const of = <T>(name: string, parse: (item: Item) => T): T[] =>
    items.filter(({ entity }) => entity === name).map(parse);
  const [dealer] = of('dealer', dealers.parse);
  if (!dealer) return undefined;
  const network = await networks.get(table, { networkId: dealer.networkId });
  const saved = of('location', locations.parse);
  const inForce = saved.map((location) => locationInForce(network, dealer, location));
  const byRule = of('routing-rule', routingRules.parse).flatMap(({ action }) =>
    action.do === 'notify-inbox' ? [action.inbox] : [],
  );
  const named = of('team-inbox', teamInboxes.parse).map(({ inbox }) => inbox);
  const byDefault = inForce.map(({ settings }) => settings.defaultInbox);
  const inboxes = new Set([...byDefault, ...byRule, ...named]);
  return { dealer, network, saved, locations: inForce, inboxes: [...inboxes] };
};
