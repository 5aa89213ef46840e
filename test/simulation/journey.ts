import type { Item } from '../../shared/table/table.ts';
import { Customer } from './customer.ts';
import { Dealers, PARTNERS, rulesOf, savedDealer } from './dealers.ts';
import { Deployment } from './deployment.ts';
import type { Dice } from './dice.ts';
import { Doors } from './doors.ts';
import type { Fault, Faults } from './faults.ts';
import { PartnerSystem } from './partner.ts';
import { MAIN_DEALER, type Plan, type PlannedStep } from './plan.ts';
import type { Violation } from './promises.ts';
import { type DoubleKind, restOf } from './rest.ts';
import type { Machines } from './state-machines.ts';
import { Team } from './team.ts';
import { Vendors } from './vendors.ts';
import { enterVirtualTime, NeverEnds, VirtualTime } from './virtual-time.ts';

export type JourneyInput = {
  plan: Plan;
  dice: Dice;
  faults: Faults;
  machines: Machines;
  trace?: ((line: string) => void) | undefined;
  /** Whether readers of an item share it, which is quicker; default true. */
  sharesItems?: boolean;
};

export type JourneyResult = {
  violations: readonly Violation[];
  faults: ReadonlyMap<Fault, number>;
  /** How each visit ended. */
  ends: readonly string[];
  messages: number;
  /** Of each message of which more than one copy reached the customer: why. */
  doubles: readonly DoubleKind[];
  steps: number;
  /** What stands in the table in the end. */
  items: ReadonlyMap<string, Item>;
};

/** Far more than the worst journey takes; a loop without end gets here within a second. */
const MOST_STEPS = 50_000;

const PHONE = '+4915112345678';
const LANDLINE = '+49893920099';
const CUSTOMER = { firstName: 'Kanarina', lastName: 'Zitronengelb', email: 'kanarina@vogel.example' };
const VEHICLE = { vin: 'WBAKANARIE0012345', licensePlate: 'M-KV 4711', brand: 'BMW', model: 'i4' };
const SLUG = 'slug-of-kanarina';
const SECRETS = [
  'Kanarina',
  'Zitronengelb',
  'kanarina@',
  '15112345678',
  'KANARIE',
  'KV 4711',
  SLUG,
  'task-token-',
];

/** Plays one journey to its very end and says what was broken. */
export const playJourney = async (input: JourneyInput): Promise<JourneyResult> => {
  const { plan, dice, faults, trace, sharesItems = true } = input;
  const time = new VirtualTime(plan.beginsAt);
  const leave = enterVirtualTime(time, dice.fraction);
  try {
    const deployment = new Deployment({
      time,
      dice,
      faults,
      machines: input.machines,
      locations: new Dealers(plan),
      partners: PARTNERS,
      rules: rulesOf(plan),
      secrets: new Set(SECRETS),
      trace,
      sharesItems,
    });
    const { witness } = deployment;
    if (plan.isAutomated) await deployment.table.writeTogether(savedDealer(MAIN_DEALER, time.now()));
    new Cast(deployment, plan).begin();
    try {
      await time.drain(MOST_STEPS);
    } catch (error) {
      if (!(error instanceof NeverEnds)) throw error;
      witness.breaks('everything ends', error.message);
    }
    const rest = restOf(deployment, SECRETS);
    for (const violation of rest.violations) witness.violations.push(violation);
    return {
      violations: witness.violations,
      faults: faults.counts,
      ends: rest.ends,
      messages: rest.messages,
      doubles: rest.doubles,
      steps: time.steps,
      items: deployment.table.items,
    };
  } finally {
    leave();
  }
};

/** What the partner's system tells of. */
type Told = 'start' | 'appointment' | 'cancel' | 'finish' | 'status' | 'payment';

/** Everybody who acts in a journey. */
class Cast {
  readonly #deployment: Deployment;
  readonly #plan: Plan;
  readonly #doors: Doors;
  readonly #partner: PartnerSystem;
  readonly #customer: Customer;
  readonly #team: Team;
  #visitAt: string | undefined;
  #hasNamedNobody = false;

  constructor(deployment: Deployment, plan: Plan) {
    this.#deployment = deployment;
    this.#plan = plan;
    this.#doors = new Doors(deployment);
    this.#visitAt =
      plan.visitAfter === undefined ? undefined : new Date(plan.beginsAt + plan.visitAfter).toISOString();
    this.#partner = new PartnerSystem(deployment, this.#doors, 'tjekvik', plan.skewSeconds);
    this.#customer = new Customer(deployment, this.#doors, plan, PHONE, (dealerId) =>
      this.#tell('finish', dealerId),
    );
    const { time, dice, faults, witness } = deployment;
    deployment.vendors = new Vendors({
      time,
      dice,
      faults,
      witness,
      smsProvider: plan.sms,
      reachOf: (_, channel) => plan.reach[channel],
      report: this.#customer.report,
      arrived: this.#customer.arrived,
    });
    this.#team = new Team(deployment, this.#doors, plan);
  }

  begin(): void {
    for (const step of this.#plan.steps) this.#deployment.time.after(step.after, () => this.#do(step));
  }

  #do({ do: what, dealerId }: PlannedStep): void {
    switch (what) {
      case 'stop':
        return this.#customer.write(dealerId, 'STOP');
      case 'write':
        return this.#customer.write(dealerId, `Kanarina fragt: wann ist ${VEHICLE.licensePlate} fertig?`);
      case 'reschedule':
        if (this.#visitAt !== undefined)
          this.#visitAt = new Date(Date.parse(this.#visitAt) + 3 * 24 * 3600_000).toISOString();
        return this.#tell('start', dealerId);
      case 'erase':
        return this.#team.erase(dealerId);
      case 'settings':
        return this.#team.changeSettings(dealerId);
      case 'move':
        if (this.#visitAt === undefined) return;
        this.#visitAt = new Date(Date.parse(this.#visitAt) + 26 * 3600_000).toISOString();
        return this.#tell('appointment', dealerId);
      case 'start':
      case 'appointment':
      case 'cancel':
      case 'finish':
      case 'status':
      case 'payment':
        return this.#tell(what, dealerId);
    }
  }

  #tell(what: Told, dealerId: string): void {
    const place = { dealerId, locationId: '01' };
    const services = [{ code: 'OIL', name: 'Service' }];
    const appointment = { id: 'a-1', ...(this.#visitAt ? { startsAt: this.#visitAt } : {}), services };
    const contact = this.#contact();
    const vehicle = VEHICLE;
    switch (what) {
      case 'start':
        return this.#partner.tell('checkin.start', {
          ...place,
          checkin: { id: 'c-1', slug: SLUG },
          appointment,
          vehicle,
          contact,
        });
      case 'appointment':
        return this.#partner.tell('appointment.upserted', { ...place, appointment, vehicle, contact });
      case 'cancel':
        return this.#partner.tell('appointment.cancelled', { ...place, appointment: { id: 'a-1' } });
      case 'status':
        return this.#partner.tell('service.status', {
          ...place,
          appointment: { id: 'a-1' },
          status: this.#plan.beginsAt % 2 === 0 ? 'in_progress' : 'finished',
        });
      case 'payment':
        return this.#partner.tell('payment.due', {
          ...place,
          appointment: { id: 'a-1' },
          payment: { amount: 249.9, currency: 'EUR', url: 'https://pay.example/1' },
        });
      case 'finish':
        return this.#partner.tell('checkin.finished', {
          ...place,
          checkin: { id: 'c-1' },
          appointment: { id: 'a-1' },
          contact,
          finishedAt: this.#partner.now(),
          results: { services: [{ code: 'OIL', name: 'Service', decision: 'accepted' }] },
        });
    }
  }

  #contact(): Record<string, string> | undefined {
    const { hasMobile, hasEmail, language, namesNobodyFirst } = this.#plan;
    if (namesNobodyFirst && !this.#hasNamedNobody) {
      this.#hasNamedNobody = true;
      return undefined;
    }
    const { email, ...names } = CUSTOMER;
    return {
      externalId: '0815',
      ...names,
      language,
      mobile: hasMobile ? PHONE : LANDLINE,
      ...(hasEmail ? { email } : {}),
    };
  }
}
