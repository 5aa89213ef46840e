import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { CONVERSATION_THREAD, OEM_THREAD } from '../table/access-patterns/conversations.ts';
import { defineEntity } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import { conversationOfMessage } from './message-store.ts';

const oemThreadSchema = z.object({
  networkId: z.string(),
  /** The gateway's id; unique within the network. */
  threadId: z.string(),
  /** The latest message that we put into it: it names the person, the location and the conversation. */
  messageId: z.string(),
  at: z.string(),
});

/** Customers answer in a thread long after our message, at the latest for the next yearly service. */
const KEPT_DAYS = 365;

/** A thread in the manufacturer's app. An answer in it tells no number; whom it is from is known by this. */
export const oemThreads = defineEntity({
  name: 'oem-thread',
  schemaNumber: 1,
  shape: oemThreadSchema,
  key: OEM_THREAD,
  keyParts: ({ networkId, threadId }) => ({ networkId, threadId }),
  index: ({ threadId, messageId }) => ({
    gsi1pk: makeKey(CONVERSATION_THREAD.pk, { conversationId: conversationOfMessage(messageId) }),
    gsi1sk: makeKey(CONVERSATION_THREAD.sk, { threadId }),
  }),
  privacy: {
    class: 'operational',
    found: 'named',
    kept: 'a year after our last message in it',
    erasure: { does: 'delete' },
    about: ({ at }) => ({ at }),
  },
  expires: ({ at }) => epochSeconds(at) + KEPT_DAYS * DAY_SECONDS,
});
