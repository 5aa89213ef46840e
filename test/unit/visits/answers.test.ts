import { describe, expect, it } from 'vitest';
import { answersOf, countAnswers, withHandled, withShared } from '../../../shared/visits/answers.ts';

const done = { at: '2026-11-24T12:00:00.000Z', by: 'anna' };
const choice = (code: string, decision: 'accepted' | 'declined' | 'contact_me') => ({
  code,
  name: code,
  decision,
});
const planned = [{ code: 'OIL', name: 'Oil' }, { name: 'Wheels' }];

describe('what the customer answered', () => {
  it('S2.52 is open, but for what leaves the work as it was planned', () => {
    const services = [
      choice('OIL', 'accepted'),
      choice('Wheels', 'accepted'),
      choice('OIL', 'declined'),
      choice('WIPERS', 'accepted'),
      choice('BRAKES', 'contact_me'),
      choice('TYRES', 'declined'),
    ];
    const answers = answersOf({ services, remarks: 'It squeaks' }, planned, 'entry');
    expect(answers).toEqual({
      entryId: 'entry',
      items: [
        { id: 's1', asPlanned: true },
        { id: 's2', asPlanned: true },
        { id: 's3' },
        { id: 's4' },
        { id: 's5' },
        { id: 's6', asPlanned: true },
        { id: 'r1' },
      ],
    });
    expect(countAnswers(answers)).toEqual({ open: 4, handled: 3 });
  });

  it('S2.52 asks for nothing where the customer said nothing, or answered before this was kept', () => {
    expect(countAnswers(answersOf({ services: [] }, planned, 'entry'))).toEqual({ open: 0, handled: 0 });
    expect(countAnswers(undefined)).toEqual({ open: 0, handled: 0 });
  });

  it('S2.52 is handled and open again one by one or all at once, and a second time changes nothing', () => {
    const answers = answersOf({ services: [choice('OIL', 'accepted')], remarks: 'Hm' }, planned, 'entry');
    const all = withHandled(answers, { id: 'all', isDone: true, done });
    expect(all?.changed).toEqual(['r1']);
    expect(all?.answers.items).toEqual([
      { id: 's1', asPlanned: true },
      { id: 'r1', handled: done },
    ]);
    expect(withHandled(all?.answers, { id: 'r1', isDone: true, done: { ...done, by: 'ben' } })).toEqual({
      answers: all?.answers,
      changed: [],
    });
    const reopened = withHandled(all?.answers, { id: 's1', isDone: false, done });
    expect(reopened?.answers.items[0]).toEqual({ id: 's1' });
    expect(countAnswers(reopened?.answers)).toEqual({ open: 1, handled: 1 });
  });

  it('S2.52 knows no item that there is not', () => {
    const answers = answersOf({ services: [], remarks: 'Hm' }, planned, 'entry');
    expect(withHandled(answers, { id: 's1', isDone: true, done })).toBeUndefined();
    expect(withHandled(undefined, { id: 'all', isDone: true, done })).toBeUndefined();
  });

  it('S2.49 S2.51 is shared with the mechanics and no longer, each once', () => {
    const shared = withShared([], { id: 'r1', isDone: true, done }) ?? [];
    expect(shared).toEqual([{ id: 'r1', ...done }]);
    expect(withShared(shared, { id: 'r1', isDone: true, done: { ...done, by: 'ben' } })).toBe(shared);
    expect(withShared(shared, { id: 'r1', isDone: false, done })).toEqual([]);
    expect(withShared([], { id: 'r1', isDone: false, done })).toEqual([]);
    const full = Array.from({ length: 50 }, (_, index) => ({ id: String(index), ...done }));
    expect(withShared(full, { id: 'r1', isDone: true, done })).toBeUndefined();
  });
});
