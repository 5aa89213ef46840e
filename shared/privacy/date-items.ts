import { isOtherClock, datedContact } from '../contacts/contact-clock.ts';
import { undoUntil } from '../contacts/contact-merge.ts';
import { contactMerges } from '../contacts/contact-merge-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import { keepUntil, laterOf, type RetentionClass, type RetentionDays } from '../dealers/retention.ts';
import { epochSeconds, type Instant } from '../kernel/instant.ts';
import type { PrivacyClass } from '../table/privacy.ts';
import { type Item, VersionConflict } from '../table/table.ts';
import { anchorOf } from '../visits/visit.ts';
import { entityOf } from './declared-store.ts';
import { eraseItem } from './erase-item.ts';
import type { Dealership } from './find-dealership.ts';
import type { PersonalData } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

/** Which days count for a class; all other classes have a clock of their own, since they hold ids only. */
const DAYS: Partial<Record<PrivacyClass, RetentionClass>> = {
  visit: 'visitDays',
  conversation: 'conversationDays',
  media: 'mediaDays',
  event: 'eventDays',
};

export type Dated = { erased: number; changed: number };

/**
 * Sets the clocks of a person's items as the retention in force has them, and takes what is over: after a retention was changed,
 * an appointment moved, a hold lifted, or where items were written without a clock. Nothing under a hold.
 */
export const dateItems = async (
  deps: Pick<PrivacyDeps, 'table' | 'now'>,
  { data, dealership }: { data: PersonalData; dealership: Dealership },
): Promise<Dated> => {
  const dated: Dated = { erased: 0, changed: 0 };
  const { contact } = data;
  if (data.hold || !contact || contact.erasedAt !== undefined) return dated;
  const now = deps.now();
  for (const item of data.items) {
    const retention = retentionAt(dealership, item['locationId'] ?? contact.lastLocationId);
    const expiresAt = retention && clockOf(data, item, retention);
    if (expiresAt === undefined) continue;
    if (expiresAt <= epochSeconds(now)) {
      await eraseItem(deps, { item, at: now });
      dated.erased += 1;
    } else if (isOtherClock(item.expiresAt, expiresAt)) {
      await setClock(deps, item, expiresAt, now);
      dated.changed += 1;
    }
  }
  const retention = retentionAt(dealership, contact.lastLocationId);
  if (retention)
    await contacts.change(deps, contact, (current) =>
      current && current.erasedAt === undefined ? datedContact(current, retention) : undefined,
    );
  return dated;
};

export const retentionAt = ({ locations }: Dealership, locationId: unknown): RetentionDays | undefined =>
  (locations.find((location) => location.locationId === locationId) ?? locations[0])?.retention;

/** From the later of the visit's own anchor and the item's; what was said beside any visit belongs to the person's last day. */
const clockOf = (
  { visits, contact }: PersonalData,
  item: Item,
  retention: RetentionDays,
): number | undefined => {
  const declared = entityOf(item);
  if (item.entity === 'contact-merge') return epochSeconds(undoUntil(contactMerges.parse(item)));
  // A message with files is kept as long as files are.
  const days = item['media'] === undefined ? DAYS[declared.class] : 'mediaDays';
  if (days === undefined) return undefined;
  const { visitId, at } = declared.about(item);
  const visit = declared.class === 'event' ? undefined : visits.find((each) => each.visitId === visitId);
  const isLoose = declared.class !== 'event' && visitId === undefined;
  const from = visit
    ? laterOf(at, anchorOf(visit))
    : isLoose && at !== undefined
      ? laterOf(contact?.lastDay, at)
      : at;
  return from === undefined ? undefined : keepUntil(retention[days], from);
};

/** The next sweep comes to what somebody else changed in between. */
const setClock = async (
  { table }: Pick<PrivacyDeps, 'table'>,
  item: Item,
  expiresAt: number | undefined,
  now: Instant,
): Promise<void> => {
  const { expiresAt: _before, ...rest } = item;
  const put = {
    ...rest,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    version: item.version + 1,
    updatedAt: now,
  };
  try {
    await table.write({ put });
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
  }
};

/** Takes the clocks away, for as long as a hold lasts. */
export const stopClocks = async (
  deps: Pick<PrivacyDeps, 'table' | 'now'>,
  { items }: PersonalData,
): Promise<number> => {
  let stopped = 0;
  for (const item of items) {
    const { class: kind } = entityOf(item);
    const isClocked = kind === 'contact' || DAYS[kind] !== undefined;
    if (!isClocked || item.expiresAt === undefined) continue;
    await setClock(deps, item, undefined, deps.now());
    stopped += 1;
  }
  return stopped;
};
