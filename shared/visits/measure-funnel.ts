import type { LocationInForce } from '../dealers/dealer.ts';
import { addDays, atLocalTime, localDay } from '../kernel/clock.ts';
import type { Now } from '../kernel/instant.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { addToFunnel, emptyFunnel, type Funnel } from './funnel.ts';
import { visitsOfLocation } from './visit-store.ts';
import type { Visit } from './visit.ts';

/** Over how many days it may be measured: what is read grows with them, and with nothing else. */
export const FUNNEL_DAYS = [7, 28] as const;
export type FunnelDays = (typeof FUNNEL_DAYS)[number];

/** DynamoDB reads at most 100 items at once. */
const PAGE_SIZE = 100;
/** Twenty times the largest day of a workshop. */
const MOST_PAGES_OF_A_DAY = 10;

/** How far the check-ins of a location came (B12), of the appointments of so many calendar days up to today. */
export const measureFunnel = async (
  deps: { table: Table; now: Now },
  { location, days }: { location: LocationInForce; days: FunnelDays },
): Promise<Funnel> => {
  const { zone } = location.settings;
  const today = localDay(deps.now(), zone);
  const ofDays = await Promise.all(
    Array.from({ length: days }, (_, back) => funnelOfDay(deps.table, location, addDays(today, -back))),
  );
  return ofDays.reduce(sum, emptyFunnel());
};

const funnelOfDay = async (table: Table, location: LocationInForce, day: string): Promise<Funnel> => {
  const { dealerId, locationId, settings } = location;
  const [from, until] = [
    atLocalTime(day, '00:00', settings.zone),
    atLocalTime(addDays(day, 1), '00:00', settings.zone),
  ];
  let funnel = emptyFunnel();
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES_OF_A_DAY; page += 1) {
    const found = await visitsOfLocation(table, {
      dealerId,
      locationId,
      from,
      until,
      after,
      limit: PAGE_SIZE,
    });
    funnel = addToFunnel(funnel, await withInvites(table, found.visits));
    after = found.after;
    if (after === undefined) break;
  }
  return funnel;
};

const withInvites = async (table: Table, visits: readonly Visit[]) => {
  const ids = visits.flatMap(({ checkIn }) =>
    checkIn.inviteMessageId === undefined ? [] : [checkIn.inviteMessageId],
  );
  const found = await messages.getMany(table, ids.map(messageKeyParts), { consistent: false });
  const invites = new Map(found.map((message) => [message.messageId, message]));
  return visits.map((visit) => ({ visit, invite: invites.get(visit.checkIn.inviteMessageId ?? '') }));
};

const sum = (a: Funnel, b: Funnel): Funnel => {
  const add = (one: Funnel['all'], other: Funnel['all']): Funnel['all'] => ({
    invited: one.invited + other.invited,
    delivered: one.delivered + other.delivered,
    opened: one.opened + other.opened,
    finished: one.finished + other.finished,
  });
  return {
    visits: a.visits + b.visits,
    all: add(a.all, b.all),
    byChannel: {
      oem: add(a.byChannel.oem, b.byChannel.oem),
      whatsapp: add(a.byChannel.whatsapp, b.byChannel.whatsapp),
      sms: add(a.byChannel.sms, b.byChannel.sms),
      email: add(a.byChannel.email, b.byChannel.email),
    },
  };
};
