import { TEAM_INBOX } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type TeamInbox, teamInboxSchema } from './team-inbox.ts';

export const teamInboxes = defineEntity({
  name: 'team-inbox',
  schemaNumber: 1,
  shape: teamInboxSchema,
  key: TEAM_INBOX,
  keyParts: ({ dealerId, inbox }) => ({ dealerId, inbox }),
  privacy: {
    class: 'configuration',
    holds: 'names of inboxes, and which of the dealer’s own staff are in their teams',
  },
});

/** A dealer has a handful; this is where saving stops. */
export const MOST_INBOXES = 50;

/** The inboxes that a dealer has named. */
export const teamInboxesOf = async (table: Table, dealerId: string): Promise<Stored<TeamInbox>[]> => {
  const page = await table.query({
    pk: makeKey(TEAM_INBOX.pk, { dealerId }),
    skPrefix: makeKeyPrefix(TEAM_INBOX.sk, {}),
    limit: MOST_INBOXES,
  });
  return page.items.map(teamInboxes.parse);
};
