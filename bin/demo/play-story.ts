import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { EventView } from '../../shared/events/describe-event.ts';
import { now } from '../../shared/platform/system.ts';
import { newJourney } from '../client/new-journey.ts';
import { type PartnerAccess, reach } from '../client/partner-client.ts';
import { type ReceivedMessage, watchArrivals } from '../client/received.ts';
import type { SandboxPartner } from '../client/sandbox-file.ts';
import { tellEvent } from '../client/tell-event.ts';
import type { TimelineLine } from '../client/timeline.ts';
import { watchEvent } from '../client/watch-event.ts';
import type { Story } from './stories.ts';

export type StoryEnd = {
  story: Story;
  startedAt: string;
  lines: TimelineLine[];
  /** What did not go as told; none when all did. */ faults: string[];
};

type Stage = { baseUrl: string; partner: SandboxPartner; tell: (story: Story, line: TimelineLine) => void };

/** A ladder through all channels takes about 20 seconds locally, and the stories share two cores. */
const STORY_SECONDS = 90;

/** Plays a story through the public doors only: the partner posts, the customer opens the link, the partner reports what was answered. */
export const playStory = async (story: Story, { baseUrl, partner, tell }: Stage): Promise<StoryEnd> => {
  const access = { baseUrl, partnerId: partner.id, secret: partner.secret, apiKey: partner.apiKey };
  const startedAt = now();
  const end: StoryEnd = { story, startedAt, lines: [], faults: [] };
  const note = (line: TimelineLine): void => {
    end.lines.push(line);
    tell(story, line);
  };
  try {
    const look = await watchArrivals(baseUrl, story.customer);
    const journey = newJourney(partner, story.customer, { ...story, slug: story.name });
    const view = await playEvent(
      access,
      journey.start(),
      note,
      (seen) => isSettled(seen) && (!story.isRead || seen.messages.every(({ status }) => status === 'read')),
    );
    end.faults.push(...endFaults(story, view));
    const received = await awaitArrival(look, story);
    end.faults.push(...copyFaults(story, received));
    const [copy] = received;
    if (!copy || story.arrivesBy === 'none') return end;
    note({
      at: now(),
      what: copy.channel === 'email' ? 'in the customer’s mailbox' : 'on the customer’s phone',
      channel: copy.channel,
      status: 'arrived',
      why: shortened(copy.text),
    });
    note(await openLink(copy));
    // Its view names the invite that it answers; that story is told already.
    const finished = await playEvent(
      access,
      journey.finished(),
      (line) => line.channel === undefined && line.status !== 'planned' && note(line),
    );
    if (finished.status !== 'applied')
      end.faults.push(`checkin.finished is ${finished.status}: ${finished.fault ?? ''}`);
  } catch (error) {
    end.faults.push(error instanceof Error ? error.message : String(error));
  }
  return end;
};

const LONGEST_TEXT = 100;
const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
};

const playEvent = async (
  access: PartnerAccess,
  event: unknown,
  note: (line: TimelineLine) => unknown,
  isOver = isSettled,
): Promise<EventView> => {
  const id = await tellEvent(access, event);
  return watchEvent(access, id, { seconds: STORY_SECONDS, tell: note, until: isOver });
};

/** A message that is `sent` on a channel with receipts is still waiting for one. */
const isSettled = ({ status, messages }: EventView): boolean =>
  status === 'parked' ||
  (status === 'applied' &&
    messages.every(
      (message) =>
        ['delivered', 'read', 'failed', 'skipped', 'withdrawn'].includes(message.status) ||
        (message.status === 'sent' && message.channel === 'email'),
    ));

const endFaults = ({ arrivesBy, before, isRead }: Story, view: EventView): string[] => {
  const [message] = view.messages;
  if (!message)
    return [
      `no invite was planned: the event is ${view.status}, ${view.fault ?? view.note ?? 'without a reason'}`,
    ];
  const wanted = isRead
    ? ['read']
    : arrivesBy === 'none'
      ? ['failed']
      : arrivesBy === 'email'
        ? ['sent']
        : ['delivered', 'read'];
  const faults = wanted.includes(message.status)
    ? []
    : [`the invite is ${message.status}, expected ${wanted.join(' or ')}`];
  if (arrivesBy !== 'none' && message.channel !== arrivesBy)
    faults.push(`the invite went by ${message.channel ?? 'no channel'}, expected ${arrivesBy}`);
  for (const [index, { channel, status }] of before.entries()) {
    const attempt = message.attempts[index];
    if (attempt?.channel !== channel || attempt.status !== status)
      faults.push(
        `attempt ${index + 1} is ${attempt ? `${attempt.channel} ${attempt.status}` : 'missing'}, expected ${channel} ${status}`,
      );
  }
  return faults;
};

/** The copy on the phone may be there a moment after the receipt. */
const awaitArrival = async (
  look: () => Promise<ReceivedMessage[]>,
  { arrivesBy }: Story,
): Promise<ReceivedMessage[]> => {
  for (let looks = 0; ; looks += 1) {
    const received = await look();
    if (received.length > 0 || arrivesBy === 'none' || looks === 10) return received;
    await sleep(300);
  }
};

const copyFaults = ({ arrivesBy }: Story, received: readonly ReceivedMessage[]): string[] => {
  const wanted = arrivesBy === 'none' ? [] : [arrivesBy];
  const got = received.map(({ channel }) => channel);
  return JSON.stringify(got) === JSON.stringify(wanted)
    ? []
    : [
        `the customer holds ${got.length === 0 ? 'nothing' : got.join(' and ')}, expected ${wanted.join('') || 'nothing'}`,
      ];
};

/** Follows the link as a phone does; it leads on to the partner's app. */
const openLink = async ({ link }: ReceivedMessage): Promise<TimelineLine> => {
  if (link === undefined) throw new AppError('NotFound', 'demo.link_missing', 'The message holds no link.');
  const response = await reach(link, { redirect: 'manual' });
  await response.arrayBuffer();
  const forward = response.headers.get('location');
  if (response.status !== 200 && forward === null)
    throw new AppError('Unavailable', 'demo.link_failed', `The link answered ${response.status}.`);
  return {
    at: now(),
    what: forward === null ? 'link opened: our check-in page' : 'link opened: on to the partner’s app',
    status: 'opened',
    ...(forward === null ? {} : { why: new URL(forward).host }),
  };
};
