import type { Channel } from '../dealers/settings.ts';
import { mayHaveArrived } from '../messaging/message.ts';
import { messageKeyParts } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { readThreads, type ThreadPage } from './conversation-store.ts';
import { threadsAt } from './conversation-person-store.ts';
import type { Writer } from './find-writers.ts';
import type { InboundRoute } from './inbound-route-store.ts';

export type ChosenWriter = { writer: Writer; about?: NonNullable<InboundRoute['about']> };

/** A reply is about something recent; further back nobody looks. */
const LOOKED_AT = 50;

type Read = { writer: Writer; entries: ThreadPage['entries'] };

/**
 * The conversation that a message belongs to, of all that it may belong to: where the message stands that it answers;
 * else the one in which the customer was last written to by this channel; else that of the latest visit. Reads nothing
 * where there is no choice.
 */
export const chooseWriter = async (
  { table }: { table: Table },
  {
    candidates,
    channel,
    about,
  }: { candidates: readonly Writer[]; channel: Channel; about?: string | undefined },
): Promise<ChosenWriter | undefined> => {
  const [only, ...others] = candidates;
  if (!only || (others.length === 0 && about === undefined)) return only && { writer: only };
  const read = await Promise.all(
    candidates.map(async (writer): Promise<Read> => ({
      writer,
      entries: (await readThreads(table, threadsAt(writer.contact, writer.locationId), LOOKED_AT)).entries,
    })),
  );
  return (
    (about === undefined ? undefined : whereItStands(read, about)) ?? {
      writer: lastWrittenTo(read, channel) ?? only,
    }
  );
};

/** The vendor's id of a message of ours stands on its attempt; that of a customer's message on its entry. */
const whereItStands = (read: readonly Read[], about: string): ChosenWriter | undefined => {
  for (const { writer, entries } of read)
    for (const entry of entries) {
      if (entry.kind === 'message' && entry.attempts.some(({ providerId }) => providerId === about)) {
        const { entryId } = messageKeyParts(entry.messageId);
        return { writer, about: { entryId, purpose: entry.purpose } };
      }
      if (entry.kind === 'inbound' && entry.providerId === about)
        return { writer, about: { entryId: entry.entryId } };
    }
  return undefined;
};

const lastWrittenTo = (read: readonly Read[], channel: Channel): Writer | undefined => {
  const ranked = read
    .map(({ writer, entries }) => ({ writer, at: lastSentAt(entries, channel) }))
    .toSorted(
      (a, b) =>
        compare(b.at, a.at) ||
        compare(b.writer.contact.sourceTimestamp, a.writer.contact.sourceTimestamp) ||
        compare(a.writer.contact.contactId, b.writer.contact.contactId),
    );
  // The order is kept where all is equal: of one person's conversations the one of the latest visit stands first.
  return ranked[0]?.writer;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** When a message may have reached the customer by this channel for the last time; empty where none did. */
const lastSentAt = (entries: ThreadPage['entries'], channel: Channel): string => {
  const times = entries.flatMap((entry) =>
    entry.kind === 'message'
      ? entry.attempts
          .filter((attempt) => attempt.channel === channel && mayHaveArrived(attempt))
          .map(({ at }) => at)
      : [],
  );
  return times.toSorted(compare).at(-1) ?? '';
};
