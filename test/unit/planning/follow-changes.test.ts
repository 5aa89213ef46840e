import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordConsent } from '../../../shared/conversations/record-consent.ts';
import { blockContact } from '../../../shared/conversations/block-contact.ts';
import { unblockContact } from '../../../shared/conversations/unblock-contact.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import type { Contact } from '../../../shared/contacts/contact.ts';
import type { PartialSettings } from '../../../shared/dealers/settings.ts';
import { isUnsent } from '../../../shared/messaging/message.ts';
import { toKept } from '../../../shared/messaging/templates/kept-values.ts';
import { scheduleName } from '../../../shared/planning/arrange-start.ts';
import { gatherPeople } from '../../../shared/planning/gather-people.ts';
import { planMessages } from '../../../shared/planning/plan-messages.ts';
import { reconcileMessages } from '../../../shared/planning/reconcile-messages.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { ALL, driver, orderStatus, owner, payment, upserted } from '../../support/orders.ts';
import { setAt, settled, sweepPlans, versionsIn } from '../../support/settled-world.ts';
import type { World } from '../../support/world.ts';

/* Whatever happens to the people, the settings and the visit, in whatever order: once all is taken up, the unsent messages are those that
   somebody would plan who saw the visit for the first time now. At night, so that nothing leaves in between. */

type Act = { says: string; play: (world: World) => Promise<unknown> };
const PEOPLE = ['000815', '000816'] as const;

const personOf = (world: World, externalId: string): Contact =>
  [...world.memory.items.values()]
    .filter(({ entity }) => entity === 'contact')
    .map((item) => contacts.parse(item))
    .find(({ externalIds }) => externalIds.some((each) => each.externalId === externalId))!;
const person = (externalId: string, wanted: Partial<Contact>): Act => ({
  says: `${externalId} ${JSON.stringify(wanted)}`,
  play: (world) =>
    contacts.change(
      world.deps,
      personOf(world, externalId),
      (current) => current && { ...current, ...wanted },
    ),
});
const decide = (
  externalId: string,
  decision: 'granted' | 'withdrawn',
  channel: 'email' | 'sms' | 'all',
): Act => ({
  says: `${externalId} ${decision} ${channel}`,
  play: (world) =>
    recordConsent(world.deps, {
      contact: personOf(world, externalId),
      channel,
      purpose: channel === 'all' ? 'all' : 'service',
      decision,
      source: 'phone',
      who: { kind: 'staff', id: 'anna' },
      at: world.now(),
      shownAt: ['01'],
    }),
});
const block = (externalId: string, isBlocked: boolean): Act => ({
  says: `${externalId} ${isBlocked ? 'blocked' : 'unblocked'}`,
  play: (world) =>
    (isBlocked ? blockContact : unblockContact)(world.deps, {
      contact: personOf(world, externalId),
      by: 'anna',
      shownAt: ['01'],
    }),
});
const set = (settings: PartialSettings): Act => ({
  says: JSON.stringify(settings),
  play: (world) => setAt(world, '01', settings),
});
const event = (make: (timestamp: string) => unknown): Act => ({
  says: JSON.stringify(make('')),
  play: (world) => world.post(make(world.now())),
});
const pause: Act = {
  says: 'the stream runs',
  play: (world) => world.run(),
};
const sweep: Act = { says: 'the sweep runs', play: sweepPlans };

const { email, ...noMail } = driver;
const who = fc.constantFrom(...PEOPLE);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(
      who,
      fc.constantFrom<Partial<Contact>>(
        { email: undefined },
        { email: 'new@example.com' },
        { phone: '+491713920055', phoneIsMobile: true },
        { phone: undefined, phoneIsMobile: undefined },
        { preferredChannel: 'sms' },
        { preferredChannel: 'email' },
        { firstName: 'Georg' },
        { language: 'nl' },
      ),
    )
    .map(([id, wanted]) => person(id, wanted)),
  fc
    .tuple(
      who,
      fc.constantFrom('granted' as const, 'withdrawn' as const),
      fc.constantFrom('email' as const, 'sms' as const, 'all' as const),
    )
    .map(([id, decision, channel]) => decide(id, decision, channel)),
  fc.tuple(who, fc.boolean()).map(([id, isBlocked]) => block(id, isBlocked)),
  fc
    .tuple(fc.constantFrom('on' as const, 'off' as const, 'shadow' as const), fc.subarray([...ALL.purposes]))
    .map(([mode, purposes]) => set({ automation: { mode, holdFirst: 0, purposes } })),
  fc.constantFrom(
    set({ quietHours: { from: '09:30', to: '20:00' } }),
    set({ quietHours: { from: '08:00', to: '21:00' } }),
    set({ sms: { provider: 'bulkgate', sender: 'Muster' } }),
    set({ sms: null }),
    set({ email: null }),
    set({ email: { from: 'service@muster.example', name: 'BMW Muster' } }),
    event((at) => upserted(at, { startsAt: '2026-12-02T11:00:00+01:00' })),
    event((at) => upserted(at, {}, { contact: noMail, contacts: [owner] })),
    event((at) => upserted(at, {}, { contact: { ...driver, firstName: 'Jörg', email } })),
    event((at) => orderStatus('confirmed', at)),
    event((at) => payment('payment.due', at)),
    pause,
    sweep,
  ),
);

const firstPlan = async (world: World): Promise<string[]> => {
  const visit = (await visits.get(world.memory, { visitId: visitIdOf(world) }))!;
  const location = (await world.deps.findLocation(visit))!;
  const now = world.now();
  const people = await gatherPeople(world.deps, { visit, location, now });
  return planMessages(visit, people, { location, ladderSeconds: world.deps.ladderSeconds }, now)
    .flatMap((wish) =>
      wish.want === 'message'
        ? [describeOne(wish.key, wish.person.contact, wish.time.dueAt, toKept(wish.variables))]
        : [],
    )
    .toSorted();
};
const visitIdOf = (world: World): string =>
  String([...world.memory.items.values()].find(({ entity }) => entity === 'visit')?.['visitId']);
const describeOne = (
  key: string | undefined,
  { contactId, language }: Pick<Contact, 'contactId' | 'language'>,
  dueAt: string,
  variables: Record<string, string>,
): string => [key, contactId, language, dueAt, ...Object.entries(variables).flat().toSorted()].join(' ');
const unsentIn = (world: World): string[] =>
  world
    .messages()
    .filter(isUnsent)
    .map((message) => describeOne(message.plan?.key, message, message.dueAt, message.variables))
    .toSorted();

describe('B4 S1.26 S1.30 any changes of people, settings and the visit', () => {
  it(
    'lead to the plan that would be made now, and once more changes nothing',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
          const world = await settled(ALL, { sms: { provider: 'bulkgate', sender: 'Muster' } });
          world.time = Date.parse('2026-11-24T22:00:00.000Z');
          await world.send(upserted(world.now(), {}, { contacts: [owner] }));
          for (const { play } of acts) {
            world.time += 1000;
            await play(world);
          }
          world.time += 1000;
          await setAt(world, '01', { automation: { ...ALL, purposes: ALL.purposes.slice(0, -1) } });
          await world.run();
          await sweepPlans(world);
          const says = acts.map((one) => one.says).join('\n');
          expect(world.sent, says).toEqual([]);
          expect(unsentIn(world), says).toEqual(await firstPlan(world));
          const before = versionsIn(world);
          const cause = { partnerId: 'x', eventId: 'once-more' };
          await reconcileMessages(world.deps, { visitId: visitIdOf(world), cause });
          await sweepPlans(world);
          expect(versionsIn(world), says).toEqual(before);
          // Each has the schedule of its time, where that is near enough; one too many ends by itself.
          for (const message of world.messages().filter(isUnsent))
            if (message.dueAt < '2026-12-01T22')
              expect(world.schedules.get(scheduleName(message))?.at, says).toBe(message.dueAt);
        }),
        { numRuns: 60 },
      );
    },
  );
});
