import { CHANNELS } from '../../shared/dealers/settings.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { CHANNEL_NAMES } from '../../shared/messaging/trace-texts.ts';
import type { VisitMessagesView } from '../../shared/planning/describe-visit-messages.ts';
import { localInstant } from '../../shared/planning/local-instant.ts';
import type { PlanChange } from '../../shared/conversations/conversation.ts';

/** What the staff are shown of a visit's messages, without what is for programs. */
type ShownMessage = {
  purpose: string;
  dueAt: Instant;
  dueLocal: string;
  /** First and last name, where they are known, and what they are to the visit. */
  to: string;
  role?: string;
  /** In the order in which they are tried. */
  channels: string[];
  status: string;
  /** The channel by which it went. */
  channel?: string;
  /** Why it was withdrawn. */
  says?: string;
};

/** One thing that happens in the story of a rental order. `at` is the time of the stage. With --json it is a line as it stands. */
export type RentalLine = { at: Instant; what: string; order?: string } & (
  | { kind: 'clock'; from: Instant; started: string[] }
  | { kind: 'event'; type: string; eventId: string }
  /** As the planner stored it and the conversation shows it. */
  | { kind: 'diff'; change: PlanChange }
  | { kind: 'arrived'; channel: string; text: string }
  | { kind: 'plan'; messages: ShownMessage[]; skipped: { purpose: string; reason: string; says: string }[] }
);

export const NOTHING_CHANGED: PlanChange = {
  added: [],
  moved: [],
  withdrawn: [],
  alreadySending: [],
  skipped: [],
};

/** The plan of a visit as its staff see it. */
export const planLine = (
  at: Instant,
  order: string,
  { messages, skipped }: VisitMessagesView,
): RentalLine & { kind: 'plan' } => ({
  at,
  what: 'the plan',
  order,
  kind: 'plan',
  messages: messages.map(({ purpose, dueAt, dueLocal, recipient, channels, status, channel, says }) => ({
    purpose,
    dueAt,
    dueLocal,
    to: [recipient.firstName, recipient.lastName].filter(Boolean).join(' ') || recipient.contactId,
    ...(recipient.role === undefined ? {} : { role: recipient.role }),
    channels: channels.flatMap(({ channel: name, refused }) => (refused === undefined ? [name] : [])),
    status,
    ...(channel === undefined ? {} : { channel }),
    ...(says === undefined ? {} : { says }),
  })),
  skipped,
});

const nameOf = (channel: string): string => {
  const known = CHANNELS.find((name) => name === channel);
  return known ? CHANNEL_NAMES[known] : channel;
};

const PURPOSE_WIDTH = 16;
const purpose = (name: string): string => name.padEnd(PURPOSE_WIDTH);

/** A line of the story for people, by the clock of the place. */
export const rentalText = (line: RentalLine, zone: string): string => {
  const when = (at: Instant): string => localInstant(at, zone);
  switch (line.kind) {
    case 'clock':
      return `\n  ${when(line.at)}  ${line.what}`;
    case 'event':
      return `\n  ${when(line.at)}  ${line.what}  [${line.type}, order ${line.order ?? ''}]`;
    case 'arrived':
      return `    arrived by ${nameOf(line.channel)}: “${line.text}”`;
    case 'diff':
      return diffText(line.change, when);
    case 'plan':
      return [
        '    the plan now:',
        ...line.messages.map(
          (message) =>
            `      ${purpose(message.purpose)} ${message.dueLocal}  to ${message.to} (${message.role ?? 'nobody of the visit any more'}): ${statusText(message)}`,
        ),
        ...line.skipped.map(({ purpose: name, says }) => `      ${purpose(name)} not sent: ${says}`),
      ].join('\n');
  }
};

const diffText = (
  { added, moved, withdrawn, alreadySending, skipped }: PlanChange,
  when: (at: Instant) => string,
): string => {
  const rows = [
    ...added.map((of) => `+ ${purpose(of.purpose)} added for ${when(of.dueAt)}`),
    ...moved.map((of) => `> ${purpose(of.purpose)} moved from ${when(of.from)} to ${when(of.to)}`),
    ...withdrawn.map((of) => `- ${purpose(of.purpose)} withdrawn: ${of.says}`),
    ...skipped.map((of) => `x ${purpose(of.purpose)} not added: ${of.says}`),
    ...alreadySending.map((of) => `x ${purpose(of.purpose)} stays: it is being sent already`),
  ];
  if (rows.length === 0) return '    the plan does not change';
  return ['    what changes:', ...rows.map((row) => `      ${row}`)].join('\n');
};

const statusText = ({ status, channel, channels, says }: ShownMessage): string => {
  if (channel !== undefined) return `${status} (${nameOf(channel)})`;
  if (says !== undefined) return `${status}: ${says}`;
  return `${status}, by ${channels.length === 0 ? 'no channel' : channels.map(nameOf).join(', else ')}`;
};
