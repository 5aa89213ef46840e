import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addressIdOf } from '../../shared/contacts/address-state-store.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import { optOut } from '../../shared/conversations/opt-out.ts';
import { locations } from '../../shared/dealers/dealer-store.ts';
import { timedId } from '../../shared/kernel/digest.ts';
import { conversationIdOf, getMessage, messageIdOf, messages } from '../../shared/messaging/message-store.ts';
import { sendMessage } from '../../shared/messaging/send-message.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { unique } from '../support/stage.ts';
import { World } from '../support/world.ts';

/* A STOP and a claim at the same moment on a real table: the same that `test/unit/conversations/stop-race.test.ts` plays in every order. */

const NOW = '2026-11-24T10:00:00.000Z';
const ROUNDS = 40;

const table = new DynamoTable(
  DynamoDBDocumentClient.from(new DynamoDBClient(localAws()), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  tableName,
  () => NOW,
);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One customer with one message that waits, at a location that is not that of their latest visit. */
const round = async (number: number, stopAfterMs: number | undefined) => {
  const world = new World();
  const { location } = world;
  const dealerId = unique('race');
  const contactId = unique('ct');
  const phone = `+4917139${String(20000 + number)}`;
  for (const locationId of ['01', '02'])
    await locations.createOnce(table, { dealerId, locationId, name: 'Muster', settings: {} }, NOW);
  const contact = {
    contactId,
    dealerId,
    externalIds: [],
    language: 'de' as const,
    phone,
    phoneIsMobile: true,
    lastLocationId: '01',
    sourceTimestamp: NOW,
  };
  await contacts.createOnce(table, contact, NOW);
  const messageId = messageIdOf(conversationIdOf(dealerId, '02', contactId), timedId(NOW, contactId));
  await messages.createOnce(
    table,
    {
      messageId,
      dealerId,
      locationId: '02',
      contactId,
      visitId: 'v1',
      purpose: 'check-in-confirmation',
      language: 'de',
      variables: { locationName: 'BMW Muster' },
      cause: { partnerId: 'p', eventId: 'e' },
      status: 'planned',
      createdAt: NOW,
      dueAt: NOW,
      candidates: [{ channel: 'whatsapp' }],
      attempts: [],
    },
    NOW,
  );
  let isSent = false;
  const deps: World['deps'] = {
    ...world.deps,
    table,
    sending: world.sending,
    findLocation: (place) => Promise.resolve({ ...location, ...place }),
    workflow: {
      start: () => Promise.resolve(),
      succeed: () => Promise.resolve(true),
      fail: () => Promise.resolve(true),
    },
    transportFor: (channel) => ({
      channel,
      settledBy: 'receipt',
      send: () => {
        isSent = true;
        return Promise.resolve({ result: 'accepted', providerId: 'id' });
      },
    }),
  };
  let claimsAtAnswer = 0;
  const stop = async () => {
    if (stopAfterMs === undefined) return;
    await pause(stopAfterMs);
    await optOut(deps, {
      dealerId,
      origin: { addressId: addressIdOf('id-key', dealerId, phone) },
      channel: 'whatsapp',
      word: 'stop',
      at: NOW,
      saidBy: ['whatsapp', contactId],
      findPeople: () =>
        Promise.resolve([
          { contact, locationId: '01', conversationId: conversationIdOf(dealerId, '01', contactId) },
        ]),
    });
    claimsAtAnswer = (await getMessage(table, messageId))?.attempts.length ?? 0;
  };
  const send = async () => {
    await sendMessage(deps, { messageId, channel: 'whatsapp', execution: 'x', dueAt: NOW, taskToken: 't' });
  };
  const began = performance.now();
  await Promise.all([stop(), send()]);
  const tookMs = performance.now() - began;
  const stored = await getMessage(table, messageId);
  return { isSent, claimsAtAnswer, status: stored?.status, tookMs };
};

describe('a STOP against a claim on DynamoDB', () => {
  it('B5 after the STOP was answered no claim wins, in dozens of rounds', async () => {
    await round(ROUNDS, undefined);
    const { tookMs } = await round(ROUNDS + 1, undefined);
    // From a STOP that is there first to one that comes when all is done: in between they meet.
    const rounds = [];
    for (let number = 0; number < ROUNDS; number += 1)
      rounds.push(await round(number, (number / ROUNDS) * 1.5 * tookMs));
    for (const { isSent, claimsAtAnswer, status } of rounds) {
      if (isSent) expect(claimsAtAnswer).toBe(1);
      expect(['withdrawn', 'sent', 'skipped']).toContain(status);
    }
    const left = rounds.filter(({ isSent }) => isSent).length;
    console.log(`${left} of ${ROUNDS} left before the STOP was answered`);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(ROUNDS);
  });
});
