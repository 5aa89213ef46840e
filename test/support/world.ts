import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import { waitForCheckIn } from '../../shared/checkin/wait-for-check-in.ts';
import { readThread } from '../../shared/conversations/conversation-store.ts';
import { readInbox } from '../../shared/conversations/inbox-store.ts';
import { tellReason } from '../../shared/conversations/tell-reason.ts';
import { takeVendorReport, type VendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { locationInForce, type LocationInForce } from '../../shared/dealers/dealer.ts';
import { replannings } from '../../shared/dealers/replanning-store.ts';
import type { Channel, PartialSettings } from '../../shared/dealers/settings.ts';
import { acceptEvent } from '../../shared/events/accept-event.ts';
import type { ApplyEventDeps } from '../../shared/events/apply-event.ts';
import { describeEvent, type EventView } from '../../shared/events/describe-event.ts';
import { events } from '../../shared/events/event-store.ts';
import { postResults } from '../../shared/events/post-results.ts';
import { processEvent } from '../../shared/events/process-event.ts';
import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import {
  type ChannelTransport,
  type Outgoing,
  parseReference,
  type SendAnswer,
  type VendorReceipt,
} from '../../shared/messaging/channel.ts';
import { INBOUND_VENDORS, type ThreadInbound } from '../../shared/messaging/inbound.ts';
import { linkSettings } from '../../shared/messaging/link.ts';
import type { Message } from '../../shared/messaging/message.ts';
import { messages } from '../../shared/messaging/message-store.ts';
import { isNotice } from '../../shared/messaging/notice.ts';
import { rememberThread } from '../../shared/messaging/remember-thread.ts';
import { sendMessage, type SendMessageDeps } from '../../shared/messaging/send-message.ts';
import type { Template } from '../../shared/messaging/templates/template.ts';
import { tokenTask } from '../../shared/messaging/token-task.ts';
import type { SendingPolicy } from '../../shared/messaging/verdict.ts';
import type { DeliveryInput, Workflow } from '../../shared/messaging/workflow.ts';
import { endCheckIn } from '../../shared/planning/end-check-in.ts';
import { endLadder } from '../../shared/planning/end-ladder.ts';
import { findVisitsOfContact } from '../../shared/planning/find-visits-of-contact.ts';
import { takeReplanning } from '../../shared/planning/take-replanning.ts';
import type { Partner } from '../../shared/partners/partner.ts';
import type { LogFields } from '../../shared/platform/log.ts';
import { MemoryTable } from '../../shared/table/memory-table.ts';
import { APPROVED_TEMPLATES } from './approved-templates.ts';
import { CountingTable } from './counting-table.ts';
import { WorkflowEngine } from './workflow-engine.ts';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export const SETTINGS: PartialSettings = {
  zone: 'Europe/Berlin',
  language: 'de',
  country: 'DE',
  quietHours: null,
  whatsapp: { phoneNumberId: '106540352242922', templates: [...APPROVED_TEMPLATES] },
  sms: { provider: 'bulkgate', sender: 'Muster' },
  email: { from: 'service@muster.example', name: 'BMW Muster' },
};

export type Sent = Outgoing & { channel: Channel };
type VendorBehaviour = (outgoing: Outgoing, attempt: number) => Promise<SendAnswer> | SendAnswer;

/** The whole system in one process: the real use cases, the table in memory, the clock in the test's hand, vendors that do as told. */
export class World {
  time = Date.parse('2026-11-24T10:00:00.000Z');
  readonly memory = new MemoryTable(() => this.now());
  readonly table = new CountingTable(this.memory);
  readonly engine: WorkflowEngine;
  readonly schedules = new Map<
    string,
    { at: string; workflow: Workflow; input: DeliveryInput; maxAgeSeconds: number }
  >();
  readonly sent: Sent[] = [];
  /** What confirmed a STOP or a START: nothing that a visit brings about, so tests of visits need not count it. */
  readonly notices: Sent[] = [];
  readonly logs: { level: string; message: string; fields: LogFields }[] = [];
  readonly metrics: string[] = [];
  readonly vendors: Record<Channel, VendorBehaviour> = {
    oem: accept,
    whatsapp: accept,
    sms: accept,
    email: accept,
  };
  readonly counts = { http: 0, lambda: 0 };
  sending: SendingPolicy = { mode: 'on' };
  partner: Partner = {
    partnerId: 'tjekvik',
    name: 'Tjekvik',
    apiKeyDigest: sha256Hex('key'),
    locations: [{ dealerId: '00027', locationId: '01' }],
    aliases: { 'tjekvik.checkin.invite': 'checkin.start', 'tjekvik.checkin.finish': 'checkin.finished' },
    checkInBaseUrl: 'https://app.tjekvik.example/c/',
    status: 'active',
  };
  rules: RoutingRule[] = [
    {
      dealerId: '00027',
      ruleId: 'start',
      event: 'checkin.start',
      when: {},
      action: { do: 'start-check-in' },
      enabled: true,
    },
  ];
  /** What the dealer wrote instead of our texts. */
  templates: Template[] = [];
  settings: PartialSettings = { ...SETTINGS };
  networkId = 'bmw';
  #webhookNumber = 0;

  constructor() {
    this.engine = new WorkflowEngine(
      () => this.#tasks(),
      () => this.time,
    );
  }

  now = (): string => new Date(this.time).toISOString();

  get location(): LocationInForce {
    const { networkId } = this;
    const network = { networkId, name: 'BMW', settings: {} };
    const dealer = { dealerId: '00027', networkId, name: 'BMW Muster GmbH', settings: {} };
    return locationInForce(network, dealer, {
      dealerId: '00027',
      locationId: '01',
      name: 'BMW Muster',
      settings: this.settings,
    });
  }

  readonly deps: ApplyEventDeps & SendMessageDeps & VendorReportDeps & { baseUrl: string } = this.#makeDeps();

  #makeDeps(): World['deps'] {
    const record =
      (level: string) =>
      (message: string, fields: LogFields = {}, error?: unknown) => {
        this.logs.push({
          level,
          message,
          fields: { ...fields, ...(error instanceof Error ? { error: error.message } : {}) },
        });
      };
    const world = this;
    return {
      table: this.table,
      now: this.now,
      log: { info: record('info'), warn: record('warn'), error: record('error') },
      countMetric: (name) => void this.metrics.push(name),
      findLocation: ({ dealerId, locationId }) =>
        Promise.resolve(dealerId === '00027' && locationId === '01' ? this.location : undefined),
      findPartner: (id) => Promise.resolve(id === this.partner.partnerId ? this.partner : undefined),
      findRules: () => Promise.resolve(this.rules),
      findTemplates: ({ purpose }) =>
        Promise.resolve(this.templates.filter((template) => template.purpose === purpose)),
      findAccount: (name, accountId) => {
        const vendor = INBOUND_VENDORS.find((candidate) => candidate === name);
        return Promise.resolve(vendor && { vendor, accountId, dealerId: '00027', locationId: '01' });
      },
      idKey: 'id-key',
      baseUrl: 'https://kerbside.example',
      links: linkSettings('https://kerbside.example', 'link-key'),
      ladderSeconds: 2700,
      ttlSeconds: 900,
      takeTurn: () => Promise.resolve(true),
      tellReason: (about) => tellReason(this.deps, about),
      get sending() {
        return world.sending;
      },
      get workflow() {
        return world.engine;
      },
      scheduler: {
        upsert: ({ name, ...schedule }) => Promise.resolve(void this.schedules.set(name, schedule)),
        remove: (name) => Promise.resolve(void this.schedules.delete(name)),
      },
      transportFor: (channel, location) => this.#transport(channel, location),
    };
  }

  #transport(channel: Channel, { settings }: LocationInForce): ChannelTransport | undefined {
    if (channel === 'oem' && !settings.oem) return undefined;
    return {
      channel,
      settledBy: channel === 'email' ? 'accept' : 'receipt',
      ...(channel === 'sms' ? { lookUpBy: 'bulkgate' as const } : {}),
      send: async (outgoing) => {
        if (channel === 'oem') await rememberThread(this.deps, { ...outgoing, threadId: threadOf(outgoing) });
        if (this.#isNotice(outgoing)) {
          this.notices.push({ ...outgoing, channel });
          return this.vendors[channel](outgoing, this.notices.length);
        }
        this.sent.push({ ...outgoing, channel });
        return this.vendors[channel](outgoing, this.sent.filter((sent) => sent.channel === channel).length);
      },
    };
  }

  #isNotice({ reference }: Outgoing): boolean {
    const { messageId } = parseReference(reference) ?? {};
    const message = this.messages().find((candidate) => candidate.messageId === messageId);
    return message !== undefined && isNotice(message.purpose);
  }

  #tasks() {
    const count =
      <A extends unknown[]>(run: (...input: A) => Promise<void>) =>
      (...input: A) => {
        this.counts.lambda += 1;
        return run(...input);
      };
    return {
      send: count(async (channel: Channel, input: DeliveryInput & { execution: string; taskToken: string }) =>
        this.#tokenTask(input, () => sendMessage(this.deps, { ...input, channel })),
      ),
      reportNoChannel: count(async (input: DeliveryInput & { execution: string }) =>
        endLadder(this.deps, input),
      ),
      waitForCheckIn: count(async (input: { visitId: string; taskToken: string }) =>
        this.#tokenTask(input, () => waitForCheckIn(this.deps, input)),
      ),
      postResults: count(async (input: { visitId: string }) => void (await postResults(this.deps, input))),
      closeUnanswered: count(async (input: { visitId: string }) => endCheckIn(this.deps, input)),
    };
  }

  /** What is thrown is reported under the name that the state machine retries, as in the handlers. */
  async #tokenTask(input: { taskToken: string }, run: () => Promise<void>): Promise<void> {
    await tokenTask(this.deps, z.looseObject({ taskToken: z.string() }), run)(input);
  }

  /** Posts a signed event as a partner does, without letting the stream run. */
  async post(
    event: unknown,
    id = `msg_${(this.#webhookNumber += 1)}`,
  ): Promise<{ eventId: string; status: string }> {
    this.#door();
    const body = typeof event === 'string' ? event : JSON.stringify(event);
    const at = new Date();
    const headers = {
      id,
      timestamp: String(Math.floor(at.getTime() / 1000)),
      signature: new Webhook(SECRET).sign(id, at, body),
    };
    const { findPartner } = this.deps;
    return acceptEvent(
      { table: this.table, now: this.now, findPartner, signingSecrets: () => Promise.resolve([SECRET]) },
      { partnerId: 'tjekvik', rawBody: Buffer.from(body), headers },
    );
  }

  /** Posts and lets everything run that needs no time. */
  async send(event: unknown, id?: string): Promise<string> {
    const { eventId } = await this.post(event, id);
    await this.run();
    return eventId;
  }

  /** The stream and the workflows, until nothing is left that needs no time. */
  async run(): Promise<void> {
    for (const item of Array.from(this.memory.items.values())) {
      if (item.entity !== 'event' || item['status'] !== 'accepted') continue;
      this.counts.lambda += 1;
      await processEvent(this.deps, events.parse(item));
    }
    for (const item of Array.from(this.memory.items.values())) {
      if (item.entity !== 'replanning' || item['kind'] !== 'contact' || item['startedAt']) continue;
      this.counts.lambda += 1;
      const { replanningId } = replannings.parse(item);
      await takeReplanning(this.deps, {
        replanningId,
        findVisits: findVisitsOfContact,
        mayGoOn: () => false,
      });
    }
    await this.engine.settle();
  }

  /** Lets time pass, firing schedules and deadlines in their order. */
  async advance(seconds: number): Promise<void> {
    const end = this.time + seconds * 1000;
    for (;;) {
      await this.run();
      const schedule = [...this.schedules.entries()].toSorted(([, a], [, b]) => (a.at < b.at ? -1 : 1))[0];
      const due = schedule ? Date.parse(schedule[1].at) : Number.POSITIVE_INFINITY;
      const next = Math.min(due, this.engine.nextDeadline() ?? Number.POSITIVE_INFINITY);
      if (next > end) break;
      this.time = Math.max(this.time, next);
      if (schedule && due <= this.time) {
        this.schedules.delete(schedule[0]);
        await this.engine.start(schedule[1].workflow, `${schedule[0]}-scheduled`, schedule[1].input);
      }
      this.engine.expire();
    }
    this.time = end;
    await this.run();
  }

  /** A vendor's receipt for the latest send on a channel. */
  async receipt(
    channel: Channel,
    status: VendorReceipt['status'],
    more: Partial<VendorReceipt> = {},
  ): Promise<void> {
    this.#door();
    const sent = this.sent.findLast((candidate) => candidate.channel === channel);
    await takeVendorReport(this.deps, {
      receipts: [
        {
          vendor: channel === 'sms' ? 'bulkgate' : channel === 'oem' ? 'mybmw' : channel,
          providerId: `id-${sent?.reference}`,
          ...(channel === 'sms' ? {} : { reference: sent?.reference }),
          status,
          at: this.now(),
          ...more,
        },
      ],
      inbound: [],
    });
    await this.engine.settle();
  }

  async inbound(
    text: string,
    from = '+491713920000',
    vendor: 'whatsapp' | 'bulkgate' = 'whatsapp',
  ): Promise<void> {
    this.#door();
    await takeVendorReport(this.deps, {
      receipts: [],
      inbound: [
        {
          vendor,
          accountId: '106540352242922',
          providerId: `in-${this.time}-${text}`,
          from,
          text,
          at: this.now(),
        },
      ],
    });
    await this.engine.settle();
  }

  /** What a customer writes in the manufacturer's app, in the thread of the latest message there. */
  async appInbound(text: string, change: Partial<ThreadInbound> = {}): Promise<void> {
    this.#door();
    const sent = this.sent.findLast(({ channel }) => channel === 'oem');
    await takeVendorReport(this.deps, {
      receipts: [],
      inbound: [
        {
          vendor: 'mybmw',
          networkId: 'bmw',
          threadId: sent ? threadOf(sent) : 'th-unknown',
          providerId: `im-${this.time}-${text}`,
          text,
          at: this.now(),
          ...change,
        },
      ],
    });
    await this.engine.settle();
  }

  #door(): void {
    this.counts.http += 1;
    this.counts.lambda += 1;
  }

  async event(eventId: string): Promise<EventView> {
    const view = await describeEvent(this.memory, { partnerId: 'tjekvik', eventId });
    if (!view) throw new Error(`no event ${eventId}`);
    return view;
  }

  messages(): Message[] {
    return [...this.memory.items.values()].filter(({ entity }) => entity === 'message').map(messages.parse);
  }

  async thread(): Promise<Awaited<ReturnType<typeof readThread>>['entries']> {
    const entry = [...this.memory.items.values()].find(({ pk }) => pk.startsWith('CONVERSATION#'));
    return entry ? (await readThread(this.memory, entry.pk.slice('CONVERSATION#'.length), 100)).entries : [];
  }

  async inbox(inbox = 'service') {
    return (await readInbox(this.memory, { dealerId: '00027', inbox, limit: 50 })).notifications;
  }
}

/** The gateway's own id of a thread. */
const threadOf = ({ conversationId }: Outgoing): string => `th-${conversationId}`;

const accept: VendorBehaviour = (outgoing) => ({
  result: 'accepted',
  providerId: `id-${outgoing.reference}`,
});

/** A realistic `checkin.start`; `change` replaces top-level parts of its data. */
export const checkInStart = (change: Record<string, unknown> = {}, timestamp = '2026-11-24T10:00:00Z') => ({
  type: 'checkin.start',
  timestamp,
  data: {
    dealerId: '00027',
    locationId: '01',
    checkin: { id: 'c-1', slug: 'abc123' },
    appointment: {
      id: 'a-0042',
      startsAt: '2026-12-01T09:30:00+01:00',
      services: [{ code: 'OIL', name: 'Ölwechsel' }],
    },
    vehicle: { vin: 'WBA11AA0005CH1234', licensePlate: 'M-KS 1234', brand: 'BMW', model: 'i4' },
    contact: {
      externalId: '000815',
      firstName: 'Jürgen',
      lastName: 'Müller',
      language: 'de',
      mobile: '+49 171 3920000',
      email: 'juergen@example.com',
    },
    ...change,
  },
});

export const checkInFinished = (
  change: Record<string, unknown> = {},
  timestamp = '2026-11-24T11:00:00Z',
) => ({
  type: 'checkin.finished',
  timestamp,
  data: {
    dealerId: '00027',
    locationId: '01',
    checkin: { id: 'c-1' },
    vehicle: { vin: 'WBA11AA0005CH1234' },
    finishedAt: '2026-11-24T11:59:00+01:00',
    results: {
      services: [{ code: 'OIL', name: 'Ölwechsel', price: 149.9, decision: 'accepted' }],
      remarks: 'Bremsen quietschen',
    },
    ...change,
  },
});
