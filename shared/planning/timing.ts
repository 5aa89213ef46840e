import type { Settings } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Timing } from '../messaging/message.ts';
import type { SendTime } from './send-time.ts';

/** Why a message is due then, by the hours of its location: the half of "why?" that concerns the time (B2). */
export const timingOf = (
  place: Pick<Settings, 'zone' | 'quietHours' | 'inviteWindow'>,
  time: SendTime,
  now: Instant,
): Timing => {
  const isNow = time.dueAt <= now;
  const { zone } = place;
  if (time.hours === 'invite-window')
    return { why: isNow ? 'window_open' : 'window', hours: { ...place.inviteWindow, zone } };
  if (!place.quietHours) return { why: isNow ? 'at_once' : 'later' };
  return { why: isNow ? 'at_once' : 'next_opening', hours: { ...place.quietHours, zone } };
};
