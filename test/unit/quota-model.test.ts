import { describe, expect, it } from 'vitest';
import {
  COUNTED,
  LARGEST_DAY,
  loadsAt,
  MOST_USE,
  neededFor,
  RAISE_BEFORE,
  RUNNING,
  spreadSeconds,
  SHARDS,
  useOf,
} from '../../lib/quota-model.ts';
import { QUOTAS } from '../../lib/quotas.ts';
import { stageConfig } from '../../lib/stage-config.ts';
import { EVENT_SHARDS } from '../../shared/events/event.ts';
import { DUE_SHARDS } from '../../shared/messaging/message-store.ts';
import { WARM } from '../support/aws-prices.ts';
import { type Ending, playParts } from '../support/journey-parts.ts';

/* 10,000 dealers with 40 visits a day in one zone, on paper: what our own code uses, times the journeys, against quotas. */

const prod = stageConfig({ stage: 'prod' });
const loads = loadsAt(LARGEST_DAY, prod);
const raised = new Set(RAISE_BEFORE.map(({ load }) => load));

describe('what a journey uses', () => {
  it.each<Ending>(['whatsapp', 'sms', 'email'])(
    'that ends by %s is what the model multiplies',
    async (ending) => {
      const { booking, opening, finishing } = COUNTED;
      expect(await playParts(ending)).toEqual({ booking, delivery: COUNTED[ending], opening, finishing });
    },
  );

  it('the model’s other numbers are those of the code', () => {
    expect(SHARDS).toEqual({ unprocessed: EVENT_SHARDS, due: DUE_SHARDS });
    const { whatsAppCopies, smsCopies, mailCopies, snsPace, mailPace } = QUOTAS;
    const { whatsapp, sms, email } = prod.pace;
    expect([whatsAppCopies.value, smsCopies.value, mailCopies.value]).toEqual([
      whatsapp.copies,
      sms.copies,
      email.copies,
    ]);
    expect([snsPace.value, mailPace.value]).toEqual([sms.perSecond, email.perSecond]);
    expect(QUOTAS.stageRequests.value).toBe(prod.throttle.rate);
    expect(RUNNING.send * 1000).toBe(WARM.send.milliseconds);
    expect(RUNNING.other * 1000).toBe(
      Math.max(WARM.door.milliseconds, WARM.event.milliseconds, WARM.state.milliseconds),
    );
    expect(QUOTAS.streamEvents.value).toBe(Math.floor((4 * 4) / (WARM.event.milliseconds / 1000)));
    expect(Object.values(LARGEST_DAY.share).reduce((sum, part) => sum + part)).toBeCloseTo(1);
  });

  it('invites are spread over the window without the ladder: 70 minutes on prod', () => {
    expect(spreadSeconds(prod)).toBe(70 * 60);
  });
});

describe('quotas on the largest day', () => {
  it.each(loads.filter(({ id }) => !raised.has(id)))('$id stays within 80 % of $quota', (load) => {
    expect(useOf(load)).toBeLessThanOrEqual(MOST_USE);
  });

  it.each(RAISE_BEFORE)('$load must be raised before, and to $to is enough', ({ load: id, to }) => {
    const load = loads.find((one) => one.id === id);
    expect(load).toBeDefined();
    expect(useOf(load!), 'it needs no raising').toBeGreaterThan(MOST_USE);
    expect(to).toBeGreaterThanOrEqual(neededFor(load!));
    expect(QUOTAS[load!.quota].raisedBy).not.toBe('nobody');
  });

  it('every quota is asked about, and every load has its own name', () => {
    expect(Object.keys(QUOTAS).filter((id) => !loads.some(({ quota }) => quota === id))).toEqual([]);
    expect(new Set(loads.map(({ id }) => id)).size).toBe(loads.length);
  });

  it('without the spreading, the quotas of the evening would break', () => {
    // Seventy times as many in seventy minutes are all of them in one minute.
    const minute = loadsAt({ ...LARGEST_DAY, visitsOfDealer: 40 * 70 }, prod);
    const over = minute.filter((load) => useOf(load) > 1).map(({ id }) => id);
    expect(over).toEqual(expect.arrayContaining(['starts', 'transitions', 'answers', 'writes']));
  });
});
