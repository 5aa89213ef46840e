import { accessPattern } from '../access-pattern.ts';

export const EVENT = accessPattern({
  question: 'Was this event received before, and what became of it?',
  pk: 'EVENT#{partnerId}#{eventId}',
  sk: 'EVENT',
  size: '1 item, gone after 90 days',
  askedBy: 'the partner door, the stream consumer',
});
export const UNPROCESSED_EVENT = accessPattern({
  question: 'Which accepted events are not applied yet, oldest first?',
  index: 'gsi1',
  pk: 'UNPROCESSED#{shard}',
  sk: '{receivedAt}',
  size: 'close to 0 items in each of 4 shards',
  askedBy: 'the sweep and the age alarm',
});
export const PARKED_EVENT = accessPattern({
  question: 'Which events could not be applied?',
  index: 'gsi1',
  pk: 'PARKED#{shard}',
  sk: '{receivedAt}',
  size: 'close to 0 items in each of 4 shards',
  askedBy: 'npm run admin -- events parked',
});
