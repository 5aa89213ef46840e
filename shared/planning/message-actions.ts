import * as z from 'zod';
import type { Instant } from '../kernel/instant.ts';
import { isUnsent, type Message } from '../messaging/message.ts';
import { isNotice } from '../messaging/notice.ts';
import { mayRetry } from '../messaging/retry.ts';

/** What staff may do with a message as it stands (S1.21–S1.24). A claim may be quicker than they are. */
export const messageActionsSchema = z
  .object({ edit: z.boolean(), withdraw: z.boolean(), approve: z.boolean(), retry: z.boolean() })
  .meta({ id: 'MessageActions' });
export type MessageActions = z.infer<typeof messageActionsSchema>;

export const isOver = ({ sendUntil }: Pick<Message, 'sendUntil'>, now: Instant): boolean =>
  sendUntil !== undefined && sendUntil <= now;

export const actionsOf = (message: Message, now: Instant): MessageActions => {
  const isOpen = isUnsent(message);
  return {
    // What confirms a STOP answers it word for word.
    edit: isOpen && !isNotice(message.purpose),
    withdraw: isOpen,
    approve: message.status === 'held' && !isOver(message, now),
    retry: mayRetry(message),
  };
};
