import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addressIdOf } from '../../shared/contacts/address-state-store.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import type { Contact } from '../../shared/contacts/contact.ts';
import { optOut } from '../../shared/conversations/opt-out.ts';
import { locations } from '../../shared/dealers/dealer-store.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import { timedId } from '../../shared/kernel/digest.ts';
import { conversationIdOf, getMessage, messageIdOf, messages } from '../../shared/messaging/message-store.ts';
import { sendMessage } from '../../shared/messaging/send-message.ts';
import { withdrawMessage } from '../../shared/planning/withdraw-message.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { unique } from '../support/stage.ts';
import { World } from '../support/world.ts';

/* What must win or lose against a claim at the same moment, on a real table: `stop-race.test.ts` and `plan-races.test.ts` of the unit tests play it in every order. */

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

type Round = {
  number: number;
  deps: World['deps'];
  dealerId: string;
  messageId: string;
  contact: Contact;
  phone: string;
};
/** Answers once it is done; what it throws is its answer too. */
type Rival = (round: Round) => Promise<unknown>;

/** One customer with one message that waits, at a location that is not that of their latest visit. */
const play = async (number: number, rival: Rival | undefined, afterMs: number) => {
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
  let refusal: unknown;
  const act = async () => {
    if (!rival) return;
    await pause(Math.max(0, afterMs));
    await rival({ number, deps, dealerId, messageId, contact, phone }).catch((error: unknown) => {
      refusal = error;
    });
    claimsAtAnswer = (await getMessage(table, messageId))?.attempts.length ?? 0;
  };
  const send = async () => {
    await pause(Math.max(0, -afterMs));
    await sendMessage(deps, { messageId, channel: 'whatsapp', execution: 'x', dueAt: NOW, taskToken: 't' });
  };
  const began = performance.now();
  await Promise.all([act(), send()]);
  const tookMs = performance.now() - began;
  const stored = await getMessage(table, messageId);
  return { isSent, claimsAtAnswer, refusal, status: stored?.status, tookMs };
};

/** From a rival that has a head start to one that comes when all is done: in between they meet. */
const rounds = async (first: number, rival: Rival) => {
  await play(first, undefined, 0);
  const { tookMs } = await play(first + 1, undefined, 0);
  const played = [];
  for (let number = 0; number < ROUNDS; number += 1)
    played.push(await play(first + 2 + number, rival, ((number / ROUNDS) * 2 - 0.5) * tookMs));
  const left = played.filter(({ isSent }) => isSent).length;
  console.log(`${left} of ${ROUNDS} left`);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(ROUNDS);
  return played;
};

const sayStop: Rival = ({ deps, dealerId, contact, phone }) =>
  optOut(deps, {
    dealerId,
    origin: { addressId: addressIdOf('id-key', dealerId, phone) },
    channel: 'whatsapp',
    word: 'stop',
    at: NOW,
    saidBy: ['whatsapp', contact.contactId],
    findPeople: () =>
      Promise.resolve([
        { contact, locationId: '01', conversationId: conversationIdOf(dealerId, '01', contact.contactId) },
      ]),
  });

const takeBack: Rival = ({ deps, dealerId, messageId }) => {
  const staff: Staff = {
    sub: 'anna',
    dealerId,
    name: 'Anna',
    locationIds: ['02'],
    roles: ['advisor'],
    status: 'active',
  };
  return withdrawMessage(deps, { staff, messageId });
};

describe('a claim on DynamoDB', () => {
  it('B5 is never won after a STOP was answered, in dozens of rounds', async () => {
    for (const { isSent, claimsAtAnswer, refusal, status } of await rounds(0, sayStop)) {
      expect(refusal).toBeUndefined();
      if (isSent) expect(claimsAtAnswer).toBe(1);
      expect(['withdrawn', 'sent', 'skipped']).toContain(status);
    }
  });

  it('S1.21 S1.23 and somebody who takes the message back: one of the two wins, and is told so', async () => {
    for (const { isSent, refusal, status } of await rounds(100, takeBack)) {
      expect(isSent).toBe(refusal !== undefined);
      expect(status).toBe(isSent ? 'sending' : 'withdrawn');
      if (isSent) expect(refusal).toMatchObject({ code: 'message.being_sent' });
    }
  });
});
