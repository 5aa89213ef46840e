import { type Channel, CHANNELS } from '../dealers/settings.ts';
import { type Message } from '../messaging/message.ts';
import type { Visit } from './visit.ts';

/** The way of a check-in, step by step (B12). Whoever took a step has taken those before it. */
export const FUNNEL_STEPS = ['invited', 'delivered', 'opened', 'finished'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
export type FunnelCounts = Record<FunnelStep, number>;

/** How many of some visits came how far, in all and by the channel that brought the invite. */
export type Funnel = {
  /** All visits that were looked at, invited or not. */
  visits: number;
  all: FunnelCounts;
  /** What no channel brought counts in `all` only. */
  byChannel: Record<Channel, FunnelCounts>;
};

const none = (): FunnelCounts => ({ invited: 0, delivered: 0, opened: 0, finished: 0 });

export const emptyFunnel = (): Funnel => ({
  visits: 0,
  all: none(),
  byChannel: { oem: none(), whatsapp: none(), sms: none(), email: none() },
});

/** The channel that brought it, where one did: by a receipt, or by the vendor's acceptance where nothing more is ever known. */
const broughtBy = ({ attempts, status }: Message): Channel | undefined => {
  const isThere = status === 'sent' || status === 'delivered' || status === 'read';
  const attempt =
    attempts.findLast((one) => one.status === 'read' || one.status === 'delivered') ??
    (isThere ? attempts.findLast((one) => one.status === 'sent') : undefined);
  return attempt?.channel;
};

/** How far one visit came, and by which channel. A finished check-in proves that its invite was opened, and an opening that it arrived. */
const wayOf = (visit: Visit, invite: Message | undefined): { steps: FunnelStep[]; channel?: Channel } => {
  const { finishedAt, openedAt, inviteMessageId } = visit.checkIn;
  // Who checked in without an invite of ours (a kiosk, a walk-in) is on no way.
  if (inviteMessageId === undefined) return { steps: [] };
  const channel = invite && broughtBy(invite);
  const hasOpened = openedAt !== undefined || finishedAt !== undefined;
  const steps: FunnelStep[] = [
    'invited',
    ...(channel !== undefined || hasOpened ? (['delivered'] as const) : []),
    ...(hasOpened ? (['opened'] as const) : []),
    ...(finishedAt === undefined ? [] : (['finished'] as const)),
  ];
  const last = channel ?? invite?.attempts.at(-1)?.channel;
  return { steps, ...(last === undefined ? {} : { channel: last }) };
};

/** Counts visits with their invites. An invite that was planned and not sent, or withdrawn, invited nobody. */
export const addToFunnel = (
  funnel: Funnel,
  seen: readonly { visit: Visit; invite: Message | undefined }[],
): Funnel => {
  const all = { ...funnel.all };
  const byChannel = { ...funnel.byChannel };
  for (const { visit, invite } of seen) {
    if (invite === undefined || invite.attempts.length === 0) continue;
    const { steps, channel } = wayOf(visit, invite);
    for (const step of steps) {
      all[step] += 1;
      if (channel !== undefined)
        byChannel[channel] = { ...byChannel[channel], [step]: byChannel[channel][step] + 1 };
    }
  }
  return { visits: funnel.visits + seen.length, all, byChannel };
};

/** The channels that brought anything. */
export const channelsOf = ({ byChannel }: Funnel): Channel[] =>
  CHANNELS.filter((channel) => byChannel[channel].invited > 0);
