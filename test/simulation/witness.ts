import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { Channel, Settings } from '../../shared/dealers/settings.ts';
import { type Outgoing, parseReference, referenceOf } from '../../shared/messaging/channel.ts';
import { conversationOfMessage } from '../../shared/messaging/message-store.ts';
import { mayHaveArrived, type Message } from '../../shared/messaging/message.ts';
import { isNotice } from '../../shared/messaging/notice.ts';
import type { LogFields } from '../../shared/platform/log.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Visit } from '../../shared/visits/visit.ts';
import type { Faults } from './faults.ts';
import { isWithinHours } from './local-hours.ts';
import type { Promised, Violation } from './promises.ts';
import type { Arrival } from './vendors.ts';
import type { VirtualTime } from './virtual-time.ts';

export type VendorCall = {
  messageId: string;
  channel: Channel;
  at: number;
  reference: string;
  /** Whether we know that it had no effect. */
  isNotSent: boolean;
  /** Whether the vendor said no at once. */
  isRefused: boolean;
};

/** A copy of a message that reached the customer. */
export type Copy = { isLate: boolean; hasTimeToLive: boolean };

type Deps = {
  time: VirtualTime;
  faults: Faults;
  /** Seconds that each channel is given. */
  deadlines: Readonly<Record<Channel, number>>;
  locationOf(dealerId: string): LocationInForce | undefined;
  /** Everything personal that the world knows. */
  secrets: Set<string>;
  itemAt(pk: string, sk: string): Item | undefined;
};

/** A state's time begins before its function has claimed: so much earlier at most. */
const CLAIM_DELAY_MS = 60_000;
const SOON_MS = 60_000;
/** As long as a call may hang. */
const MOMENT_MS = 10_000;
/** A schedule fires within its minute, and what is due in less than a minute gets one for a minute later. */
const PUNCTUAL_MS = 130_000;

/** Sees everything that leaves or is written, and says at once when a promise is broken. */
export class Witness {
  readonly violations: Violation[] = [];
  readonly calls: VendorCall[] = [];
  /** The copies that reached the customer, by message. */
  readonly copies = new Map<string, Copy[]>();
  /** How often a team was told: by subject and what it is about. */
  readonly told = new Map<string, number>();
  /** Addresses at which somebody said STOP, and those of which we have said that we know, by dealer. */
  readonly #said = new Set<string>();
  readonly #taken = new Set<string>();
  /** Messages of whose arrival a vendor's receipt was taken. */
  readonly #failed = new Set<string>();
  readonly #givenUp = new Set<string>();
  readonly #arrivalsKnown = new Set<string>();
  /** Up to which version of its check-in a visit was called off or answered. */
  readonly #over = new Map<string, number>();
  /** Messages that wait, or waited, for somebody to let them out. */
  readonly #held = new Set<string>();
  /** Visits whose cancellation has been applied. */
  readonly #cancelled = new Set<string>();
  readonly #dealerOfConversation = new Map<string, unknown>();
  /** Of each event: when it was accepted, and how much had gone wrong until then. */
  readonly #acceptances = new Map<string, { at: number; faults: number }>();
  readonly #acceptedAt = new Map<string, number>();
  readonly #eventTypes = new Map<string, string>();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  breaks(broken: Promised, says: string): void {
    this.violations.push({ broken, says: `${this.#deps.time.now()} ${says}` });
  }

  // What leaves

  beforeSend(channel: Channel, outgoing: Outgoing): VendorCall {
    const { time } = this.#deps;
    const messageId = parseReference(outgoing.reference)?.messageId ?? '';
    const { reference } = outgoing;
    const call = { messageId, channel, at: time.ms, reference, isNotSent: false, isRefused: false };
    const message = this.#message(messageId);
    if (!message) this.breaks('nothing is lost', `a vendor is called for ${messageId}, which is not stored`);
    else {
      this.#checkRepetition(call, message);
      this.#checkLadder(message, channel);
      this.#checkDealer(message, outgoing);
    }
    this.calls.push(call);
    return call;
  }

  /** The call has come to the vendor, which may be seconds after it was made. */
  reachedVendor({ messageId, channel }: VendorCall): void {
    const message = this.#message(messageId);
    if (message) this.#checkHours(message, channel);
  }

  failed(call: VendorCall, isNotSent: boolean): void {
    call.isNotSent = isNotSent;
  }

  refused(call: VendorCall): void {
    call.isRefused = true;
  }

  /** Before staff had a failed message sent again, the vendor had said no to this call, at once or later. */
  #isForgiven({ reference, isRefused }: VendorCall, { retry }: Message): boolean {
    const number = parseReference(reference)?.attempt ?? 0;
    return retry !== undefined && number <= retry.after && (isRefused || this.#failed.has(reference));
  }

  #checkRepetition({ messageId, channel }: VendorCall, message: Message): void {
    const { moves = 0, retry } = message;
    const earlier = this.calls.filter((call) => call.messageId === messageId && call.channel === channel);
    if (earlier.some((call) => !call.isNotSent && !this.#isForgiven(call, message)))
      this.breaks('nothing is sent twice', `${messageId} goes out by ${channel} again`);
    // A message that is sent again may be moved anew.
    if (earlier.length > MOST_CALLS * (moves + 1) + MOST_CALLS * 8 * (retry?.count ?? 0))
      this.breaks('everything ends', `${messageId} was tried by ${channel} ${earlier.length} times`);
  }

  #checkHours(message: Message, channel: Channel): void {
    const { time, locationOf } = this.#deps;
    // A confirmation answers at once what the customer has just written, at whatever hour that was.
    if (isNotice(message.purpose)) return;
    const settings = locationOf(message.dealerId)?.settings;
    const now = time.now();
    const type = this.#eventTypes.get(`${message.cause.partnerId}/${message.cause.eventId}`);
    // What staff have sent again goes out as soon as messages may; what they gave another time, at that time.
    const isChosen = message.retry !== undefined || (message.edited !== undefined && !message.hours);
    const isOurs = message.purpose === 'check-in-invite' && type === 'appointment.upserted' && !isChosen;
    const hours = settings && (isOurs ? settings.inviteWindow : settings.quietHours);
    // Scheduler knows whole seconds.
    const isTooEarly = time.ms < Math.floor(Date.parse(message.dueAt) / 1000) * 1000;
    const isTooLate = message.sendUntil !== undefined && now >= message.sendUntil;
    if (isTooEarly || isTooLate || (hours && !isWithinHours(time.ms, hours, settings.zone)))
      this.breaks(
        'nothing is sent outside its hours',
        `${message.messageId} by ${channel}: due ${message.dueAt}, until ${message.sendUntil}, hours ${JSON.stringify(hours)} in ${settings?.zone}`,
      );
  }

  #checkLadder(message: Message, channel: Channel): void {
    const { time, deadlines } = this.#deps;
    for (const attempt of message.attempts) {
      const { messageId } = message;
      if (attempt.channel === channel || !mayHaveArrived(attempt)) continue;
      if (this.#failed.has(referenceOf(messageId, attempt.number))) continue;
      if (this.#givenUp.has(`${messageId} ${attempt.channel}`)) continue;
      const until = Date.parse(attempt.at) + deadlines[attempt.channel] * 1000 - CLAIM_DELAY_MS;
      if (until > time.ms)
        this.breaks(
          'no channel is tried too early',
          `${message.messageId} by ${channel}, though ${attempt.channel} of ${attempt.at} (${attempt.status}) may still arrive`,
        );
    }
  }

  #checkDealer(message: Message, outgoing: Outgoing): void {
    const contact = this.#deps.itemAt(`CONTACT#${message.dealerId}#${message.contactId}`, 'CONTACT');
    // It was on its way when the person was erased.
    if (contact?.['erasedAt'] !== undefined) return;
    const isOwn =
      outgoing.dealerId === message.dealerId &&
      hasSenders(outgoing.settings, this.#deps.locationOf(message.dealerId)?.settings) &&
      [contact?.['phone'], contact?.['email'], message.vehicle?.vin].includes(outgoing.to);
    if (!isOwn) this.breaks('dealers are apart', `${message.messageId} goes out for ${outgoing.dealerId}`);
  }

  /** A copy has come. It is late when another channel has had its turn since it was sent. */
  arrived({ outgoing, hasTimeToLive }: Arrival): void {
    const { messageId, attempt } = parseReference(outgoing.reference) ?? { messageId: '', attempt: 0 };
    const attempts = this.#message(messageId)?.attempts ?? [];
    const isLate = attempts.some(({ number, status }) => number > attempt && status !== 'skipped');
    this.copies.set(messageId, [...(this.copies.get(messageId) ?? []), { isLate, hasTimeToLive }]);
  }

  /** The vendor reports that this attempt failed: whether we act on it is seen by what leaves next. */
  failureReported(reference: string): void {
    this.#failed.add(reference);
  }

  /** A state of the ladder failed in all its tries. */
  gaveUp(messageId: string, channel: string): void {
    this.#givenUp.add(`${messageId} ${channel}`);
  }

  // What was taken

  stopSaid(dealerId: string, address: string): void {
    this.#said.add(`${dealerId} ${address}`);
  }

  /** We have answered that it is taken: from now on it holds. */
  stopTaken(dealerId: string, address: string): void {
    this.#taken.add(`${dealerId} ${address}`);
  }

  complaintTaken(messageId: string, address: string): void {
    const message = this.#message(messageId);
    if (message) this.stopTaken(message.dealerId, address);
  }

  /** Whether somebody wants no more messages, said at any address of theirs. */
  hasSaidStop(dealerId: string, contactId: string | undefined): boolean {
    return this.#isAmong(this.#said, dealerId, contactId);
  }

  #isAmong(addresses: ReadonlySet<string>, dealerId: string, contactId: string | undefined): boolean {
    const contact = this.#deps.itemAt(`CONTACT#${dealerId}#${contactId}`, 'CONTACT');
    return [contact?.['phone'], contact?.['email']].some((address) =>
      addresses.has(`${dealerId} ${String(address)}`),
    );
  }

  arrivalTaken(messageId: string): void {
    this.#arrivalsKnown.add(messageId);
  }

  webhookTaken(timestamp: number, checkedAt: number): void {
    if (Math.abs(timestamp - checkedAt / 1000) > 301)
      this.breaks('old signatures are refused', `a webhook of ${timestamp} was taken`);
  }

  // What is written

  written(after: Item | undefined, before: Item | undefined): void {
    if (!after)
      return before?.entity === 'message' ? this.#forgetMessage(String(before['messageId'])) : undefined;
    switch (after.entity) {
      case 'message':
        return this.#messageWritten(after as unknown as Message, before as unknown as Message | undefined);
      case 'visit':
        return this.#visitWritten(
          after as unknown as StoredVisit,
          before as unknown as StoredVisit | undefined,
        );
      case 'event':
        return this.#eventWritten(after, before);
      case 'notification':
        return this.#told(after, before);
      case 'accepted-notification':
        this.#acceptedAt.set(String(after['notificationId']), this.#deps.time.ms);
        return;
      case 'entry':
        return this.#checkConversation(String(after['conversationId']), after['dealerId']);
    }
  }

  #messageWritten(after: Message, before: Message | undefined): void {
    this.#checkConversation(conversationOfMessage(after.messageId), after.dealerId);
    if (after.status === 'held') this.#held.add(after.messageId);
    const last = after.attempts.at(-1);
    const isClaim = last?.status === 'sending' && last.number !== before?.attempts.at(-1)?.number;
    if (!isClaim) return;
    if (isNotice(after.purpose)) return this.#noticeClaimed(after);
    if (before?.execution === undefined && !this.#held.has(after.messageId)) this.#checkPunctuality(after);
    if (this.#isAmong(this.#taken, after.dealerId, after.contactId))
      this.breaks('nothing is sent after a stop', `${after.messageId} is claimed though STOP was taken`);
    const version = this.#over.get(after.visitId);
    if (after.link && version !== undefined && version >= after.link.version)
      this.breaks(
        'nothing is sent after a stop',
        `${after.messageId} is claimed though its check-in is over`,
      );
    const visit = after.link && this.#visit(after.visitId);
    if (visit && after.link && after.link.version < visit.checkIn.version)
      this.breaks('nothing is sent after a stop', `${after.messageId} is claimed though its link is dead`);
    this.#checkOccasion(after);
    if (this.#arrivalsKnown.has(after.messageId))
      this.breaks('no channel is tried too early', `${after.messageId} is claimed though it has arrived`);
  }

  /** Nobody is reminded of an appointment that is cancelled. */
  #checkOccasion({ messageId, purpose, visitId }: Message): void {
    const isReminder = purpose === 'reminder-start' || purpose === 'reminder-end';
    if (isReminder && this.#cancelled.has(visitId) && this.#visit(visitId)?.status === 'cancelled')
      this.breaks('nothing is sent after a stop', `${messageId} is claimed though ${visitId} is cancelled`);
  }

  /** A STOP is confirmed while it holds, and once. */
  #noticeClaimed({ messageId, dealerId, contactId, purpose, attempts }: Message): void {
    if (purpose === 'stop-confirmation' && !this.hasSaidStop(dealerId, contactId))
      this.breaks('nothing is sent after a stop', `${messageId} confirms a STOP that nobody said`);
    if (attempts.length > 1 && attempts.slice(0, -1).some(mayHaveArrived))
      this.breaks('nothing is sent twice', `${messageId} confirms again`);
  }

  #checkPunctuality({ messageId, dueAt, cause }: Message): void {
    const acceptance = this.#acceptances.get(`${cause.partnerId}/${cause.eventId}`);
    // Who books anew when the time of a reminder has passed is reminded at once.
    const lateMs = this.#deps.time.ms - Math.max(Date.parse(dueAt), acceptance?.at ?? 0);
    if (lateMs > PUNCTUAL_MS && acceptance?.faults === this.#deps.faults.total)
      this.breaks('everything is on time', `${messageId}, due ${dueAt}, begins ${lateMs / 1000} s late`);
  }

  #visitWritten(after: StoredVisit, before: StoredVisit | undefined): void {
    const { status, closesAt } = after.checkIn;
    if (
      status === 'closed' &&
      before?.checkIn.status !== 'closed' &&
      this.#deps.time.now() < (closesAt ?? '')
    )
      this.breaks(
        'no check-in closes early',
        `${after.visitId} is closed, though it is open until ${closesAt}`,
      );
    if (after.erasedAt !== undefined) return this.#forget(after.visitId);
    if (before?.checkIn.status !== 'finished') return;
    if (after.checkIn.status !== 'finished' || after.checkIn.finishedBy !== before.checkIn.finishedBy)
      this.breaks('results are told once', `the finished check-in of ${after.visitId} was changed`);
  }

  /** Who comes anew after an erasure is somebody new, also under the same id. */
  #forget(visitId: string): void {
    this.#over.delete(visitId);
    this.#cancelled.delete(visitId);
    for (const key of this.told.keys()) if (key.endsWith(` ${visitId}`)) this.told.delete(key);
  }

  /** An erasure has taken it: the same occasion gives another message of that id. */
  #forgetMessage(messageId: string): void {
    const isOf = (reference: string): boolean => reference.startsWith(messageId);
    const rest = this.calls.filter((call) => call.messageId !== messageId);
    this.calls.splice(0, this.calls.length, ...rest);
    this.copies.delete(messageId);
    this.#arrivalsKnown.delete(messageId);
    this.#held.delete(messageId);
    for (const known of [this.#failed, this.#givenUp])
      for (const reference of known) if (isOf(reference)) known.delete(reference);
  }

  #eventWritten(after: Item, before: Item | undefined): void {
    const key = `${String(after['partnerId'])}/${String(after['eventId'])}`;
    if (!before) {
      this.#eventTypes.set(key, String(after['type']));
      this.#acceptances.set(key, { at: this.#deps.time.ms, faults: this.#deps.faults.total });
    }
    if (after['fault'] !== undefined) this.checkText('a parked event', JSON.stringify(after['fault']));
    const outcome = after['outcome'] as { visitId?: string } | undefined;
    if (after['status'] !== 'applied' || before?.['status'] === 'applied' || !outcome?.visitId) return;
    const visit = this.#visit(outcome.visitId);
    if (visit && !String(after['body']).includes(`"dealerId":"${visit.dealerId}"`))
      this.breaks('dealers are apart', `${key} is applied to a visit of ${visit.dealerId}`);
    if (after['type'] === 'appointment.cancelled') this.#cancelled.add(outcome.visitId);
    if (after['type'] === 'checkin.finished') this.#over.set(outcome.visitId, Number.POSITIVE_INFINITY);
    else if (after['type'] === 'appointment.cancelled' && visit?.checkIn.status === 'cancelled')
      this.#over.set(outcome.visitId, Math.max(this.#over.get(outcome.visitId) ?? 0, visit.checkIn.version));
  }

  #told(after: Item, before: Item | undefined): void {
    const about = String(after['visitId'] ?? after['notificationId']);
    const key = `${String(after['subject'])} ${String(after['inbox'])} ${about}`;
    const isCheckIn = after['subject'] === 'check-in-results';
    if (before) return;
    const times = (this.told.get(key) ?? 0) + 1;
    this.told.set(key, times);
    const dealerId = String(after['dealerId']);
    if (!after['pk'].startsWith(`INBOX#${dealerId}#`))
      this.breaks('dealers are apart', `a team of another dealer is told: ${key}`);
    if (!isCheckIn) return;
    // Whoever tells again has looked whether it is accepted, and a colleague accepts it in that moment.
    const acceptedMs = this.#deps.time.ms - (this.#acceptedAt.get(String(after['notificationId'])) ?? 0);
    if (times > 1 && acceptedMs > MOMENT_MS) this.breaks('results are told once', `told again: ${key}`);
    this.#checkLag(about);
  }

  #checkLag(visitId: string): void {
    const key = this.#visit(visitId)?.checkIn.finishedBy;
    if (!key) return;
    const event = this.#deps.itemAt(`EVENT#${key.replace('/', '#')}`, 'EVENT');
    const lag = this.#deps.time.ms - Date.parse(String(event?.['receivedAt']));
    if (lag > SOON_MS && this.#acceptances.get(key)?.faults === this.#deps.faults.total)
      this.breaks('results are told once', `told ${lag / 1000} s after ${key}, though nothing went wrong`);
  }

  #checkConversation(conversationId: string, dealerId: unknown): void {
    const known = this.#dealerOfConversation.get(conversationId);
    if (known === undefined) this.#dealerOfConversation.set(conversationId, dealerId);
    else if (known !== dealerId)
      this.breaks(
        'dealers are apart',
        `${JSON.stringify(dealerId)} writes into a conversation of ${JSON.stringify(known)}`,
      );
  }

  // What is said

  checkText(where: string, text: string): void {
    for (const secret of this.#deps.secrets)
      if (text.includes(secret)) this.breaks('no personal data leaks', `${where} holds ${secret}: ${text}`);
  }

  logged(message: string, fields: LogFields, error: unknown): void {
    this.checkText('a log line', `${message} ${JSON.stringify(fields)} ${describeAsLogged(error)}`);
  }

  #message(messageId: string): Message | undefined {
    const [conversationId, entryId] = messageId.split('-');
    return this.#deps.itemAt(`CONVERSATION#${conversationId}`, `ENTRY#${entryId}`) as unknown as
      | Message
      | undefined;
  }

  #visit(visitId: string): StoredVisit | undefined {
    return this.#deps.itemAt(`VISIT#${visitId}`, 'VISIT') as unknown as StoredVisit | undefined;
  }
}

/** Whether settings are those of a location, from now or from a moment ago. */
const hasSenders = (settings: Settings, ours: Settings | undefined): boolean =>
  settings.whatsapp === ours?.whatsapp && settings.sms === ours?.sms && settings.email === ours?.email;

/** A visit as it is stored, where an event's name is one text: to read each one whole would take a twentieth of a run. */
type StoredVisit = Pick<Visit, 'visitId' | 'dealerId' | 'status' | 'erasedAt'> & {
  checkIn: Pick<Visit['checkIn'], 'status' | 'closesAt' | 'version'> & { finishedBy?: string };
};

/** In one window: a channel is tried again only after a throttle, five times, in an execution and the three that may take over. */
const MOST_CALLS = 6 * 4;

/** What the logger writes of an error: its text, all that it carries, and its causes. */
const describeAsLogged = (error: unknown): string => {
  if (!(error instanceof Error)) return error === undefined ? '' : JSON.stringify(error);
  const carried = Object.fromEntries(Object.entries(error).filter(([name]) => name !== 'cause'));
  return `${error.name} ${error.message} ${JSON.stringify(carried)} ${describeAsLogged(error.cause)}`;
};
