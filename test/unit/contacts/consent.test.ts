import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Consent,
  type ConsentChange,
  consentRefusal,
  withDecision,
} from '../../../shared/contacts/consent.ts';
import {
  kindOf,
  type Markable,
  type OptOutMark,
  withOptOut,
  withoutOptOut,
} from '../../../shared/contacts/opt-out-mark.ts';
import { CHANNELS } from '../../../shared/dealers/settings.ts';

const instants = fc.integer({ min: 0, max: 9 }).map((second) => `2026-11-24T10:00:0${second}.000Z`);
const changes: fc.Arbitrary<ConsentChange> = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  purpose: fc.constantFrom('service', 'marketing'),
  decision: fc.constantFrom('granted', 'withdrawn'),
  at: instants,
  source: fc.constantFrom('preference-page', 'phone', 'whatsapp-preference'),
});
const after = (all: readonly ConsentChange[]): Consent =>
  all.reduce<Consent>((consent, change) => withDecision(consent, change), {});

describe('what may be sent', () => {
  it('B5 nothing but a yes for the channel lets an offer out; a service message goes until it is declined', () => {
    fc.assert(
      fc.property(fc.array(changes), fc.constantFrom(...CHANNELS), (all, channel) => {
        const facts = { contact: { consent: after(all) }, addressStates: [] };
        const said = all.filter((change) => change.channel === channel);
        const hasYes = said.some(
          ({ purpose, decision }) => purpose === 'marketing' && decision === 'granted',
        );
        const hasNo = said.some(({ purpose, decision }) => purpose === 'service' && decision === 'withdrawn');
        const offer = consentRefusal(facts, channel, 'marketing');
        if (!hasYes) expect(offer).toBe('no_marketing_consent');
        if (!hasNo) expect(consentRefusal(facts, channel, 'service')).toBeUndefined();
      }),
    );
  });

  it('B5 does not depend on the order in which decisions become known: the newest counts, of two at once the stricter', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const shuffled = all
          .map((change) => ({ change, rank: Number(dice.next().value) }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ change }) => change);
        for (const channel of CHANNELS)
          for (const purpose of ['service', 'marketing'] as const)
            expect(after(shuffled)[channel]?.[purpose]?.decision).toBe(
              after(all)[channel]?.[purpose]?.decision,
            );
      }),
    );
  });

  it('B5 S2.55 a STOP at any address, and a block, stop everything, whatever was agreed to', () => {
    fc.assert(
      fc.property(fc.array(changes), fc.constantFrom(...CHANNELS), (all, channel) => {
        const consent = after(all);
        for (const purpose of ['service', 'marketing'] as const) {
          const stopped = { contact: { consent }, addressStates: [{}, { optOut: {} }] };
          expect(consentRefusal(stopped, channel, purpose)).toBe('opted_out');
          const blocked = { contact: { consent, blocked: {} }, addressStates: [{ optOut: {} }] };
          expect(consentRefusal(blocked, channel, purpose)).toBe('communication_blocked');
        }
      }),
    );
  });

  it('B5 a stop of advertising in WhatsApp ends what was agreed to before it, for WhatsApp alone', () => {
    const yes = (at: string) => ({
      marketing: { decision: 'granted' as const, at, source: 'phone' as const },
    });
    const of = (at: string, channel: 'whatsapp' | 'email') =>
      consentRefusal(
        {
          contact: { consent: { whatsapp: yes(at), email: yes(at) } },
          addressStates: [{ marketingStop: { at: '2026-11-24T10:00:05.000Z' } }],
        },
        channel,
        'marketing',
      );
    expect(of('2026-11-24T10:00:04.000Z', 'whatsapp')).toBe('no_marketing_consent');
    expect(of('2026-11-24T10:00:05.000Z', 'whatsapp')).toBe('no_marketing_consent');
    expect(of('2026-11-24T10:00:06.000Z', 'whatsapp')).toBeUndefined();
    expect(of('2026-11-24T10:00:04.000Z', 'email')).toBeUndefined();
  });
});

describe('opt-outs', () => {
  const marks: fc.Arbitrary<OptOutMark> = fc.record(
    {
      at: instants,
      channel: fc.constantFrom('whatsapp', 'email'),
      word: fc.constantFrom('stop', 'unsubscribe', 'complaint', 'recorded', 'preferences'),
      from: fc.constantFrom('other', 'third'),
    },
    { requiredKeys: ['at', 'channel', 'word'] },
  );

  it('B5 saying it again, in whatever way, never loosens it', () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1 }), (all) => {
        let state: Markable = {};
        for (const mark of all) {
          const before = state.optOut;
          state = withOptOut(state, mark);
          expect(state.optOut).toBeDefined();
          if (before && kindOf(before) === 'complaint' && before.from === undefined)
            expect(state.optOut).toEqual(before);
        }
      }),
    );
  });

  it('B5 START takes back what STOP said at the same place, and nothing else: no complaint, no link, no record of the staff', () => {
    fc.assert(
      fc.property(marks, instants, (mark, at) => {
        const state = withoutOptOut({ optOut: mark }, { by: 'keyword', at, origin: 'here' }, 'here');
        const isTaken = kindOf(mark) === 'keyword' && at >= mark.at;
        expect(state.optOut === undefined).toBe(isTaken);
        const elsewhere = withoutOptOut({ optOut: mark }, { by: 'keyword', at, origin: 'elsewhere' }, 'here');
        expect(elsewhere.optOut).toEqual(mark);
      }),
    );
  });

  it('B5 a STOP that a vendor delivers once more after START is known again', () => {
    const stop = { at: '2026-11-24T10:00:01.000Z', channel: 'sms', word: 'stop', cause: 'c1' };
    const stopped = withOptOut<Markable>({}, stop);
    const started = withoutOptOut(
      stopped,
      { by: 'keyword', at: '2026-11-24T10:00:05.000Z', origin: 'here' },
      'here',
    );
    expect(withOptOut(started, stop).optOut).toBeUndefined();
    // Where the vendor tells no time, the arrival is taken: the cause still tells.
    expect(withOptOut(started, { ...stop, at: '2026-11-24T10:00:09.000Z' }).optOut).toBeUndefined();
    expect(
      withOptOut(started, { ...stop, at: '2026-11-24T10:00:09.000Z', cause: 'c2' }).optOut,
    ).toBeDefined();
  });
});
