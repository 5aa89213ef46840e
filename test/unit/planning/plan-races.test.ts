import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processEvent } from '../../../shared/events/process-event.ts';
import { events } from '../../../shared/events/event-store.ts';
import { decideClaim } from '../../../shared/messaging/claim.ts';
import { approve, type Message, stop, withdraw } from '../../../shared/messaging/message.ts';
import { editedMessage } from '../../../shared/planning/edited-message.ts';
import { movedByPlan, withdrawnByPlan } from '../../../shared/planning/planned-message.ts';
import { reconcileMessages } from '../../../shared/planning/reconcile-messages.ts';
import type { Table } from '../../../shared/table/table.ts';
import { automated, cancelled, orderStatus, payment, upserted, withInvites } from '../../support/orders.ts';
import { PLANNED } from '../../support/planned-message.ts';
import type { World } from '../../support/world.ts';

const OLD = '2026-11-30T08:30:00.000Z';
const NEW = '2026-12-02T08:30:00.000Z';
const LATER = '2026-12-03T08:30:00.000Z';
const planned: Message = { ...PLANNED, dueAt: OLD };
const mark = (revision: number) => ({ key: 'reminder-start', round: 0, revision });

/** Somebody who reads the message, decides, and writes if it is still as it was read; else reads again. */
type Actor = { name: string; decide: (current: Message) => Message | undefined; sends?: string };

const claimOf = (dueAt: string, execution = `x-${dueAt}`): Actor => ({
  name: `claim ${execution}`,
  sends: dueAt,
  decide: (current) => {
    const request = { channel: 'sms' as const, execution, dueAt, taskToken: 't', now: dueAt };
    const decision = decideClaim(current, request, undefined);
    return decision.claim === 'granted' ? decision.message : undefined;
  },
});
const ACTORS: readonly Actor[] = [
  claimOf(OLD),
  claimOf(OLD, 'twice'),
  claimOf(NEW),
  { name: 'withdraw', decide: (current) => withdrawnByPlan(current, mark(3), 'visit_finished') },
  {
    name: 'withdraw for a setting',
    decide: (current) => withdrawnByPlan(current, mark(1), 'not_asked_for'),
  },
  { name: 'move', decide: (current) => movedByPlan(current, mark(2), { ...planned, dueAt: NEW }) },
  { name: 'move on', decide: (current) => movedByPlan(current, mark(4), { ...planned, dueAt: LATER }) },
  { name: 'STOP', decide: (current) => stop(current, 'opted_out') },
  { name: 'finish', decide: (current) => stop(current, 'check_in_finished') },
  { name: 'approve', decide: approve },
  { name: 'take back', decide: (current) => withdraw(current, 'withdrawn_by_staff') },
  {
    name: 'edit',
    decide: (current) =>
      editedMessage(current, {
        time: { dueAt: NEW },
        ownText: 'a',
        candidates: [],
        by: 'anna',
        at: '2026-11-24T10:00:00.000Z',
      }),
  },
];

type State = {
  message: Message;
  version: number;
  actors: { actor: Actor; seen: { message: Message; version: number } | undefined; isDone: boolean }[];
  /** What happened, in its order. */
  log: string[];
  sent: string[];
};

/** Every end that any order of all reads and writes may lead to. */
const endsOf = (state: State): State[] => {
  const waiting = state.actors.flatMap(({ isDone }, index) => (isDone ? [] : [index]));
  if (waiting.length === 0) return [state];
  return waiting.flatMap((index) => endsOf(step(state, index)));
};

const step = (state: State, index: number): State => {
  const { actor, seen } = state.actors[index]!;
  const set = (change: Partial<State['actors'][number]>) =>
    state.actors.map((each, at) => (at === index ? { ...each, ...change } : each));
  if (!seen) return { ...state, actors: set({ seen: { message: state.message, version: state.version } }) };
  const next = actor.decide(seen.message);
  if (!next) return { ...state, actors: set({ isDone: true }) };
  if (seen.version !== state.version) return { ...state, actors: set({ seen: undefined }) };
  return {
    message: next,
    version: state.version + 1,
    actors: set({ isDone: true }),
    log: [...state.log, actor.name],
    sent: actor.sends === undefined ? state.sent : [...state.sent, actor.sends],
  };
};

const subsets = <T>(all: readonly T[], most: number): T[][] =>
  all.reduce<T[][]>(
    (sets, each) => [...sets, ...sets.filter((set) => set.length < most).map((set) => [...set, each])],
    [[]],
  );

describe('a send and what stops it, in every order', () => {
  it.each(['planned', 'held'] as const)('S1.23 S2.16 B4 a %s message: one of them wins', (status) => {
    let ends = 0;
    for (const actors of subsets(ACTORS, 3)) {
      const start = { message: { ...planned, status }, version: 1, log: [], sent: [] };
      for (const end of endsOf({
        ...start,
        actors: actors.map((actor) => ({ actor, seen: undefined, isDone: false })),
      })) {
        ends += 1;
        const { message, log, sent } = end;
        const says = log.join(', ');
        expect(sent.length, says).toBeLessThanOrEqual(1);
        // Withdrawn means that nothing left, and nothing leaves that is withdrawn.
        if (message.status === 'withdrawn') expect(sent, says).toEqual([]);
        else if (sent.length > 0) expect(['sending', 'sent'], says).toContain(message.status);
        // What left, left by the plan that was in force.
        if (sent.length > 0) expect(message.dueAt, says).toBe(sent[0]);
        const claimed = log.findIndex((name) => name.startsWith('claim'));
        for (const stopping of ['withdraw', 'STOP', 'finish'])
          if (claimed >= 0 && log.includes(stopping))
            expect(log.indexOf(stopping), says).toBeGreaterThan(claimed);
        if (status === 'held' && sent.length > 0) {
          expect(log, says).toContain('approve');
          expect(log.indexOf('approve'), says).toBeLessThan(claimed);
        }
        // An older change of the plan never undoes a newer one, however late it comes.
        if (log.includes('move on') && !log.includes('edit')) expect(message.dueAt, says).toBe(LATER);
        // Staff change or take back only what no claim has, and a claim takes nothing that was taken back.
        if (claimed >= 0) expect(log, says).not.toContain('take back');
        if (claimed >= 0 && log.includes('edit')) expect(log.indexOf('edit'), says).toBeLessThan(claimed);
        // What staff changed, no change of the plan touches but the end of the visit.
        if (log.includes('edit'))
          expect(
            log
              .slice(log.indexOf('edit'))
              .filter((name) => /^(withdraw for a setting|move|move on)$/.test(name)),
            says,
          ).toEqual([]);
        if (log.includes('edit') && sent.length > 0) expect(message.ownText, says).toBe('a');
        if (log.includes('withdraw')) expect(message.status, says).toBe('withdrawn');
      }
    }
    expect(ends).toBeGreaterThan(1000);
  });
});

/** The world's table, with every call waiting for its turn. */
const inTurns = (table: Table, scheduler: fc.Scheduler): Table => {
  const turn = async <T>(call: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve());
    return call();
  };
  return {
    get: (...input) => turn(() => table.get(...input)),
    getMany: (...input) => turn(() => table.getMany(...input)),
    query: (...input) => turn(() => table.query(...input)),
    findKeys: (...input) => turn(() => table.findKeys(...input)),
    write: (...input) => turn(() => table.write(...input)),
    writeTogether: (...input) => turn(() => table.writeTogether(...input)),
  };
};

/** Applies what is accepted and not applied yet, all at once, with the table's calls in the order that the scheduler finds. */
const applyTogether = async (world: World, scheduler: fc.Scheduler): Promise<void> => {
  const waiting = [...world.memory.items.values()].filter(
    ({ entity, status }) => entity === 'event' && status === 'accepted',
  );
  const deps = { ...world.deps, table: inTurns(world.table, scheduler) };
  await scheduler.waitFor(Promise.all(waiting.map((item) => processEvent(deps, events.parse(item)))));
};

const unsent = (world: World) =>
  world.messages().filter(({ status }) => status === 'planned' || status === 'held');

/** The plan, the messages and the schedules say the same, and planning again changes nothing. */
const expectSettled = async (world: World): Promise<void> => {
  const plan = [...world.memory.items.values()].find(({ entity }) => entity === 'visit-plan');
  const entries = (plan?.['entries'] ?? []) as {
    outcome: string;
    message?: { messageId: string; dueAt: string };
  }[];
  const live = entries.filter(({ outcome, message }) => outcome === 'planned' && message);
  for (const message of unsent(world))
    expect(live).toContainEqual(
      expect.objectContaining({
        message: expect.objectContaining({ messageId: message.messageId, dueAt: message.dueAt }),
      }),
    );
  for (const { message } of live) {
    const made = world.messages().find(({ messageId }) => messageId === message?.messageId);
    expect(made?.status).not.toBe('withdrawn');
  }
  const before = [...world.memory.items.values()].map(({ pk, sk, version }) => [pk, sk, version]);
  const visitId = world.messages()[0]?.visitId ?? '';
  await reconcileMessages(world.deps, { visitId, cause: { partnerId: 'x', eventId: 'again' } });
  expect([...world.memory.items.values()].map(({ pk, sk, version }) => [pk, sk, version])).toEqual(before);
};

describe('events of one visit that are applied at the same moment', () => {
  const first = '2026-11-24T10:00:00Z';
  const moved = { startsAt: '2026-12-01T15:30:00+01:00' };
  const race = (
    prepare: () => World,
    posted: (() => unknown)[],
    check: (world: World) => Promise<void> | void,
  ) =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = prepare();
        await world.send(upserted(first));
        for (const event of posted) await world.post(event());
        await applyTogether(world, scheduler);
        await world.run();
        await expectSettled(world);
        await check(world);
      }),
      { numRuns: 40 },
    );

  it('S2.16 a cancellation and a move: nothing is left but the news', () =>
    race(
      automated,
      [() => cancelled('2026-11-24T10:03:00Z'), () => upserted('2026-11-24T10:02:00Z', moved)],
      (world) => {
        expect(unsent(world)).toEqual([]);
        expect(
          world
            .messages()
            .filter(({ status }) => status === 'sent')
            .map(({ purpose }) => purpose),
        ).toContain('appointment-cancelled');
      },
    ));

  it('S1.29 "finished" beside everything else: no reminder is left', () =>
    race(
      automated,
      [
        () => orderStatus('finished', '2026-11-24T10:05:00Z'),
        () => payment('payment.due', '2026-11-24T10:02:00Z'),
        () => upserted('2026-11-24T10:03:00Z', moved),
      ],
      (world) => expect(unsent(world)).toEqual([]),
    ));

  it('S1.31 two moves: the reminder is where the newer one puts it, once', () =>
    race(
      automated,
      [
        () => upserted('2026-11-24T10:02:00Z', { startsAt: '2026-12-01T11:00:00+01:00' }),
        () => upserted('2026-11-24T10:03:00Z', moved),
      ],
      (world) => {
        const reminders = unsent(world).filter(({ purpose }) => purpose === 'reminder-start');
        expect(reminders.map(({ dueAt }) => dueAt)).toEqual(['2026-11-30T14:30:00.000Z']);
      },
    ));

  it('S0.9 S2.16 an invite beside a cancellation that is older: it is planned once', () =>
    race(
      () => automated(withInvites),
      [() => cancelled('2026-11-24T10:02:00Z'), () => upserted('2026-11-24T10:03:00Z')],
      (world) => expect(unsent(world).map(({ purpose }) => purpose)).toEqual(['check-in-invite']),
    ));
});
