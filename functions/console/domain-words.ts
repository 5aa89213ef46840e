import type { ConsentRecord } from '../../shared/contacts/consent-record-store.ts';
import type { COMPLAINT, PREFERENCES, RECORDED, UNSUBSCRIBED } from '../../shared/contacts/opt-out-mark.ts';
import type { CheckInResults, ConversationEntry } from '../../shared/conversations/conversation.ts';
import type { Prompt } from '../../shared/conversations/inbound-entry.ts';
import type { InboxNotification } from '../../shared/conversations/inbox-notification.ts';
import type { Keyword } from '../../shared/conversations/keywords.ts';
import type { MediaFault } from '../../shared/conversations/media.ts';
import type { Automation } from '../../shared/dealers/automation.ts';
import type { EventType } from '../../shared/events/catalogue.ts';
import type { InboundContent, MediaKind } from '../../shared/messaging/inbound.ts';
import type { Attempt, Message, Timing } from '../../shared/messaging/message.ts';
import type { MessagePurpose } from '../../shared/messaging/notice.ts';
import type { Reason } from '../../shared/messaging/reasons.ts';
import type { Ending } from '../../shared/messaging/trace-texts.ts';
import type { TraceStatus } from '../../shared/messaging/trace.ts';
import type { NotWanted, Replaced, SkipReason } from '../../shared/planning/plan-reasons.ts';
import type { Role } from '../../shared/planning/recipient.ts';
import type { CheckIn, Visit } from '../../shared/visits/visit.ts';

/** What a customer can send, files by their kind. */
export type InboundKind = InboundContent['type'] | MediaKind;

/** What a change of consent is called in a conversation and in its proof; a keyword counts by what it means. */
export type ConsentWord =
  | ConsentRecord['decision']
  | Keyword['means']
  | typeof COMPLAINT
  | typeof PREFERENCES
  | typeof RECORDED
  | typeof UNSUBSCRIBED
  | 'resume';

/** The names of things, each to stand alone: in a badge, a heading, a list. */
export type DomainNames = {
  purposes: Record<MessagePurpose, string>;
  messageStatus: Record<Message['status'], string>;
  attemptStatus: Record<Attempt['status'], string>;
  visitKind: Record<Visit['kind'], string>;
  visitStatus: Record<Visit['status'], string>;
  visitRole: Record<Role, string>;
  checkIn: Record<CheckIn['status'], string>;
  decision: Record<CheckInResults['services'][number]['decision'], string>;
  payment: Record<NonNullable<Visit['payment']>['status'], string>;
  automationMode: Record<Automation['mode'], string>;
  /** What an advisor reads in the inbox. */
  subjects: Record<InboxNotification['subject'], string>;
  prompts: Record<Prompt, string>;
  inboundKinds: Record<InboundKind, string>;
  entryDid: Record<Extract<ConversationEntry, { kind: 'message-changed' }>['did'], string>;
  contactDid: Record<Extract<ConversationEntry, { kind: 'contact-changed' }>['did'], string>;
  eventTypes: Record<EventType, string>;
  consentWords: Record<ConsentWord, string>;
  consentPurposes: Record<ConsentRecord['purpose'], string>;
  consentSources: Record<ConsentRecord['source'], string>;
};

/** Why, and when: what follows a name after a colon. The faults of files are sentences of their own. */
export type DomainReasons = {
  reasons: Record<Reason, string>;
  skipped: Record<SkipReason, string>;
  notWanted: Record<NotWanted, string>;
  replaced: Record<Replaced, string>;
  endings: Record<Ending, string>;
  trace: Record<TraceStatus, string>;
  timing: Record<Timing['why'], string>;
  mediaFaults: Record<MediaFault, string>;
};

/** The words of the domain in one language, as staff read them. A missing key does not compile. */
export type DomainTexts = DomainNames & DomainReasons;
