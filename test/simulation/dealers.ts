import { type Automation, AUTOMATED_PURPOSES, AUTOMATION_OFF } from '../../shared/dealers/automation.ts';
import { type LocationInForce, locationInForce } from '../../shared/dealers/dealer.ts';
import { dealers, locations } from '../../shared/dealers/dealer-store.ts';
import type { Channel, PartialSettings } from '../../shared/dealers/settings.ts';
import type { SmsProvider } from '../../shared/dealers/sms-providers.ts';
import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Partner } from '../../shared/partners/partner.ts';
import type { Write } from '../../shared/table/table.ts';
import { APPROVED_TEMPLATES } from '../support/approved-templates.ts';
import type { Faults } from './faults.ts';
import { MAIN_DEALER, OTHER_DEALER, type Plan } from './plan.ts';
import type { VirtualTime } from './virtual-time.ts';

/* What is set up before anything happens, and what holds at a dealer's one location. */

const purposes = AUTOMATED_PURPOSES.map((purpose) => ({ purpose }));
const ON: Automation = { mode: 'on', holdFirst: 0, purposes };
/** What an admin makes of it, one after the other. */
const AUTOMATIONS: readonly Automation[] = [
  { ...ON, purposes: purposes.filter(({ purpose }) => !purpose.startsWith('reminder-')) },
  { ...ON, purposes: purposes.map((rule) => ({ ...rule, hoursBefore: 48 })) },
  { ...ON, mode: 'shadow' },
  { ...ON, mode: 'off' },
  ON,
];

/** So long a function remembers settings. */
const REMEMBERED_MS = 60_000;

export class Dealers {
  readonly #plan: Plan;
  readonly #main: LocationInForce;
  #other: LocationInForce | undefined;
  #changed: { location: LocationInForce; at: number } | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#main = locationOf(MAIN_DEALER, plan, plan.zone);
  }

  /** What holds now. The other dealer's is made when somebody asks for it, which is seldom. */
  get(dealerId: string): LocationInForce | undefined {
    if (dealerId === MAIN_DEALER) return this.#changed?.location ?? this.#main;
    if (dealerId !== OTHER_DEALER) return undefined;
    return (this.#other ??= locationOf(OTHER_DEALER, this.#plan, this.#plan.otherZone));
  }

  /** Whether the automation is not, or was not, as the visit's events found it. */
  get isChanged(): boolean {
    return this.#changed !== undefined;
  }

  /** What a function takes for it: for a moment some remember what held before. */
  remembered(dealerId: string, time: VirtualTime, faults: Faults): LocationInForce | undefined {
    const changed = this.#changed;
    const isNew = changed !== undefined && time.ms - changed.at < REMEMBERED_MS;
    return isNew && dealerId === MAIN_DEALER && faults.happens('stale read')
      ? this.#main
      : this.get(dealerId);
  }

  /** The main dealer has another automation, from now on. */
  change(number: number, at: number): void {
    const automation = AUTOMATIONS[number % AUTOMATIONS.length];
    if (!automation) return;
    this.#changed = { location: { ...this.#main, settings: { ...this.#main.settings, automation } }, at };
  }
}

/** The dealer and its location as they are saved: who erases a person looks at all that is set there. */
export const savedDealer = (dealerId: string, now: Instant): Write[] => [
  dealers.creation({ dealerId, networkId: 'bmw', name: `Dealer ${dealerId}`, settings: {} }, now),
  locations.creation(
    {
      dealerId,
      locationId: '01',
      name: `Workshop ${dealerId}`,
      settings: { zone: 'Europe/Berlin', language: 'de', country: 'DE' },
    },
    now,
  ),
];

const known = new Map<string, LocationInForce>();

/** What is the same at many locations is made once; what each journey has of its own is put in its place. */
const locationOf = (dealerId: string, plan: Plan, zone: string): LocationInForce => {
  const { quiet, page, confirms, daysBefore, channels, sms } = plan;
  const key = [dealerId, zone, quiet, channels.join('+'), sms].join(' ');
  const found = known.get(key) ?? makeLocation(dealerId, plan, zone);
  known.set(key, found);
  const own = { inviteDaysBefore: daysBefore, checkInPage: page, confirmCheckIn: confirms };
  const automation =
    plan.isAutomated && dealerId === MAIN_DEALER ? { ...ON, holdFirst: plan.holdFirst } : AUTOMATION_OFF;
  return { ...found, settings: { ...found.settings, ...own, automation } };
};

const makeLocation = (dealerId: string, plan: Plan, zone: string): LocationInForce => {
  const offers = (channel: Channel): boolean => plan.channels.includes(channel);
  const settings: PartialSettings = {
    zone,
    language: 'de',
    country: 'DE',
    quietHours: plan.quiet ? { from: '08:00', to: '21:00' } : null,
    whatsapp: offers('whatsapp') ? { phoneNumberId: `1${dealerId}`, templates: APPROVED_TEMPLATES } : null,
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

export const PARTNERS: ReadonlyMap<string, Partner> = new Map([
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
/** With the automation our own invites are the plan's. */
const RULES_WITH_AUTOMATION = RULES.filter(
  ({ dealerId, event }) => dealerId !== MAIN_DEALER || event === 'checkin.start',
);
export const rulesOf = ({ isAutomated }: Plan): readonly RoutingRule[] =>
  isAutomated ? RULES_WITH_AUTOMATION : RULES;
