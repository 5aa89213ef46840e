import { describe, expect, it } from 'vitest';
import { resolveExecution } from '../../../shared/events/resolve-execution.ts';
import { sweepMessages } from '../../../shared/events/sweep-messages.ts';
import type { BrokenExecution, BrokenStatus } from '../../../shared/messaging/workflow.ts';
import { restartName } from '../../../shared/planning/restart-execution.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

/** Ends the latest execution as Step Functions does when it breaks: nothing of it runs or waits any more. */
const breakLatest = (world: World, status: BrokenStatus = 'FAILED'): BrokenExecution => {
  const execution = [...world.engine.executions.values()].at(-1)!;
  execution.state = 'done';
  execution.token = undefined;
  execution.deadline = undefined;
  return { workflow: execution.workflow, name: execution.name, status, input: execution.input };
};

const resolve = async (world: World, broken: BrokenExecution) => {
  const resolution = await resolveExecution(world.deps, broken);
  await world.run();
  return resolution;
};

describe('a broken execution', () => {
  it.each<BrokenStatus>(['FAILED', 'TIMED_OUT'])(
    'that was %s before it sent anything: another one sends the message, once',
    async (status) => {
      const world = new World();
      await world.post(checkInStart());
      const { start } = world.engine;
      world.engine.start = () => Promise.resolve();
      await world.run();
      world.engine.start = start;
      const [message] = world.messages();
      const broken = {
        workflow: 'check-in-lifecycle' as const,
        name: `${message!.messageId}-1`,
        status,
        input: {
          messageId: message!.messageId,
          visitId: message!.visitId,
          dueAt: message!.dueAt,
          first: 'whatsapp' as const,
          checkInSeconds: 60,
        },
      };
      expect(await resolve(world, broken)).toBe('restarted');
      expect(world.sent).toHaveLength(1);
      expect(await resolve(world, broken)).toBe('none');
      expect(world.sent).toHaveLength(1);
    },
  );

  it('S1.24 that broke there after its message had failed and was sent again: the team is told all the same', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    await world.advance(8 * 24 * 3600);
    const [told] = [...world.memory.items].find(([, { entity }]) => entity === 'notification')!;
    world.memory.items.delete(told);
    const broken = breakLatest(world);
    const later = { ...broken.input, dueAt: '2026-11-24T09:00:00.000Z' };
    expect(await resolve(world, { ...broken, input: later })).toBe('none');
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
  });

  it('that broke between closing the check-in and telling the team: the team is told', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    await world.advance(8 * 24 * 3600);
    const [told] = [...world.memory.items].find(([, { entity }]) => entity === 'notification')!;
    world.memory.items.delete(told);
    expect(await resolve(world, breakLatest(world))).toBe('none');
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
  });

  describe('of an invite that had left, and whose mail bounced meanwhile', () => {
    const bounced = async () => {
      const world = new World();
      await world.send(checkInStart({ contact: { ...checkInStart().data.contact, mobile: '' } }));
      await world.receipt('email', 'failed', { reason: 'address_bounced', to: 'juergen@example.com' });
      expect(world.messages()).toMatchObject([{ status: 'failed' }]);
      return world;
    };
    const told = async (world: World) =>
      (await world.inbox()).map(({ subject }) => subject).filter((subject) => subject.startsWith('check-in'));

    it('broke between closing the check-in and telling the team: the team is told', async () => {
      const world = await bounced();
      await world.advance(8 * 24 * 3600);
      for (const [key, { entity, subject }] of world.memory.items)
        if (entity === 'notification' && subject === 'check-in-unanswered') world.memory.items.delete(key);
      expect(await told(world)).toEqual([]);
      await resolve(world, breakLatest(world));
      expect(await told(world)).toEqual(['check-in-unanswered']);
    });

    it('broke on its way to post the results: they are posted', async () => {
      const world = await bounced();
      const broken = breakLatest(world);
      const { succeed } = world.engine;
      world.engine.succeed = () => Promise.resolve(true);
      await world.send(checkInFinished());
      world.engine.succeed = succeed;
      expect(await told(world)).toEqual([]);
      expect(await resolve(world, broken)).toBe('results_posted');
      expect(await told(world)).toEqual(['check-in-results']);
    });

    it('broke while it waited for the customer: nobody waits, for the team was told', async () => {
      const world = await bounced();
      expect(await resolve(world, breakLatest(world))).toBe('none');
      expect((await world.inbox()).map(({ subject }) => subject)).toContain('no-channel');
    });
  });

  it('that took over from another and broke as well is taken up again', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    expect(await resolve(world, breakLatest(world))).toBe('restarted');
    expect(await resolve(world, breakLatest(world))).toBe('restarted');
    expect([...world.engine.executions.values()].map(({ state }) => state)).toEqual(['done', 'done', 'wait']);
  });

  it('that waited, like all that took over from it in an outage: the check-in closes at its time, and the team is told', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    for (const resolution of ['restarted', 'restarted', 'restarted', 'none'])
      expect(await resolve(world, breakLatest(world))).toBe(resolution);
    expect([...world.schedules.values()]).toMatchObject([{ at: '2026-12-01T08:30:00.000Z' }]);
    const [name] = [...world.schedules.keys()];
    expect(name!.length).toBeLessThanOrEqual(64);
    await world.advance(8 * 24 * 3600);
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
  });

  it('that was to close a check-in which nobody waited for, and broke as well: it is closed all the same', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    const { input, workflow } = breakLatest(world);
    world.time = Date.parse('2026-12-01T08:31:00.000Z');
    const broken = { workflow, name: 'a-name-by-scheduler', status: 'FAILED' as const };
    expect(await resolve(world, { ...broken, input: { ...input, first: 'check-in' } })).toBe('closed');
  });

  it('that sent already: the other one waits for the receipt and sends nothing on that channel', async () => {
    const world = new World();
    await world.send(checkInStart());
    expect(await resolve(world, breakLatest(world))).toBe('restarted');
    expect(world.sent).toHaveLength(1);
    await world.receipt('whatsapp', 'delivered');
    expect(world.sent).toHaveLength(1);
    expect([...world.engine.executions.values()].at(-1)).toMatchObject({ state: 'wait' });
    await world.send(checkInFinished());
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-results' }]);
  });

  it('B3 that sent and got no receipt: the ladder goes on', async () => {
    const world = new World();
    await world.send(checkInStart());
    await resolve(world, breakLatest(world));
    await world.advance(1201);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
  });

  it('that breaks again and again: the team is told after the third', async () => {
    const world = new World();
    await world.send(checkInStart());
    for (const resolution of ['restarted', 'restarted', 'restarted', 'reported'])
      expect(await resolve(world, breakLatest(world))).toBe(resolution);
    expect(world.messages()).toMatchObject([{ status: 'failed' }]);
    expect(await world.inbox()).toMatchObject([{ subject: 'no-channel' }]);
  });

  it('that an operator stopped: nothing more is sent, and the team is told', async () => {
    const world = new World();
    await world.send(checkInStart());
    expect(await resolve(world, breakLatest(world, 'ABORTED'))).toBe('reported');
    await world.advance(24 * 3600);
    expect(world.sent).toHaveLength(1);
    expect(await world.inbox()).toMatchObject([{ subject: 'no-channel' }]);
  });

  it('that waited for the customer: another one waits in its place, until the same cut-off', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    expect(await resolve(world, breakLatest(world))).toBe('restarted');
    const latest = [...world.engine.executions.values()].at(-1);
    expect(latest).toMatchObject({ entered: ['Choose first channel', 'wait'], state: 'wait' });
    await world.advance(8 * 24 * 3600);
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
    expect(world.sent).toHaveLength(1);
  });

  it('that broke when it closed the check-in: it is closed here', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    const broken = breakLatest(world);
    world.time = Date.parse('2026-12-01T08:30:01.000Z');
    expect(await resolve(world, broken)).toBe('closed');
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
    expect(await resolve(world, broken)).toBe('none');
  });

  it('that broke when it posted the results: they are posted here, once', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    world.engine.succeed = () => Promise.resolve(true);
    await world.send(checkInFinished());
    expect(await world.inbox()).toEqual([]);
    const broken = breakLatest(world);
    expect(await resolve(world, broken)).toBe('results_posted');
    expect(await resolve(world, broken)).toBe('none');
    expect(await world.inbox()).toHaveLength(1);
    expect((await world.thread()).filter(({ kind }) => kind === 'results')).toHaveLength(1);
  });

  it('of an older plan, or of a message that another one has: nothing is done', async () => {
    const world = new World();
    await world.send(checkInStart());
    const broken = breakLatest(world);
    const older = { ...broken, input: { ...broken.input, dueAt: '2026-11-20T10:00:00.000Z' } };
    expect(await resolve(world, older)).toBe('none');
    expect(await resolve(world, { ...broken, name: 'another' })).toBe('none');
    expect(await resolve(world, { ...broken, input: { ...broken.input, messageId: 'cv1-x' } })).toBe('none');
  });
});

describe('the sweep of messages', () => {
  const none = { findBroken: () => Promise.resolve([]), find: () => Promise.resolve(undefined) };
  const planned = async () => {
    const world = new World();
    world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
    await world.send(checkInStart());
    expect(world.messages()).toMatchObject([{ status: 'planned', dueAt: '2026-11-24T11:00:00.000Z' }]);
    return world;
  };

  it('S1.19 B3 starts a message whose schedule was lost, once', async () => {
    const world = await planned();
    world.schedules.clear();
    await world.advance(3600 + 290);
    expect(await sweepMessages({ ...world.deps, executions: none })).toMatchObject({ overdue: 0 });
    await world.advance(20);
    expect(await sweepMessages({ ...world.deps, executions: none })).toMatchObject({ overdue: 1, failed: 0 });
    await sweepMessages({ ...world.deps, executions: none });
    await world.run();
    expect(world.sent).toHaveLength(1);
    expect(await sweepMessages({ ...world.deps, executions: none })).toMatchObject({ overdue: 0 });
  });

  it('leaves alone what its schedule has started, and what was withdrawn', async () => {
    const world = await planned();
    await world.advance(3600 + 400);
    expect(world.sent).toHaveLength(1);
    expect(await sweepMessages({ ...world.deps, executions: none })).toMatchObject({ overdue: 0 });
    const other = await planned();
    await other.send(checkInFinished());
    other.time += 3 * 3600_000;
    expect(await sweepMessages({ ...other.deps, executions: none })).toMatchObject({ overdue: 0 });
  });

  it('resolves what broke and was not told, and a fault of one does not hold up the others', async () => {
    const world = new World();
    await world.send(checkInStart());
    const broken = breakLatest(world);
    const poison = { ...broken, input: { ...broken.input, messageId: 'no-such-message' } };
    const { get } = world.memory;
    world.memory.get = (key) =>
      key.pk === 'CONVERSATION#no' ? Promise.reject(new Error('broken')) : get.call(world.memory, key);
    const executions = {
      ...none,
      findBroken: (workflow: string) => Promise.resolve(workflow === broken.workflow ? [poison, broken] : []),
    };
    expect(await sweepMessages({ ...world.deps, executions })).toEqual({
      overdue: 0,
      unread: 0,
      resolved: 1,
      failed: 1,
    });
    expect(world.engine.executions.has(restartName(broken.name)!)).toBe(true);
  });

  it('resolves what broke also when it cannot look for what is overdue', async () => {
    const world = new World();
    await world.send(checkInStart());
    const broken = breakLatest(world);
    world.memory.findKeys = () => Promise.reject(new Error('throttled'));
    const executions = {
      ...none,
      findBroken: (workflow: string) => Promise.resolve(workflow === broken.workflow ? [broken] : []),
    };
    expect(await sweepMessages({ ...world.deps, executions })).toEqual({
      overdue: 0,
      unread: 16,
      resolved: 1,
      failed: 0,
    });
  });

  it('starts what is overdue also when another part of the index cannot be read', async () => {
    const world = await planned();
    world.schedules.clear();
    await world.advance(2 * 3600);
    const [message] = [...world.memory.items.values()].filter(({ entity }) => entity === 'message');
    const { findKeys } = world.memory;
    world.memory.findKeys = (query) =>
      query.pk === message!.gsi1pk
        ? findKeys.call(world.memory, query)
        : Promise.reject(new Error('throttled'));
    expect(await sweepMessages({ ...world.deps, executions: none })).toMatchObject({
      overdue: 1,
      unread: 15,
    });
    await world.run();
    expect(world.sent).toHaveLength(1);
  });

  it('leaves alone what broke and was taken over, as long as Step Functions lists it', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    const broken = breakLatest(world);
    const executions = {
      findBroken: (workflow: string) => Promise.resolve(workflow === broken.workflow ? [broken] : []),
      find: (_: string, name: string) =>
        Promise.resolve(
          world.engine.executions.has(name) && { status: 'RUNNING' as const, input: broken.input },
        ).then((found) => found || undefined),
    };
    expect(await sweepMessages({ ...world.deps, executions })).toMatchObject({ resolved: 1 });
    await world.run();
    expect(await sweepMessages({ ...world.deps, executions })).toMatchObject({ resolved: 0, failed: 0 });
    expect(world.metrics.filter((name) => name === 'ExecutionBroken')).toHaveLength(1);
  });
});

describe('the name of an execution that takes over', () => {
  it('follows from the name before it, three times, and fits into what Step Functions takes', () => {
    const first = `cv${'A'.repeat(20)}-${'B'.repeat(26)}-${Date.parse('2026-11-24T10:00:00.000Z')}`;
    const second = restartName(first)!;
    const third = restartName(second)!;
    const fourth = restartName(third)!;
    expect([second, third, fourth]).toEqual([`${first}-r1`, `${first}-r2`, `${first}-r3`]);
    expect(restartName(fourth)).toBeUndefined();
    expect(fourth.length).toBeLessThanOrEqual(80);
  });
});
