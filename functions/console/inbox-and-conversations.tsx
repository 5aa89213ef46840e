import { consoleHandler } from './console-handler.tsx';
import { conversationAnswers, type ConversationSiteDeps } from './conversation-site.tsx';
import { inboxAnswers } from './inbox-site.tsx';

/** What waits, and the conversations behind it, as one handler. */
export const inboxSite = (deps: ConversationSiteDeps) =>
  consoleHandler<'inbox'>(deps, { ...inboxAnswers(deps), ...conversationAnswers(deps) });
