import { accessPattern } from '../access-pattern.ts';

export const CONTACT_VISIT = accessPattern({
  question: 'Which visits has a person beside those that the contact itself names?',
  pk: 'CONTACT#{dealerId}#{contactId}',
  sk: 'VISIT#{visitId}',
  size: '0 items; a person with more than 10 visits (a fleet) has one for each further one',
  askedBy: 'erasure, export, legal hold, the privacy sweep',
});
export const LEGAL_HOLD = accessPattern({
  question: 'Must what is kept of a person stay, and why?',
  pk: 'CONTACT#{dealerId}#{contactId}',
  sk: 'HOLD',
  size: '0 or 1 item',
  askedBy: 'erasure, export, the privacy sweep',
});
export const LEGAL_HOLDS = accessPattern({
  question: 'Whose data is under a legal hold?',
  index: 'gsi1',
  pk: 'HOLDS#{dealerId}',
  sk: '{contactId}',
  size: '0 to 100 items a dealer',
  askedBy: 'the privacy sweep',
});
export const ERASURE = accessPattern({
  question: 'Which erasures did a dealer order, newest first?',
  pk: 'ERASURES#{dealerId}',
  sk: 'ERASURE#{erasureId}',
  size: '0 to 1,000 items a year',
  askedBy: 'staff endpoints (pages of 50)',
});
export const OPEN_ERASURE = accessPattern({
  question: 'Which erasures must be finished, or looked at once more?',
  index: 'gsi1',
  pk: 'ERASING#{shard}',
  sk: '{lookAgainAt}#{erasureId}',
  size: 'close to 0 items in each of 4 shards',
  askedBy: 'the privacy sweep',
});
export const DONE_ERASURE = accessPattern({
  question: 'Which erasures must be done again on a table that was restored?',
  index: 'gsi1',
  pk: 'ERASED#{shard}',
  sk: '{erasedAt}#{erasureId}',
  size: 'all erasures of the stage, in 4 shards',
  askedBy: 'npm run admin -- privacy reapply',
});
export const ALL_DEALERS = accessPattern({
  question: 'Which dealers are there?',
  index: 'gsi1',
  pk: 'DEALERS',
  sk: '{dealerId}',
  size: '1 item a dealer',
  askedBy: 'the privacy sweep',
});
export const SWEEP_PLACE = accessPattern({
  question: 'How far did the present round of the privacy sweep come?',
  pk: 'PRIVACY-SWEEP',
  sk: 'PLACE',
  size: '1 item',
  askedBy: 'the privacy sweep',
});
