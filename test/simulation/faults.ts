import type { Dice } from './dice.ts';

/** What can go wrong at one call of an AWS service. */
export type CallFault =
  /** Refused before it had an effect. */
  | 'throttled'
  /** Nobody answered, and nothing happened. */
  | 'lost before'
  /** Nobody answered, and it happened all the same. */
  | 'lost after'
  /** It happened, the answer was lost, and the SDK's own second try met what the first had done. */
  | 'repeated by the SDK'
  | 'slow'
  /** The function ends here; nobody hears of it. */
  | 'crash before'
  | 'crash after';

/** What can go wrong around the calls. */
export type WorldFault =
  | 'stale read'
  | 'lost race'
  | 'stream delivers twice'
  | 'stream gives up'
  | 'function not started'
  | 'failure not told'
  | 'schedule fires twice'
  | 'schedule fires late'
  | 'schedule lost'
  | 'schedule removal lost'
  | 'vendor throttles'
  | 'vendor refuses the connection'
  | 'vendor fails'
  | 'vendor hangs'
  | 'vendor outage'
  | 'receipt missing'
  | 'receipt repeated'
  | 'receipt late'
  | 'receipt corrupted'
  | 'webhook sent twice'
  | 'webhook replayed'
  | 'webhook id reused'
  | 'webhook forged'
  | 'clock skewed';

export type Fault = CallFault | WorldFault;

/** A call that a fault may hit. */
export type PortCall = {
  /** Such as `table.write`. */
  port: string;
  /** A vendor is called once, whatever happens; the SDK calls AWS again by itself. */
  kind: 'read' | 'write' | 'vendor';
};

/** Who says what goes wrong: dice, a list, or nobody. */
export type Faults = {
  /** Counted from 0 over the whole journey. */
  atCall(call: PortCall): CallFault | undefined;
  /** Whether this happens now. */
  happens(fault: WorldFault): boolean;
  readonly counts: Map<Fault, number>;
  /** All of them together. */
  readonly total: number;
};

const CALL_WEIGHTS: Record<CallFault, number> = {
  throttled: 22,
  'lost before': 18,
  'lost after': 18,
  'repeated by the SDK': 10,
  slow: 16,
  'crash before': 8,
  'crash after': 8,
};

/** A read has no effect that could be lost or met again. */
const CAN_BE: Record<PortCall['kind'], (fault: CallFault) => CallFault> = {
  read: (fault) => (fault === 'lost after' || fault === 'repeated by the SDK' ? 'lost before' : fault),
  write: (fault) => fault,
  vendor: (fault) => (fault === 'repeated by the SDK' ? 'lost after' : fault),
};

/** Not all as likely as a failing call: an outage of hours is rarer than a lost packet. */
const SHARE: Partial<Record<WorldFault, number>> = {
  'stream gives up': 0.1,
  'function not started': 0.3,
  'schedule lost': 0.2,
  'vendor outage': 0.1,
  'webhook replayed': 0.5,
  'webhook id reused': 0.5,
  'webhook forged': 0.3,
};

/** Each call and each occasion fails with the probability of the profile. */
export class RandomFaults implements Faults {
  readonly counts = new Map<Fault, number>();
  total = 0;
  readonly #dice: Dice;
  readonly #rate: number;
  readonly #never: ReadonlySet<Fault>;

  constructor(dice: Dice, percent: number, never: ReadonlySet<Fault> = new Set()) {
    this.#dice = dice;
    this.#rate = percent / 100;
    this.#never = never;
  }

  atCall({ kind }: PortCall): CallFault | undefined {
    if (!this.#dice.chance(this.#rate)) return undefined;
    return this.#count(CAN_BE[kind](this.#dice.weighted(CALL_WEIGHTS)));
  }

  happens(fault: WorldFault): boolean {
    if (this.#never.has(fault) || !this.#dice.chance(this.#rate * (SHARE[fault] ?? 1))) return false;
    this.#count(fault);
    return true;
  }

  #count<F extends Fault>(fault: F): F {
    this.total += 1;
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
    return fault;
  }
}

/** One fault at one call, nothing else: the sweep over all crash points. Without one it counts the calls. */
export class OneFault implements Faults {
  readonly counts = new Map<Fault, number>();
  total = 0;
  /** The calls so far, by name. */
  readonly calls: string[] = [];
  readonly #at: number | undefined;
  readonly #fault: CallFault | undefined;

  constructor(at?: number, fault?: CallFault) {
    this.#at = at;
    this.#fault = fault;
  }

  atCall({ port }: PortCall): CallFault | undefined {
    this.calls.push(port);
    if (this.#fault === undefined || this.calls.length - 1 !== this.#at) return undefined;
    this.counts.set(this.#fault, 1);
    this.total = 1;
    return this.#fault;
  }

  happens(): boolean {
    return false;
  }
}
