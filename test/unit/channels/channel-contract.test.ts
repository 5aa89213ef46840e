import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type {
  ChannelTransport,
  Rendered,
  SendAnswer,
  VendorReceipt,
} from '../../../shared/messaging/channel.ts';
import { bulkGateTransport } from '../../../shared/messaging/channels/bulkgate.ts';
import { readBulkGateWebhook } from '../../../shared/messaging/channels/bulkgate-webhook.ts';
import { myBmwTransport } from '../../../shared/messaging/channels/mybmw.ts';
import { readMyBmwWebhook } from '../../../shared/messaging/channels/mybmw-webhook.ts';
import { whatsAppCloudTransport } from '../../../shared/messaging/channels/whatsapp-cloud.ts';
import { readWhatsAppWebhook } from '../../../shared/messaging/channels/whatsapp-webhook.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { NoAnswer, type SendHttp } from '../../../shared/platform/http-client.ts';
import { SMS_BEHAVIOURS, WHATSAPP_BEHAVIOURS } from '../../../functions/vendor-sandbox/magic-recipients.ts';
import { VEHICLE_BEHAVIOURS, vinFor } from '../../../functions/vendor-sandbox/magic-vehicles.ts';
import { OEM_SECRET, sandboxWorld } from '../vendor-sandbox/sandbox-world.ts';
import { invite, outgoing, vendorFixture } from './outgoing.ts';

/*
 * Each channel keeps one contract, whoever is at the other end: the vendor's own answers and webhooks, as its documents
 * show them, and the vendor sandbox give the same verdicts for every magic recipient. So what a journey shows on the
 * sandbox is what happens with the vendor.
 */

const outcomesSchema = z.array(
  z.object({
    answers: z.array(z.union([z.literal('no answer'), z.object({ status: z.int(), body: z.unknown() })])),
    webhooks: z.array(z.unknown()),
  }),
);

/** What the ladder makes of an answer: the ids of the two worlds differ, their meaning must not. */
type Verdict =
  | { accepted: true }
  | { rejected: string; code: string }
  | { released: 'throttled' | 'unavailable' }
  | { unknown: true };

const verdictOf = async (answer: Promise<SendAnswer>): Promise<Verdict> => {
  try {
    const given = await answer;
    return given.result === 'accepted'
      ? { accepted: true }
      : { rejected: given.reason, code: given.providerCode };
  } catch (error) {
    if (error instanceof NoAnswer) return error.sent ? { unknown: true } : { released: 'unavailable' };
    if (error instanceof AppError && error.kind === 'Throttled') return { released: 'throttled' };
    throw error;
  }
};

const meaningOf = ({ status, reason, providerCode }: VendorReceipt) => ({ status, reason, providerCode });

/** A vendor that gives the recorded answers one after the other, the last one for ever. */
const recorded = (answers: z.output<typeof outcomesSchema>[number]['answers']): SendHttp => {
  let asked = 0;
  return ({ url }) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return answer === undefined || answer === 'no answer'
      ? Promise.reject(new NoAnswer(url, true, new DOMException('too slow', 'TimeoutError')))
      : Promise.resolve({
          status: answer.status,
          headers: new Headers(),
          text: JSON.stringify(answer.body),
        });
  };
};

const access = {
  readSecret: () =>
    Promise.resolve({
      whatsapp: { token: 'wa-token' },
      bulkgate: { applicationId: '1234', applicationToken: 'bg-token' },
      oem: {
        gateway: 'mybmw',
        access: { clientId: 'kerbside', clientSecret: 'oem-secret' },
        webhookSecrets: [OEM_SECRET],
      },
    }),
  secretPrefix: 'kerbside/test',
  timeoutMs: 1000,
};

type Contract = {
  fixture: string;
  rendered: Rendered;
  /** How many magic recipients there are, and the address of each: a number, or a VIN. */
  recipients: number;
  numberOf: (digit: number) => string;
  transport: (sendHttp: SendHttp) => ChannelTransport;
  sandboxed: (world: ReturnType<typeof sandboxWorld>) => ChannelTransport;
  read: (webhook: unknown) => readonly VendorReceipt[];
};

const CONTRACTS: Record<string, Contract> = {
  // Nothing of the manufacturer's is public: its answers are recorded as the adapter assumes them.
  MyBMW: {
    fixture: 'mybmw/outcomes.json',
    rendered: {
      form: 'chat',
      subject: 'Ihr Termin bei BMW Muster',
      text: 'Bitte checken Sie ein.',
      button: { label: 'Jetzt einchecken', url: 'https://kerbside.example/c/abc' },
    },
    recipients: VEHICLE_BEHAVIOURS.length,
    numberOf: (digit) => vinFor('+491713920010', VEHICLE_BEHAVIOURS[digit]?.key ?? '') ?? 'none',
    transport: (sendHttp) =>
      myBmwTransport({
        ...access,
        sendHttp,
        baseUrl: 'https://gateway.example',
        now: () => '2026-12-01T09:30:00.000Z',
        ticks: () => 0,
        rememberThread: () => Promise.resolve(),
      }),
    sandboxed: ({ oem }) => oem,
    read: (webhook) =>
      readMyBmwWebhook(webhook, { networkId: 'bmw', receivedAt: '2026-12-01T09:30:09.000Z' }).receipts,
  },
  'WhatsApp Cloud API': {
    fixture: 'meta/outcomes.json',
    rendered: invite,
    recipients: WHATSAPP_BEHAVIOURS.length,
    numberOf: (digit) => `+4917139200${digit}0`,
    transport: (sendHttp) =>
      whatsAppCloudTransport({ ...access, sendHttp, baseUrl: 'https://graph.example', apiVersion: 'v25.0' }),
    sandboxed: ({ whatsapp }) => whatsapp,
    read: (webhook) => readWhatsAppWebhook(webhook).receipts,
  },
  BulkGate: {
    fixture: 'bulkgate/outcomes.json',
    rendered: { form: 'text', text: 'Ihr Check-in: https://kerbside.example/c/abc' },
    recipients: SMS_BEHAVIOURS.length,
    numberOf: (digit) => `+491713920020`.replace(/0$/, String(digit)),
    transport: (sendHttp) => bulkGateTransport({ ...access, sendHttp, baseUrl: 'https://bulkgate.example' }),
    sandboxed: ({ bulkgate }) => bulkgate,
    read: (webhook) => readBulkGateWebhook(webhook, 'door', '2026-12-01T09:30:09.000Z').receipts,
  },
};

/** A throttled send is repeated once, as the state does: with the next attempt's reference. */
const verdicts = async (transport: ChannelTransport, rendered: Rendered, to: string): Promise<Verdict[]> => {
  const found: Verdict[] = [];
  for (const attempt of [1, 2]) {
    const reference = `cv0123456789-01KABC~${attempt}`;
    found.push(await verdictOf(transport.send(outgoing(rendered, { to, reference }))));
    if (!found.some((verdict) => 'released' in verdict)) break;
  }
  return found;
};

describe.each(Object.entries(CONTRACTS))('the contract of %s', (_name, contract) => {
  const outcomes = outcomesSchema.parse(JSON.parse(vendorFixture(contract.fixture)));

  it('B10 has an outcome for each magic recipient', () => {
    expect(outcomes).toHaveLength(contract.recipients);
  });

  it.each(outcomes.map((outcome, digit) => [digit, outcome] as const))(
    'B10 recipient %i: the vendor and the sandbox give the same verdicts, at once and later',
    async (digit, { answers, webhooks }) => {
      const world = sandboxWorld();
      await world.register();
      const to = contract.numberOf(digit);
      const sandboxed = await verdicts(contract.sandboxed(world), contract.rendered, to);
      await world.deliver();
      const real = await verdicts(contract.transport(recorded(answers)), contract.rendered, to);
      expect(sandboxed).toEqual(real);
      const posted = world.posted.flatMap(({ body }) => contract.read(JSON.parse(body ?? '')));
      expect(posted.map(meaningOf)).toEqual(webhooks.flatMap(contract.read).map(meaningOf));
    },
  );
});
