import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../shared/messaging/channel.ts';
import { SES_EVENTS } from '../../../shared/messaging/channels/ses-event-codes.ts';
import { readSesEvent, type SesEvent } from '../../../shared/messaging/channels/ses-events.ts';
import { tagOfReference } from '../../../shared/messaging/channels/ses-reference.ts';
import { REASONS } from '../../../shared/messaging/reasons.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

const receivedAt = '2026-12-01T09:30:12.000Z';
const NAMES = ['send', 'delivery', 'delivery-delay', 'bounce', 'complaint', 'reject', 'rendering-failure'];
type Recorded = { mail: { tags: Record<string, string[]> }; [part: string]: unknown };
const recorded = (name: string): Recorded => JSON.parse(vendorFixture(`ses/${name}.json`));
const read = (value: unknown): SesEvent => readSesEvent(value, receivedAt);
const receiptOf = (value: unknown) => {
  const event = read(value);
  return 'receipt' in event ? event.receipt : undefined;
};

/** The recorded bounce with another type and subtype. */
const bounced = (bounceType: unknown, bounceSubType: unknown) => {
  const event = recorded('bounce');
  return { ...event, bounce: { ...Object(event['bounce']), bounceType, bounceSubType } };
};
const complained = (change: object) => {
  const event = recorded('complaint');
  return { ...event, complaint: { ...Object(event['complaint']), ...change } };
};

const common = {
  vendor: 'ses',
  providerId: '0107019EXAMPLE-7c191be4-5e9a-4d12-a87d-dd0099a07f8a-000000',
  reference: 'cv0123456789-01KABC~1',
  to: 'anna@example.com',
};

describe('events of SES', () => {
  it('B3 S0.29 reads each recorded event, found by our tag and timed by SES', () => {
    expect(NAMES.map((name) => read(recorded(name)))).toEqual([
      { receipt: { ...common, status: 'sent', at: '2026-08-05T00:40:02.012Z' } },
      { receipt: { ...common, status: 'delivered', at: '2026-08-05T00:40:04.133Z' } },
      { ignored: 'DeliveryDelay', reference: common.reference },
      {
        receipt: {
          ...common,
          status: 'failed',
          at: '2026-08-05T00:41:02.669Z',
          reason: 'address_bounced',
          providerCode: 'Bounce/Permanent/General 5.1.1',
          providerText: 'Amazon SES received a general hard bounce',
        },
      },
      {
        receipt: { ...common, status: 'delivered', at: '2026-08-06T00:41:02.669Z', reason: 'complained' },
      },
      {
        receipt: {
          ...common,
          status: 'failed',
          at: '2026-08-05T00:40:02.012Z',
          reason: 'content_rejected',
          providerCode: 'Reject',
          providerText: 'Bad content: Amazon SES detected that the email contained a virus',
        },
      },
      {
        receipt: {
          ...common,
          status: 'failed',
          at: '2026-08-05T00:40:02.012Z',
          reason: 'defect',
          providerCode: 'Rendering Failure',
          providerText: 'The email wasn’t sent because of a template rendering issue',
        },
      },
    ]);
  });

  it.each([
    ['Permanent', 'General', 'address_bounced'],
    ['Permanent', 'NoEmail', 'address_bounced'],
    ['Permanent', 'Suppressed', 'address_bounced'],
    ['Permanent', 'OnAccountSuppressionList', 'address_bounced'],
    ['Permanent', 'OnTenantSuppressionList', 'address_bounced'],
    ['Permanent', 'EmailValidationSuppressed', 'address_invalid'],
    ['Permanent', 'UnsubscribedRecipient', 'recipient_opted_out'],
    ['Transient', 'General', 'recipient_unreachable'],
    ['Transient', 'MailboxFull', 'recipient_unreachable'],
    ['Transient', 'CustomTimeoutExceeded', 'expired'],
    ['Transient', 'MessageTooLarge', 'content_rejected'],
    ['Transient', 'ContentRejected', 'content_rejected'],
    ['Transient', 'AttachmentRejected', 'content_rejected'],
    ['Undetermined', 'Undetermined', 'recipient_unreachable'],
    ['Permanent', 'OfAKindThatIsNew', 'unknown_vendor_code'],
    ['Transient', 'NoEmail', 'unknown_vendor_code'],
    ['constructor', '__proto__', 'unknown_vendor_code'],
    [undefined, null, 'unknown_vendor_code'],
  ])('S0.29 the bounce %s/%s is %s', (type, subType, reason) => {
    const receipt = receiptOf(bounced(type, subType));
    expect(receipt).toMatchObject({ status: 'failed', reason });
    expect(receipt?.providerCode).toMatch(/^Bounce\/\w+\/\w+ 5\.1\.1$/);
  });

  it.each([
    [{ complaintFeedbackType: 'abuse' }, { status: 'delivered', reason: 'complained' }],
    [{ complaintFeedbackType: 'fraud' }, { status: 'delivered', reason: 'complained' }],
    [{ complaintFeedbackType: 'virus' }, { status: 'delivered', reason: 'complained' }],
    [{ complaintFeedbackType: 'other' }, { status: 'delivered', reason: 'complained' }],
    [{ complaintFeedbackType: 'new-kind' }, { status: 'delivered', reason: 'complained' }],
    [{ complaintFeedbackType: undefined }, { status: 'delivered', reason: 'complained' }],
    [{ complaintSubType: 'OnAccountSuppressionList' }, { status: 'failed', reason: 'complained' }],
    [{ complaintSubType: 'OnTenantSuppressionList' }, { status: 'failed', reason: 'complained' }],
  ])('B5 the complaint %o is %o', (change, expected) => {
    expect(receiptOf(complained(change))).toMatchObject(expected);
  });

  it('B5 who says "not spam" has the mail and complains of nothing; a failed check of our records is no person', () => {
    const notSpam = receiptOf(complained({ complaintFeedbackType: 'not-spam' }));
    expect(notSpam).toMatchObject({ status: 'delivered' });
    expect(notSpam?.reason).toBeUndefined();
    expect(read(complained({ complaintFeedbackType: 'auth-failure' }))).toEqual({
      ignored: 'Complaint/auth-failure',
      reference: common.reference,
    });
  });

  it('the words of a mail server, which can hold the address, stay out of the evidence', () => {
    expect(JSON.stringify({ ...receiptOf(recorded('bounce')), to: undefined })).not.toContain('anna');
    const odd = bounced('anna@example.com', 'Permanent');
    expect(receiptOf(odd)?.providerCode).not.toContain('@');
  });

  it('leaves alone what is no event of a mail of ours: SES’s greeting to a new topic, mails of others, opened links', () => {
    const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(read(greeting)).toEqual({ ignored: 'not an event' });
    const { mail, ...event } = recorded('bounce');
    const { reference: _reference, ...tags } = mail.tags;
    expect(read({ ...event, mail: { ...mail, tags } })).toEqual({
      ignored: 'Bounce of a mail without our reference',
    });
    expect(read({ ...recorded('delivery'), eventType: 'Click' })).toMatchObject({ ignored: 'Click' });
    expect(read({ ...recorded('delivery'), eventType: 'Brand New' })).toMatchObject({
      ignored: 'Brand New',
    });
  });

  it('names no address where a mail had several, since one of them may be meant', () => {
    const event = recorded('bounce');
    const receipt = receiptOf({ ...event, mail: { ...event.mail, destination: ['a@b.de', 'c@d.de'] } });
    expect(receipt).not.toHaveProperty('to');
  });

  it('takes the time of arrival where SES’s own cannot be read', () => {
    const event = recorded('delivery');
    for (const timestamp of ['yesterday', '2026-02-30T00:00:00Z', 5, undefined]) {
      const mail = { ...event.mail, timestamp };
      expect(receiptOf({ ...event, mail, delivery: { timestamp } })?.at).toBe(receivedAt);
    }
  });

  it('finds every reference again that a mail can be tagged with', () => {
    const reference = fc
      .tuple(
        fc.stringMatching(/^[A-Z0-9]{20}$/),
        fc.stringMatching(/^[A-Z0-9]{26}$/),
        fc.integer({ min: 1, max: 999 }),
      )
      .map(([conversation, entry, attempt]) => `cv${conversation}-${entry}~${attempt}`);
    fc.assert(
      fc.property(reference, (original) => {
        const event = recorded('delivery');
        const tags = { ...event.mail.tags, reference: [tagOfReference(original)] };
        const receipt = receiptOf({ ...event, mail: { ...event.mail, tags } });
        expect(parseReference(receipt?.reference ?? '')).toEqual(parseReference(original));
      }),
    );
  });

  it('never throws, whatever JSON comes', () => {
    const property = fc.property(
      fc.constantFrom(...NAMES).chain((name) => broken(recorded(name))),
      (value) => {
        const event = read(value);
        if ('ignored' in event) return;
        const { status, reason, at } = event.receipt;
        expect(['sent', 'delivered', 'failed']).toContain(status);
        if (status === 'failed') expect(REASONS).toHaveProperty(reason ?? '');
        expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      },
    );
    fc.assert(property, { numRuns: 1000 });
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)));
  });

  it('says every code in SES’s words, and only failures and complaints have a reason', () => {
    for (const [code, meaning] of Object.entries(SES_EVENTS)) {
      expect(meaning.says.length, code).toBeGreaterThan(10);
      if (meaning.status === 'failed') expect(REASONS, code).toHaveProperty(meaning.reason);
      if (meaning.status === 'delivered' && meaning.reason !== undefined)
        expect([code, meaning.reason]).toEqual([expect.stringMatching(/^Complaint\//), 'complained']);
    }
  });
});
