import { CHANNELS } from '../../shared/dealers/settings.ts';
import type { EventView } from '../../shared/events/describe-event.ts';
import { secondsBetween } from '../../shared/kernel/clock.ts';
import { CHANNEL_NAMES, evidenceText } from '../../shared/messaging/trace-texts.ts';
import type { TraceLine } from '../../shared/messaging/trace.ts';

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
    lines.push(...newLines(earlier, message));
  }
  return lines;
};

const plannedLine = ({ purpose, trace }: MessageView, { at, says }: TraceLine): TimelineLine => {
  const of = (status: TraceLine['status']) =>
    trace.flatMap((line) =>
      line.status === status && line.channel ? [{ ...line, channel: line.channel }] : [],
    );
  const possible = of('possible').map(({ channel }) => CHANNEL_NAMES[channel]);
  const refused = of('refused').map(
    ({ channel, says: why }) => `${CHANNEL_NAMES[channel]} (${reasonOf(why)})`,
  );
  const why = [
    reasonOf(says),
    possible.length === 0 ? 'no channel is possible' : `possible: ${possible.join(', ')}`,
    ...(refused.length === 0 ? [] : [`not: ${refused.join(', ')}`]),
  ];
  return { at, what: `${purpose} planned`, status: 'planned', why: why.filter(Boolean).join('; ') };
};

/** What follows a line's own words. */
const reasonOf = (says: string): string => says.split(': ').slice(1).join(': ');

const nameOf = ({ attempt, channel, status, at }: TraceLine): string => [attempt, channel, status, at].join();

/** What the trace has now and had not before; the plan is told in one line. */
const newLines = (earlier: MessageView | undefined, message: MessageView): TimelineLine[] => {
  const known = new Set(earlier?.trace.map(nameOf));
  return message.trace
    .filter((line) => !known.has(nameOf(line)) && line.status !== 'possible' && line.status !== 'refused')
    .map((line) => (line.status === 'planned' ? plannedLine(message, line) : lineOf(message, line)));
};

const lineOf = ({ purpose }: MessageView, line: TraceLine): TimelineLine => {
  const { at, channel, status, says } = line;
  const reason = reasonOf(says);
  const evidence = evidenceText(line).trim();
  // In brackets behind a reason; alone it needs none.
  const why =
    reason === ''
      ? evidence.replaceAll('] [', '; ').replace(/^\[(.*)\]$/, '$1')
      : `${reason} ${evidence}`.trim();
  const what = says.split(': ')[0] ?? says;
  return {
    at,
    what: channel === undefined ? `${purpose}: ${what}` : what,
    ...(channel === undefined ? {} : { channel }),
    status,
    ...(why === '' ? {} : { why }),
  };
};

/** A line for people, with the seconds since the story began. */
export const timelineText = (line: TimelineLine, startedAt: string): string => {
  const seconds = Math.max(0, secondsBetween(startedAt, line.at)).toFixed(1).padStart(5);
  const channel = CHANNELS.find((name) => name === line.channel);
  const on = channel === undefined ? '' : `${CHANNEL_NAMES[channel]}: `;
  return `  ${seconds} s  ${on}${line.what}${line.why === undefined ? '' : ` (${line.why})`}`;
};
