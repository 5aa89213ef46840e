import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import type { ConversationDone } from './conversation-words.ts';

/** The conversation that a page is about. */
export const conversationOf = ({ params }: ConsoleRequest): string => params['conversationId'] ?? '';

/** The page as it is now, which says what was done. */
export const doneWith = (request: ConsoleRequest, done: ConversationDone): HttpReply =>
  redirectReply(
    303,
    `/console/conversations/${encodeURIComponent(conversationOf(request))}?done=${done}#latest`,
  );
