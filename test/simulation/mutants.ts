import type { Promised } from './promises.ts';

/** One line of our code as a careless author might have it, and the promise that it breaks. */
export type Mutant = {
  file: string;
  line: string;
  becomes: string;
  breaks: Promised;
  /** Where it shows: the more goes wrong, the sooner. */
  percent?: number;
  isAutomated?: boolean;
};

/* Tests the simulation itself: each of these must be found. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'sends again when the answer was unclear': {
    file: 'shared/messaging/judge-send-fault.ts',
    line: 'if (!isPassing || (error instanceof NoAnswer && error.sent))',
    becomes: 'if (!isPassing)',
    breaks: 'nothing is sent twice',
  },
  'sends again when it is not sure of having sent': {
    file: 'shared/messaging/claim.ts',
    line: 'if (earlier) {',
    becomes: 'if (false) {',
    breaks: 'nothing is sent twice',
    percent: 20,
  },
  'sends a failed message again where a copy may have arrived': {
    file: 'shared/messaging/claim.ts',
    line: "(mayHaveCopy ? 'no_receipt' : undefined)",
    becomes: 'undefined',
    breaks: 'nothing is sent twice',
  },
  'writes without condition': {
    file: 'shared/table/memory-table.ts',
    line: 'if (!isFree && (existing?.version ?? 0) !== expected)',
    becomes: 'if (false)',
    breaks: 'nothing is sent twice',
    percent: 20,
  },
  'keeps its timers in memory': {
    file: 'shared/planning/arrange-start.ts',
    line: 'await deps.scheduler.upsert({',
    becomes: 'void ({',
    breaks: 'everything is on time',
  },
  'does not look for lost schedules': {
    file: 'shared/events/sweep-messages.ts',
    line: 'return await findOverdueIn(deps.table, partition, dueBefore);',
    becomes: 'await findOverdueIn(deps.table, partition, dueBefore); return [];',
    breaks: 'nothing is lost',
    percent: 20,
  },
  'lets a cancelled visit have its invite': {
    file: 'shared/events/apply-event.ts',
    line: "await withdrawUnsent(deps, { ...stopped, reason: 'visit_cancelled' });",
    becomes: '',
    breaks: 'nothing is sent after a stop',
  },
  'lets a finished check-in have its invite': {
    file: 'shared/events/apply-event.ts',
    line: "await withdrawUnsent(deps, { ...stopped, reason: 'check_in_finished' });",
    becomes: '',
    breaks: 'nothing is sent after a stop',
  },
  'does not ask for STOP when it claims': {
    file: 'shared/contacts/consent.ts',
    line: 'if (contact.optOut || addressStates.some((state) => state.optOut))',
    becomes: 'if (false)',
    breaks: 'nothing is sent after a stop',
  },
  'does not look at the clock when it claims': {
    file: 'shared/messaging/verdict.ts',
    line: 'sendUntil !== undefined && secondsBetween(now, sendUntil) <= SEND_SECONDS;',
    becomes: 'false;',
    breaks: 'nothing is sent outside its hours',
  },
  'starts a minute too early': {
    file: 'shared/planning/send-time.ts',
    line: 'if (dueAt <= now) return undefined;',
    becomes: 'if (dueAt <= addSeconds(now, 60)) return undefined;',
    breaks: 'nothing is sent outside its hours',
  },
  'forgets who arrived when it claims': {
    file: 'shared/messaging/claim.ts',
    line: "if (isSettled(message)) return { claim: 'refused', why: 'settled' };",
    becomes: '',
    breaks: 'nothing is sent after a stop',
  },
  'takes the latest answers, not the first': {
    file: 'shared/checkin/check-in.ts',
    line: "checkIn.status === 'finished'\n    ? { result: 'already_finished', checkIn }",
    becomes: "false\n    ? { result: 'already_finished', checkIn }",
    breaks: 'results are told once',
  },
  'tells again what was accepted': {
    file: 'shared/conversations/notify-inbox.ts',
    line: 'if (mayBeRepeated &&',
    becomes: 'if (false &&',
    breaks: 'results are told once',
  },
  'parks an event in an outage': {
    file: 'shared/events/process-event.ts',
    line: 'if (isTransient(error)) throw error;',
    becomes: '',
    breaks: 'nothing is lost',
  },
  'leaves broken executions alone': {
    file: 'shared/events/resolve-execution.ts',
    line: 'if (!isSettled(message)) return resolveDelivery(deps, broken);',
    becomes: "if (!isSettled(message)) return 'none';",
    breaks: 'nothing is lost',
    percent: 20,
  },
  'closes a check-in that was moved': {
    file: 'shared/planning/end-check-in.ts',
    line: 'now >= closesAt',
    becomes: 'true',
    breaks: 'no check-in closes early',
  },
  'logs the event as it came': {
    file: 'shared/events/apply-event.ts',
    line: "deps.log.info('event applied', {",
    becomes: "deps.log.info('event applied', { body: record.body,",
    breaks: 'no personal data leaks',
  },
  'starts executions with the name of the customer': {
    file: 'shared/planning/arrange-start.ts',
    line: 'visitId: message.visitId,',
    becomes: 'visitId: message.visitId, name: message.variables.fn,',
    breaks: 'no personal data leaks',
  },
  'lets dealers share a conversation': {
    file: 'shared/messaging/message-store.ts',
    line: '`cv${digestId(dealerId, locationId, contactId)}`',
    becomes: '`cv${digestId(locationId)}`',
    breaks: 'dealers are apart',
  },
  'does not tell dealers apart': {
    file: 'shared/visits/visit-store.ts',
    line: 'keyedId(idKey, dealerId, name.kind, name.reference);',
    becomes: 'keyedId(idKey, name.kind, name.reference);',
    breaks: 'dealers are apart',
  },
  'does not look at the signature': {
    file: 'shared/events/accept-event.ts',
    line: 'verifyWebhook(secrets, rawBody, headers);',
    becomes: '',
    breaks: 'old signatures are refused',
  },
  'reminds of an appointment that is cancelled': {
    file: 'shared/planning/apply-plan.ts',
    line: 'for (const gone of diff.withdraw) await withdrawOne(deps, command, gone);',
    becomes: '',
    breaks: 'nothing is sent after a stop',
    isAutomated: true,
  },
  'puts a message back to a time that is used up': {
    file: 'shared/planning/planned-message.ts',
    line: '(moves !== undefined || retry !== undefined) && fresh.dueAt <= dueAt',
    becomes: 'false',
    breaks: 'nothing is lost',
    isAutomated: true,
  },
  'plans a message again that has gone out': {
    file: 'shared/planning/plan-diff.ts',
    line: 'if (earlier.some((message) => blocks(message, wish))) continue;',
    becomes: '',
    breaks: 'nothing is sent twice',
    isAutomated: true,
  },
  'leaves what its plan names and did not make': {
    file: 'shared/planning/reconcile-messages.ts',
    line: 'if (!plan) return { ...NOTHING, mode };',
    becomes: 'if (!plan || before) return { ...NOTHING, mode };',
    breaks: 'nothing is sent after a stop',
    isAutomated: true,
  },
  'keeps an event of who is erased': {
    file: 'shared/privacy/finish-erasure.ts',
    line: 'if (latest) await eraseItem(deps, { item: latest, at: erasedAt });',
    becomes: "if (latest && item.entity !== 'event') await eraseItem(deps, { item: latest, at: erasedAt });",
    breaks: 'who is erased is gone',
    isAutomated: true,
  },
  'does not finish an erasure that broke off': {
    file: 'shared/privacy/sweep-privacy.ts',
    line: 'await finishErasure(deps, erasure);',
    becomes: '',
    breaks: 'nothing is lost',
    isAutomated: true,
  },
};
