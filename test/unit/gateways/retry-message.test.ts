import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideClaim } from '../../../shared/messaging/claim.ts';
import { failedSince } from '../../../shared/messaging/failed-message-store.ts';
import { type Attempt, mayHaveArrived, type Message } from '../../../shared/messaging/message.ts';
import { decideRetry } from '../../../shared/messaging/retry.ts';
import { retryFailed } from '../../../shared/planning/retry-failed.ts';
import { retryForStaff } from '../../../shared/planning/retry-for-staff.ts';
import { retryMessage } from '../../../shared/planning/retry-message.ts';
import { faultOf } from '../admin/admin-world.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

const noCredit = () => ({
  result: 'rejected' as const,
  reason: 'no_credit' as const,
  providerCode: 'low_credit',
});
const SMS_ONLY = { whatsapp: null, email: null };
const BY = { by: 'sub-anna' };

/** A dealer that sends SMS only, and whose account is empty. */
const worldWithoutCredit = async (): Promise<{ world: World; messageId: string; accept: () => void }> => {
  const world = new World();
  world.settings = { ...world.settings, ...SMS_ONLY };
  const accept = world.vendors.sms;
  world.vendors.sms = noCredit;
  await world.send(checkInStart());
  const [message] = world.messages();
  return {
    world,
    messageId: message?.messageId ?? '',
    accept: () => void (world.vendors.sms = accept),
  };
};
const codeOf = async (promise: Promise<unknown>): Promise<string> => (await faultOf(promise)).code;
const statusOf = (world: World): string | undefined => world.messages()[0]?.status;
const sms = (world: World) => world.sent.filter(({ channel }) => channel === 'sms').length;

describe('a message that failed', () => {
  it('S1.9 S1.24 is kept with the provider’s reason, and reaches the customer once the account has credit again', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    expect(world.messages()[0]).toMatchObject({
      status: 'failed',
      attempts: [{ channel: 'sms', status: 'rejected', reason: 'no_credit', providerCode: 'low_credit' }],
    });
    accept();
    await world.advance(3600);
    await retryMessage(world.deps, { messageId, ...BY });
    await world.run();
    expect(sms(world)).toBe(2);
    expect(world.messages()[0]?.attempts.map(({ status }) => status)).toEqual(['rejected', 'sent']);
    await world.receipt('sms', 'delivered');
    expect(statusOf(world)).toBe('delivered');
    await world.send(checkInFinished());
    expect((await world.thread()).some(({ kind }) => kind === 'results')).toBe(true);
  });

  it('S1.24 shows in the conversation who had it sent again', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    accept();
    await world.advance(60);
    await retryMessage(world.deps, { messageId, ...BY });
    expect((await world.thread()).filter(({ kind }) => kind === 'retry')).toMatchObject([
      { by: 'sub-anna', messageId, at: '2026-11-24T10:01:00.000Z' },
    ]);
  });

  it('S1.24 of two clicks at once one counts, and both get the same answer', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    accept();
    await world.advance(60);
    const answers = await Promise.all([1, 2, 3].map(() => retryMessage(world.deps, { messageId, ...BY })));
    expect(new Set(answers.map(({ dueAt }) => dueAt)).size).toBe(1);
    await world.run();
    await retryMessage(world.deps, { messageId, ...BY });
    await world.run();
    expect(sms(world)).toBe(2);
    expect((await world.thread()).filter(({ kind }) => kind === 'retry')).toHaveLength(1);
  });

  it('S1.24 fails again with a new error for the staff when nothing was mended', async () => {
    const { world, messageId } = await worldWithoutCredit();
    const errors = async () => (await world.thread()).filter(({ kind }) => kind === 'delivery-error').length;
    expect(await errors()).toBe(1);
    await world.advance(60);
    await retryMessage(world.deps, { messageId, ...BY });
    await world.run();
    expect([statusOf(world), sms(world), await errors()]).toEqual(['failed', 2, 2]);
  });

  it('S0.28 S1.24 each walk that ends without a channel is told, also when the same skip is known from the one before', async () => {
    const world = new World();
    world.settings = { ...world.settings, ...SMS_ONLY };
    world.sending = { mode: 'off' };
    await world.send(checkInStart());
    const errors = async () => (await world.thread()).filter(({ kind }) => kind === 'delivery-error').length;
    const messageId = world.messages()[0]?.messageId ?? '';
    for (const count of [2, 3, 4]) {
      await world.advance(60);
      await retryMessage({ ...world.deps, sending: { mode: 'on' } }, { messageId, ...BY });
      await world.run();
      expect([statusOf(world), sms(world), await errors()]).toEqual(['failed', 0, count]);
    }
  });

  it('S1.24 outside the hours it waits for their beginning', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    accept();
    // 23:00 in Berlin.
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    const { dueAt, status } = await retryMessage(world.deps, { messageId, ...BY });
    expect({ dueAt, status }).toEqual({ dueAt: '2026-11-25T07:00:00.000Z', status: 'planned' });
    await world.advance(8 * 3600);
    expect(sms(world)).toBe(1);
    await world.advance(2 * 3600);
    expect(sms(world)).toBe(2);
  });

  it('S0.39 S1.24 is not sent again after the check-in is over, nor after the appointment was called off', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    accept();
    await world.send(checkInFinished());
    expect(await codeOf(retryMessage(world.deps, { messageId, ...BY }))).toBe('message.of_no_use');
    const other = await worldWithoutCredit();
    await other.world.send({
      type: 'appointment.cancelled',
      timestamp: '2026-11-24T11:00:00Z',
      data: { dealerId: '00027', locationId: '01', appointment: { id: 'a-0042' } },
    });
    const again = retryMessage(other.world.deps, { messageId: other.messageId, ...BY });
    expect(await codeOf(again)).toBe('message.of_no_use');
    // After the visit has begun.
    const late = await worldWithoutCredit();
    late.world.time = Date.parse('2026-12-01T08:30:00.000Z');
    expect(await codeOf(retryMessage(late.world.deps, { messageId: late.messageId, ...BY }))).toBe(
      'message.of_no_use',
    );
  });

  it('S0.39 a check-in that is finished between the retry and its send stops it', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    accept();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    await retryMessage(world.deps, { messageId, ...BY });
    await world.send(checkInFinished({}, '2026-11-24T22:30:00Z'));
    await world.advance(24 * 3600);
    expect([statusOf(world), sms(world)]).toEqual(['withdrawn', 1]);
  });

  it('S0.39 a check-in that is finished while the retry decides is seen: both write the visit', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    accept();
    await world.advance(60);
    let finished = false;
    const racing = new Proxy(world.deps.table, {
      get: (target, name) => {
        if (name !== 'writeTogether') return Reflect.get(target, name).bind(target);
        return async (writes: Parameters<typeof target.writeTogether>[0]) => {
          if (!finished) {
            finished = true;
            await world.send(checkInFinished());
          }
          return target.writeTogether(writes);
        };
      },
    });
    const again = retryMessage({ ...world.deps, table: racing }, { messageId, ...BY });
    expect(await codeOf(again)).toBe('message.of_no_use');
    await world.run();
    expect([statusOf(world), sms(world)]).toEqual(['failed', 1]);
  });

  it('B5 S1.24 nobody who said STOP gets it after all', async () => {
    const { world, messageId, accept } = await worldWithoutCredit();
    accept();
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    expect(await codeOf(retryMessage(world.deps, { messageId, ...BY }))).toBe('message.no_channel');
    expect(sms(world)).toBe(1);
  });

  it('S1.24 a channel on which a copy may have arrived is left out, one that was set up since is used', async () => {
    const world = new World();
    world.settings = { ...world.settings, email: null };
    const { sms: accept } = world.vendors;
    world.vendors.sms = noCredit;
    await world.send(checkInStart());
    // WhatsApp took it and said nothing more; SMS has no credit.
    await world.advance(3600);
    expect(world.messages()[0]?.attempts.map(({ channel, status }) => [channel, status])).toEqual([
      ['whatsapp', 'timed_out'],
      ['sms', 'rejected'],
    ]);
    world.vendors.sms = accept;
    const messageId = world.messages()[0]?.messageId ?? '';
    await retryMessage(world.deps, { messageId, ...BY });
    await world.run();
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms', 'sms']);
    // A late receipt of the first copy still counts, and ends the wait for the second.
    await world.receipt('whatsapp', 'delivered');
    expect(statusOf(world)).toBe('delivered');
  });

  it('S1.24 when every channel may have brought it, it is not sent again', async () => {
    const world = new World();
    world.settings = { ...world.settings, sms: null, email: null };
    await world.send(checkInStart());
    await world.advance(3600);
    expect(statusOf(world)).toBe('failed');
    const messageId = world.messages()[0]?.messageId ?? '';
    const fault = await faultOf(retryMessage(world.deps, { messageId, ...BY }));
    expect(fault.code).toBe('message.no_channel');
    expect(fault.message).toContain('whatsapp: no delivery receipt came before the deadline');
  });

  it('S1.24 only what failed can be sent again', async () => {
    const world = new World();
    await world.send(checkInStart());
    const messageId = world.messages()[0]?.messageId ?? '';
    expect(await codeOf(retryMessage(world.deps, { messageId, ...BY }))).toBe('message.not_failed');
    await world.receipt('whatsapp', 'delivered');
    expect(await codeOf(retryMessage(world.deps, { messageId, ...BY }))).toBe('message.not_failed');
    expect(await codeOf(retryMessage(world.deps, { messageId: 'cv1-unknown', ...BY }))).toBe(
      'message.unknown',
    );
  });

  it('S1.24 ten times are enough', async () => {
    const { world, messageId } = await worldWithoutCredit();
    for (let count = 0; count < 10; count += 1) {
      await world.advance(60);
      await retryMessage(world.deps, { messageId, ...BY });
      await world.run();
    }
    await world.advance(60);
    expect(await codeOf(retryMessage(world.deps, { messageId, ...BY }))).toBe('message.retried_enough');
    expect(sms(world)).toBe(11);
  });

  it('S0.3 S1.24 staff of another dealer or location find no such message', async () => {
    const { world, messageId } = await worldWithoutCredit();
    const staff = {
      sub: 's',
      name: 'S',
      locationIds: [],
      roles: ['advisor' as const],
      status: 'active' as const,
    };
    for (const place of [{ dealerId: '00028' }, { dealerId: '00027', locationIds: ['02'] }]) {
      const asked = retryForStaff(world.deps, { staff: { ...staff, ...place }, messageId });
      expect(await codeOf(asked)).toBe('message.unknown');
    }
  });
});

describe('all that a dealer kept while the account was empty', () => {
  it('S1.9 S1.24 is found without a scan, sent again once, and what is of no use stays as it is', async () => {
    const { world, accept } = await worldWithoutCredit();
    const other = {
      checkin: { id: 'c-2' },
      appointment: { id: 'a-2', startsAt: '2026-12-02T09:30:00+01:00' },
    };
    await world.send(
      checkInStart({
        ...other,
        vehicle: { vin: 'WBA22' },
        contact: { externalId: '2', firstName: 'Eva', language: 'de', mobile: '+491713920002' },
      }),
    );
    await world.send(checkInFinished({ checkin: { id: 'c-2' }, vehicle: { vin: 'WBA22' } }));
    expect(world.messages().map(({ status }) => status)).toEqual(['failed', 'failed']);
    accept();
    await world.advance(3600);
    const command = {
      dealerId: '00027',
      reason: 'no_credit' as const,
      since: '2026-11-24T00:00:00.000Z',
      ...BY,
    };
    const done = await retryFailed(world.deps, command);
    expect(done.retried).toHaveLength(1);
    expect(done.left.map(({ code }) => code)).toEqual(['message.of_no_use']);
    await world.run();
    expect(sms(world)).toBe(3);
    expect((await retryFailed(world.deps, command)).retried).toEqual([]);
    expect((await retryFailed(world.deps, { ...command, reason: 'credentials_rejected' })).left).toEqual([]);
    expect((await retryFailed(world.deps, { ...command, since: '2026-11-25T00:00:00.000Z' })).left).toEqual(
      [],
    );
    expect((await retryFailed(world.deps, { ...command, dealerId: '00028' })).left).toEqual([]);
  });

  it('is listed oldest first, page by page, and leaves the list when it was sent after all', async () => {
    const { world, accept, messageId } = await worldWithoutCredit();
    const listed = async () => {
      const found: string[] = [];
      for await (const message of failedSince(world.table, {
        dealerId: '00027',
        since: '2026-11-01T00:00:00.000Z',
      }))
        found.push(message.messageId);
      return found;
    };
    expect(await listed()).toEqual([messageId]);
    accept();
    await world.advance(60);
    await retryMessage(world.deps, { messageId, ...BY });
    expect(await listed()).toEqual([]);
  });
});

const attempt = fc.record({
  channel: fc.constantFrom('oem', 'whatsapp', 'sms', 'email'),
  status: fc.constantFrom('rejected', 'released', 'skipped', 'timed_out', 'unknown', 'sent'),
}) as fc.Arbitrary<Pick<Attempt, 'channel' | 'status'>>;

describe('the rule of a second walk', () => {
  it('S1.24 never claims a channel on which a copy may have arrived, and always one that was refused', () => {
    fc.assert(
      fc.property(
        fc.array(attempt, { maxLength: 6 }),
        fc.constantFrom('oem', 'whatsapp', 'sms', 'email'),
        (tried, channel) => {
          const attempts = tried.map((one, index): Attempt => ({
            ...one,
            number: index + 1,
            at: '2026-11-24T10:00:00.000Z',
          }));
          const failed = {
            messageId: 'cv1-1',
            dealerId: '00027',
            status: 'failed',
            dueAt: '2026-11-24T10:00:00.000Z',
            attempts,
            candidates: [],
          } as unknown as Message;
          const time = { dueAt: '2026-11-24T12:00:00.000Z', sendUntil: '2026-11-24T20:00:00.000Z' };
          const candidates = (['oem', 'whatsapp', 'sms', 'email'] as const).map((one) => ({ channel: one }));
          const decision = decideRetry(failed, { now: time.dueAt, time, candidates });
          const open = (of: string) => attempts.some((one) => one.channel === of && mayHaveArrived(one));
          if (decision.retry === 'refused') {
            expect(candidates.every((one) => open(one.channel))).toBe(true);
            return;
          }
          const claim = decideClaim(
            decision.message,
            { channel, execution: 'e2', dueAt: time.dueAt, taskToken: 't', now: time.dueAt },
            undefined,
          );
          expect(claim.claim).toBe(open(channel) ? 'skipped' : 'granted');
        },
      ),
    );
  });

  it('a start of the earlier walk claims nothing any more', () => {
    const failed = {
      status: 'failed',
      dueAt: '2026-11-24T10:00:00.000Z',
      attempts: [],
      candidates: [],
      execution: 'e1',
    } as unknown as Message;
    const time = { dueAt: '2026-11-24T12:00:00.000Z', sendUntil: '2026-11-24T20:00:00.000Z' };
    const decision = decideRetry(failed, { now: time.dueAt, time, candidates: [{ channel: 'sms' }] });
    if (decision.retry !== 'granted') throw new Error('refused');
    const old = {
      channel: 'sms' as const,
      execution: 'e1',
      dueAt: failed.dueAt,
      taskToken: 't',
      now: time.dueAt,
    };
    expect(decideClaim(decision.message, old, undefined)).toEqual({ claim: 'refused', why: 'stale' });
  });
});
