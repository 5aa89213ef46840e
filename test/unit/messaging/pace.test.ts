import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountOf, tokenBuckets } from '../../../shared/messaging/pace.ts';
import { settings } from '../channels/outgoing.ts';

describe('the pace of a vendor’s account', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance', 'hrtime', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('lets a second’s worth go at once, makes the next wait its turn, and refuses what would wait too long', async () => {
    const takeTurn = tokenBuckets(2);
    expect(await takeTurn('a')).toBe(true);
    expect(await takeTurn('a')).toBe(true);
    let third: boolean | undefined;
    void takeTurn('a').then((turn) => (third = turn));
    await vi.advanceTimersByTimeAsync(100);
    expect(third).toBeUndefined();
    await vi.advanceTimersByTimeAsync(600);
    expect(third).toBe(true);
  });

  it('counts each account for itself', async () => {
    const takeTurn = tokenBuckets(0.1);
    expect(await takeTurn('a')).toBe(true);
    expect(await takeTurn('b')).toBe(true);
    expect(await takeTurn('a')).toBe(false);
  });

  it('is the number’s at WhatsApp, the dealer’s at BulkGate, ours at AWS, the network’s at the manufacturer', () => {
    const place = { networkId: 'bmw', dealerId: '00027' };
    expect(accountOf('oem', settings, place)).toBe('bmw');
    expect(accountOf('whatsapp', settings, place)).toBe('106540352242922');
    expect(accountOf('sms', settings, place)).toBe('00027');
    expect(accountOf('sms', { ...settings, sms: { provider: 'aws', sender: 'Muster' } }, place)).toBe('aws');
    const sms = { provider: 'aws-end-user-messaging', originationIdentity: '+4915799912345' } as const;
    expect(accountOf('sms', { ...settings, sms }, place)).toBe('+4915799912345');
    expect(accountOf('email', settings, place)).toBe('ses');
  });
});
