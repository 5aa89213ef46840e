import { openLink, recordOpening } from '../../shared/checkin/open-link.ts';
import type { Units } from '../../lib/quota-model.ts';
import { checkInFinished, checkInStart, World } from './world.ts';

/* A journey that we schedule ourselves, in its parts, each counted for itself: what the quota model multiplies. */

export type Ending = 'whatsapp' | 'sms' | 'email';

/** Items that a cold cache reads for each look-up: network, dealer and location are three. */
const ITEMS = { findLocation: 3, findRules: 1, findTemplates: 1, findPartner: 1, findAccount: 1 } as const;

class CountedWorld extends World {
  #lookups = 0;
  #answers = 0;
  #transitionsBefore = 0;
  #sendsBefore = 0;

  constructor() {
    super();
    this.rules = this.rules.map((rule) => ({ ...rule, event: 'appointment.upserted' as const }));
    for (const name of [
      'findLocation',
      'findRules',
      'findTemplates',
      'findPartner',
      'findAccount',
    ] as const) {
      const find = this.deps[name] as (...input: unknown[]) => unknown;
      Object.assign(this.deps, {
        [name]: (...input: unknown[]) => {
          this.#lookups += ITEMS[name];
          return find(...input);
        },
      });
    }
    const { succeed, fail } = this.engine;
    this.engine.succeed = (token) => {
      this.#answers += 1;
      return succeed.call(this.engine, token);
    };
    this.engine.fail = (token, error) => {
      this.#answers += 1;
      return fail.call(this.engine, token, error);
    };
  }

  /** What was used since the last look. */
  part(): Units {
    const transitions = [...this.engine.executions.values()].reduce(
      (sum, { entered }) => sum + entered.length,
      0,
    );
    const units = {
      http: this.counts.http,
      lambda: this.counts.lambda,
      sends: this.sent.length - this.#sendsBefore,
      transitions: transitions - this.#transitionsBefore,
      taskAnswers: this.#answers,
      writes: this.table.writeUnits,
      reads: this.table.readUnits,
      lookups: this.#lookups,
    };
    this.table.reset();
    this.counts.http = 0;
    this.counts.lambda = 0;
    this.#lookups = 0;
    this.#answers = 0;
    this.#transitionsBefore = transitions;
    this.#sendsBefore = this.sent.length;
    return units;
  }
}

const deliver = async (world: World, ending: Ending): Promise<void> => {
  await world.receipt('whatsapp', 'sent');
  if (ending === 'whatsapp') {
    await world.receipt('whatsapp', 'delivered');
    await world.receipt('whatsapp', 'read');
    return;
  }
  await world.advance(1201);
  if (ending === 'sms') await world.receipt('sms', 'delivered');
  else await world.receipt('sms', 'failed', { reason: 'recipient_unreachable', providerCode: '3' });
};

const open = async (world: World): Promise<void> => {
  const token = /[A-Za-z0-9_-]{22}/.exec(
    JSON.stringify(world.sent.at(-1)?.rendered).replace(/^.*(?:\/c\/|"buttonSuffix":")/, ''),
  )?.[0];
  const opened = await openLink(world.deps, token ?? '');
  if (!opened) throw new Error('the link of the message leads nowhere');
  world.counts.http += 1;
  world.counts.lambda += 1;
  await recordOpening(world.deps, opened.visit);
};

/** Plays the journey from the booking to the results. */
export const playParts = async (
  ending: Ending,
): Promise<Record<'booking' | 'delivery' | 'opening' | 'finishing', Units>> => {
  const world = new CountedWorld();
  const { checkin: _checkin, ...appointment } = checkInStart().data;
  await world.send({ type: 'appointment.upserted', timestamp: '2026-11-24T10:00:00Z', data: appointment });
  const booking = world.part();
  const [schedule] = [...world.schedules.values()];
  if (!schedule) throw new Error('the booking planned no invite');
  await world.advance((Date.parse(schedule.at) - world.time) / 1000 + 1);
  await deliver(world, ending);
  const delivery = world.part();
  await open(world);
  const opening = world.part();
  const finished = checkInFinished({ appointment: { id: 'a-0042' } }, new Date(world.time).toISOString());
  await world.send(finished);
  return { booking, delivery, opening, finishing: world.part() };
};
