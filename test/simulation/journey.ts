import { acceptNotification } from '../../shared/conversations/accept-notification.ts';
import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import { type Automation, AUTOMATED_PURPOSES, AUTOMATION_OFF } from '../../shared/dealers/automation.ts';
import { type LocationInForce, locationInForce } from '../../shared/dealers/dealer.ts';
import type { Channel, PartialSettings } from '../../shared/dealers/settings.ts';
import type { SmsProvider } from '../../shared/dealers/sms-providers.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { retryMessage } from '../../shared/planning/retry-message.ts';
import type { Partner } from '../../shared/partners/partner.ts';
import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import type { Item } from '../../shared/table/table.ts';
import { Customer } from './customer.ts';
import { Deployment, type Locations } from './deployment.ts';
import type { Dice } from './dice.ts';
import { Doors } from './doors.ts';
import type { Fault, Faults } from './faults.ts';
import { PartnerSystem } from './partner.ts';
import { MAIN_DEALER, OTHER_DEALER, type Plan, type PlannedStep } from './plan.ts';
import type { Violation } from './promises.ts';
import { type DoubleKind, restOf } from './rest.ts';
import type { Machines } from './state-machines.ts';
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

/** So often an advisor tries again. */
const MOST_RETRIES = 2;

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
      locations: locationsOf(plan),
      partners: PARTNERS,
      rules: plan.isAutomated ? RULES_WITH_AUTOMATION : RULES,
      secrets: new Set(SECRETS),
      trace,
      sharesItems,
    });
    const { witness } = deployment;
    new Cast(deployment, plan).begin();
    try {
      await time.drain(MOST_STEPS);
    } catch (error) {
      if (!(error instanceof NeverEnds)) throw error;
      witness.breaks('everything ends', error.message);
    }
    const rest = restOf(deployment);
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
  #visitAt: string | undefined;
  #hasNamedNobody = false;
  #retries = 0;

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
    deployment.onNotification = this.#notified;
  }

  // A field, because what is assigned to a property where it is written outlives most collections of garbage, with all that it sees.
  readonly #notified = (item: Item): void => {
    this.#look(item);
    if (item['subject'] === 'no-channel') this.#sendAgain(String(item['visitId']));
  };

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

  /**
   * In every other journey an advisor has a failed message sent again, by a double click. No dice: the journeys of a seed
   * stay what they were.
   */
  #sendAgain(visitId: string): void {
    const { time, table } = this.#deployment;
    const { beginsAt } = this.#plan;
    if (beginsAt % 2 === 1 || this.#retries === MOST_RETRIES) return;
    this.#retries += 1;
    const click = (): void => {
      for (const item of table.items.values()) {
        if (item.entity !== 'message' || item['visitId'] !== visitId || item['status'] !== 'failed') continue;
        const command = { messageId: String(item['messageId']), by: 'anna' };
        this.#deployment.invoke(
          'staff-console/messages-api',
          10,
          (deps) => retryMessage(deps, command),
          () => undefined,
        );
      }
    };
    const delay = 60_000 + (beginsAt % (6 * 3600_000));
    time.after(delay, click);
    time.after(delay + (beginsAt % 300), click);
  }

  /** Somebody of the team sees a notification and takes it. */
  #look(item: Item): void {
    const { time, dice } = this.#deployment;
    if (!this.#plan.teamAccepts) return;
    const id = publicNotificationId({
      inbox: String(item['inbox']),
      notificationId: String(item['notificationId']),
    });
    const command = { dealerId: String(item['dealerId']), id, staffId: 'anna' };
    time.after(dice.spread(2000, 8 * 3600_000), () =>
      this.#doors.callAgain(
        'staff-console/inbox',
        (deps) => acceptNotification(deps, command),
        [5000, 60_000],
      ),
    );
  }
}

// What is set up before anything happens. Settings are remembered, as production does for a minute.

/** Everything that can be sent by itself. */
const AUTOMATION: Automation = {
  mode: 'on',
  holdFirst: 0,
  purposes: AUTOMATED_PURPOSES.map((purpose) => ({ purpose })),
};

const known = new Map<string, LocationInForce>();

/** The other dealer's is made when somebody asks for it, which is seldom. */
const locationsOf = (plan: Plan): Locations => {
  const main = locationOf(MAIN_DEALER, plan, plan.zone);
  let other: LocationInForce | undefined;
  return {
    get(dealerId) {
      if (dealerId === MAIN_DEALER) return main;
      if (dealerId !== OTHER_DEALER) return undefined;
      return (other ??= locationOf(OTHER_DEALER, plan, plan.otherZone));
    },
  };
};

/** What is the same at many locations is made once; what each journey has of its own is put in its place. */
const locationOf = (dealerId: string, plan: Plan, zone: string): LocationInForce => {
  const { quiet, page, confirms, daysBefore, channels, sms } = plan;
  const key = [dealerId, zone, quiet, channels.join('+'), sms].join(' ');
  const found = known.get(key) ?? makeLocation(dealerId, plan, zone);
  known.set(key, found);
  const own = { inviteDaysBefore: daysBefore, checkInPage: page, confirmCheckIn: confirms };
  const automation = plan.isAutomated && dealerId === MAIN_DEALER ? AUTOMATION : AUTOMATION_OFF;
  return { ...found, settings: { ...found.settings, ...own, automation } };
};

const makeLocation = (dealerId: string, plan: Plan, zone: string): LocationInForce => {
  const offers = (channel: Channel): boolean => plan.channels.includes(channel);
  const templates = (['check-in-invite', 'check-in-confirmation'] as const).map((purpose) => ({
    purpose,
    language: 'de' as const,
    name: purpose.replaceAll('-', '_'),
    code: 'de',
    status: 'approved' as const,
  }));
  const settings: PartialSettings = {
    zone,
    language: 'de',
    country: 'DE',
    quietHours: plan.quiet ? { from: '08:00', to: '21:00' } : null,
    whatsapp: offers('whatsapp') ? { phoneNumberId: `1${dealerId}`, templates } : null,
    oem: offers('oem') ? { gateway: 'mybmw', brands: ['BMW'] } : null,
    sms: offers('sms') ? smsOf(plan.sms, `D${dealerId}`) : null,
    email: offers('email') ? { from: `service@d${dealerId}.example`, name: 'Muster' } : null,
  };
  return locationInForce(
    undefined,
    { dealerId, networkId: 'bmw', name: `Dealer ${dealerId}`, settings: {} },
    { dealerId, locationId: '01', name: `Workshop ${dealerId}`, settings },
  );
};

const smsOf = (provider: SmsProvider, sender: string): PartialSettings['sms'] =>
  provider === 'aws-end-user-messaging' ? { provider, originationIdentity: sender } : { provider, sender };

const PARTNERS: ReadonlyMap<string, Partner> = new Map([
  [
    'tjekvik',
    {
      partnerId: 'tjekvik',
      name: 'Tjekvik',
      apiKeyDigest: sha256Hex('key'),
      locations: [MAIN_DEALER, OTHER_DEALER].map((dealerId) => ({ dealerId, locationId: '01' })),
      aliases: {},
      checkInBaseUrl: 'https://app.tjekvik.example/c/',
      status: 'active',
    },
  ],
]);

const RULES: readonly RoutingRule[] = [MAIN_DEALER, OTHER_DEALER].flatMap((dealerId) =>
  (['checkin.start', 'appointment.upserted'] as const).map((event) => ({
    dealerId,
    ruleId: event === 'checkin.start' ? 'start' : 'remind',
    event,
    when: {},
    action: { do: 'start-check-in' as const },
    enabled: true,
  })),
);
/** Our own invites are the plan's there. */
const RULES_WITH_AUTOMATION = RULES.filter(
  ({ dealerId, event }) => dealerId !== MAIN_DEALER || event === 'checkin.start',
);
