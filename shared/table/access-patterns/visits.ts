import { accessPattern } from '../access-pattern.ts';

export const CONTACT = accessPattern({
  question: 'Who is this person, and how can they be reached?',
  pk: 'CONTACT#{dealerId}#{contactId}',
  sk: 'CONTACT',
  size: '1 item',
  askedBy: 'events, every send',
});
export const CONTACT_BY_PHONE = accessPattern({
  question: 'Who uses this phone number (families and fleets share one)? Whom does a dealer know at all?',
  index: 'gsi1',
  pk: 'CONTACTS#{dealerId}',
  sk: '{phone}#{contactId}',
  size: '1 to 20 items of a number; all contacts of a dealer, 1,000 to 10,000',
  askedBy: 'inbound messages, STOP; the privacy sweep, page by page',
});
export const CONTACT_BY_NAME = accessPattern({
  question: 'Whose name begins so?',
  index: 'gsi2',
  pk: 'NAMES#{dealerId}',
  sk: '{name}#{contactId}',
  size: 'all contacts of a dealer with a name, 1,000 to 10,000; read in pages of 25',
  askedBy: 'the search of the console',
});
export const WHATSAPP_USER = accessPattern({
  question: 'Which contact is behind WhatsApp’s own id of a person, who may hide the number?',
  pk: 'WHATSAPP-USER#{dealerId}#{userDigest}',
  sk: 'WHATSAPP-USER',
  size: '1 item',
  askedBy: 'messages by WhatsApp, the first receipt that tells the id',
});
export const ADDRESS = accessPattern({
  question: 'Has somebody said STOP at this address, and when did they last write?',
  pk: 'ADDRESS#{dealerId}#{addressId}',
  sk: 'ADDRESS',
  size: '1 item',
  askedBy: 'every send, every inbound message',
});
export const CONTACT_MERGE = accessPattern({
  question: 'Which contacts were merged into this one lately, and what were both before?',
  pk: 'CONTACT#{dealerId}#{contactId}',
  sk: 'MERGE#{mergeId}',
  size: '0 items; 1 for each merge of the last 30 days',
  askedBy: 'staff endpoints',
});
export const CONTACT_AT_ADDRESS = accessPattern({
  question: 'Who has this email address, or had this number before they were merged?',
  pk: 'ADDRESS#{dealerId}#{addressId}',
  sk: 'CONTACT#{contactId}',
  size: '0 to 20 items',
  askedBy: 'the search of the console, inbound messages',
});
export const CONSENT_RECORD = accessPattern({
  question: 'What did a person agree to or take back, who said so, when and how, newest first?',
  pk: 'CONTACT#{dealerId}#{contactId}',
  sk: 'CONSENT#{recordId}',
  size: '0 to 50 items',
  askedBy: 'staff endpoints (pages of 50), npm run admin -- consent show',
});
export const SUPPRESSION = accessPattern({
  question: 'May a network still use this address, or did it bounce for good, or its owner complain?',
  pk: 'SUPPRESSED#{networkId}#{addressId}',
  sk: 'SUPPRESSED',
  size: '1 item',
  askedBy: 'every send by email (with the address states), npm run admin -- suppression',
});
export const VISIT = accessPattern({
  question: 'What is the state of a visit and its check-in?',
  pk: 'VISIT#{visitId}',
  sk: 'VISIT',
  size: '1 item',
  askedBy: 'events, the check-in page, the check-in workflow',
});
export const VISIT_REFERENCE = accessPattern({
  question: 'Which visit does a partner mean by its check-in or appointment id, or by a vehicle and a day?',
  pk: 'REF#{dealerId}#{kind}#{reference}',
  sk: 'REF',
  size: '1 item; the reference is a keyed digest',
  askedBy: 'every event',
});
export const VISIT_BY_LINK = accessPattern({
  question: 'Which visit does a link belong to?',
  index: 'gsi1',
  pk: 'LINK#{tokenDigest}',
  sk: 'LINK',
  size: '1 item',
  askedBy: 'the check-in page',
});
export const VISITS_OF_LOCATION = accessPattern({
  question: 'Which visits begin at a location on a day?',
  index: 'gsi2',
  pk: 'VISITS#{dealerId}#{locationId}',
  sk: '{minute}#{visitId}',
  size: '10 to 200 items a day; read in pages of 25',
  askedBy: 'the console',
});
export const OPEN_ANSWER = accessPattern({
  question:
    'Which customers of a location have answered something that nobody has dealt with, longest ago first?',
  pk: 'ANSWERED#{dealerId}#{locationId}',
  sk: 'OPEN#{answeredAt}#{visitId}',
  size: '0 to 100 items; read in pages of 25',
  askedBy: 'the console, staff endpoints',
});
export const CHECK_IN_WAIT = accessPattern({
  question: 'Which execution waits for the check-in of a visit?',
  pk: 'VISIT#{visitId}',
  sk: 'WAIT',
  size: '1 item',
  askedBy: 'the event that finishes a check-in',
});
export const VISIT_PLAN = accessPattern({
  question: 'Which messages does the automation have for a visit, and what did it change last?',
  pk: 'VISIT#{visitId}',
  sk: 'PLAN',
  size: '1 item; none where the automation is off',
  askedBy: 'every event of a visit at a location with automation, every cancellation elsewhere',
});
export const HELD_FIRST = accessPattern({
  question: 'Which first messages of a location’s automation wait, or waited, for approval?',
  pk: 'HELD#{dealerId}#{locationId}',
  sk: 'HELD',
  size: '1 item with at most 100 ids; not written any more once it is full',
  askedBy: 'each new message of the automation, while the location holds first ones',
});
export const REPLANNING = accessPattern({
  question: 'What was changed that plans of visits depend on, and how far are they brought in line with it?',
  pk: 'REPLANNING#{replanningId}',
  sk: 'REPLANNING',
  size: '1 item a change, gone after 30 days',
  askedBy: 'the sweep of plans',
});
export const WAITING_REPLANNING = accessPattern({
  question: 'Whose visits must be planned anew, since when?',
  index: 'gsi1',
  pk: 'REPLANNINGS#{shard}',
  sk: '{takeAt}#{replanningId}',
  size: 'close to 0 items in each of 4 shards',
  askedBy: 'the sweep of plans',
});
