import { type PlannedReceipt, RESERVED_PREFIXES } from './magic-recipients.ts';

/** How the manufacturer's gateway treats what is sent to the owner of a vehicle. */
export type VehicleBehaviour = {
  /** The last character of the VIN. */
  key: string;
  /** For the phone page. */
  says: string;
  answer:
    | 'accepted'
    | 'not reachable'
    | 'token refused once'
    | 'throttled once'
    | 'throttled always'
    | 'hangs';
  /** Why the owner cannot be reached. */
  why?: 'NO_APP' | 'NO_CONSENT';
  /** Whether the message appears on the handset. */
  arrives: boolean;
  receipts: readonly PlannedReceipt[];
  /** The first receipt comes only after so many of the usual delays. */
  startsAfter?: number;
};

const sent = { status: 'sent' } as const;
const delivered = { status: 'delivered' } as const;
const read = { status: 'read' } as const;

/** On every stage longer than the app's deadline, and not longer than SQS can delay. */
const TOO_LATE = 14;

/** What the app does, by the last character of the VIN. */
export const VEHICLE_BEHAVIOURS: readonly VehicleBehaviour[] = [
  {
    key: '0',
    says: 'Delivered in the app, then read.',
    answer: 'accepted',
    arrives: true,
    receipts: [sent, delivered, read],
  },
  {
    key: '1',
    says: 'Not reachable: the owner has no app (NO_APP).',
    answer: 'not reachable',
    why: 'NO_APP',
    arrives: false,
    receipts: [],
  },
  {
    key: '2',
    says: 'Not reachable: the owner wants no messages in the app (NO_CONSENT).',
    answer: 'not reachable',
    why: 'NO_CONSENT',
    arrives: false,
    receipts: [],
  },
  {
    key: '3',
    says: 'Accepted, then silence: the app is not opened and no receipt ever comes.',
    answer: 'accepted',
    arrives: false,
    receipts: [],
  },
  {
    key: '4',
    says: 'Accepted, then silence until after the deadline: the app is opened late, and the message is read there.',
    answer: 'accepted',
    arrives: true,
    receipts: [read],
    startsAfter: TOO_LATE,
  },
  {
    key: '5',
    says: 'Accepted, but reported as failed later (CUSTOMER_NOT_REACHABLE).',
    answer: 'accepted',
    arrives: false,
    receipts: [sent, { status: 'failed' }],
  },
  {
    key: '6',
    says: 'The first try of each message is throttled (RATE_LIMITED); the next one is delivered, then read.',
    answer: 'throttled once',
    arrives: true,
    receipts: [sent, delivered, read],
  },
  {
    key: '7',
    says: 'Every try is throttled (RATE_LIMITED).',
    answer: 'throttled always',
    arrives: false,
    receipts: [],
  },
  {
    key: '8',
    says: 'Ambiguous: the connection hangs and is given up, yet the message arrives and is reported as delivered.',
    answer: 'hangs',
    arrives: true,
    receipts: [sent, delivered],
  },
  {
    key: '9',
    says: 'Delivered and read, but the webhooks come in the wrong order and each one twice.',
    answer: 'accepted',
    arrives: true,
    receipts: [read, read, delivered, delivered, sent, sent],
  },
  {
    key: 'A',
    says: 'The access token has expired (401) at the first try of each message; with a new one it is delivered, then read.',
    answer: 'token refused once',
    arrives: true,
    receipts: [sent, delivered, read],
  },
  {
    key: 'B',
    says: 'Accepted, but expired before the app was opened (EXPIRED).',
    answer: 'accepted',
    arrives: false,
    receipts: [sent, { status: 'expired' }],
  },
];

/** `WMWAP`, which of the reserved prefixes the phone's number has, eight characters to choose, the number's last two digits, and what happens. */
const MAGIC_VIN = /^WMWAP([12])[A-Z0-9]{8}(\d\d)([0-9AB])$/;

/** The owner of a vehicle: on which handset the app is, and what it does. The gateway knows magic vehicles only. */
export const ownerOf = (vin: string): { number: string; behaviour: VehicleBehaviour } | undefined => {
  const [, position, digits = '', key] = MAGIC_VIN.exec(vin) ?? [];
  const prefix = RESERVED_PREFIXES[Number(position) - 1];
  const behaviour = VEHICLE_BEHAVIOURS.find((candidate) => candidate.key === key);
  return prefix !== undefined && behaviour ? { number: `${prefix}${digits}`, behaviour } : undefined;
};

/** A magic vehicle whose owner has this number; undefined for a number that is not magic. `serial`: eight characters, so that one phone can have many vehicles. */
export const vinFor = (number: string, key: string, serial = '00000000'): string | undefined => {
  const position = RESERVED_PREFIXES.findIndex((prefix) => number.startsWith(prefix)) + 1;
  const vin = `WMWAP${position}${serial}${number.slice(-2)}${key}`;
  return ownerOf(vin)?.number === number ? vin : undefined;
};
