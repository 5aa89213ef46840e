import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTOMATED_PURPOSES } from '../../../shared/dealers/automation.ts';
import { diffPlan, type Existing, type PlanDiff } from '../../../shared/planning/plan-diff.ts';
import type { Wanted, WantedMessage } from '../../../shared/planning/plan-messages.ts';

const people = ['ct-a', 'ct-b'];
const times = ['2026-11-24T10:00:00.000Z', '2026-11-25T10:00:00.000Z', '2026-11-26T10:00:00.000Z'];
const personOf = (contactId: string): WantedMessage['person'] => ({
  role: 'driver',
  contact: { contactId, dealerId: 'd', externalIds: [], language: 'de', sourceTimestamp: '' },
  // What decides whether somebody can be reached is decided before the diff.
  facts: {} as WantedMessage['person']['facts'],
});
const contentOf = ({ variables }: WantedMessage): string => variables['text'] ?? '';

const wishOf = (purpose: (typeof AUTOMATED_PURPOSES)[number]) =>
  fc
    .record({
      want: fc.constantFrom('message', 'message', 'skipped', 'none'),
      occasion: fc.constantFrom('1', '2'),
      contactId: fc.constantFrom(...people),
      dueAt: fc.constantFrom(...times),
      text: fc.constantFrom('x', 'y'),
      reason: fc.constantFrom('too_late' as const, 'no_channel' as const),
    })
    .map(({ want, occasion, contactId, dueAt, text, reason }): Wanted => {
      const base = { key: `${purpose}:${occasion}`, purpose };
      if (want === 'none') return { ...base, want: 'none', why: 'visit_finished' };
      if (want === 'skipped') return { ...base, want: 'skipped', reason, tell: 'nobody' };
      const time = { dueAt, sendUntil: '2026-12-01T00:00:00.000Z' };
      const person = personOf(contactId);
      return {
        ...base,
        want: 'message',
        person,
        role: 'driver',
        since: times[0]!,
        time,
        variables: { text },
      };
    });
const PURPOSES = ['reminder-start', 'payment-due'] as const;
const wishes = fc.tuple(...PURPOSES.map(wishOf));

const messages = fc
  .uniqueArray(
    fc.record({
      purpose: fc.constantFrom(...PURPOSES),
      occasion: fc.constantFrom('1', '2'),
      contactId: fc.constantFrom(...people),
      round: fc.integer({ min: 0, max: 2 }),
      dueAt: fc.constantFrom(...times),
      content: fc.constantFrom('x', 'y'),
      state: fc.constantFrom<Existing['state'][]>(
        'missing',
        'unsent',
        'sending',
        'sent',
        'failed',
        'withdrawn',
      ),
      statusReason: fc.constantFrom('visit_finished', 'deleted by staff'),
      isMovedOn: fc.boolean(),
      isOurs: fc.boolean(),
    }),
    {
      maxLength: 5,
      selector: ({ purpose, occasion, contactId, round }) => `${purpose}${occasion}${contactId}${round}`,
    },
  )
  .map((all) =>
    all.map(({ occasion, ...message }): Existing => ({
      ...message,
      // Only the plan names what was not made.
      isOurs: message.isOurs || message.state === 'missing',
      key: `${message.purpose}:${occasion}`,
      messageId: `${message.purpose}:${occasion}/${message.contactId}/${message.round}`,
      sendUntil: '2026-12-01T00:00:00.000Z',
    })),
  );

const idOf = ({ key, round, wanted }: PlanDiff['add'][number]): string =>
  `${key}/${wanted.person.contact.contactId}/${round}`;

/** The messages after the diff was applied, when nobody else was there. */
const apply = (existing: readonly Existing[], diff: PlanDiff): Existing[] => {
  const made = diff.add.map((added): Existing => ({
    messageId: idOf(added),
    key: added.key,
    purpose: added.purpose,
    contactId: added.wanted.person.contact.contactId,
    round: added.round,
    dueAt: added.wanted.time.dueAt,
    sendUntil: added.wanted.time.sendUntil,
    isMovedOn: false,
    content: contentOf(added.wanted),
    state: 'unsent',
    isOurs: true,
  }));
  const names = new Set(made.map(({ messageId }) => messageId));
  const rest = existing
    .filter(({ messageId }) => !names.has(messageId))
    .map((message): Existing => {
      const gone = diff.withdraw.find(({ messageId }) => messageId === message.messageId);
      if (gone) return { ...message, state: 'withdrawn', statusReason: gone.reason };
      const moved = diff.move.find(({ messageId }) => messageId === message.messageId);
      return moved
        ? { ...message, ...moved.wanted.time, isMovedOn: false, content: contentOf(moved.wanted) }
        : message;
    });
  return [...rest, ...made];
};

describe('the difference between what is wanted and what is there', () => {
  it('S1.30 applied once, there is none', () => {
    fc.assert(
      fc.property(wishes, messages, (wanted, existing) => {
        const after = apply(existing, diffPlan(wanted, existing, contentOf));
        const { withdraw, move, add } = diffPlan(wanted, after, contentOf);
        expect({ withdraw, move, add }).toEqual({ withdraw: [], move: [], add: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('S1.23 S1.30 what is claimed, sent, final or somebody else’s is kept, and everything is accounted for once', () => {
    fc.assert(
      fc.property(wishes, messages, (wanted, existing) => {
        const diff = diffPlan(wanted, existing, contentOf);
        const touched = [...diff.withdraw, ...diff.move].map(({ messageId }) => messageId);
        const kept = diff.keep.map(({ messageId }) => messageId);
        for (const message of existing) {
          const mayChange = message.isOurs && (message.state === 'unsent' || message.state === 'missing');
          if (!mayChange) expect(kept).toContain(message.messageId);
        }
        const again = diff.add.map(idOf).filter((id) => existing.some(({ messageId }) => messageId === id));
        expect([...touched, ...kept, ...again].toSorted()).toEqual(
          existing.map(({ messageId }) => messageId).toSorted(),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('S1.21 what staff deleted is not planned anew; what the plan took back itself is, as another message', () => {
    const person = personOf('ct-a');
    const time = { dueAt: times[0]!, sendUntil: times[1]! };
    const base = { key: 'payment-due:1', purpose: 'payment-due' as const, person, variables: {} };
    const wish: Wanted = { ...base, want: 'message', role: 'driver', since: times[0]!, time };
    const gone = (statusReason: string): Existing => ({
      messageId: 'm',
      key: 'payment-due:1',
      purpose: 'payment-due',
      contactId: 'ct-a',
      round: 0,
      dueAt: times[0]!,
      isMovedOn: false,
      content: '',
      state: 'withdrawn',
      statusReason,
      isOurs: true,
    });
    expect(diffPlan([wish], [gone('deleted by staff')], contentOf).add).toEqual([]);
    expect(diffPlan([wish], [gone('visit_cancelled')], contentOf).add).toMatchObject([{ round: 1 }]);
  });

  it('S2.11 never two messages on their way for one occasion that the plan made', () => {
    fc.assert(
      fc.property(wishes, messages, (wanted, existing) => {
        const one = existing.filter(
          (message, index) => existing.findIndex(({ key }) => key === message.key) === index,
        );
        const after = apply(one, diffPlan(wanted, one, contentOf));
        for (const { key } of after) {
          const live = after.filter((message) => message.key === key && message.state !== 'withdrawn');
          expect(live.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
