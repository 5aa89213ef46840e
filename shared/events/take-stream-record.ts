import type { DynamoDBRecord } from 'aws-lambda';
import { replannings } from '../dealers/replanning-store.ts';
import { findVisitsOfContact } from '../planning/find-visits-of-contact.ts';
import { takeReplanning } from '../planning/take-replanning.ts';
import { readStreamItem } from '../table/read-stream-item.ts';
import type { ApplyEventDeps } from './apply-event.ts';
import { events } from './event-store.ts';
import { processEvent } from './process-event.ts';

/** What the table's stream tells of: an event that was accepted is applied; of a person who was changed the visits are planned anew, the first ten at once. */
export const takeStreamRecord = async (deps: ApplyEventDeps, record: DynamoDBRecord): Promise<void> => {
  const item = readStreamItem(record);
  if (item?.entity === 'event') await processEvent(deps, events.parse(item));
  if (item?.entity === 'replanning') {
    const { replanningId } = replannings.parse(item);
    await takeReplanning(deps, { replanningId, findVisits: findVisitsOfContact, mayGoOn: () => false });
  }
};
