import fc from 'fast-check';
import { expect } from 'vitest';
import { applyAccepted, type Doors } from './door-client.ts';
import {
  FOREIGN_MARK,
  OTHER_PARTNER,
  PARTNER,
  PHONE,
  REFERENCES,
  type SeededWorld,
  STAFF,
} from './seeded-world.ts';
import { checkInFinished, checkInStart } from '../world.ts';

/* Calls at all doors, and what each must be answered after all those before it. */

/** What the outside knows: nothing of the table. */
export type Model = {
  sent: Map<string, string>;
  applied: Set<string>;
  acceptedBy: Map<string, string>;
  /** The ids of a list that somebody was shown, and the cursors. */
  seen: string[];
  /** What the vendors have said of the message so far, and how the state that waits was woken. */
  message: 'sending' | 'delivered' | 'read';
  woken: 'success' | 'failure' | undefined;
  words: Set<string>;
};
type Command = fc.AsyncCommand<Model, SeededWorld>;
type Reply = { text: string };

const IDS = ['msg_a', 'msg_b', 'msg_c'];
const BODIES = [
  JSON.stringify(checkInStart()),
  JSON.stringify(checkInFinished()),
  JSON.stringify(
    checkInStart({ checkin: { id: 'c-2' }, vehicle: { vin: 'WBA2' }, appointment: { id: 'a-2' } }),
  ),
];
const WORDS = ['Danke', 'Bis morgen', '👍'];

/** Nothing of the other dealer, whatever the answer is. */
const clean = <R extends Reply>(reply: R): R => {
  expect(reply.text).not.toContain(FOREIGN_MARK);
  expect(reply.text).not.toContain('00028');
  return reply;
};

const command = (name: string, run: (model: Model, world: SeededWorld) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, world) => {
    await run(model, world);
    world.dynamo.forgetCalls();
  },
  toString: () => name,
});

const idAt = fc.constantFrom(...IDS);
const staffAt = fc.constantFrom(STAFF.own, STAFF.colleague);

const arrived = (model: Model, how: 'delivered' | 'read'): void => {
  if (model.message !== 'read') model.message = how;
  model.woken ??= 'success';
};

/** Everything that can be asked, each with its own check. */
export const commandsAt = (doors: Doors): fc.Arbitrary<Command>[] => [
  fc.tuple(idAt, fc.constantFrom(...BODIES.keys())).map(([id, index]) =>
    command(`post ${id} body ${index}`, async (model) => {
      const body = BODIES[index] ?? '';
      const before = model.sent.get(id);
      const reply = clean(await doors.post(id, body));
      expect(reply.status).toBe(before === undefined ? 202 : before === body ? 200 : 409);
      model.sent.set(id, before ?? body);
    }),
  ),
  idAt.map((id) =>
    command(`post ${id} with another partner's secret`, async () => {
      expect((await doors.post(id, BODIES[0] ?? '', OTHER_PARTNER.secret)).status).toBe(401);
    }),
  ),
  idAt.map((id) =>
    command(`read ${id}`, async (model) => {
      const reply = clean(await doors.read(id));
      expect(reply.status).toBe(model.sent.has(id) ? 200 : 404);
      if (model.sent.has(id))
        expect(reply.json['status']).toBe(model.applied.has(id) ? 'applied' : 'accepted');
    }),
  ),
  idAt.map((id) =>
    command(`read ${id} as others`, async () => {
      expect((await doors.read(id, { ...PARTNER, apiKey: OTHER_PARTNER.apiKey })).status).toBe(401);
      expect((await doors.read(id, { ...PARTNER, apiKey: '' })).status).toBe(401);
      expect((await doors.read(id, OTHER_PARTNER)).status).toBe(404);
    }),
  ),
  fc.constant(
    command('apply', async (model, world) => {
      for (const answer of await applyAccepted(world)) expect(answer).toEqual({ batchItemFailures: [] });
      for (const id of model.sent.keys()) model.applied.add(id);
    }),
  ),
  staffAt.map((sub) =>
    command(`list as ${sub}`, async (model) => {
      const reply = clean(await doors.inbox(sub));
      expect(reply.status).toBe(200);
      const ids = (reply.json['notifications'] as { id: string }[]).map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted().toReversed());
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => model.acceptedBy.has(id))).toEqual([]);
      model.seen.push(...ids.filter((id) => !model.seen.includes(id)));
    }),
  ),
  fc.tuple(staffAt, fc.nat()).map(([sub, number]) =>
    command(`accept ${number} as ${sub}`, async (model) => {
      const id = model.seen[number % Math.max(1, model.seen.length)];
      if (id === undefined) return;
      const taken = model.acceptedBy.get(id);
      const reply = clean(await doors.accept(sub, id));
      expect(reply.status).toBe(taken === undefined || taken === sub ? 200 : 409);
      if (reply.status === 200) expect(reply.json).toMatchObject({ id, acceptedBy: sub });
      model.acceptedBy.set(id, taken ?? sub);
    }),
  ),
  fc.nat().map((number) =>
    command(`accept ${number} as somebody of another dealer`, async (model) => {
      const id = model.seen[number % Math.max(1, model.seen.length)] ?? 'service.none';
      expect((await doors.accept(STAFF.foreign, id)).status).toBe(404);
    }),
  ),
  fc
    .tuple(fc.constantFrom('NOTIFICATION#', 'ACCEPTED#'), fc.string({ unit: 'binary' }), fc.boolean())
    .map(([kind, rest, isForeign]) =>
      command(`list from ${kind}${JSON.stringify(rest)}`, async (model) => {
        const key = { pk: `INBOX#${isForeign ? '00028' : '00027'}#service`, sk: `${kind}${rest}` };
        const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
        const reply = clean(await doors.inbox(STAFF.own, cursor));
        expect(reply.status).toBe(kind === 'NOTIFICATION#' && !isForeign && rest.isWellFormed() ? 200 : 400);
        const ids = ((reply.json['notifications'] ?? []) as { id: string }[]).map(({ id }) => id);
        expect(ids.filter((id) => model.acceptedBy.has(id))).toEqual([]);
      }),
    ),
  fc.constantFrom(STAFF.own, STAFF.mechanic, STAFF.foreign).map((sub) =>
    command(`conversation as ${sub}`, async (model) => {
      const reply = clean(await doors.conversation(sub, REFERENCES.conversation));
      expect(reply.status).toBe(sub === STAFF.own ? 200 : sub === STAFF.mechanic ? 403 : 404);
      expect((await doors.conversation(STAFF.own, REFERENCES.foreignConversation)).status).toBe(404);
      if (sub !== STAFF.own) return;
      const entries = reply.json['entries'] as { kind: string; id?: string; status?: string }[];
      expect(entries.filter(({ kind }) => kind === 'message')).toMatchObject([
        { id: REFERENCES.message, status: model.message },
      ]);
    }),
  ),
  fc.constantFrom('1', '3', '2').map((status) =>
    command(`BulkGate reports ${status}`, async (model) => {
      expect((await doors.fromBulkGate([{ status, smsID: REFERENCES.smsId }])).status).toBe(200);
      if (status === '1') arrived(model, 'delivered');
      // The latest attempt: its failure lets the workflow go on to the next channel.
      if (status === '3') model.woken ??= 'failure';
    }),
  ),
  fc.constantFrom('sent', 'delivered', 'read', 'failed').map((status) =>
    command(`WhatsApp reports ${status}, late`, async (model) => {
      const receipt = {
        id: 'wamid.1',
        status,
        timestamp: '1795000000',
        biz_opaque_callback_data: REFERENCES.reference,
        ...(status === 'failed' ? { errors: [{ code: 131026 }] } : {}),
      };
      expect((await doors.fromWhatsApp({ statuses: [receipt] })).status).toBe(200);
      if (status === 'delivered' || status === 'read') arrived(model, status);
    }),
  ),
  fc.constantFrom(...WORDS).map((text) =>
    command(`the customer writes ${text}`, async (model) => {
      const message = {
        id: `wamid.${text}`,
        from: PHONE.slice(1),
        timestamp: '1795000000',
        type: 'text',
        text: { body: text },
      };
      expect((await doors.fromWhatsApp({ messages: [message] })).status).toBe(200);
      model.words.add(text);
    }),
  ),
];

export const untouched = (): Model => ({
  sent: new Map(),
  applied: new Set(),
  acceptedBy: new Map(),
  seen: [],
  message: 'sending',
  woken: undefined,
  words: new Set(),
});
