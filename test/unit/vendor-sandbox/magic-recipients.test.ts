import { describe, expect, it } from 'vitest';
import {
  behaviourOf,
  magic,
  RESERVED_PREFIXES,
  SMS_BEHAVIOURS,
  WHATSAPP_BEHAVIOURS,
} from '../../../functions/vendor-sandbox/magic-recipients.ts';
import { isMobile, normalisePhone } from '../../../shared/contacts/address.ts';

const later = { isTemplate: true, isFirstTry: false };

describe('magic recipients', () => {
  it('B10 all are numbers that our contacts can hold and messages can reach', () => {
    for (const prefix of RESERVED_PREFIXES) {
      for (let ending = 0; ending < 100; ending += 1) {
        const number = `${prefix}${String(ending).padStart(2, '0')}`;
        expect(normalisePhone(number, 'DE')).toBe(number);
        expect(isMobile(number)).toBe(true);
      }
    }
  });

  it('choose WhatsApp by the second last digit, SMS by the last', () => {
    expect(behaviourOf('whatsapp', '+491713920027')).toBe(WHATSAPP_BEHAVIOURS[2]);
    expect(behaviourOf('sms', '+491713920027')).toBe(SMS_BEHAVIOURS[7]);
    expect(behaviourOf('sms', '+4917604069003')).toBe(SMS_BEHAVIOURS[3]);
  });

  it('leave every other number alone', () => {
    for (const number of [
      '+4915112345672',
      '+491713920',
      '+49171392002',
      '+4917139200227',
      '+447700900122',
    ]) {
      expect(magic('whatsapp', number, later)).toMatchObject({ does: 'take', hangs: false, arrives: true });
      expect(magic('sms', number, later)).toMatchObject({ does: 'take', hangs: false, arrives: true });
    }
  });

  it('throttle the first try only, or every try', () => {
    expect(magic('whatsapp', '+491713920050', { isTemplate: true, isFirstTry: true })).toEqual({
      does: 'throttle',
      code: '130429',
    });
    expect(magic('whatsapp', '+491713920050', later)).toMatchObject({ does: 'take' });
    expect(magic('whatsapp', '+491713920070', later)).toEqual({ does: 'throttle', code: '131056' });
    expect(magic('sms', '+491713920005', { isTemplate: false, isFirstTry: true })).toEqual({
      does: 'throttle',
      code: 'too_many_requests',
    });
  });

  it('pause templates, not free text', () => {
    expect(magic('whatsapp', '+491713920090', later)).toEqual({ does: 'refuse', code: '132015' });
    expect(magic('whatsapp', '+491713920090', { isTemplate: false, isFirstTry: false })).toMatchObject({
      does: 'take',
      arrives: true,
    });
  });

  it('have ten digits each, and a sentence for people', () => {
    for (const behaviours of [WHATSAPP_BEHAVIOURS, SMS_BEHAVIOURS]) {
      expect(behaviours).toHaveLength(10);
      expect(new Set(behaviours.map(({ says }) => says)).size).toBe(10);
      expect(behaviours.every(({ says }) => says.endsWith('.'))).toBe(true);
    }
  });

  it('fit into one SQS batch and its longest delay', () => {
    for (const { receipts } of [...WHATSAPP_BEHAVIOURS, ...SMS_BEHAVIOURS])
      expect(receipts.length).toBeLessThanOrEqual(6);
  });
});
