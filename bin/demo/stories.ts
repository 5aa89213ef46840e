import type { Customer, Vehicle } from '../client/new-journey.ts';

/**
 * A story: whom the partner invites, and how it must end. The last two digits of the number say how the simulated vendors
 * behave, the last character of the VIN what the manufacturer's app does; a BMW has none here.
 */
export type Story = {
  name: string;
  title: string;
  customer: Customer;
  vehicle?: (serial: string) => Vehicle;
  /** The channel on which the customer gets the invite; `none`: nobody can be reached. */
  arrivesBy: 'oem' | 'whatsapp' | 'sms' | 'email' | 'none';
  /** Whether the story goes on until the customer has read it. */
  isRead?: boolean;
  /** What each channel before it must have come to, in order. */
  before: readonly { channel: string; status: string }[];
};

const person = { firstName: 'Max', lastName: 'Mustermann', language: 'de' };

const mini = (ending: string) => (serial: string) => ({
  vin: `WMWAP1${serial}${ending}`,
  brand: 'MINI',
  model: 'Cooper SE',
});

export const STORIES: readonly Story[] = [
  {
    name: 'app',
    title: 'The customer has the manufacturer’s app: the invite comes first of all there, and is read',
    customer: { ...person, mobile: '+49 171 3920010', email: 'app@customer.example' },
    vehicle: mini('100'),
    arrivesBy: 'oem',
    isRead: true,
    before: [],
  },
  {
    name: 'silent-app',
    title:
      'The manufacturer’s app stays silent: after its deadline WhatsApp takes over, and only that arrives',
    customer: { ...person, mobile: '+49 171 3920001', email: 'silent-app@customer.example' },
    vehicle: mini('013'),
    arrivesBy: 'whatsapp',
    isRead: true,
    before: [{ channel: 'oem', status: 'timed_out' }],
  },
  {
    name: 'whatsapp',
    title: 'The customer has WhatsApp: delivered and read',
    customer: { ...person, mobile: '+49 171 3920000', email: 'whatsapp@customer.example' },
    arrivesBy: 'whatsapp',
    isRead: true,
    before: [],
  },
  {
    name: 'sms',
    title: 'WhatsApp stays silent: after its deadline the SMS goes out, and only that arrives',
    customer: { ...person, mobile: '+49 171 3920040', email: 'sms@customer.example' },
    arrivesBy: 'sms',
    before: [{ channel: 'whatsapp', status: 'timed_out' }],
  },
  {
    name: 'email',
    title: 'Neither WhatsApp nor SMS reach the number: the email does',
    customer: { ...person, mobile: '+49 171 3920022', email: 'email@customer.example' },
    arrivesBy: 'email',
    before: [
      { channel: 'whatsapp', status: 'rejected' },
      { channel: 'sms', status: 'rejected' },
    ],
  },
  {
    name: 'nobody',
    title: 'Nobody can be reached: the conversation gets an error that names each channel and why',
    customer: { ...person, mobile: '+49 171 3920027' },
    arrivesBy: 'none',
    before: [
      { channel: 'whatsapp', status: 'rejected' },
      { channel: 'sms', status: 'rejected' },
    ],
  },
];
