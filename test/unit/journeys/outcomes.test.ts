import { describe, expect, it } from 'vitest';
import type { EventView } from '../../../shared/events/describe-event.ts';
import { sandboxedWorld } from '../../support/sandboxed-world.ts';

/* A journey for each thing that a vendor can do: how it ends, what is on the phone, and what the trace says (B2). The last
   two digits of a number choose: what WhatsApp does, then what SMS does. */

/** The story of a message in short: what each attempt came to, by the last line of the trace about it. */
const story = (view: EventView): string[] =>
  view.messages.flatMap(({ attempts, trace }) =>
    attempts
      .map((_, index) => trace.findLast(({ attempt }) => attempt === index + 1))
      .map((line) =>
        [line?.channel, line?.status, line?.reason, line?.providerCode].filter(Boolean).join(' '),
      ),
  );

type Outcome = {
  says: string;
  digits: string;
  status: string;
  channel?: string;
  phone: string[];
  trace: string[];
  /** Whether the team is told that nobody was reached, or that a channel has trouble which the dealer can mend. */
  told?: boolean;
  trouble?: boolean;
};

const OUTCOMES: Outcome[] = [
  {
    says: 'WhatsApp: delivered, then read',
    digits: '00',
    status: 'read',
    channel: 'whatsapp',
    phone: ['whatsapp'],
    trace: ['whatsapp read'],
  },
  {
    says: 'WhatsApp: delivered, never read',
    digits: '10',
    status: 'delivered',
    channel: 'whatsapp',
    phone: ['whatsapp'],
    trace: ['whatsapp delivered'],
  },
  {
    says: 'WhatsApp: refused at once, SMS delivers',
    digits: '20',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms delivered'],
  },
  {
    says: 'WhatsApp: reported as undeliverable later, SMS delivers',
    digits: '30',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms delivered'],
  },
  {
    says: 'WhatsApp: silence, SMS delivers after the deadline',
    digits: '40',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: ['whatsapp timed_out no_receipt', 'sms delivered'],
  },
  {
    says: 'WhatsApp: throttled once, then read',
    digits: '50',
    status: 'read',
    channel: 'whatsapp',
    phone: ['whatsapp'],
    trace: ['whatsapp released throttled 130429', 'whatsapp read'],
  },
  {
    says: 'WhatsApp: no clear answer, yet the receipt comes',
    digits: '60',
    status: 'delivered',
    channel: 'whatsapp',
    phone: ['whatsapp'],
    trace: ['whatsapp delivered'],
  },
  {
    says: 'WhatsApp: throttled for good, SMS delivers',
    digits: '70',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: [...Array<string>(6).fill('whatsapp released throttled 131056'), 'sms delivered'],
  },
  {
    says: 'WhatsApp: receipts shuffled and repeated',
    digits: '80',
    status: 'read',
    channel: 'whatsapp',
    phone: ['whatsapp'],
    trace: ['whatsapp read'],
  },
  {
    says: 'WhatsApp: the template is paused, SMS delivers',
    digits: '90',
    trouble: true,
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: ['whatsapp rejected template_rejected 132015', 'sms delivered'],
  },
  {
    says: 'SMS: buffered, then delivered',
    digits: '21',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms delivered'],
  },
  {
    says: 'SMS: the number is invalid',
    digits: '22',
    trouble: true,
    status: 'failed',
    phone: [],
    told: true,
    trace: [
      'whatsapp rejected recipient_unreachable 131026',
      'sms rejected address_invalid invalid_phone_number',
    ],
  },
  {
    says: 'SMS: reported as not delivered',
    digits: '23',
    status: 'failed',
    phone: [],
    told: true,
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms rejected recipient_unreachable 3'],
  },
  {
    says: 'SMS: silence',
    digits: '24',
    status: 'failed',
    phone: [],
    told: true,
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms timed_out no_receipt'],
  },
  {
    says: 'SMS: throttled once, then delivered',
    digits: '25',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: [
      'whatsapp rejected recipient_unreachable 131026',
      'sms released throttled too_many_requests',
      'sms delivered',
    ],
  },
  // BulkGate's receipts name its own id only, which the lost answer would have told: nobody can know that it arrived.
  {
    says: 'SMS: no clear answer, and the receipt cannot be told apart',
    digits: '26',
    status: 'failed',
    phone: ['sms'],
    told: true,
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms timed_out no_receipt'],
  },
  {
    says: 'SMS: no credit',
    digits: '27',
    trouble: true,
    status: 'failed',
    phone: [],
    told: true,
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms rejected no_credit low_credit'],
  },
  {
    says: 'SMS: delivered, reported three times',
    digits: '28',
    status: 'delivered',
    channel: 'sms',
    phone: ['sms'],
    trace: ['whatsapp rejected recipient_unreachable 131026', 'sms delivered'],
  },
  {
    says: 'SMS: wrong access data',
    digits: '29',
    status: 'failed',
    phone: [],
    told: true,
    trace: [
      'whatsapp rejected recipient_unreachable 131026',
      'sms rejected credentials_rejected unknown_identity',
    ],
  },
];

describe('B2 B3 B10 how a message ends, whatever a vendor does', () => {
  it.each(OUTCOMES)(
    '$says',
    async ({ digits, status, channel, phone, trace, told = false, trouble = false }) => {
      const { world, invite, arrivedOn } = await sandboxedWorld();
      const number = `+4917139200${digits}`;
      const view = await invite(number, { email: null });
      expect(view.messages).toMatchObject([{ status, ...(channel === undefined ? {} : { channel }) }]);
      expect(story(view)).toEqual(trace);
      expect((await arrivedOn(number)).map((message) => message.channel)).toEqual(phone);
      const inbox = await world.inbox();
      expect(inbox.map(({ subject }) => subject)).toEqual([
        ...(told ? ['no-channel'] : []),
        ...(trouble ? ['channel-trouble'] : []),
      ]);
      const errors = (await world.thread()).filter(({ kind }) => kind === 'delivery-error');
      expect(errors).toHaveLength(told ? 1 : 0);
    },
  );

  it('S0.27 with an address, email is what is left of all of them', async () => {
    const { invite } = await sandboxedWorld();
    const view = await invite('+491713920023', { email: 'juergen@example.com' });
    expect(view.messages).toMatchObject([{ status: 'sent', channel: 'email' }]);
  });
});
