import { describeEvent, type EventView } from '../../shared/events/describe-event.ts';
import { type EventRecord } from '../../shared/events/event.ts';
import { findEvents } from '../../shared/events/event-store.ts';
import { replayEvent } from '../../shared/events/replay-event.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { AdminCommand, AdminContext } from './command.ts';
import { found } from './found.ts';
import { messageLines } from './message-lines.ts';

const partner = { name: 'partner', to: 'partnerId', value: 'ID', says: 'whose event' };
const id = { name: 'id', to: 'eventId', value: 'ID', says: 'the event’s webhook-id' };

const eventLine = ({ partnerId, eventId, type, receivedAt, fault }: EventRecord): string =>
  `  ${receivedAt} ${partnerId} ${eventId} ${type}: ${fault ?? 'no fault noted'}`;

export const EVENT_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'events',
    verb: 'parked',
    says: 'Lists the events that could not be applied, oldest first (at most 100)',
    flags: [],
    examples: ['events parked'],
    run: async ({ table, now }) => {
      const parked = await findEvents(table, 'parked', now());
      const data = parked.map(({ partnerId, eventId, type, receivedAt, fault }) => ({
        partnerId,
        eventId,
        type,
        receivedAt,
        fault,
      }));
      return {
        lines:
          parked.length === 0
            ? ['No event is parked.']
            : [`${parked.length} parked:`, ...parked.map(eventLine)],
        data: { parked: data },
      };
    },
  },
  {
    noun: 'events',
    verb: 'replay',
    says: 'Has a parked event applied again, or all of them, once their cause is gone',
    flags: [partner, id, { name: 'all', to: 'all', says: 'every parked event' }],
    examples: ['events replay --partner tjekvik --id msg_2Lh9', 'events replay --all'],
    run: async (context, { partnerId, eventId, all }) => {
      if (all === true) return replayAll(context);
      if (typeof partnerId !== 'string' || typeof eventId !== 'string')
        throw new AppError(
          'InvalidInput',
          'admin.usage',
          'Which event? Expected --partner and --id, or --all. See npm run admin -- events parked',
        );
      const isReplayed = await replayEvent(context, { partnerId, eventId });
      if (isReplayed)
        return {
          lines: [
            `${eventId} of ${partnerId} is being applied again. See npm run admin -- events show --partner ${partnerId} --id ${eventId}`,
          ],
          data: { replayed: 1 },
        };
      throw new AppError(
        'Conflict',
        'event.not_parked',
        `Event ${eventId} of partner ${partnerId} is not parked, so there is nothing to replay. Expected one of npm run admin -- events parked`,
      );
    },
  },
  {
    noun: 'events',
    verb: 'show',
    says: 'Shows what became of an event: rules, messages, attempts and why',
    flags: [partner, id],
    examples: ['events show --partner tjekvik --id msg_2Lh9'],
    run: async ({ table }, { partnerId, eventId }) => {
      const key = { partnerId: String(partnerId), eventId: String(eventId) };
      const view = found(`event ${key.eventId} of partner ${key.partnerId}`, await describeEvent(table, key));
      return { lines: eventLines(view), data: view };
    },
  },
];

const eventLines = ({ messages, rules, note, fault, ...view }: EventView): string[] => [
  `${view.eventId} ${view.type}, ${view.status}, received ${view.receivedAt}`,
  ...(view.visitId === undefined ? [] : [`  visit ${view.visitId}`]),
  ...[note, fault].flatMap((text) => (text === undefined ? [] : [`  ${text}`])),
  ...rules.map(({ id: ruleId, action, result }) => `  rule ${ruleId} (${action}): ${result}`),
  ...messages.flatMap(messageLines),
];

/** Looks again until nothing new turns up: one look finds a part of many, and what is parked anew is not tried twice. */
const replayAll = async (context: AdminContext) => {
  const seen = new Set<string>();
  let replayed = 0;
  for (;;) {
    const waiting = (await findEvents(context.table, 'parked', context.now())).filter(
      (event) => !seen.has(`${event.partnerId}/${event.eventId}`),
    );
    if (waiting.length === 0) break;
    for (const event of waiting) {
      seen.add(`${event.partnerId}/${event.eventId}`);
      if (await replayEvent(context, event)) replayed += 1;
    }
  }
  return {
    lines: [`${replayed} event${replayed === 1 ? ' is' : 's are'} being applied again.`],
    data: { replayed },
  };
};
