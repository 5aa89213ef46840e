import type { EventRecord } from '../../shared/events/event.ts';
import type { Message } from '../../shared/messaging/message.ts';
import type { Erasure } from '../../shared/privacy/erasure.ts';
import { erasures } from '../../shared/privacy/erasure-store.ts';
import { visits } from '../../shared/visits/visit-store.ts';
import type { Visit } from '../../shared/visits/visit.ts';
import type { Deployment } from './deployment.ts';
import type { Violation } from './promises.ts';
import type { Copy } from './witness.ts';

/** What there is when nothing is left to happen. */
export type Rest = { violations: Violation[]; ends: string[]; messages: number; doubles: DoubleKind[] };

/** Why a message reached the customer by two channels. */
export const DOUBLES = {
  unheard: 'the first copy was in time, and its receipt was lost or came late',
  expired: 'the first copy came after its time, though its vendor knows a time to live',
  kept: 'the first copy came after its time, by a vendor that knows no time to live',
} as const;
export type DoubleKind = keyof typeof DOUBLES;

/** Judges a world that has come to rest: has everything that was accepted come to an end that somebody knows of? */
export const restOf = (deployment: Deployment, secrets: readonly string[]): Rest =>
  new Judgement(deployment, secrets).pass();

class Judgement {
  readonly #deployment: Deployment;
  readonly #secrets: readonly string[];
  readonly #violations: Violation[] = [];
  readonly #erasures: Erasure[];
  readonly #events: EventRecord[];
  readonly #visits: Visit[];
  readonly #messages: Map<string, Message>;

  constructor(deployment: Deployment, secrets: readonly string[]) {
    this.#deployment = deployment;
    this.#secrets = secrets;
    const items = (entity: string) =>
      [...deployment.table.items.values()].filter((item) => item.entity === entity);
    const all = <T>(entity: string): T[] => items(entity) as unknown as T[];
    this.#events = all('event');
    this.#visits = items('visit').map(visits.parse);
    this.#erasures = items('erasure').map(erasures.parse);
    this.#messages = new Map(all<Message>('message').map((message) => [message.messageId, message]));
  }

  pass(): Rest {
    for (const { partnerId, eventId, type, status, fault } of this.#events)
      if (status !== 'applied')
        this.#lost(
          `${type} ${partnerId}/${eventId} stays ${status}${fault === undefined ? '' : `: ${fault}`}`,
        );
    for (const { name, status, state } of this.#deployment.machines.executions.values())
      if (status === 'RUNNING') this.#lost(`execution ${name} stays in ${state}`);
    for (const { messageId, status, retry } of this.#messages.values())
      if (retry && (status === 'planned' || status === 'sending'))
        this.#lost(`${messageId}, which staff had sent again, stays ${status}`);
    this.#checkPlanned();
    this.#checkErased();
    const ends = this.#visits.flatMap((visit) => this.#endOf(visit) ?? []);
    return {
      violations: this.#violations,
      ends,
      messages: this.#messages.size,
      doubles: this.#doubles(),
    };
  }

  #lost(says: string): void {
    this.#violations.push({ broken: 'nothing is lost', says: `at rest: ${says}` });
  }

  #wasTold(subject: string, about: string): boolean {
    return [...this.#deployment.witness.told.keys()].some(
      (key) => key.startsWith(`${subject} `) && key.endsWith(` ${about}`),
    );
  }

  /** Undefined for a visit whose check-in nobody started. */
  #endOf(visit: Visit): string | undefined {
    const { visitId, checkIn } = visit;
    if (visit.erasedAt !== undefined) return 'erased';
    const started = this.#newest(visitId, 'checkin.start', 'appointment.upserted');
    const cancelled = this.#newest(visitId, 'appointment.cancelled');
    if (checkIn.status === 'finished') {
      if (!this.#wasTold('check-in-results', visitId))
        this.#lost(`nobody was told the results of ${visitId}`);
      return started === undefined ? 'finished without a start' : 'finished';
    }
    if (started === undefined) return undefined;
    if (this.#newest(visitId, 'checkin.finished') !== undefined)
      this.#lost(`the answers for ${visitId} were taken, but its check-in is ${checkIn.status}`);
    const hasPlan = this.#hasPlan(visitId);
    switch (checkIn.status) {
      case 'cancelled':
        if ((cancelled === undefined || cancelled < started) && !this.#saysWhy(visitId) && !hasPlan)
          this.#lost(`${visitId} is cancelled, though it was started after that`);
        return 'cancelled';
      case 'closed':
        if (!this.#wasTold('check-in-unanswered', visitId))
          this.#lost(`${visitId} was closed, and nobody was told`);
        return 'closed and told';
      case 'none':
        if (this.#saysWhy(visitId)) return 'no invite, as the event says';
        if (hasPlan) return this.#endWithoutInvite(visit);
        this.#lost(`${visitId} was started, and nothing came of it`);
        return 'left without an invite';
      case 'invited':
        return this.#endOfInvite(visit);
    }
  }

  #endOfInvite(visit: Visit): string {
    const { visitId, dealerId, contactId, checkIn } = visit;
    const message = this.#messages.get(checkIn.inviteMessageId ?? '');
    const hasStopped = this.#deployment.witness.hasSaidStop(dealerId, contactId);
    // Nobody has let it out yet: the console shows it.
    if (message?.status === 'held') return 'waits for approval';
    if (!message && this.#saysWhy(visitId)) return 'no invite, as the event says';
    if (this.#wasTold('no-channel', visitId)) return 'given up and told';
    if (message?.statusReason === 'withdrawn_by_staff') return 'taken back by staff';
    const isWithdrawn = message?.plan !== undefined && message.status === 'withdrawn';
    if (isWithdrawn || (!message && this.#hasPlan(visitId))) return this.#endWithoutInvite(visit);
    if (!message) {
      this.#lost(`${visitId} is invited without an invite`);
      return 'left without an invite';
    }
    const wasStopped = message.statusReason === 'opted_out';
    if (hasStopped && wasStopped) return 'stopped by the customer';
    this.#lost(
      `${visitId} stays invited: its invite is ${message.status} (${message.statusReason ?? 'no reason'}), and nobody was told`,
    );
    return `left ${message.status}`;
  }

  /** Whoever was erased, and told us nothing since then, is in nothing that is kept of the dealer. */
  #checkErased(): void {
    for (const { erasureId, dealerId, erasedAt, state } of this.#erasures) {
      if (state !== 'confirmed') this.#lost(`the erasure ${erasureId} stays ${state}`);
      const items = [...this.#deployment.table.items.values()].filter(
        (item) => item['dealerId'] === dealerId || String(item['body']).includes(`"dealerId":"${dealerId}"`),
      );
      const isBack = items.some(
        ({ entity, ...item }) =>
          (entity === 'event' || entity === 'entry') && String(item['receivedAt'] ?? item['at']) > erasedAt,
      );
      // Somebody else, as far as the dealer knows: a number that wrote and was not asked about, a car that nobody is named with.
      const isLeft = items.some(
        ({ entity, ...item }) =>
          item['erasedAt'] === undefined &&
          (entity === 'contact' || (entity === 'visit' && item['contactId'] === undefined)),
      );
      if (isBack || isLeft) continue;
      for (const item of items) {
        const text = JSON.stringify(item);
        const found = this.#secrets.find((secret) => text.includes(secret));
        if (found !== undefined)
          this.#violations.push({
            broken: 'who is erased is gone',
            says: `at rest: ${item.entity} ${item.pk} ${item.sk} holds ${found}`,
          });
      }
    }
  }

  #hasPlan(visitId: string): boolean {
    return this.#deployment.table.items.has(`VISIT#${visitId}|PLAN`);
  }

  /** Why the automation sends no invite, or has taken it back. */
  #endWithoutInvite({ visitId, dealerId, contactId, status }: Visit): string {
    const { witness, locations } = this.#deployment;
    if (this.#wasTold('message-skipped', visitId)) return 'skipped and told';
    if (status !== 'confirmed') return `${status} before an invite`;
    if (witness.hasSaidStop(dealerId, contactId)) return 'stopped by the customer';
    if (locations.isChanged) return 'no invite: the automation was changed';
    this.#lost(`the plan of ${visitId} has no invite, and nobody was told`);
    return 'left without an invite';
  }

  /** What a plan made comes to an end too, and nobody is told the same twice. */
  #checkPlanned(): void {
    const arrived = new Set<string>();
    for (const { messageId, visitId, status, plan } of this.#messages.values()) {
      if (!plan) continue;
      if (status === 'planned' || status === 'sending')
        this.#lost(`${messageId}, which the plan of ${visitId} made, stays ${status}`);
      if (!this.#deployment.witness.copies.has(messageId)) continue;
      const name = [visitId, plan.key, plan.about].join(' ');
      if (arrived.has(name))
        this.#violations.push({
          broken: 'nothing is sent twice',
          says: `at rest: the customer has ${name} in two messages, one of them ${messageId}`,
        });
      arrived.add(name);
    }
  }

  /** The newest event of these types about a visit, by the clock of its sender. */
  #newest(visitId: string, ...types: string[]): string | undefined {
    return this.#events
      .filter(
        ({ type, outcome, erasedAt }) =>
          types.includes(type) && outcome?.visitId === visitId && erasedAt === undefined,
      )
      .map(timestampOf)
      .toSorted()
      .at(-1);
  }

  /** Whether the events of a visit tell why there is no invite. */
  #saysWhy(visitId: string): boolean {
    return this.#events
      .filter(({ outcome }) => outcome?.visitId === visitId)
      .some(
        ({ outcome }) => outcome?.note !== '' || outcome.rules.some(({ result }) => result.startsWith('no')),
      );
  }

  #doubles(): DoubleKind[] {
    return [...this.#deployment.witness.copies.values()].filter(({ length }) => length > 1).map(kindOf);
  }
}

/** As the partner's system writes it, ahead of the data. */
const timestampOf = ({ body }: EventRecord): string => /"timestamp":"([^"]+)"/.exec(body)?.[1] ?? '';

const kindOf = (copies: readonly Copy[]): DoubleKind => {
  const late = copies.filter(({ isLate }) => isLate);
  if (late.some(({ hasTimeToLive }) => hasTimeToLive)) return 'expired';
  return late.length > 0 ? 'kept' : 'unheard';
};
