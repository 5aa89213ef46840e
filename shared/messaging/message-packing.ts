import * as z from 'zod';
import { isRecord } from '../kernel/record.ts';
import { type Candidate, type Message, messageSchema, type Timing } from './message.ts';

/*
 * A message as it is stored. Every send writes it four times and each KB costs a write unit, so that what a trace needs
 * is written short: the execution without the message id that it begins with, candidates and hours as one text each,
 * an attempt's times without what they have in common with its beginning.
 */

/** No name of an execution has this sign. */
const MESSAGE_ID = '~';

export const packMessage = ({ messageId, execution, candidates, timing, attempts }: Message): object => ({
  execution: execution?.startsWith(messageId) ? MESSAGE_ID + execution.slice(messageId.length) : execution,
  candidates: candidates
    .map(({ channel, refused }) => (refused ? `${channel}:${refused}` : channel))
    .join(' '),
  timing: timing && textOf(timing),
  attempts: attempts.map((attempt) =>
    attempt.times
      ? { ...attempt, times: mapTimes(attempt.times, (time) => shorten(time, attempt.at)) }
      : attempt,
  ),
});

const mapTimes = (times: object, change: (time: string) => string): Record<string, unknown> => {
  const changed: Record<string, unknown> = {};
  for (const [name, time] of Object.entries(times))
    if (time !== undefined) changed[name] = typeof time === 'string' ? change(time) : time;
  return changed;
};

/** The form of our instants. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What of an instant differs from another one: `04.120` of 10:00:04.120 after 10:00:00.000. Its length tells what is missing. */
const shorten = (time: string, from: string): string => {
  if (!INSTANT.test(time) || !INSTANT.test(from)) return time;
  let first = 0;
  while (first < time.length - 1 && time[first] === from[first]) first += 1;
  return time.slice(first, -1);
};
const lengthen = (text: string, from: string): string =>
  text.endsWith('Z') ? text : `${from.slice(0, from.length - 1 - text.length)}${text}Z`;

/** `next_opening 08:00 21:00 Europe/Berlin`, or `at_once` where messages may leave at any hour. */
const textOf = ({ why, hours }: Timing): string =>
  [why, ...(hours ? [hours.from, hours.to, hours.zone] : [])].join(' ');

/** Reads an item in either form; what is neither is left for the message's own schema to refuse. */
const unpack = (item: unknown): unknown => {
  if (!isRecord(item)) return item;
  const { messageId, execution, candidates, timing, attempts } = item;
  const isShort = typeof execution === 'string' && execution.startsWith(MESSAGE_ID);
  return {
    ...item,
    ...(isShort ? { execution: String(messageId) + execution.slice(MESSAGE_ID.length) } : {}),
    ...(typeof candidates === 'string' ? { candidates: candidatesOf(candidates) } : {}),
    ...(typeof timing === 'string' ? { timing: timingOf(timing) } : {}),
    ...(Array.isArray(attempts) ? { attempts: attempts.map(unpackAttempt) } : {}),
  };
};

const unpackAttempt = (attempt: unknown): unknown => {
  if (!isRecord(attempt)) return attempt;
  const { at, times } = attempt;
  return typeof at === 'string' && isRecord(times)
    ? { ...attempt, times: mapTimes(times, (time) => lengthen(time, at)) }
    : attempt;
};

const candidatesOf = (text: string): Partial<Record<keyof Candidate, string>>[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((each) => {
      const [channel, refused] = each.split(':');
      return { ...(channel ? { channel } : {}), ...(refused ? { refused } : {}) };
    });

const timingOf = (text: string): object => {
  const [why, from, to, zone] = text.split(' ');
  return { why, ...(from === undefined ? {} : { hours: { from, to, zone } }) };
};

export const packedMessageSchema = z.preprocess(unpack, messageSchema);
