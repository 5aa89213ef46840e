import { accessPattern } from '../access-pattern.ts';

export const FAILED_MESSAGE = accessPattern({
  question: 'Which messages of a dealer failed since then, oldest first?',
  index: 'gsi1',
  pk: 'FAILED#{dealerId}',
  sk: '{failedAt}#{messageId}',
  size: 'what failed and was not retried, about 1 a day; all of a day while an account has no credit',
  askedBy: 'npm run admin -- messages failed',
});
export const CHANNEL_TROUBLE = accessPattern({
  question:
    'What was the last trouble with each channel of a dealer, since when, and how many messages had it?',
  pk: 'TROUBLE#{dealerId}',
  sk: 'TROUBLE#{locationId}#{channel}',
  size: '0 to 4 items a location, gone 30 days after the last time',
  askedBy: 'staff who look at their channels; written only when a vendor refuses',
});
export const CHANNEL_TRIALS = accessPattern({
  question: 'Which trial messages did a dealer send lately, and may another one leave?',
  pk: 'TRIALS#{dealerId}',
  sk: 'TRIALS',
  size: '1 item with the last ten of each channel, gone after 90 days',
  askedBy: 'staff who try their channels, receipts of trials',
});
