import { describe, expect, it } from 'vitest';
import { blockContact } from '../../../shared/conversations/block-contact.ts';
import { decideByLink } from '../../../shared/conversations/decide-by-link.ts';
import { recordConsent } from '../../../shared/conversations/record-consent.ts';
import { unblockContact } from '../../../shared/conversations/unblock-contact.ts';
import { addressIdOf } from '../../../shared/contacts/address-state-store.ts';
import type { Contact } from '../../../shared/contacts/contact.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { replannings } from '../../../shared/dealers/replanning-store.ts';
import { messageKeyParts, messages } from '../../../shared/messaging/message-store.ts';
import { findVisitsToReplan } from '../../../shared/planning/find-visits-to-replan.ts';
import { takeReplanning } from '../../../shared/planning/take-replanning.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { breakingAfter } from '../../support/breaking-table.ts';
import { ALL, changes, driver, overview, owner, upserted } from '../../support/orders.ts';
import {
  contactNamed,
  replanningsIn,
  setAt,
  settled,
  sweepPlans,
  versionsIn,
} from '../../support/settled-world.ts';
import type { World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const REMINDERS = { ...ALL, purposes: [{ purpose: 'reminder-start' as const, hoursBefore: 24 }] };

const booked = async (): Promise<World> => {
  const world = await settled(REMINDERS);
  await world.send(upserted(BOOKED));
  world.time += 60_000;
  return world;
};
const juergen = (world: World) => contactNamed(world, 'Jürgen');
const statuses = (world: World) =>
  world.messages().map(({ status, statusReason }) => (statusReason ? `${status} ${statusReason}` : status));
const change = async (world: World, wanted: Partial<Contact>, name = 'Jürgen'): Promise<void> => {
  await contacts.change(
    world.deps,
    contactNamed(world, name),
    (current) => current && { ...current, ...wanted },
  );
  await world.run();
};

describe('B4 S1.26 the messages of a visit follow its people', () => {
  it('a customer who is blocked and let in again: taken back, planned anew, both shown with their cause', async () => {
    const world = await booked();
    const wanted = { contact: juergen(world), by: 'anna', shownAt: ['01'] };
    await blockContact(world.deps, wanted);
    await world.run();
    expect(statuses(world)).toEqual(['withdrawn communication_blocked']);
    world.time += 60_000;
    await unblockContact(world.deps, wanted);
    await world.run();
    expect(overview(world).toSorted()).toEqual([
      'reminder-start planned 2026-11-30T08:30',
      'reminder-start withdrawn 2026-11-30T08:30',
    ]);
    const shown = (await changes(world)).filter(({ cause }) => cause.partnerId === '$contact');
    expect(shown.flatMap(({ withdrawn }) => withdrawn)).toMatchObject([{ reason: 'communication_blocked' }]);
    expect(shown.flatMap(({ added }) => added)).toMatchObject([{ purpose: 'reminder-start' }]);
    expect(world.schedules.size).toBe(1);
  });

  it('S2.9 a channel that the customer declines, and takes up again', async () => {
    const world = await booked();
    const decide = async (decision: 'withdrawn' | 'granted') => {
      world.time += 60_000;
      await recordConsent(world.deps, {
        contact: juergen(world),
        channel: 'email',
        purpose: 'service',
        decision,
        source: 'phone',
        who: { kind: 'staff', id: 'anna' },
        at: world.now(),
        shownAt: ['01'],
      });
      await world.run();
    };
    await decide('withdrawn');
    expect(statuses(world)).toEqual(['withdrawn no_channel']);
    expect(world.schedules.size).toBe(0);
    await decide('granted');
    expect(statuses(world)).toEqual(['withdrawn no_channel', 'planned']);
  });

  it('B5 a STOP and a START', async () => {
    const world = await settled(REMINDERS, { sms: { provider: 'bulkgate', sender: 'Muster' } });
    await world.send(upserted(BOOKED));
    world.time += 60_000;
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    await world.run();
    expect(statuses(world)[0]).toBe('withdrawn opted_out');
    expect(world.schedules.size).toBe(0);
    world.time += 60_000;
    await world.inbound('START', '+491713920000', 'bulkgate');
    await world.run();
    expect(overview(world).filter((line) => line.startsWith('reminder-start planned'))).toHaveLength(1);
  });

  it('B5 a mail is unsubscribed from, which only its address keeps, and subscribed to again', async () => {
    const world = await booked();
    const { contactId } = juergen(world);
    const [message] = world.messages();
    const addressId = addressIdOf(world.deps.idKey, '00027', 'juergen@example.com');
    const decide = async (wish: 'unsubscribe' | 'resume') => {
      world.time += 60_000;
      await decideByLink(world.deps, { message: message!, addressId }, wish);
      await world.run();
    };
    await decide('unsubscribe');
    expect(juergen(world).optOut).toBeUndefined();
    expect(statuses(world)).toEqual(['withdrawn opted_out']);
    expect(replanningsIn(world)).toMatchObject([{ kind: 'contact', contactId }]);
    await decide('resume');
    expect(statuses(world)).toEqual(['withdrawn opted_out', 'planned']);
  });

  it('what another visit tells of the person: the words of this one follow', async () => {
    const world = await booked();
    await world.send(
      upserted(
        '2026-11-24T10:05:00Z',
        { id: 'o-2', startsAt: '2026-12-10T09:30:00+01:00' },
        { contact: { ...driver, firstName: 'Georg' }, vehicle: { vin: 'WBA11AA0005CH9999' } },
      ),
    );
    const values = world.messages().map(({ variables }) => Object.values(variables));
    expect(values).toHaveLength(2);
    for (const value of values) expect(value).toContain('Georg');
    expect((await changes(world)).flatMap(({ moved }) => moved)).toMatchObject([{ why: 'content' }]);
  });

  it('S2.11 the driver cannot be reached any more: the owner is to get it', async () => {
    const world = await settled(REMINDERS);
    await world.send(upserted(BOOKED, {}, { contacts: [{ ...owner, email: 'erika@example.com' }] }));
    world.time += 60_000;
    await change(world, { email: undefined });
    expect(statuses(world).toSorted()).toEqual(['planned', 'withdrawn recipient_changed']);
    const planned = world.messages().find(({ status }) => status === 'planned');
    expect(planned?.contactId).toBe(contactNamed(world, 'Erika').contactId);
  });

  it('B9 S2.11 whoever was to get it is erased: the next of the visit is to get it', async () => {
    const world = await settled(REMINDERS);
    const { email: _email, ...unreachable } = driver;
    await world.send(
      upserted(
        BOOKED,
        {},
        {
          contact: unreachable,
          contacts: [
            { ...owner, email: 'erika@example.com' },
            {
              ...owner,
              role: 'contractor',
              externalId: '000817',
              firstName: 'Karl',
              email: 'karl@example.com',
            },
          ],
        },
      ),
    );
    world.time += 60_000;
    const { contactId } = contactNamed(world, 'Erika');
    expect(world.messages()).toMatchObject([{ contactId, status: 'planned' }]);
    const privacy = { ...world.deps, removeSchedule: world.deps.scheduler.remove };
    await eraseContact(privacy, { dealerId: '00027', contactId, by: 'anna', reason: 'asked-by-person' });
    await world.run();
    const planned = world.messages().filter(({ status }) => status === 'planned');
    expect(planned.map((message) => message.contactId)).toEqual([contactNamed(world, 'Karl').contactId]);
  });
});

describe('what a change of a person does not do', () => {
  it('S1.33 where the automation is off, nothing is created or removed', async () => {
    const world = await booked();
    await setAt(world, '01', { automation: { ...REMINDERS, mode: 'off' } });
    await sweepPlans(world);
    await change(world, { preferredChannel: 'sms', firstName: 'Georg' });
    expect(statuses(world)).toEqual(['planned']);
    expect(await changes(world)).toHaveLength(1);
  });

  it('S1.30 what staff wrote or changed is left alone', async () => {
    const world = await booked();
    await messages.change(
      world.deps,
      messageKeyParts(world.messages()[0]!.messageId),
      (current) => current && { ...current, edited: { at: world.now(), by: 'anna' } },
    );
    const before = world.messages();
    await change(world, { firstName: 'Georg' });
    await change(world, { email: undefined }, 'Georg');
    expect(world.messages()).toEqual(before);
  });

  it('nothing is noted for whoever is new, for what no plan is made of, or for who has no visit', async () => {
    const world = await booked();
    expect(replanningsIn(world)).toEqual([]);
    await change(world, { lastDay: '2026-12-24', profileName: 'JM' });
    const stranger = { ...juergen(world), contactId: 'ctSTRANGER', visits: undefined };
    await contacts.createOnce(world.memory, stranger, world.now());
    await contacts.change(world.deps, stranger, (current) => current && { ...current, language: 'nl' });
    expect(replanningsIn(world)).toEqual([]);
  });

  it('S1.30 the same again changes nothing, and what is over is planned no more', async () => {
    const world = await booked();
    await change(world, { preferredChannel: 'email', firstName: 'Georg' });
    const before = versionsIn(world);
    for (const done of replanningsIn(world)) {
      await replannings.change(world.deps, done, (current) => current && { ...current, doneAt: undefined });
      await takeReplanning(world.deps, { ...done, findVisits: findVisitsToReplan, mayGoOn: () => true });
    }
    expect(versionsIn(world)).toEqual(before);
    world.time = Date.parse('2027-01-24T10:00:00.000Z');
    const shown = (await world.thread()).length;
    await change(world, { email: undefined }, 'Georg');
    expect(await world.thread()).toHaveLength(shown);
    expect(await world.inbox()).toEqual([]);
  });
});

describe('however it goes', () => {
  it('wherever it breaks off, the next try brings it to the same end', async () => {
    let isWhole = false;
    for (let calls = 1; calls < 80 && !isWhole; calls += 1) {
      const world = await booked();
      await contacts.change(
        world.deps,
        juergen(world),
        (current) => current && { ...current, firstName: 'Georg' },
      );
      const [{ replanningId } = { replanningId: '' }] = replanningsIn(world);
      const broken = { ...world.deps, table: breakingAfter(world.table, calls) };
      isWhole = await takeReplanning(broken, {
        replanningId,
        findVisits: findVisitsToReplan,
        mayGoOn: () => true,
      }).then(
        () => true,
        () => false,
      );
      await sweepPlans(world);
      expect(replanningsIn(world)).toMatchObject([{ doneAt: expect.any(String) as string }]);
      expect(Object.values(world.messages()[0]!.variables)).toContain('Georg');
      expect(world.schedules.size).toBe(1);
    }
    expect(isWhole).toBe(true);
  });

  it('of a person with more visits than they name, the rest is for the sweep', async () => {
    const world = await settled(REMINDERS);
    for (let visit = 0; visit < 13; visit += 1)
      await world.send(
        upserted(
          BOOKED,
          { id: `o-${visit}` },
          { vehicle: { vin: `WBA11AA0005CH10${String(visit).padStart(2, '0')}` } },
        ),
      );
    world.time += 60_000;
    const named = () =>
      world.messages().filter(({ variables }) => Object.values(variables).includes('Georg')).length;
    await change(world, { firstName: 'Georg' });
    expect(named()).toBe(10);
    await sweepPlans(world);
    expect(named()).toBe(13);
  });
});
