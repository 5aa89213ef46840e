import { type Channel, CHANNELS } from '../../shared/dealers/settings.ts';
import type { EventView } from '../../shared/events/describe-event.ts';
import { secondsBetween } from '../../shared/kernel/clock.ts';

/** One line of what happened: when, what, and where it is told, on which channel, with which status and why. */
export type TimelineLine = { at: string; what: string; channel?: string; status?: string; why?: string };

type MessageView = EventView['messages'][number];

/** Statuses after which nothing more is sent. `delivered` may still become `read`. */
const OVER: readonly string[] = ['sent', 'delivered', 'read', 'failed', 'withdrawn', 'skipped'];

/** Whether an event is applied, or parked, and nothing more will be sent because of it. */
export const isOver = (view: EventView): boolean =>
  view.status !== 'accepted' && view.messages.every(({ status }) => OVER.includes(status));

/** What is new in a view since the last one, in the order in which it came about. */
export const changesIn = (before: EventView | undefined, view: EventView, at: string): TimelineLine[] => {
  const lines: TimelineLine[] = [];
  if (!before) lines.push({ at: view.receivedAt, what: `${view.type} accepted`, status: 'accepted' });
  if (before?.status !== view.status && view.status !== 'accepted') {
    const why =
      view.fault ?? view.note ?? view.rules.map((rule) => `rule ${rule.id}: ${rule.result}`).join('; ');
    lines.push({
      at,
      what: `${view.type} ${view.status}`,
      status: view.status,
      ...(why === '' ? {} : { why }),
    });
  }
  for (const message of view.messages) {
    const earlier = before?.messages.find(({ id }) => id === message.id);
    if (!earlier) lines.push(plannedLine(message, at));
    lines.push(...attemptLines(earlier, message, at), ...statusLines(earlier, message, at));
  }
  return lines;
};

const plannedLine = (message: MessageView, at: string): TimelineLine => {
  const candidates = message.trace.slice(0, message.trace.length - message.attempts.length);
  const possible = candidates.filter(({ status }) => status === 'possible').map(({ channel }) => channel);
  return {
    at,
    what: `${message.purpose} planned`,
    status: 'planned',
    why: possible.length === 0 ? 'no channel is possible' : `possible: ${possible.join(', ')}`,
  };
};

/** The last lines of a message's trace are its attempts, one each. */
const attemptLines = (earlier: MessageView | undefined, message: MessageView, at: string): TimelineLine[] =>
  message.attempts.flatMap((attempt, index) => {
    if (earlier?.attempts[index]?.status === attempt.status) return [];
    const trace = message.trace[message.trace.length - message.attempts.length + index];
    const [, ...why] = (trace?.says ?? '').split(': ');
    const code = trace?.providerCode === undefined ? [] : [`the vendor's code ${trace.providerCode}`];
    const reason = [...why, ...code].join(', ');
    return [
      {
        at,
        what: trace?.says.split(': ')[0] ?? attempt.status,
        channel: attempt.channel,
        status: attempt.status,
        ...(reason === '' ? {} : { why: reason }),
      },
    ];
  });

/** What the message as a whole came to, where no attempt says it. */
const statusLines = (earlier: MessageView | undefined, message: MessageView, at: string): TimelineLine[] => {
  if (earlier?.status === message.status || !['failed', 'withdrawn', 'skipped'].includes(message.status))
    return [];
  const refused = message.trace.filter(({ status }) =>
    ['refused', 'rejected', 'skipped', 'timed_out', 'released', 'unknown'].includes(status),
  );
  const inOrder = CHANNELS.flatMap((channel) => refused.filter((line) => line.channel === channel));
  const why =
    message.statusReason ??
    inOrder
      .map(({ channel, says }) => `${CHANNEL_NAMES[channel]}: ${says.split(': ').at(-1) ?? says}`)
      .join('; ');
  return [{ at, what: `${message.purpose} ${message.status}`, status: message.status, why }];
};

/** A line for people, with the seconds since the story began. */
export const timelineText = (line: TimelineLine, startedAt: string): string => {
  const seconds = Math.max(0, secondsBetween(startedAt, line.at)).toFixed(1).padStart(5);
  const channel = CHANNELS.find((name) => name === line.channel);
  const on = channel === undefined ? '' : `${CHANNEL_NAMES[channel]}: `;
  return `  ${seconds} s  ${on}${line.what}${line.why === undefined ? '' : ` (${line.why})`}`;
};

const CHANNEL_NAMES: Record<Channel, string> = {
  oem: 'OEM app',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  email: 'Email',
};
