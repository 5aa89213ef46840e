import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';

/** How the invite of a visit stands, by the visit's id. */
export type Invites = ReadonlyMap<string, Message['status']>;

/** The invites of visits whose customers have not opened anything: of the others it does not matter any more how they stand. */
export const findInvites = async (table: Table, visits: readonly Visit[]): Promise<Invites> => {
  const invited = visits.flatMap(({ visitId, checkIn: { status, openedAt, inviteMessageId } }) =>
    status === 'invited' && openedAt === undefined && inviteMessageId !== undefined
      ? [{ visitId, inviteMessageId }]
      : [],
  );
  const found = await messages.getMany(
    table,
    invited.map(({ inviteMessageId }) => messageKeyParts(inviteMessageId)),
    { consistent: false },
  );
  const statuses = new Map(found.map(({ messageId, status }) => [messageId, status]));
  return new Map(
    invited.flatMap(({ visitId, inviteMessageId }) => {
      const status = statuses.get(inviteMessageId);
      return status === undefined ? [] : [[visitId, status] as const];
    }),
  );
};
