import * as z from 'zod';
import { settingsInForce } from '../dealers/locks.ts';
import { readLevels } from '../dealers/read-levels.ts';
import { DEFAULT_SETTINGS } from '../dealers/settings.ts';
import type { Staff } from '../dealers/staff.ts';
import { staffMembers } from '../dealers/staff-store.ts';
import type { TeamInbox } from '../dealers/team-inbox.ts';
import { teamInboxesOf } from '../dealers/team-inbox-store.ts';
import type { Table } from '../table/table.ts';
import { rulesOfDealer } from './routing-rule-store.ts';

export const inboxesViewSchema = z
  .object({
    inboxes: z.array(
      z.object({
        inbox: z.string().meta({ description: 'As rules and settings name it.' }),
        name: z
          .string()
          .meta({ description: 'As the dealer calls it; the inbox itself where nobody named it.' }),
        version: z.int().meta({ description: '0 where nothing was saved of it.' }),
        members: z.array(z.object({ sub: z.string(), name: z.string() })),
        isMine: z.boolean().meta({ description: 'Whether you are in its team.' }),
        defaultAt: z.array(z.string()).meta({
          description: 'Locations of yours whose notifications go here when no rule sends them elsewhere.',
        }),
        ruleIds: z.array(z.string()).meta({ description: 'Rules that send here.' }),
      }),
    ),
  })
  .meta({ id: 'Inboxes' });
export type InboxesView = z.infer<typeof inboxesViewSchema>;

/** Every inbox of a dealer, by its name for people: those that were named, that rules send to, and where all else goes (S0.40, S0.43). */
export const describeInboxes = async (
  { table }: { table: Table },
  { staff }: { staff: Staff },
): Promise<InboxesView> => {
  const { dealerId } = staff;
  const [levels, named, rules] = await Promise.all([
    readLevels(table, staff),
    teamInboxesOf(table, dealerId),
    rulesOfDealer(table, dealerId),
  ]);
  const defaults = levels.locations.map((location) => ({
    locationId: location.locationId,
    inbox:
      settingsInForce([levels.network, levels.dealer, location]).defaultInbox ??
      DEFAULT_SETTINGS.defaultInbox,
  }));
  const sending = rules.flatMap(({ ruleId, action }) =>
    action.do === 'notify-inbox' ? [{ ruleId, inbox: action.inbox }] : [],
  );
  const names = await namesOf(table, named);
  const ids = new Set([...named, ...sending, ...defaults].map(({ inbox }) => inbox));
  const inboxes = [...ids].map((inbox) => {
    const team = named.find((one) => one.inbox === inbox);
    const members = (team?.members ?? []).flatMap((sub) => {
      const name = names.get(sub);
      return name === undefined ? [] : [{ sub, name }];
    });
    return {
      inbox,
      name: team?.name ?? inbox,
      version: team?.version ?? 0,
      members,
      isMine: members.some(({ sub }) => sub === staff.sub),
      defaultAt: defaults.filter((one) => one.inbox === inbox).map(({ locationId }) => locationId),
      ruleIds: sending.filter((one) => one.inbox === inbox).map(({ ruleId }) => ruleId),
    };
  });
  return {
    inboxes: inboxes.toSorted((a, b) => a.name.localeCompare(b.name) || (a.inbox < b.inbox ? -1 : 1)),
  };
};

/** One read takes so many keys. */
const MOST_KEYS = 100;

/** The names of all members who still are staff and not suspended. */
const namesOf = async (table: Table, named: readonly TeamInbox[]): Promise<ReadonlyMap<string, string>> => {
  const subs = [...new Set(named.flatMap(({ members }) => members))];
  const names = new Map<string, string>();
  for (let from = 0; from < subs.length; from += MOST_KEYS) {
    const asked = subs.slice(from, from + MOST_KEYS).map((sub) => ({ sub }));
    for (const { sub, name, status } of await staffMembers.getMany(table, asked))
      if (status === 'active') names.set(sub, name);
  }
  return names;
};
