import { TokenBucket } from 'limiter';
import type { Channel, Settings } from '../dealers/settings.ts';

/** Waits until the account may be sent to; false when that would take too long, and then nothing is sent. */
export type TakeTurn = (account: string) => Promise<boolean>;

/** Whose limit a send counts against: the sender's number at WhatsApp, a dealer's account or number for SMS, ours for email. */
export const accountOf = (
  channel: Channel,
  settings: Settings,
  { networkId, dealerId }: { networkId: string; dealerId: string },
): string => {
  switch (channel) {
    case 'oem':
      return networkId;
    case 'whatsapp':
      return settings.whatsapp?.phoneNumberId ?? dealerId;
    case 'sms':
      if (settings.sms?.provider === 'aws-end-user-messaging') return settings.sms.originationIdentity;
      return settings.sms?.provider === 'bulkgate' ? dealerId : 'aws';
    case 'email':
      return 'ses';
  }
};

/** Waiting inside the function is cheaper than a retry of the state (a transition costs as much as 7 seconds of it), up to this. */
const PATIENCE_MS = 5000;

/** Accounts that one copy of a function remembers; the least that is forgotten is a burst of a second. */
const MOST_ACCOUNTS = 1000;

/**
 * A token bucket for each account, in this copy of the function: so many sends a second, with a burst of a second. The
 * copies are limited as well (the function's reserved concurrency), which bounds the sum.
 */
export const tokenBuckets = (perSecond: number): TakeTurn => {
  const buckets = new Map<string, TokenBucket>();
  const bucketSize = Math.max(1, Math.floor(perSecond));
  return async (account) => {
    if (buckets.size >= MOST_ACCOUNTS) buckets.clear();
    let bucket = buckets.get(account);
    if (!bucket) {
      bucket = new TokenBucket({ bucketSize, tokensPerInterval: perSecond, interval: 'second' });
      bucket.content = bucketSize;
      buckets.set(account, bucket);
    }
    if (bucket.getWaitTime(1) > PATIENCE_MS) return false;
    await bucket.removeTokens(1);
    return true;
  };
};
