import { accessPattern } from '../access-pattern.ts';

export const CONVERSATION_PERSON = accessPattern({
  question: 'Whose is a conversation that may be read together with others of the same person?',
  pk: 'CONVERSATION#{conversationId}',
  sk: 'PERSON',
  size: '0 items; 1 where the contact, or one that was merged into it, was merged',
  askedBy: 'staff endpoints',
});
export const CONVERSATION_ENTRY = accessPattern({
  question: 'What was said and sent, newest first? What became of one message?',
  pk: 'CONVERSATION#{conversationId}',
  sk: 'ENTRY#{entryId}',
  size: '10 to 1,000 items a conversation',
  askedBy: 'staff endpoints (pages of 50), every send and receipt (one item)',
});
export const NOTE_KEY = accessPattern({
  question: 'Was this internal note written already, should its form be sent twice?',
  pk: 'CONVERSATION#{conversationId}',
  sk: 'NOTE-KEY#{keyDigest}',
  size: '0 to 10 items, gone after a day',
  askedBy: 'staff who write a note',
});
export const DUE_MESSAGE = accessPattern({
  question: 'Which messages are planned for later, or were not started at their time?',
  index: 'gsi1',
  pk: 'DUE#{shard}',
  sk: '{dueAt}#{messageId}',
  size: 'what is planned for the coming days, in 16 shards',
  askedBy: 'the sweep of overdue messages, npm run admin -- schedules rebuild',
});
export const PROVIDER_MESSAGE = accessPattern({
  question: 'Which of our messages does a vendor mean by its own message id?',
  pk: 'PROVIDER#{vendor}#{providerId}',
  sk: 'PROVIDER',
  size: '1 item, gone after 7 days',
  askedBy: 'receipts of vendors that do not repeat our id',
});
export const OEM_THREAD = accessPattern({
  question: 'Whose is a thread in the manufacturer’s app?',
  pk: 'THREAD#{networkId}#{threadId}',
  sk: 'THREAD',
  size: '1 item, gone a year after our last message in it',
  askedBy: 'messages that customers write in the app',
});
export const INBOUND_ROUTE = accessPattern({
  question: 'Into which conversation did a customer’s message go, should it come again?',
  pk: 'INBOUND#{dealerId}#{messageDigest}',
  sk: 'INBOUND',
  size: '1 item, gone after 30 days',
  askedBy: 'every inbound message',
});
export const OPEN_NOTIFICATION = accessPattern({
  question: 'Is the team told already that this customer writes, and does the customer wait for an answer?',
  pk: 'INBOX#{dealerId}#{inbox}',
  sk: 'OPEN#{conversationId}',
  size: '1 item, gone 90 days after the last message',
  askedBy: 'every inbound message, every answer',
});
export const CONVERSATION_THREAD = accessPattern({
  question: 'Which threads in the manufacturer’s app does a conversation have?',
  index: 'gsi1',
  pk: 'THREADS#{conversationId}',
  sk: '{threadId}',
  size: '0 or 1 item',
  askedBy: 'erasure, export',
});
export const INBOX_NOTIFICATION = accessPattern({
  question: 'What waits in a team’s inbox, newest first?',
  pk: 'INBOX#{dealerId}#{inbox}',
  sk: 'NOTIFICATION#{notificationId}',
  size: '0 to 500 open items',
  askedBy: 'staff endpoints (pages of 50)',
});
export const ACCEPTED_NOTIFICATION = accessPattern({
  question: 'Who accepted a notification, sent it on, or has done it?',
  pk: 'INBOX#{dealerId}#{inbox}',
  sk: 'ACCEPTED#{notificationId}',
  size: '1 item',
  askedBy: 'a second acceptance',
});
export const NOTIFICATION_IN_HAND = accessPattern({
  question: 'What did somebody of the staff accept and not finish yet, oldest first?',
  index: 'gsi1',
  pk: 'IN-HAND#{dealerId}#{staffId}',
  sk: '{acceptedAt}#{notificationId}',
  size: '0 to 50 items',
  askedBy: 'the inbox of the console (pages of 25; counted up to 100), staff endpoints',
});
export const UNANSWERED_CONVERSATION = accessPattern({
  question: 'Which customers of a team wait for an answer, the longest first?',
  index: 'gsi1',
  pk: 'UNANSWERED#{dealerId}#{inbox}',
  sk: '{unansweredSince}#{locationId}#{conversationId}',
  size: '0 to 100 items',
  askedBy: 'the inbox of the console (pages of 25; counted up to 100), staff endpoints',
});
export const WRITTEN_KEY = accessPattern({
  question: 'Was this message written by hand before, by a click that came twice?',
  pk: 'CONVERSATION#{conversationId}',
  sk: 'WRITTEN#{keyDigest}',
  size: '1 item for each message that staff wrote, gone after 30 days',
  askedBy: 'staff who write a message',
});
