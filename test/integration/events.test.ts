import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { locations } from '../../shared/dealers/dealer-store.ts';
import { events } from '../../shared/events/event-store.ts';
import type { EventRecord } from '../../shared/events/event.ts';
import { replayEvent } from '../../shared/events/replay-event.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { now } from '../../shared/platform/system.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { story, unique } from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';

const table = () =>
  new DynamoTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(localAws()), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    tableName,
    now,
  );

/** An event in the table, as if the door had accepted it: for places that the door would refuse. */
const accept = async (event: { type: string }): Promise<EventRecord> => {
  const body = JSON.stringify(event);
  const record: EventRecord = {
    partnerId: sandbox().partners[0]!.id,
    eventId: unique('msg'),
    type: event.type,
    body,
    bodyDigest: sha256Hex(body),
    receivedAt: now(),
    status: 'accepted',
  };
  await table().write(events.creation(record, record.receivedAt));
  return record;
};
const statusOf = async (key: EventRecord) => (await events.get(table(), key))?.status;

describe('the stream', () => {
  it('parks what cannot be applied, lets the others pass, and applies it after a replay', async () => {
    const locationId = unique('place');
    const { dealerId } = sandbox().partners[0]!;
    const visit = story('00', { partner: { ...sandbox().partners[0]!, locationId } });
    const poison = await accept(visit.start as { type: string });
    const good = await accept(story('10').start as { type: string });
    await expect.poll(() => statusOf(poison), { timeout: 20_000 }).toBe('parked');
    await expect.poll(() => statusOf(good), { timeout: 20_000 }).toBe('applied');
    expect(await events.get(table(), poison)).toMatchObject({
      fault: expect.stringContaining('location.missing'),
    });

    const template = await locations.get(table(), {
      dealerId,
      locationId: sandbox().partners[0]!.locationId,
    });
    await locations.createOnce(table(), { ...template!, locationId }, now());
    // The function remembers for a minute that there was no such place.
    await new Promise((done) => setTimeout(done, 61_000));
    expect(await replayEvent({ table: table(), now }, poison)).toBe(true);
    await expect.poll(() => statusOf(poison), { timeout: 20_000 }).toBe('applied');
    expect(await replayEvent({ table: table(), now }, poison)).toBe(false);
  }, 120_000);
});
