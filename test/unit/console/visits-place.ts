import { todaySite } from '../../../functions/console/today-site.tsx';
import { locationInForce } from '../../../shared/dealers/dealer.ts';
import { sessionOf, staffSessions } from '../../../shared/dealers/staff-session-store.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { Table } from '../../../shared/table/table.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { cancelled, owner, upserted, withInvites } from '../../support/orders.ts';
import { checkInFinished, checkInStart, SETTINGS } from '../../support/world.ts';
import { VisitsWorld } from '../staff-console/visits-world.ts';

const ORIGIN = 'https://kerbside.example';

/** A dealer with two locations whose staff look at the pages of appointments. */
export class VisitsPlace extends VisitsWorld {
  #keys = 0;

  site(ownOrigin = ORIGIN, table: Table = this.memory) {
    const second = locationInForce(
      undefined,
      { dealerId: '00027', networkId: 'bmw', name: 'BMW Muster GmbH', settings: {} },
      { dealerId: '00027', locationId: '02', name: 'BMW Muster Süd', settings: { ...SETTINGS } },
    );
    return todaySite({
      ...this.deps,
      table,
      findStaff: staffFinder(table),
      findDealership: (dealerId) =>
        Promise.resolve({
          dealerId,
          networkId: 'bmw',
          name: 'BMW Muster GmbH & Söhne Gesellschaft für Kraftfahrzeuge',
          colour: '#0b57d0',
          locations: dealerId === '00027' ? [this.location, second] : [],
        }),
      ownOrigin,
      newKey: () => `key-of-form-${(this.#keys += 1)}`,
      changeDeps: () => Promise.resolve({ ...this.deps, table }),
    });
  }

  /** Asks for a page as Anna, or sends a form of it. */
  async page(
    what: string,
    form?: Record<string, string>,
    { table = this.memory, language = 'en' }: { table?: Table; language?: Language } = {},
  ) {
    await staffSessions.createOnce(this.memory, sessionOf('token', 'anna', this.now()), this.now());
    const [path = '', query = ''] = what.split('?');
    const sent = form && {
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN },
    };
    const reply = await this.site(ORIGIN, table)(
      apiEvent({
        method: form ? 'POST' : 'GET',
        path,
        query,
        ...sent,
        headers: {
          ...sent?.headers,
          cookie: `__Host-kerbside=token; __Host-kerbside-language=${language}`,
        },
      }),
      context,
    );
    return {
      status: reply.statusCode,
      text: reply.body ?? '',
      location: String(reply.headers?.['location'] ?? ''),
    };
  }
}

type Guest = {
  n: number;
  firstName: string;
  lastName: string;
  plate: string;
  model: string;
  startsAt: string;
};

const aboutGuest = ({ n, firstName, lastName, plate, model, startsAt }: Guest) => ({
  checkin: { id: `c-${n}` },
  vehicle: { vin: `WBA11AA0005CH${String(n).padStart(4, '0')}`, licensePlate: plate, brand: 'BMW', model },
  appointment: {
    id: `a-${n}`,
    startsAt,
    services: [
      { code: 'OIL', name: 'Ölwechsel' },
      { code: 'INSP', name: 'Inspektion mit Mobilitätsgarantie' },
    ],
  },
  contact: {
    externalId: `g-${n}`,
    firstName,
    lastName,
    language: 'de',
    mobile: `+49 171 39200${String(n).padStart(2, '0')}`,
    email: `guest${n}@example.com`,
  },
});

const TODAY = '2026-12-01';
const GUESTS: Guest[] = [
  {
    n: 1,
    firstName: 'Jürgen',
    lastName: 'Müller',
    plate: 'M-KS 1234',
    model: 'i4',
    startsAt: `${TODAY}T08:00:00+01:00`,
  },
  {
    n: 2,
    firstName: 'Anna-Katharina Maria',
    lastName: 'von Hohenzollern-Sigmaringen zu Wittelsbach',
    plate: 'GAP-XY 123E',
    model: 'X5 xDrive50e M Sport',
    startsAt: `${TODAY}T08:30:00+01:00`,
  },
  {
    n: 3,
    firstName: 'Ján',
    lastName: 'Novák',
    plate: 'M-JN 77',
    model: '320d',
    startsAt: `${TODAY}T09:15:00+01:00`,
  },
  {
    n: 4,
    firstName: 'Sophie',
    lastName: 'Dubois',
    plate: 'M-SD 2020',
    model: 'iX1',
    startsAt: `${TODAY}T10:00:00+01:00`,
  },
  {
    n: 5,
    firstName: 'Piet',
    lastName: 'de Vries',
    plate: 'M-PV 5',
    model: 'M3',
    startsAt: `${TODAY}T11:30:00+01:00`,
  },
  {
    n: 6,
    firstName: 'Emma',
    lastName: 'Smith',
    plate: 'M-ES 606',
    model: 'iX',
    startsAt: '2026-12-03T09:00:00+01:00',
  },
];

const results = {
  services: [
    { code: 'OIL', name: 'Ölwechsel', price: 149.9, decision: 'accepted' },
    { code: 'INSP', name: 'Inspektion mit Mobilitätsgarantie', price: 389, decision: 'accepted' },
    { code: 'WIPERS', name: 'Wischerblätter vorn', price: 59.5, decision: 'contact_me' },
    { code: 'TYRES', name: 'Radwechsel', price: 89, decision: 'declined' },
  ],
  remarks:
    'Die Bremsen vorn quietschen seit dem 01.11.2026, vor allem bei Nässe.\nBitte rufen Sie mich unter 0171 3920006 an.',
  agreements: [{ name: 'Datenschutz', version: '2026-1', accepted: true }],
};

/** A morning with appointments in all states. */
export const busyDay = async (person = {}): Promise<VisitsPlace> => {
  const place = new VisitsPlace();
  place.settings = { ...place.settings, automation: { ...withInvites, mode: 'off' } };
  await place.arrangeStaff(person);
  for (const guest of GUESTS) {
    await place.send(checkInStart(aboutGuest(guest)));
    await place.receipt('whatsapp', 'delivered');
    await place.advance(60);
  }
  const [one, two, , four, , six] = GUESTS.map(aboutGuest);
  const finished = (guest: typeof one, change: Record<string, unknown> = {}) =>
    checkInFinished({ checkin: guest?.checkin, vehicle: guest?.vehicle, results, ...change });
  await place.send(finished(one, { results: { services: results.services.slice(0, 2) } }));
  await place.send(finished(two, { results: { services: [], remarks: 'Ersatzwagen bitte mit Kindersitz' } }));
  await place.send(finished(six));
  await place.advance(3600);
  await place.inbound('Hier noch ein Bild vom Kratzer', '+491713920006');
  await place.send(
    upserted(
      '2026-11-24T13:00:00Z',
      { id: 'a-6', startsAt: '2026-12-03T09:30:00+01:00', kind: 'service' },
      {
        contact: six?.contact,
        vehicle: six?.vehicle,
        contacts: [owner],
      },
    ),
  );
  const off = cancelled('2026-11-25T10:00:00Z');
  await place.send({ ...off, data: { ...off.data, appointment: four?.appointment, contact: four?.contact } });
  await place.advance(6 * 24 * 3600 + 17 * 3600);
  return place;
};
