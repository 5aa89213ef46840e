import * as z from 'zod';
import { epochSeconds, type Instant, type Now } from '../../shared/kernel/instant.ts';
import { digestId } from '../../shared/kernel/digest.ts';
import { defineEntity, type Stored } from '../../shared/table/entity.ts';
import { userIdOf } from './graph-user.ts';
import { makeKey } from '../../shared/table/key-template.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  applicationSchema,
  appSchema,
  graphNumberSchema,
  type OemClient,
  oemClientSchema,
  templateSchema,
} from './accounts.ts';
import {
  type HandsetChannel,
  type HandsetMessage,
  handsetMessageSchema,
  type Phone,
  phoneSchema,
  sandboxChannelSchema,
  type Thread,
  threadSchema,
} from './handset.ts';

/* The sandbox's own table. What was registered stays; what arrived on handsets is gone after a week. */

/** Nobody real is in it. */
const MADE_UP = { class: 'configuration', holds: 'what is made up, in the sandbox’s own table' } as const;

const WEEK_SECONDS = 7 * 24 * 3600;
const aWeekAfter = (at: Instant): number => epochSeconds(at) + WEEK_SECONDS;

export const apps = defineEntity({
  name: 'app',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: appSchema,
  key: { pk: 'APP', sk: 'APP' },
  keyParts: () => ({}),
});
export const graphNumbers = defineEntity({
  name: 'graph-number',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: graphNumberSchema,
  key: { pk: 'NUMBER#{phoneNumberId}', sk: 'NUMBER' },
  keyParts: ({ phoneNumberId }) => ({ phoneNumberId }),
});
export const templates = defineEntity({
  name: 'template',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: templateSchema,
  key: { pk: 'NUMBER#{phoneNumberId}', sk: 'TEMPLATE#{name}#{language}' },
  keyParts: ({ phoneNumberId, name, language }) => ({ phoneNumberId, name, language }),
});
export const applications = defineEntity({
  name: 'application',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: applicationSchema,
  key: { pk: 'APPLICATION#{applicationId}', sk: 'APPLICATION' },
  keyParts: ({ applicationId }) => ({ applicationId }),
});
export const oemClients = defineEntity({
  name: 'oem-client',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: oemClientSchema,
  key: { pk: 'CLIENT#{clientId}', sk: 'CLIENT' },
  keyParts: ({ clientId }) => ({ clientId }),
});
/** A thread in the manufacturer's app. Its id follows from the client's own, so that opening it again finds it. */
export const oemThreads = defineEntity({
  name: 'oem-thread',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: z.object({
    threadId: z.string(),
    clientId: z.string(),
    vin: z.string(),
    subject: z.string(),
    openedAt: z.string(),
  }),
  key: { pk: 'OEM-THREAD#{threadId}', sk: 'OEM-THREAD' },
  keyParts: ({ threadId }) => ({ threadId }),
});

/** The client whose thread it is. */
export const findOemClient = async (table: Table, threadId: string): Promise<OemClient | undefined> => {
  const thread = await oemThreads.get(table, { threadId });
  return thread && oemClients.get(table, thread);
};

export const phones = defineEntity({
  name: 'phone',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: phoneSchema,
  key: { pk: 'PHONES', sk: 'PHONE#{number}' },
  keyParts: ({ number }) => ({ number }),
  expires: ({ lastAt }) => aWeekAfter(lastAt),
});
/** A picture that a customer sent, and to which number. */
export const graphFiles = defineEntity({
  name: 'graph-file',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: z.object({ mediaId: z.string(), account: z.string(), at: z.string() }),
  key: { pk: 'FILE#{mediaId}', sk: 'FILE' },
  keyParts: ({ mediaId }) => ({ mediaId }),
  expires: ({ at }) => aWeekAfter(at),
});
/** Whose id at Meta it is: a message to somebody who hides the number names only that. */
export const graphUsers = defineEntity({
  name: 'graph-user',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: z.object({ userId: z.string(), number: z.string(), at: z.string() }),
  key: { pk: 'USER#{userId}', sk: 'USER' },
  keyParts: ({ userId }) => ({ userId }),
  expires: ({ at }) => aWeekAfter(at),
});
export const threads = defineEntity({
  name: 'thread',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: threadSchema,
  key: { pk: 'PHONE#{number}', sk: 'THREAD#{channel}#{account}' },
  keyParts: ({ number, channel, account }) => ({ number, channel, account }),
  expires: ({ lastAt }) => aWeekAfter(lastAt),
});
const handsetMessages = defineEntity({
  name: 'message',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: handsetMessageSchema,
  key: { pk: 'PHONE#{number}', sk: 'MESSAGE#{at}#{messageId}' },
  keyParts: ({ number, at, messageId }) => ({ number, at, messageId }),
  expires: ({ at }) => aWeekAfter(at),
});
/** On which handset a message is: queue bodies and receipts name the message only. */
const placements = defineEntity({
  name: 'placement',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: z.object({ messageId: z.string(), number: z.string(), at: z.string() }),
  key: { pk: 'MESSAGE#{messageId}', sk: 'MESSAGE' },
  keyParts: ({ messageId }) => ({ messageId }),
  expires: ({ at }) => aWeekAfter(at),
});
/** That a message was throttled once, so that its next try is taken. */
const throttles = defineEntity({
  name: 'throttle',
  schemaNumber: 1,
  privacy: MADE_UP,
  shape: z.object({ number: z.string(), channel: sandboxChannelSchema, about: z.string(), at: z.string() }),
  key: { pk: 'PHONE#{number}', sk: 'THROTTLE#{channel}#{about}' },
  keyParts: ({ number, channel, about }) => ({ number, channel, about }),
  expires: ({ at }) => aWeekAfter(at),
});

export type StoreDeps = { table: Table; now: Now };

/** Shows or hides the number of a handset, as a WhatsApp user does by taking a user name. */
export const hideNumber = async (
  { table, now }: StoreDeps,
  { number, hides }: { number: string; hides: boolean },
): Promise<void> => {
  const at = now();
  const userId = userIdOf(number);
  await graphUsers.change({ table, now }, { userId }, () => ({ userId, number, at }));
  await phones.change({ table, now }, { number }, (phone) => ({
    ...phone,
    number,
    lastAt: phone?.lastAt ?? at,
    hidesNumber: hides,
  }));
};

/** Puts a message on its handset, whichever side wrote it, and brings the conversation up. */
export const placeMessage = async ({ table, now }: StoreDeps, message: HandsetMessage): Promise<void> => {
  const { messageId, number, channel, account, title, at } = message;
  const written = message.from === 'customer' ? { lastInboundAt: at } : {};
  await table.writeTogether([
    handsetMessages.creation(message, at),
    placements.creation({ messageId, number, at }, at),
  ]);
  await threads.change({ table, now }, { number, channel, account }, (thread) => ({
    ...thread,
    number,
    channel,
    account,
    title,
    lastAt: at,
    ...written,
  }));
  await phones.change({ table, now }, { number }, (phone) => ({ ...phone, number, lastAt: at }));
};

/** The message with this id; undefined when it is gone or never was. */
export const findMessage = async (
  table: Table,
  messageId: string,
): Promise<Stored<HandsetMessage> | undefined> => {
  const placement = await placements.get(table, { messageId });
  return placement && handsetMessages.get(table, placement);
};

/** Notes something on a message that is there. */
export const noteOnMessage = async (
  deps: StoreDeps,
  message: HandsetMessage,
  note: (current: HandsetMessage) => HandsetMessage,
): Promise<void> => {
  await handsetMessages.change(deps, message, (current) => current && note(current));
};

/** True when this is the first try of the message to that number; the next call says false. */
export const isFirstTry = (
  deps: StoreDeps,
  about: { number: string; channel: HandsetChannel; about: string },
): Promise<boolean> =>
  throttles.createOnce(deps.table, { ...about, about: digestId(about.about), at: deps.now() }, deps.now());

/** A page shows so many; older ones are no longer looked for in a sandbox. */
const MOST_MESSAGES = 100;
const MOST_THREADS = 50;
const MOST_PHONES = 200;

/** The latest messages of a handset, oldest first. */
export const messagesOn = async (table: Table, number: string): Promise<HandsetMessage[]> => {
  const pk = makeKey('PHONE#{number}', { number });
  const page = await table.query({ pk, skPrefix: 'MESSAGE#', order: 'backward', limit: MOST_MESSAGES });
  return page.items.map((item) => handsetMessages.parse(item)).toReversed();
};

/** The conversations of a handset. */
export const threadsOn = async (table: Table, number: string): Promise<Thread[]> => {
  const page = await table.query({
    pk: makeKey('PHONE#{number}', { number }),
    skPrefix: 'THREAD#',
    limit: MOST_THREADS,
  });
  return page.items.map((item) => threads.parse(item));
};

/** The handsets to which something was sent, the latest first. */
export const knownPhones = async (table: Table): Promise<Phone[]> => {
  const page = await table.query({ pk: 'PHONES', limit: MOST_PHONES });
  return page.items.map((item) => phones.parse(item)).toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
};
