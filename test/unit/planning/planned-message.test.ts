import { describe, expect, it } from 'vitest';
import type { Message } from '../../../shared/messaging/message.ts';
import { isFoundByTime } from '../../../shared/messaging/message-store.ts';
import { existingOf } from '../../../shared/planning/existing-messages.ts';
import { movedByPlan } from '../../../shared/planning/planned-message.ts';
import { PLANNED } from '../../support/planned-message.ts';

const planned: Message = {
  ...PLANNED,
  purpose: 'payment-due',
  variables: { starts: '2026-12-01T08:30:00.000Z' },
  dueAt: PLANNED.createdAt,
  sendUntil: '2026-11-25T10:00:00.000Z',
  plan: { key: 'payment-due', round: 0, revision: 1 },
};
/** Its ladder ended without a copy that left, and gave it the next window. */
const movedOn: Message = {
  ...planned,
  dueAt: '2026-11-25T10:00:00.000Z',
  sendUntil: '2026-11-26T10:00:00.000Z',
  timing: { why: 'next_opening' },
  moves: 1,
};
const mark = { key: 'payment-due', round: 0, revision: 2 };
const fresh: Message = { ...planned, variables: { starts: '2026-12-02T08:30:00.000Z' } };

describe('a message that its ladder moved to a later window', () => {
  it('S1.31 gets the content of the plan and keeps its window: the start of the one before is used up', () => {
    const next = movedByPlan(movedOn, mark, fresh);
    expect(next).toMatchObject({
      variables: fresh.variables,
      plan: mark,
      dueAt: movedOn.dueAt,
      sendUntil: movedOn.sendUntil,
      timing: movedOn.timing,
      moves: 1,
    });
    // Without that no sweep would find it.
    expect(next && isFoundByTime(next)).toBe(true);
  });

  it('S1.24 S1.31 keeps its time also where staff had it sent again', () => {
    const { moves: _moves, ...rest } = movedOn;
    const again: Message = {
      ...rest,
      attempts: [{ channel: 'sms', number: 1, status: 'released', at: planned.dueAt }],
      retry: { at: movedOn.dueAt, count: 1, after: 1 },
    };
    expect(movedByPlan(again, mark, fresh)).toMatchObject({
      variables: fresh.variables,
      dueAt: movedOn.dueAt,
      attempts: again.attempts,
      retry: again.retry,
    });
    expect(existingOf(again, 'key')).toMatchObject({ isMovedOn: true });
  });

  it('is moved on by a plan for later still', () => {
    const later = { ...fresh, dueAt: '2026-11-27T10:00:00.000Z', sendUntil: '2026-11-28T10:00:00.000Z' };
    const next = movedByPlan(movedOn, mark, later);
    expect(next).toMatchObject({ dueAt: later.dueAt, sendUntil: later.sendUntil });
    expect(next?.moves).toBeUndefined();
  });
});

describe('a message that is due at once and has not started', () => {
  it('S1.19 is found by the sweep where a plan made it: its event may come again when the automation is off', () => {
    expect(isFoundByTime(planned)).toBe(true);
    expect(isFoundByTime({ ...planned, status: 'held' })).toBe(false);
  });

  it('needs no entry in the index where a rule made it: its event comes again until it has started', () => {
    const { plan: _plan, ...ofRule } = planned;
    expect(isFoundByTime(ofRule)).toBe(false);
    expect(isFoundByTime({ ...ofRule, dueAt: '2026-11-24T10:00:01.000Z' })).toBe(true);
  });
});
