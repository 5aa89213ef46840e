import { accessPattern } from '../access-pattern.ts';

export const NETWORK = accessPattern({
  question: 'What is set for a network?',
  pk: 'NETWORK#{networkId}',
  sk: 'NETWORK',
  size: '1 item',
  askedBy: 'settings of a location (cached a minute)',
});
export const DEALER = accessPattern({
  question: 'Who is this dealer, and what is set?',
  pk: 'DEALER#{dealerId}',
  sk: 'DEALER',
  size: '1 item; the partition also holds its locations and rules, about 100 in all',
  askedBy: 'settings of a location (cached a minute)',
});
export const LOGO = accessPattern({
  question: 'Which picture is the logo of this name?',
  pk: 'LOGO#{file}',
  sk: 'LOGO',
  size: '1 item of at most 140 KB; browsers keep the picture for ever',
  askedBy: 'the first page of a customer',
});
export const LOCATION = accessPattern({
  question: 'What is set for a location?',
  pk: 'DEALER#{dealerId}',
  sk: 'LOCATION#{locationId}',
  size: '1 item',
  askedBy: 'every event, page and send (cached a minute)',
});
export const ROUTING_RULE = accessPattern({
  question: 'Which rules does the dealer have for an event?',
  pk: 'DEALER#{dealerId}',
  sk: 'RULE#{eventType}#{ruleId}',
  size: 'up to 100 items a dealer',
  askedBy: 'every event (cached a minute)',
});
export const TEMPLATE = accessPattern({
  question: 'Which texts did the dealer write for a purpose, in which languages, for which locations?',
  pk: 'DEALER#{dealerId}',
  sk: 'TEMPLATE#{purpose}#{language}#{place}',
  size: '0 to 100 items a purpose, most often none',
  askedBy: 'planning and sending (cached a minute), staff endpoints',
});
export const PARTNER = accessPattern({
  question: 'Who is this partner, and what may it do?',
  pk: 'PARTNER#{partnerId}',
  sk: 'PARTNER',
  size: '1 item',
  askedBy: 'the partner door (cached a minute)',
});
export const DEALER_PARTNER = accessPattern({
  question: 'Which partners may send events for a dealer?',
  pk: 'DEALER#{dealerId}',
  sk: 'PARTNER#{partnerId}',
  size: '1 to 10 items, each a hint: what is granted stands with the partner',
  askedBy: 'staff endpoints',
});
export const TEAM_INBOX = accessPattern({
  question: 'Which inboxes did a dealer name, and who is in their teams?',
  pk: 'DEALER#{dealerId}',
  sk: 'TEAM#{inbox}',
  size: '0 to 50 items',
  askedBy: 'staff endpoints',
});
export const OFFERED_SERVICE = accessPattern({
  question: 'Which services does a dealer offer in the check-in, for which brands and locations?',
  pk: 'DEALER#{dealerId}',
  sk: 'OFFER#{code}',
  size: '0 to 50 items',
  askedBy: 'the console, staff endpoints, the check-in page',
});
export const CHANNEL_ACCOUNT = accessPattern({
  question:
    'Which dealer does a vendor’s account belong to (a WhatsApp phone number id, a number at AWS, the digest of a webhook secret)?',
  pk: 'ACCOUNT#{vendor}#{accountId}',
  sk: 'ACCOUNT',
  size: '1 item',
  askedBy: 'the channel webhooks (cached a minute)',
});
export const STAFF = accessPattern({
  question: 'Which dealer, locations and roles does a signed-in person have?',
  pk: 'STAFF#{sub}',
  sk: 'STAFF',
  size: '1 item',
  askedBy: 'every staff request',
});
export const AUDIT = accessPattern({
  question: 'Who changed what at a dealer or in a network, newest first?',
  pk: 'AUDIT#{scope}#{scopeId}',
  sk: 'ENTRY#{entryId}',
  size: '0 to 1,000 items a year; read in pages of 50',
  askedBy: 'staff endpoints',
});
export const AUDIT_OF_TARGET = accessPattern({
  question:
    'Who changed this one thing (a location’s settings, a rule, a text, a person’s roles), newest first?',
  index: 'gsi1',
  pk: 'AUDIT-OF#{scope}#{scopeId}#{target}',
  sk: '{untilEnd}#{entryId}',
  size: '0 to 100 items; read in pages of 50',
  askedBy: 'staff endpoints',
});
export const STAFF_OF_DEALER = accessPattern({
  question: 'Who is in the staff of a dealer, by name?',
  index: 'gsi1',
  pk: 'STAFF-OF#{dealerId}',
  sk: '{name}#{sub}',
  size: '1 to 200 items; read in pages of 25 or 50',
  askedBy: 'the console, staff endpoints',
});
export const STAFF_SESSION = accessPattern({
  question: 'Who signed in to the console in this browser?',
  pk: 'SESSION#{tokenDigest}',
  sk: 'SESSION',
  size: '1 item; gone after a working day, or with the sign-out',
  askedBy: 'every page of the console',
});
