/** A receipt that the sandbox will send. `buffered` is BulkGate's status 2, which is not final; `expired` is the manufacturer's. */
export type PlannedReceipt = {
  status: 'sent' | 'delivered' | 'read' | 'failed' | 'expired' | 'buffered';
  code?: number;
};

/** How a vendor treats everything sent to a recipient. */
export type Behaviour = {
  /** For the phone page. */
  says: string;
  answer: 'accepted' | 'refused' | 'throttled once' | 'throttled always' | 'hangs';
  /** The vendor's own code of the refusal or the throttle. */
  code?: string;
  /** Whether the message appears on the handset. */
  arrives: boolean;
  receipts: readonly PlannedReceipt[];
};

const sent = { status: 'sent' } as const;
const delivered = { status: 'delivered' } as const;
const read = { status: 'read' } as const;
const inOrder = [sent, delivered, read] as const;

/** What WhatsApp does, by the second last digit of the number. */
export const WHATSAPP_BEHAVIOURS: readonly Behaviour[] = [
  { says: 'Delivered, then read.', answer: 'accepted', arrives: true, receipts: inOrder },
  { says: 'Delivered, but never read.', answer: 'accepted', arrives: true, receipts: [sent, delivered] },
  {
    says: 'Refused at once: not on WhatsApp (131026).',
    answer: 'refused',
    code: '131026',
    arrives: false,
    receipts: [],
  },
  {
    says: 'Accepted, but reported as undeliverable later (131026).',
    answer: 'accepted',
    arrives: false,
    receipts: [{ status: 'failed', code: 131_026 }],
  },
  {
    says: 'Accepted, then silence: the phone is off and no receipt ever comes.',
    answer: 'accepted',
    arrives: false,
    receipts: [],
  },
  {
    says: 'The first try of each message is throttled (130429); the next one is delivered, then read.',
    answer: 'throttled once',
    code: '130429',
    arrives: true,
    receipts: inOrder,
  },
  {
    says: 'Ambiguous: the connection hangs and is given up, yet the message arrives and is reported as delivered.',
    answer: 'hangs',
    arrives: true,
    receipts: [sent, delivered],
  },
  {
    says: 'Every try is throttled (131056).',
    answer: 'throttled always',
    code: '131056',
    arrives: false,
    receipts: [],
  },
  {
    says: 'Delivered and read, but the receipts come in the wrong order and each one twice.',
    answer: 'accepted',
    arrives: true,
    receipts: [read, read, delivered, delivered, sent, sent],
  },
  {
    says: 'Templates are refused at once: paused (132015). Free text is delivered, then read.',
    answer: 'refused',
    code: '132015',
    arrives: false,
    receipts: [],
  },
];

/** What BulkGate does, by the last digit of the number. */
export const SMS_BEHAVIOURS: readonly Behaviour[] = [
  { says: 'Delivered.', answer: 'accepted', arrives: true, receipts: [delivered] },
  {
    says: 'Buffered first, because the phone is off for a moment, then delivered.',
    answer: 'accepted',
    arrives: true,
    receipts: [{ status: 'buffered' }, delivered],
  },
  {
    says: 'Refused at once: no valid number (invalid_phone_number).',
    answer: 'refused',
    code: 'invalid_phone_number',
    arrives: false,
    receipts: [],
  },
  {
    says: 'Accepted, but reported as not delivered later (3).',
    answer: 'accepted',
    arrives: false,
    receipts: [{ status: 'failed' }],
  },
  {
    says: 'Accepted, then silence: the phone is off and no receipt ever comes.',
    answer: 'accepted',
    arrives: false,
    receipts: [],
  },
  {
    says: 'The first try of each message is throttled (HTTP 429); the next one is delivered.',
    answer: 'throttled once',
    code: 'too_many_requests',
    arrives: true,
    receipts: [delivered],
  },
  {
    says: 'Ambiguous: the connection hangs and is given up, yet the message arrives and is reported as delivered.',
    answer: 'hangs',
    arrives: true,
    receipts: [delivered],
  },
  {
    says: 'Refused at once: the account has no credit (low_credit).',
    answer: 'refused',
    code: 'low_credit',
    arrives: false,
    receipts: [],
  },
  {
    says: 'Delivered, and reported three times.',
    answer: 'accepted',
    arrives: true,
    receipts: [delivered, delivered, delivered],
  },
  {
    says: 'Refused at once: the access data is not accepted (unknown_identity).',
    answer: 'refused',
    code: 'unknown_identity',
    arrives: false,
    receipts: [],
  },
];

/**
 * Where magic recipients live: the mobile numbers that Germany's regulator keeps free for films (Bundesnetzagentur,
 * notice 148/2021), each with two digits to choose. They belong to nobody and libphonenumber calls them mobile. (It does
 * not know Britain's 07700 900xxx, so our contacts could not hold those.)
 */
export const RESERVED_PREFIXES = ['+4917139200', '+49176040690'] as const;

export type SandboxChannel = 'whatsapp' | 'sms';

/** How a recipient is treated: a magic one by its last two digits (WhatsApp, then SMS), everybody else like the digit 0. */
export const behaviourOf = (channel: SandboxChannel, number: string): Behaviour => {
  const behaviours = channel === 'whatsapp' ? WHATSAPP_BEHAVIOURS : SMS_BEHAVIOURS;
  const behaviour = behaviours[magicDigit(channel, number)];
  return behaviour ?? ORDINARY[channel];
};

const magicDigit = (channel: SandboxChannel, number: string): number => {
  const isMagic = RESERVED_PREFIXES.some(
    (prefix) => number.startsWith(prefix) && number.length === prefix.length + 2,
  );
  return isMagic ? Number(number.at(channel === 'whatsapp' ? -2 : -1)) : 0;
};

const ORDINARY: Record<SandboxChannel, Behaviour> = {
  whatsapp: { says: 'Delivered, then read.', answer: 'accepted', arrives: true, receipts: inOrder },
  sms: { says: 'Delivered.', answer: 'accepted', arrives: true, receipts: [delivered] },
};

export type MagicDecision =
  | { does: 'refuse' | 'throttle'; code: string }
  | { does: 'take'; hangs: boolean; arrives: boolean; receipts: readonly PlannedReceipt[] };

/** What the vendor does with a valid message. `isFirstTry`: no earlier try of the same message was throttled. */
export const magic = (
  channel: SandboxChannel,
  number: string,
  facts: { isTemplate: boolean; isFirstTry: boolean },
): MagicDecision => {
  const chosen = behaviourOf(channel, number);
  const behaviour = chosen.code === PAUSED && !facts.isTemplate ? ORDINARY[channel] : chosen;
  const { answer, code = '', arrives, receipts } = behaviour;
  if (answer === 'refused') return { does: 'refuse', code };
  if (answer === 'throttled always' || (answer === 'throttled once' && facts.isFirstTry))
    return { does: 'throttle', code };
  return { does: 'take', hangs: answer === 'hangs', arrives, receipts };
};

/** Only templates can be paused. */
const PAUSED = '132015';
