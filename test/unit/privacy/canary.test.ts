import { describe, expect, it } from 'vitest';
import { addressStates } from '../../../shared/contacts/address-state-store.ts';
import { processEvent } from '../../../shared/events/process-event.ts';
import { events } from '../../../shared/events/event-store.ts';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { exportContact } from '../../../shared/privacy/export-contact.ts';
import { previewErasure } from '../../../shared/privacy/preview-erasure.ts';
import { requireReach } from '../../../shared/privacy/require-reach.ts';
import { setLegalHold } from '../../../shared/privacy/set-legal-hold.ts';
import { sweepPrivacy } from '../../../shared/privacy/sweep-privacy.ts';
import type { Write } from '../../../shared/table/table.ts';
import {
  CANARY,
  canaryFinished,
  canaryStart,
  DEALER,
  marksIn,
  PrivacyWorld,
} from '../../support/privacy-world.ts';
import { checkInStart } from '../../support/world.ts';

const ANNA = { sub: 'anna', name: 'Anna' };

const played = async () => {
  const world = await new PrivacyWorld().arrange();
  await world.playCanary();
  const { contactId } = world.contactOf(CANARY.firstName);
  const who = { dealerId: DEALER, contactId };
  return { world, who, order: { ...who, by: 'anna', reason: 'asked-by-person' as const } };
};

describe('B9 the canary', () => {
  it('is found where it belongs before the erasure, and nowhere afterwards', async () => {
    const { world, order } = await played();
    // The search can find: each entity that may hold something does.
    expect(world.entitiesWithMarks()).toEqual([
      'contact',
      'entry',
      'event',
      'inbound-route',
      'message',
      'visit',
    ]);
    expect(marksIn(world.besideTheTable())).toEqual([]);
    await eraseContact(world.privacy, order);
    expect(world.entitiesWithMarks()).toEqual([]);
    expect(marksIn(world.besideTheTable())).toEqual([]);
    const left = [...world.memory.items.values()].map(({ entity }) => entity).toSorted();
    expect(left).toEqual([
      'address',
      'address',
      'contact',
      'contact-address',
      'dealer',
      'erasure',
      'event',
      'event',
      'location',
      'location',
      'network',
      'replanning',
      'visit',
    ]);
  });

  it('the record says who, when, why and how much, and names nobody', async () => {
    const { world, order, who } = await played();
    const preview = await previewErasure(world.privacy, who);
    const erasure = await eraseContact(world.privacy, order);
    expect(erasure).toMatchObject({
      by: 'anna',
      reason: 'asked-by-person',
      erasedAt: world.now(),
      state: 'done',
      counts: preview.counts,
    });
    expect(erasure.counts).toEqual({
      contact: 1,
      visit: 1,
      conversation: 3,
      event: 2,
      operational: expect.any(Number),
    });
    expect(marksIn(JSON.stringify([erasure, preview]))).toEqual([]);
  });

  it('twice is once: the same record, nothing more to do', async () => {
    const { world, order } = await played();
    const first = await eraseContact(world.privacy, order);
    const before = JSON.stringify([...world.memory.items.values()]);
    expect(await eraseContact(world.privacy, order)).toEqual({ ...first, version: expect.any(Number) });
    expect(JSON.stringify([...world.memory.items.values()])).toBe(before);
  });

  it('nothing is sent after it: what waits is withdrawn, ladders and waits end', async () => {
    const world = await new PrivacyWorld().arrange();
    world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
    await world.send(canaryStart(), 'msg_canary_1');
    expect(world.schedules.size).toBe(1);
    const { contactId } = world.contactOf(CANARY.firstName);
    await eraseContact(world.privacy, { dealerId: DEALER, contactId, by: 'anna', reason: 'unlawful' });
    expect(world.schedules.size).toBe(0);
    await world.advance(8 * 24 * 3600);
    expect(world.sent).toEqual([]);
  });

  it('B3 a ladder that is under way ends, and its execution with it', async () => {
    const world = await new PrivacyWorld().arrange();
    await world.send(canaryStart(), 'msg_canary_1');
    expect(world.sent).toHaveLength(1);
    const { contactId } = world.contactOf(CANARY.firstName);
    await eraseContact(world.privacy, { dealerId: DEALER, contactId, by: 'anna', reason: 'unlawful' });
    await world.run();
    expect([...world.engine.executions.values()].map(({ state }) => state)).toEqual(['done']);
    await world.advance(8 * 24 * 3600);
    expect(world.sent).toHaveLength(1);
    expect(world.entitiesWithMarks()).toEqual([]);
  });

  it('late receipts, late messages and repeated events bring nothing back', async () => {
    const { world, order } = await played();
    const start = [...world.memory.items.values()].find(({ eventId }) => eventId === 'msg_canary_1');
    const asAccepted = events.parse({ ...structuredClone(start!), status: 'accepted' });
    const writtenAt = world.now();
    await world.advance(60);
    await eraseContact(world.privacy, order);
    await world.receipt('whatsapp', 'read');
    await world.receipt('sms', 'failed', { reason: 'recipient_unreachable' });
    const late = {
      vendor: 'bulkgate' as const,
      accountId: 'x',
      providerId: 'in-late',
      from: CANARY.mobile,
      at: writtenAt,
    };
    await takeVendorReport(world.deps, { receipts: [], inbound: [{ ...late, text: CANARY.wrote }] });
    // The stream still holds the event as it came.
    await processEvent(world.deps, { ...asAccepted, body: JSON.stringify(canaryStart()) });
    expect((await world.post(canaryStart(), 'msg_canary_1')).status).toBe('duplicate');
    await world.run();
    await sweepPrivacy(world.privacy);
    expect(world.entitiesWithMarks()).toEqual([]);
    expect(marksIn(world.besideTheTable())).toEqual([]);
  });

  it('an event that was accepted before and is applied after it is forgotten, body and all', async () => {
    const { world, order } = await played();
    await world.post(canaryStart({ checkin: { id: 'c-other', slug: CANARY.slug } }), 'msg_waiting');
    await eraseContact(world.privacy, order);
    await world.run();
    await world.advance(3600);
    expect(world.entitiesWithMarks()).toEqual([]);
    expect((await world.event('msg_waiting')).status).toBe('applied');
  });

  it.each(['contact', 'visit'])(
    'an event that is just being applied loses to the erasure at its write of the %s',
    async (entity) => {
      const world = await new PrivacyWorld().arrange();
      await world.send(canaryStart(), 'msg_canary_1');
      const { contactId } = world.contactOf(CANARY.firstName);
      const { contact } = canaryStart().data;
      await world.post(
        canaryStart(
          { contact: { ...contact, email: 'new@canary.example' }, vehicle: { vin: CANARY.vin, model: 'i5' } },
          '2026-11-24T12:00:00Z',
        ),
        'msg_canary_2',
      );
      const { table } = world;
      const [write, writeTogether] = [table.write.bind(table), table.writeTogether.bind(table)];
      const interrupt = async (writes: readonly Write[]): Promise<void> => {
        if (!writes.some((wanted) => 'put' in wanted && wanted.put.entity === entity)) return;
        Object.assign(table, { write, writeTogether });
        await eraseContact(world.privacy, { dealerId: DEALER, contactId, by: 'anna', reason: 'unlawful' });
      };
      table.write = (wanted) => interrupt([wanted]).then(() => write(wanted));
      // A changed contact has their other visits planned anew, by the same write.
      table.writeTogether = (writes) => interrupt(writes).then(() => writeTogether(writes));
      await world.run();
      expect(world.entitiesWithMarks()).toEqual([]);
    },
  );

  it('the second look takes what somebody wrote who had read the person before', async () => {
    const { world, order } = await played();
    const message = [...world.memory.items.values()].find(({ entity }) => entity === 'message');
    await eraseContact(world.privacy, order);
    // A function of the time before writes its message now.
    await world.memory.write({ put: { ...structuredClone(message!), version: 1 } });
    expect(world.entitiesWithMarks()).toEqual(['message']);
    await world.advance(901);
    await sweepPrivacy(world.privacy);
    expect(world.entitiesWithMarks()).toEqual([]);
    const [erasure] = [...world.memory.items.values()].filter(({ entity }) => entity === 'erasure');
    expect(erasure).toMatchObject({ state: 'confirmed' });
  });

  it('B5 a STOP still holds for a person who comes anew, and the second look leaves them alone', async () => {
    const { world, order } = await played();
    await world.inbound('STOP', CANARY.mobile, 'bulkgate');
    await eraseContact(world.privacy, order);
    await world.advance(60);
    const again = {
      checkin: { id: 'c-new', slug: 'new' },
      appointment: { startsAt: '2026-12-09T09:30:00+01:00' },
    };
    const sentBefore = world.sent.length;
    await world.send(canaryStart(again, '2026-11-24T13:00:00Z'), 'msg_new');
    expect(world.contactOf(CANARY.firstName)).toMatchObject({ phone: CANARY.mobile });
    expect(world.sent).toHaveLength(sentBefore);
    expect(world.messages()).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
    await world.advance(1000);
    await sweepPrivacy(world.privacy);
    expect(world.contactOf(CANARY.firstName)).toMatchObject({ phone: CANARY.mobile });
    expect(world.messages()).toHaveLength(1);
    const states = [...world.memory.items.values()].filter(({ entity }) => entity === 'address');
    expect(states.map((item) => addressStates.parse(item).optOut?.word)).toContain('stop');
  });

  it('one that broke off takes the earlier visits, also when the person comes anew before it is finished', async () => {
    const { world, order } = await played();
    const earlier = [...world.memory.items.values()].find(({ entity }) => entity === 'visit')!;
    const { table } = world;
    const write = table.write.bind(table);
    // The mark is written; at the visit the function is gone.
    table.write = (wanted) =>
      'put' in wanted && wanted.put.pk === earlier.pk
        ? Promise.reject(new Error('switched off'))
        : write(wanted);
    await expect(eraseContact(world.privacy, order)).rejects.toThrow('switched off');
    Object.assign(table, { write });
    await world.advance(60);
    const again = {
      checkin: { id: 'c-new', slug: 'new' },
      appointment: { startsAt: '2026-12-09T09:30:00+01:00' },
      vehicle: { vin: 'WBA11AA0005CH9999', model: 'i5' },
    };
    await world.send(canaryStart(again, '2026-11-24T13:00:00Z'), 'msg_new');
    await world.advance(1000);
    await sweepPrivacy(world.privacy);
    const after = world.memory.items.get(`${earlier.pk}|${earlier.sk}`);
    expect(after).toMatchObject({ erasedAt: expect.any(String) });
    expect(JSON.stringify(after)).not.toContain(CANARY.vin);
    expect(world.contactOf(CANARY.firstName)).toMatchObject({ phone: CANARY.mobile });
  });

  it('S0.17 the link of the time before opens nothing, also when the same visit comes anew', async () => {
    const { world, order } = await played();
    await eraseContact(world.privacy, order);
    await world.advance(60);
    await world.send(canaryStart({}, '2026-11-24T13:00:00Z'), 'msg_new');
    const versions = [...world.memory.items.values()]
      .filter(({ entity }) => entity === 'visit')
      .map((item) => (item['checkIn'] as { version: number }).version);
    expect(versions).toEqual([2]);
  });

  it('B5 threads in the manufacturer’s app go, and a STOP that was said there holds', async () => {
    const world = await new PrivacyWorld().arrange();
    world.settings = { ...world.settings, oem: { gateway: 'mybmw', brands: ['BMW'] } };
    const { externalId, firstName } = CANARY;
    const contact = { externalId, firstName, language: 'de' };
    await world.send(canaryStart({ contact }), 'msg_app');
    await world.appInbound('STOP');
    const { contactId } = world.contactOf(firstName);
    const threads = () => [...world.memory.items.values()].filter(({ entity }) => entity === 'oem-thread');
    expect(threads()).toHaveLength(1);
    await eraseContact(world.privacy, { dealerId: DEALER, contactId, by: 'anna', reason: 'unlawful' });
    expect(threads()).toEqual([]);
    await world.appInbound('Doch noch etwas', { at: world.now() });
    expect(world.entitiesWithMarks()).toEqual([]);
    await world.advance(60);
    const again = {
      contact,
      checkin: { id: 'c-new', slug: 'new' },
      appointment: { startsAt: '2026-12-09T09:30:00+01:00' },
    };
    await world.send(canaryStart(again, '2026-11-24T13:00:00Z'), 'msg_app_again');
    expect(world.messages()).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
  });

  it('S0.3 whoever works at some locations only does not reach people of others', async () => {
    const { world, who } = await played();
    const { contactId } = who;
    const staff = {
      sub: 's',
      dealerId: DEALER,
      name: 's',
      roles: ['admin' as const],
      status: 'active' as const,
    };
    const reach = (locationIds: string[]) =>
      requireReach(world.privacy, { staff: { ...staff, locationIds }, contactId });
    await expect(reach(['02'])).rejects.toMatchObject({ kind: 'NotFound', code: 'contact.unknown' });
    await expect(reach(['01'])).resolves.toBeUndefined();
    await expect(reach([])).resolves.toBeUndefined();
  });

  it('a legal hold stands in the way', async () => {
    const { world, order, who } = await played();
    await setLegalHold(world.privacy, { ...who, by: ANNA, reason: 'Rechtsstreit 4711' });
    await expect(eraseContact(world.privacy, order)).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'contact.held',
    });
    expect(await previewErasure(world.privacy, who)).toMatchObject({ hold: { reason: 'Rechtsstreit 4711' } });
  });

  it('somebody who is not there is not found, and another dealer’s neither', async () => {
    const { world, order } = await played();
    for (const wrong of [{ contactId: 'ct0' }, { dealerId: 'none' }])
      await expect(eraseContact(world.privacy, { ...order, ...wrong })).rejects.toMatchObject({
        kind: 'NotFound',
      });
  });
});

describe('B9 families and fleets', () => {
  it('an erasure takes one of two who share a number, a car and an address', async () => {
    const { world, order } = await played();
    const shared = {
      vehicle: { vin: 'WBA11AA0005CH1234', licensePlate: 'M-KS 1234', brand: 'BMW' },
      contact: {
        externalId: '000816',
        firstName: 'Jonas',
        lastName: 'Vogel',
        language: 'de',
        mobile: CANARY.mobile,
      },
    };
    await world.send(
      checkInStart({
        ...shared,
        checkin: { id: 'c-j', slug: 'j' },
        appointment: { id: 'a-j', startsAt: '2026-12-02T09:30:00+01:00' },
      }),
      'msg_j',
    );
    // Of those who share the number, Jonas was last written to by WhatsApp.
    await world.inbound('Danke', CANARY.mobile, 'whatsapp');
    await eraseContact(world.privacy, order);
    const jonas = world.contactOf('Jonas');
    expect(jonas).toMatchObject({ phone: CANARY.mobile, visits: [{ day: '2026-12-02' }] });
    const exported = await exportContact(world.privacy, {
      dealerId: DEALER,
      contactId: jonas.contactId,
      by: 'anna',
    });
    expect(exported.conversations[0]).toMatchObject({
      messages: [{ purpose: 'check-in-invite' }],
      entries: [{ text: 'Danke' }],
    });
    const text = JSON.stringify([...world.memory.items.values()]);
    expect(text).not.toContain(CANARY.firstName);
    expect(text).not.toContain(CANARY.vin);
  });

  it('an export holds all of one person and nothing of the other', async () => {
    const { world, who } = await played();
    const contact = {
      externalId: '000816',
      firstName: 'Jonas',
      lastName: 'Fremdling',
      language: 'de',
      mobile: CANARY.mobile,
    };
    // The same car is brought by somebody else on the same day.
    await world.send(
      { ...canaryStart({ contact, checkin: { id: 'c-j', slug: 'slug-of-jonas' } }, '2026-11-24T12:30:00Z') },
      'msg_j',
    );
    await world.inbound('Danke, sagt Jonas', '+491713920078', 'bulkgate');
    const mine = JSON.stringify(await exportContact(world.privacy, { ...who, by: 'anna' }));
    expect(mine).not.toContain('Jonas');
    expect(mine).not.toContain('Fremdling');
    const jonas = world.contactOf('Jonas');
    const theirs = JSON.stringify(
      await exportContact(world.privacy, { dealerId: DEALER, contactId: jonas.contactId, by: 'anna' }),
    );
    expect(theirs).toContain('Fremdling');
    for (const mark of [CANARY.firstName, CANARY.lastName, CANARY.externalId, 'Kanarienkäfig'])
      expect(theirs).not.toContain(mark);
  });

  it('an export has every part, with texts as they were sent', async () => {
    const { world, who } = await played();
    await world.inbound('STOP', CANARY.mobile, 'bulkgate');
    const exported = await exportContact(world.privacy, { ...who, by: 'anna' });
    expect(marksIn(JSON.stringify(exported)).length).toBeGreaterThanOrEqual(9);
    expect(exported).toMatchObject({
      format: 'kerbside-contact-1',
      contact: { firstName: CANARY.firstName, externalIds: [{ externalId: CANARY.externalId }] },
      addresses: [{ address: CANARY.mobile, optedOut: { word: 'stop' } }, { address: CANARY.email }],
      visits: [{ vehicle: { vin: CANARY.vin } }],
      conversations: [
        {
          locationId: '01',
          messages: [
            {
              text: expect.stringMatching(new RegExp(`${CANARY.firstName}.* \\[link\\] `)),
              trace: expect.any(Array),
            },
            { purpose: 'stop-confirmation', text: expect.stringContaining('START') },
          ],
        },
      ],
    });
    expect(exported.events.map(({ type }) => type).toSorted()).toEqual(['checkin.finished', 'checkin.start']);
    expect(exported.conversations[0]?.entries.map(({ kind }) => kind).toSorted()).toEqual([
      'consent',
      'inbound',
      'results',
    ]);
    expect(JSON.stringify(exported)).not.toContain('taskToken');
    await expect(exportContact(world.privacy, { ...who, by: 'anna', mostBytes: 1000 })).rejects.toMatchObject(
      { kind: 'TooLarge' },
    );
  });

  it('somebody with more visits than the contact names is found whole', async () => {
    const world = await new PrivacyWorld().arrange();
    for (let day = 1; day <= 14; day += 1) {
      const startsAt = `2026-12-${String(day).padStart(2, '0')}T09:30:00+01:00`;
      const vehicle = { vin: `${CANARY.vin.slice(0, 15)}${String(day).padStart(2, '0')}`, brand: 'BMW' };
      await world.send(
        canaryStart({
          checkin: { id: `c-${day}`, slug: CANARY.slug },
          appointment: { id: `a-${day}`, startsAt },
          vehicle,
        }),
        `msg_${day}`,
      );
    }
    const { contactId, visits } = world.contactOf(CANARY.firstName);
    expect(visits).toHaveLength(10);
    const erasure = await eraseContact(world.privacy, {
      dealerId: DEALER,
      contactId,
      by: 'anna',
      reason: 'unlawful',
    });
    expect(erasure.counts).toMatchObject({ visit: 14, event: 14 });
    expect(world.entitiesWithMarks()).toEqual([]);
    expect(JSON.stringify([...world.memory.items.values()])).not.toContain('WBACANARY');
  });
});

describe('B9 an erasure that breaks off', () => {
  it('at any call of a port is finished by a repetition, and by the sweep', { timeout: 60_000 }, async () => {
    for (const finish of ['again', 'sweep'] as const) {
      let call = 0;
      for (; ; call += 1) {
        const { world, order } = await played();
        let left = call;
        const breaks =
          <A extends unknown[], R>(run: (...input: A) => Promise<R>) =>
          (...input: A): Promise<R> => {
            left -= 1;
            return left === -1 ? Promise.reject(new Error('broke off')) : run(...input);
          };
        const { memory } = world;
        const table = {
          get: breaks(memory.get.bind(memory)),
          getMany: breaks(memory.getMany.bind(memory)),
          query: breaks(memory.query.bind(memory)),
          findKeys: breaks(memory.findKeys.bind(memory)),
          write: breaks(memory.write.bind(memory)),
          writeTogether: breaks(memory.writeTogether.bind(memory)),
        };
        const broken = {
          ...world.privacy,
          table,
          workflow: { fail: breaks(world.privacy.workflow.fail) },
          removeSchedule: breaks(world.privacy.removeSchedule),
        };
        const outcome = await eraseContact(broken, order).catch((error: unknown) => error);
        if (!(outcome instanceof Error)) break;
        if (finish === 'again') await eraseContact(world.privacy, order);
        else {
          const isOrdered = [...memory.items.values()].some(({ entity }) => entity === 'erasure');
          await world.advance(901);
          await sweepPrivacy(world.privacy);
          if (!isOrdered) continue;
        }
        expect(world.entitiesWithMarks(), `after call ${call}, ${finish}`).toEqual([]);
        const records = [...memory.items.values()].filter(({ entity }) => entity === 'erasure');
        expect(records.map(({ state }) => state)).toEqual(['done']);
      }
      expect(call).toBeGreaterThan(25);
    }
  });
});

it('B9 what the partner told twice is told once: a finished check-in of the erased is not posted', async () => {
  const { world, order } = await played();
  await world.post(canaryFinished('2026-11-24T12:10:00Z'), 'msg_canary_3');
  await eraseContact(world.privacy, order);
  await world.run();
  expect(world.entitiesWithMarks()).toEqual([]);
});
