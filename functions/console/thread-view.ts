import type { Thread } from '../../shared/planning/show-thread.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Inbox } from '../../shared/events/find-inboxes.ts';
import { OWN_PARTNER } from '../../shared/events/event.ts';
import type { PartnerNames } from '../../shared/partners/name-partners.ts';
import { mayOpen } from '../../shared/web/console-routes.ts';
import type { Viewer } from './console-handler.tsx';
import { CONVERSATION_TEXTS } from './conversation-texts.ts';
import type { ConversationTexts } from './conversation-words.ts';
import { labelsOf } from './inbox-texts.ts';
import { momentOf } from './moment.ts';
import { VISIT_TEXTS } from './visit-texts.ts';

/** What every entry of a conversation is shown with. */
export type ThreadView = {
  viewer: Viewer;
  thread: Thread;
  texts: ConversationTexts;
  now: Instant;
  /** A time by the clock of the location. */
  when: (instant: Instant) => string;
  /** Somebody of the staff by their account. */
  nameOf: (account: string) => string;
  /** Where the actions of an entry are sent to. */
  pathOf: (conversationId: string) => string;
  /** A partner by its name, our own page as such. */
  partnerOf: (partnerId: string) => string;
  /** An inbox by the name that people know it by. */
  labelOf: (inbox: string) => string;
  /** To write to the customer. */
  mayWrite: boolean;
  /** To decide what may be sent to the customer, and what waits for approval. */
  mayAdvise: boolean;
};

/** The account in whose name operators act. */
const OPERATOR = 'operator';

export const threadView = ({
  viewer,
  thread,
  now,
  inboxes,
  partners,
}: {
  viewer: Viewer;
  thread: Thread;
  now: Instant;
  inboxes: readonly Inbox[];
  partners: PartnerNames;
}): ThreadView => {
  const { language, staff } = viewer;
  const { zone } = thread.location.settings;
  const texts = CONVERSATION_TEXTS[language];
  return {
    viewer,
    thread,
    texts,
    now,
    when: (instant) => momentOf(instant, { language, zone, now }),
    nameOf: (account) =>
      thread.staffNames.get(account) ??
      (account === staff.sub ? staff.name : account === OPERATOR ? texts.operator : texts.formerColleague),
    partnerOf: (partnerId) =>
      partnerId === OWN_PARTNER
        ? VISIT_TEXTS[language].visit.ownPage
        : (partners.get(partnerId) ?? partnerId),
    labelOf: labelsOf(inboxes),
    pathOf: (conversationId) => `/console/conversations/${encodeURIComponent(conversationId)}`,
    mayWrite: mayOpen('POST /console/conversations/{conversationId}/messages', staff.roles),
    mayAdvise: mayOpen('POST /console/conversations/{conversationId}/block', staff.roles),
  };
};
