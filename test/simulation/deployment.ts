import * as z from 'zod';
import { waitForCheckIn } from '../../shared/checkin/wait-for-check-in.ts';
import { tellReason } from '../../shared/conversations/tell-reason.ts';
import type { VendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { type Channel, CHANNELS, channelSchema } from '../../shared/dealers/settings.ts';
import type { ApplyEventDeps } from '../../shared/events/apply-event.ts';
import { events } from '../../shared/events/event-store.ts';
import { postResults } from '../../shared/events/post-results.ts';
import { processEvent } from '../../shared/events/process-event.ts';
import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import { resolveExecution } from '../../shared/events/resolve-execution.ts';
import { sweepEvents } from '../../shared/events/sweep-events.ts';
import { sweepMessages } from '../../shared/events/sweep-messages.ts';
import { replannings } from '../../shared/dealers/replanning-store.ts';
import { findVisitsOfContact } from '../../shared/planning/find-visits-of-contact.ts';
import { takeReplanning } from '../../shared/planning/take-replanning.ts';
import { remember } from '../../shared/kernel/remember.ts';
import { linkSettings } from '../../shared/messaging/link.ts';
import { sendMessage, type SendMessageDeps } from '../../shared/messaging/send-message.ts';
import { tokenTask } from '../../shared/messaging/token-task.ts';
import { sweepReplannings } from '../../shared/planning/sweep-replannings.ts';
import { sweepPrivacy } from '../../shared/privacy/sweep-privacy.ts';
import { endCheckIn } from '../../shared/planning/end-check-in.ts';
import { endLadder } from '../../shared/planning/end-ladder.ts';
import type { Partner } from '../../shared/partners/partner.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Dealers } from './dealers.ts';
import type { Dice } from './dice.ts';
import type { Faults } from './faults.ts';
import { type End, Invocation, type InvocationWorld, type Services } from './invocation.ts';
import { LaggingTable } from './lagging-table.ts';
import { Repairs } from './repairs.ts';
import { Schedules } from './schedules.ts';
import { type Machines, StateMachines } from './state-machines.ts';
import { EventStream } from './stream.ts';
import { Vendors } from './vendors.ts';
import type { VirtualTime } from './virtual-time.ts';
import { Witness } from './witness.ts';

export type DeploymentInput = {
  time: VirtualTime;
  dice: Dice;
  faults: Faults;
  machines: Machines;
  locations: Dealers;
  partners: ReadonlyMap<string, Partner>;
  rules: readonly RoutingRule[];
  secrets: Set<string>;
  trace: ((line: string) => void) | undefined;
  sharesItems: boolean;
};
export type UseCaseDeps = ApplyEventDeps & SendMessageDeps & VendorReportDeps;

/** What is the same for every function. */
type CommonDeps = Omit<
  UseCaseDeps,
  'table' | 'workflow' | 'scheduler' | 'transportFor' | 'ttlSeconds' | 'tellReason'
>;

const sendSchema = z.object({
  messageId: z.string(),
  channel: channelSchema,
  execution: z.string(),
  dueAt: z.string(),
  taskToken: z.string(),
});
const waitSchema = z.object({ visitId: z.string(), taskToken: z.string() });

/** Everything that is deployed: the real use cases on ports that fail, and the platform that calls them. */
export class Deployment {
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly faults: Faults;
  readonly table: LaggingTable;
  readonly machines: StateMachines;
  readonly schedules: Schedules;
  readonly stream: EventStream;
  readonly repairs: Repairs;
  readonly witness: Witness;
  readonly locations: Dealers;
  readonly #deadlines: Record<Channel, number>;
  readonly #common: CommonDeps;
  readonly #trace: DeploymentInput['trace'];
  readonly #world: InvocationWorld;
  /** Set once the vendors are there: they need the doors, and the doors need them. */
  vendors: Vendors | undefined;
  /** Told of each new item. */
  onNew: (item: Item) => void = () => undefined;

  constructor(input: DeploymentInput) {
    const { time, dice, faults, secrets } = input;
    this.time = time;
    this.dice = dice;
    this.faults = faults;
    this.locations = input.locations;
    this.#trace = input.trace;
    this.#deadlines = deadlinesOf(input.machines);
    const written = (after: Item | undefined, before: Item | undefined): void => {
      this.witness.written(after, before);
      this.stream.written(after, before);
      this.repairs.written(after);
      if (after && !before) this.onNew(after);
    };
    this.table = new LaggingTable(time, faults, written, input.sharesItems);
    const itemAt = (pk: string, sk: string) => this.table.items.get(`${pk}|${sk}`);
    const locationOf = (dealerId: string) => this.locations.get(dealerId);
    this.witness = new Witness({ time, faults, deadlines: this.#deadlines, locationOf, secrets, itemAt });
    this.machines = new StateMachines({
      time,
      dice,
      machines: input.machines,
      invoke: (name, payload, ended) => this.#invokeTask(name, payload, ended),
      gaveUp: (messageId, channel) => this.witness.gaveUp(messageId, channel),
      broke: (execution) => this.repairs.broke(execution),
    });
    this.schedules = new Schedules({ time, dice, faults, machines: this.machines, witness: this.witness });
    this.stream = new EventStream({
      time,
      dice,
      faults,
      apply: (image, ended) =>
        this.invoke('stream/apply-events', 60, (deps) => takeImage(deps, image), ended),
    });
    this.repairs = new Repairs({
      time,
      dice,
      faults,
      machines: this.machines,
      items: () => this.table.items.values(),
      resolve: (broken, ended) =>
        this.invoke(
          'delivery-workflow/resolve-execution',
          60,
          (deps) => resolveExecution(deps, broken),
          ended,
        ),
      sweepMessages: (executions, ended) =>
        this.invoke(
          'delivery-workflow/sweep-messages',
          120,
          (deps) => sweepMessages({ ...deps, executions }),
          ended,
        ),
      sweepEvents: (ended) => this.invoke('stream/sweep-events', 60, sweepEvents, ended),
      sweepPrivacy: (ended) =>
        this.invoke(
          'privacy/sweep',
          120,
          (deps) => sweepPrivacy({ ...deps, removeSchedule: (name) => deps.scheduler.remove(name) }),
          ended,
        ),
      sweepPlans: (ended) => this.invoke('stream/sweep-plans', 240, sweepReplannings, ended),
    });
    this.#common = this.#makeCommon(input);
    this.#world = { time, dice, faults, services: this.#services(), trace: input.trace };
  }

  /** The services as they are, with a look at what they are handed. */
  #services(): Services {
    const { witness, machines } = this;
    return {
      table: this.table,
      scheduler: this.schedules,
      workflow: {
        start: (workflow, name, input) => {
          witness.checkText('the input of an execution', `${name} ${JSON.stringify(input)}`);
          return machines.start(workflow, name, input);
        },
        succeed: (token) => machines.succeed(token),
        fail: (token, error, cause) => {
          witness.checkText('the cause of a failed task', cause);
          return machines.fail(token, error);
        },
      },
    };
  }

  #makeCommon({ time, partners, rules, secrets }: DeploymentInput): CommonDeps {
    const { witness } = this;
    const record =
      (level: string): Log['error'] =>
      (message, fields = {}, error) => {
        witness.logged(message, fields, error);
        this.#trace?.(
          `${time.now()}   ${level}: ${message} ${JSON.stringify(fields)}${error instanceof Error ? ` ${error.name}: ${error.message}` : ''}`,
        );
      };
    const links = linkSettings('https://kerbside.example', 'link-key');
    return {
      now: time.now,
      log: { info: record('info'), warn: record('warn'), error: record('error') },
      countMetric: () => undefined,
      findLocation: ({ dealerId }) =>
        Promise.resolve(this.locations.remembered(dealerId, this.time, this.faults)),
      findPartner: (id) => Promise.resolve(partners.get(id)),
      findRules: (dealerId) => Promise.resolve(rules.filter((rule) => rule.dealerId === dealerId)),
      findTemplates: () => Promise.resolve([]),
      findAccount: (vendor, accountId) =>
        Promise.resolve(
          vendor === 'whatsapp' || vendor === 'bulkgate'
            ? { vendor, accountId, dealerId: accountId, locationId: '01' }
            : undefined,
        ),
      idKey: 'id-key',
      links: {
        ...links,
        tokenOf: (link) => {
          const token = links.tokenOf(link);
          secrets.add(token);
          return token;
        },
      },
      ladderSeconds: Object.values(this.#deadlines).reduce((sum, seconds) => sum + seconds, 0),
      sending: { mode: 'on' },
      takeTurn: () => Promise.resolve(true),
    };
  }

  /** Runs a function on its own ports. */
  invoke<T>(
    name: string,
    timeoutSeconds: number,
    work: (deps: UseCaseDeps, invocation: Invocation) => Promise<T>,
    ended: (end: End<T>) => void,
    channel: Channel = 'whatsapp',
  ): void {
    const invocation = new Invocation(this.#world, name, timeoutSeconds);
    const deps: UseCaseDeps = {
      ...this.#common,
      tellReason: (about) => tellReason(deps, about),
      table: invocation,
      workflow: invocation.workflow,
      scheduler: invocation.scheduler,
      ttlSeconds: this.#deadlines[channel],
      transportFor: (wanted) => this.vendors?.transport(invocation, wanted),
    };
    invocation.run(() => work(deps, invocation), ended);
  }

  /** A task of a state machine. Step Functions learns of a crash when the function's time is over, at the latest. */
  #invokeTask(
    name: string,
    payload: Record<string, string>,
    ended: (error: string | undefined) => void,
  ): void {
    const { time, dice, faults } = this;
    time.after(dice.between(5, 50), () => {
      if (faults.happens('function not started')) return ended('Lambda.TooManyRequestsException');
      const channel = CHANNELS.find((each) => each === payload['channel']) ?? 'whatsapp';
      this.invoke(
        name,
        30,
        (deps) => runTask(name, deps, payload),
        (end) => {
          if (end.end === 'done') return ended(undefined);
          if (end.end === 'failed') return ended(end.error instanceof Error ? end.error.name : 'Error');
          time.after(dice.between(100, 30_000), () => ended('Lambda.Unknown'));
        },
        channel,
      );
    });
  }
}

/** As `shared/events/take-stream-record.ts`, behind what reads the record. */
const takeImage = async (deps: UseCaseDeps, image: Item): Promise<void> => {
  if (image.entity === 'event') return void (await processEvent(deps, events.parse(image)));
  const { replanningId } = replannings.parse(image);
  await takeReplanning(deps, { replanningId, findVisits: findVisitsOfContact, mayGoOn: () => false });
};

/** The handlers of the states, without what makes their ports. */
const runTask = async (
  name: string,
  deps: UseCaseDeps,
  payload: Record<string, string>,
): Promise<unknown> => {
  if (name.startsWith('delivery-workflow/send-by-'))
    return tokenTask(deps, sendSchema, (input) => sendMessage(deps, input))(payload);
  const visit = { visitId: payload['visitId'] ?? '' };
  switch (name) {
    case 'delivery-workflow/report-no-channel':
      return endLadder(deps, {
        messageId: payload['messageId'] ?? '',
        execution: payload['execution'] ?? '',
        dueAt: payload['dueAt'] ?? '',
      });
    case 'checkin-workflow/wait-for-check-in':
      return tokenTask(deps, waitSchema, (input) => waitForCheckIn(deps, input))(payload);
    case 'checkin-workflow/post-results':
      return postResults(deps, visit);
    case 'checkin-workflow/close-unanswered':
      return endCheckIn(deps, visit);
    default:
      throw new Error(`A state calls ${name}, which the simulation does not know.`);
  }
};

/** The seconds that the definition gives each channel: the same in every world. */
const deadlinesOf = remember(1, (machines: Machines): Record<Channel, number> => {
  const seconds: Record<Channel, number> = { oem: 0, whatsapp: 0, sms: 0, email: 0 };
  for (const state of Object.values(machines['message-delivery'].States)) {
    if (state.Type !== 'Task') continue;
    const channel = channelSchema.safeParse(state.Parameters.Payload['channel']).data;
    if (channel) seconds[channel] = state.TimeoutSeconds ?? 0;
  }
  return seconds;
});
