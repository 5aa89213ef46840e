import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { DEFAULT_RETENTION, RETENTION_BOUNDS, retentionInForce } from '../../../shared/dealers/retention.ts';
import { dealers } from '../../../shared/dealers/dealer-store.ts';
import { epochSeconds } from '../../../shared/kernel/instant.ts';
import { liftLegalHold } from '../../../shared/privacy/lift-legal-hold.ts';
import { setLegalHold } from '../../../shared/privacy/set-legal-hold.ts';
import { sweepPrivacy } from '../../../shared/privacy/sweep-privacy.ts';
import { CANARY, canaryStart, DEALER, PrivacyWorld } from '../../support/privacy-world.ts';

const ANNA = { sub: 'anna', name: 'Anna' };

const DAY = 24 * 3600;
const APPOINTMENT = '2026-12-01T08:30:00.000Z';
const day = (expiresAt: unknown): string =>
  typeof expiresAt === 'number' ? new Date(expiresAt * 1000).toISOString().slice(0, 10) : 'never';

/** On which day each entity's items vanish. */
const clocks = (world: PrivacyWorld): Record<string, string[]> => {
  const days: Record<string, string[]> = {};
  for (const { entity, expiresAt } of world.memory.items.values())
    if (['contact', 'visit', 'message', 'entry', 'event'].includes(entity))
      days[entity] = [...new Set([...(days[entity] ?? []), day(expiresAt)])].toSorted();
  return days;
};

const played = async (retention = {}) => {
  const world = await new PrivacyWorld().arrange();
  world.settings = { ...world.settings, retention };
  await world.playCanary();
  const { contactId } = world.contactOf(CANARY.firstName);
  return { world, who: { dealerId: DEALER, contactId } };
};

const setDays = (world: PrivacyWorld, retention: object) =>
  dealers.change(
    { table: world.memory, now: world.now },
    { dealerId: DEALER },
    (current) => current && { ...current, settings: { retention } },
  );

describe('B9 clocks', () => {
  it('run from the appointment, thirty days where nobody set anything', async () => {
    const { world } = await played();
    expect(clocks(world)).toEqual({
      contact: ['2027-01-01'],
      visit: ['2026-12-31'],
      message: ['2026-12-31'],
      // The reply belongs to the last day of the customer; results came before the appointment.
      entry: ['2026-12-31'],
      event: ['2027-02-22'],
    });
  });

  it('follow the location’s own days', async () => {
    const { world } = await played({ contactDays: 90, visitDays: 60, conversationDays: 7, eventDays: 30 });
    expect(clocks(world)).toMatchObject({
      contact: ['2027-03-02'],
      visit: ['2027-01-30'],
      message: ['2026-12-08'],
      event: ['2026-12-24'],
    });
  });

  it('when they are over, no reader finds anything any more, though nothing has deleted it', async () => {
    const { world, who } = await played();
    await world.advance(epochSeconds(APPOINTMENT) - epochSeconds(world.now()) + 33 * DAY);
    expect(world.contactsNow()).toHaveLength(1);
    expect(await contacts.get(world.memory, who)).toBeUndefined();
    expect(await world.thread()).toEqual([]);
    await world.inbound('Hallo', CANARY.mobile, 'bulkgate');
    const strangers = world.contactsNow().filter(({ firstName }) => firstName === undefined);
    expect(strangers).toMatchObject([{ phone: CANARY.mobile }]);
  });

  it('move with the appointment, later and earlier', async () => {
    const { world } = await played();
    const appointment = (startsAt: string) => ({ appointment: { id: 'a-canary', startsAt } });
    await world.send(
      canaryStart(appointment('2027-02-01T09:30:00+01:00'), '2026-11-24T13:00:00Z'),
      'msg_later',
    );
    expect(clocks(world)).toMatchObject({ contact: ['2027-03-04'], visit: ['2027-03-03'] });
    await world.send(
      canaryStart(appointment('2026-11-30T09:30:00+01:00'), '2026-11-24T14:00:00Z'),
      'msg_sooner',
    );
    expect(clocks(world)).toMatchObject({ visit: ['2026-12-30'] });
  });

  it('an ongoing customer has none', async () => {
    const { world, who } = await played();
    await contacts.change(world.privacy, who, (current) => current && { ...current, ongoing: true });
    await sweepPrivacy(world.privacy);
    await world.send(canaryStart({}, '2026-11-24T13:00:00Z'), 'msg_again');
    expect(clocks(world)['contact']).toEqual(['never']);
  });
});

describe('B9 the sweep', () => {
  it('brings what is there under a shorter retention, and takes what is over', async () => {
    const { world } = await played();
    await world.advance(20 * DAY);
    await setDays(world, { visitDays: 7, conversationDays: 7, contactDays: 60 });
    const swept = await sweepPrivacy(world.privacy);
    expect(swept).toMatchObject({ people: 1, failed: 0 });
    expect(swept.erased).toBeGreaterThanOrEqual(4);
    expect(clocks(world)).toMatchObject({ contact: ['2027-01-31'] });
    expect(clocks(world)['message']).toBeUndefined();
    expect([...world.memory.items.values()].filter(({ entity }) => entity === 'visit')).toMatchObject([
      { erasedAt: world.now() },
    ]);
    // Dated by the days in force: the next round finds nothing to do.
    expect(await sweepPrivacy(world.privacy)).toMatchObject({ people: 0 });
  });

  it('brings what is there under a longer one', async () => {
    const { world } = await played();
    await setDays(world, { visitDays: 100, conversationDays: 100, contactDays: 100 });
    await sweepPrivacy(world.privacy);
    expect(clocks(world)).toMatchObject({
      contact: ['2027-03-12'],
      visit: ['2027-03-11'],
      message: ['2027-03-11'],
      entry: ['2027-03-11'],
    });
  });

  it('dates what was written without a clock', async () => {
    const { world } = await played();
    for (const item of world.memory.items.values()) {
      delete item.expiresAt;
      delete item['retention'];
    }
    await sweepPrivacy(world.privacy);
    expect(clocks(world)).toMatchObject({
      contact: ['2027-01-01'],
      visit: ['2026-12-31'],
      message: ['2026-12-31'],
    });
  });

  it('goes on where it stopped, through more people than one run takes', async () => {
    const world = await new PrivacyWorld().arrange();
    for (let number = 0; number < 130; number += 1)
      await contacts.createOnce(
        world.memory,
        {
          contactId: `ct${String(number).padStart(3, '0')}`,
          dealerId: DEALER,
          externalIds: [],
          language: 'de',
          phone: `+4917139${String(number).padStart(5, '0')}`,
          sourceTimestamp: world.now(),
          lastDay: '2026-11-24',
        },
        world.now(),
      );
    const people: number[] = [];
    for (let run = 0; run < 4; run += 1) people.push((await sweepPrivacy(world.privacy)).people);
    expect(people.reduce((sum, each) => sum + each)).toBe(130);
    expect(clocks(world)['contact']).toEqual(['2026-12-25']);
    expect(people.at(-1)).toBe(0);
  });

  it('one person that cannot be swept does not hold up the others', async () => {
    const { world } = await played();
    await setDays(world, { visitDays: 7 });
    const query = world.memory.query.bind(world.memory);
    world.memory.query = (asked) =>
      asked.pk.startsWith('CONTACT#') ? Promise.reject(new Error('no')) : query(asked);
    expect(await sweepPrivacy(world.privacy)).toMatchObject({ failed: 1 });
  });
});

describe('B9 a legal hold', () => {
  it('stops all clocks, of what is written afterwards too, and lifting it lets them run again', async () => {
    const { world, who } = await played();
    const before = clocks(world);
    await setLegalHold(world.privacy, { ...who, by: ANNA, reason: 'Rechtsstreit 4711' });
    expect(clocks(world)).toEqual({
      contact: ['never'],
      visit: ['never'],
      message: ['never'],
      entry: ['never'],
      event: ['never'],
    });
    await world.inbound('Noch etwas', CANARY.mobile, 'bulkgate');
    await sweepPrivacy(world.privacy);
    expect(clocks(world)).toMatchObject({ entry: ['never'], contact: ['never'] });
    await world.advance(60 * DAY);
    await sweepPrivacy(world.privacy);
    expect(world.contactOf(CANARY.firstName)).toBeDefined();
    world.time -= 60 * DAY * 1000;
    await liftLegalHold(world.privacy, { ...who, by: ANNA });
    expect(clocks(world)).toEqual(before);
  });

  it('lifted after the time is over, what is over goes at once', async () => {
    const { world, who } = await played();
    await setLegalHold(world.privacy, { ...who, by: ANNA, reason: 'Rechtsstreit 4711' });
    await world.advance(100 * DAY);
    await liftLegalHold(world.privacy, { ...who, by: ANNA });
    expect(await contacts.get(world.memory, who)).toBeUndefined();
    expect(world.messages()).toEqual([]);
    await expect(liftLegalHold(world.privacy, { ...who, by: ANNA })).rejects.toMatchObject({
      code: 'contact.unknown',
    });
  });
});

describe('B9 retention', () => {
  const level = fc.option(
    fc.record(
      {
        contactDays: fc.integer({ min: 7, max: 1095 }),
        eventDays: fc.integer({ min: 30, max: 90 }),
        locked: fc.boolean(),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    { nil: undefined },
  );

  it('comes day by day from the nearest level that says something, none below a locked one', () => {
    fc.assert(
      fc.property(level, level, level, (network, dealer, location) => {
        const heard = network?.locked
          ? [network]
          : dealer?.locked
            ? [network, dealer]
            : [network, dealer, location];
        const inForce = retentionInForce([network, dealer, location]);
        for (const name of ['contactDays', 'eventDays'] as const)
          expect(inForce[name]).toBe(
            heard.findLast((each) => each?.[name] !== undefined)?.[name] ?? DEFAULT_RETENTION[name],
          );
      }),
    );
  });

  it('its standards lie within its bounds', () => {
    for (const { least, most, standard, because } of Object.values(RETENTION_BOUNDS)) {
      expect(standard).toBeGreaterThanOrEqual(least);
      expect(standard).toBeLessThanOrEqual(most);
      expect(because).toBeTruthy();
    }
  });
});
