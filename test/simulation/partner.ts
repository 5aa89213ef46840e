import { hash } from 'node:crypto';
import { acceptEvent } from '../../shared/events/accept-event.ts';
import type { Deployment } from './deployment.ts';
import type { Doors } from './doors.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BLOCK_BYTES = 64;
const key = Buffer.concat([Buffer.from(SECRET.slice('whsec_'.length), 'base64')], BLOCK_BYTES);
const [inner, outer] = [0x36, 0x5c].map((pad) => key.map((byte) => byte ^ pad));

/** HMAC-SHA256 as RFC 2104 has it. What checks it is Node's: the two hold each other to the standard, and this is quicker. */
const hmac = (text: string): string => {
  const within = hash('sha256', Buffer.concat([inner!, Buffer.from(text)]), 'buffer');
  return hash('sha256', Buffer.concat([outer!, within]), 'base64');
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The schedule of Svix, which partners follow. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];

type Signed = { id: string; body: string; timestamp: string; signature: string };

/** A system that tells us what happens in the workshop, by signed webhooks; its clock may be off. */
export class PartnerSystem {
  readonly partnerId: string;
  readonly #deployment: Deployment;
  readonly #doors: Doors;
  readonly #skewMs: number;
  #number = 0;

  constructor(deployment: Deployment, doors: Doors, partnerId: string, skewSeconds: number) {
    this.#deployment = deployment;
    this.#doors = doors;
    this.partnerId = partnerId;
    this.#skewMs = skewSeconds * 1000;
  }

  /** The time by the partner's own clock. */
  now = (): string => new Date(this.#deployment.time.ms + this.#skewMs).toISOString();

  /** Tells of an event until it is taken. */
  tell(type: string, data: Record<string, unknown>): void {
    const { faults, dice, time } = this.#deployment;
    const id = `msg_${this.partnerId}_${(this.#number += 1)}`;
    const body = JSON.stringify({ type, timestamp: this.now(), data });
    this.#post(id, body, PAUSES);
    if (faults.happens('webhook sent twice'))
      time.after(dice.spread(1, HOUR), () => this.#post(id, body, PAUSES));
    if (faults.happens('webhook replayed')) {
      const old = this.#sign(id, body);
      time.after(dice.spread(MINUTE, 24 * HOUR), () => this.#deliver(old));
    }
    if (faults.happens('webhook forged')) this.#deliver({ ...this.#sign(id, `${body} `), body });
    if (faults.happens('webhook id reused'))
      time.after(dice.spread(MINUTE, 24 * HOUR), () =>
        this.#deliver(this.#sign(id, body.replace('"timestamp"', '"other":1,"timestamp"'))),
      );
  }

  #sign(id: string, body: string): Signed {
    const timestamp = String(Math.floor((this.#deployment.time.ms + this.#skewMs) / 1000));
    const signature = `v1,${hmac(`${id}.${timestamp}.${body}`)}`;
    return { id, body, timestamp, signature };
  }

  /** A repetition has the same id and body, and a fresh timestamp. */
  #post(id: string, body: string, pauses: readonly number[]): void {
    this.#deliver(this.#sign(id, body), (status) => {
      const [pause, ...rest] = pauses;
      if (pause === undefined || (status < 500 && status !== 429)) return;
      this.#deployment.time.after(pause, () => this.#post(id, body, rest));
    });
  }

  #deliver(
    { id, body, timestamp, signature }: Signed,
    answered: (status: number) => void = () => undefined,
  ): void {
    const { witness, faults } = this.#deployment;
    const seconds = Number(timestamp) + (faults.happens('clock skewed') ? -400 : 0);
    this.#doors.call(
      'partner-api/accept-event',
      async ({ table, now, findPartner }) => {
        // The signature is checked first; what is stored seconds later was in time all the same.
        const checkedAt = this.#deployment.time.ms;
        const accepted = await acceptEvent(
          { table, now, findPartner, signingSecrets: () => Promise.resolve([SECRET]) },
          {
            partnerId: this.partnerId,
            rawBody: Buffer.from(body),
            headers: { id, timestamp: String(seconds), signature },
          },
        );
        witness.webhookTaken(seconds, checkedAt);
        return accepted;
      },
      ({ status }) => answered(status),
    );
  }
}
