import * as z from 'zod';
import type { Contact } from '../contacts/contact.ts';
import { contactsOfDealer } from '../contacts/contact-store.ts';
import { keepUntil, type RetentionDays } from '../dealers/retention.ts';
import { epochSeconds, type Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';

export const retentionEffectSchema = z
  .object({
    contacts: z.int().meta({ description: 'Contacts whose time would be over at once.' }),
    visits: z.int().meta({
      description: 'Visits, with their part of the conversation, whose time would be over at once.',
    }),
    lookedAt: z.int().meta({ description: 'How many contacts were looked at.' }),
    isComplete: z
      .boolean()
      .meta({ description: 'False where there are more contacts than one look goes through.' }),
  })
  .meta({ id: 'RetentionEffect' });
export type RetentionEffect = z.infer<typeof retentionEffectSchema>;

const CONTACTS_PER_PAGE = 100;
/** A page costs some ten milliseconds; a request has room for so many. */
const MOST_PAGES = 100;

/** How much of what is there now would be over under other days: what the sweep takes within hours of the change. Changes nothing. */
export const previewRetention = async (
  deps: { table: Table; now: Now },
  query: { dealerId: string; daysAt: (locationId: string | undefined) => RetentionDays | undefined },
): Promise<RetentionEffect> => {
  const now = epochSeconds(deps.now());
  const effect = { contacts: 0, visits: 0, lookedAt: 0, isComplete: true };
  let after: string | undefined;
  for (let page = 0; ; page += 1) {
    if (page === MOST_PAGES) return { ...effect, isComplete: false };
    const found = await contactsOfDealer(deps.table, {
      dealerId: query.dealerId,
      after,
      limit: CONTACTS_PER_PAGE,
    });
    for (const contact of found.contacts) {
      effect.lookedAt += 1;
      const days = query.daysAt(contact.lastLocationId);
      if (days && isFree(contact)) count(effect, contact, days, now);
    }
    ({ after } = found);
    if (after === undefined) return effect;
  }
};

/** Under no hold, and not kept for good. */
const isFree = ({ expiresAt, retention, ongoing }: Contact): boolean =>
  ongoing !== true && (expiresAt !== undefined || retention === undefined);

const count = (
  effect: { contacts: number; visits: number },
  { lastDay, visits = [] }: Contact,
  days: RetentionDays,
  now: number,
): void => {
  const isOver = (day: string, kept: number): boolean => keepUntil(kept + 1, `${day}T00:00:00.000Z`) <= now;
  if (lastDay !== undefined && isOver(lastDay, days.contactDays)) effect.contacts += 1;
  effect.visits += visits.filter(({ day }) => isOver(day, days.visitDays)).length;
};
