import { customerSite } from '../../../functions/customer-site/customer-site.tsx';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import {
  agreementsOfDealer,
  agreements,
  agreementVersions,
} from '../../../shared/dealers/agreement-store.ts';
import type { Agreement, AgreementTexts } from '../../../shared/dealers/agreement.ts';
import { offeredServices, servicesOfDealer } from '../../../shared/dealers/offered-service-store.ts';
import type { OfferedService } from '../../../shared/dealers/offered-service.ts';
import { locationInForce, type LocationInForce } from '../../../shared/dealers/dealer.ts';
import type { PartialSettings } from '../../../shared/dealers/settings.ts';
import { events } from '../../../shared/events/event-store.ts';
import { tokenDigest } from '../../../shared/messaging/link.ts';
import type { Contact } from '../../../shared/contacts/contact.ts';
import type { LogFields } from '../../../shared/platform/log.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import type { CheckIn, Visit } from '../../../shared/visits/visit.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { apiEvent, type Call, context } from '../../support/api-event.ts';

export const TOKEN = 'k3yOfTheLinkForTests01';
export const OWN_ORIGIN = 'https://kerbside.example';
const NOW = '2026-11-24T10:00:00.000Z';

export type Arranged = {
  visit?: Partial<Visit>;
  checkIn?: Partial<CheckIn>;
  contact?: Partial<Contact> | null;
  locationName?: string;
  settings?: PartialSettings;
  ownOrigin?: string;
};

/** A table that lets a test act between a read of the site and its write. */
class InterruptibleTable extends MemoryTable {
  beforeWrite: (() => Promise<void>) | undefined;

  override async writeTogether(...input: Parameters<MemoryTable['writeTogether']>): Promise<void> {
    const act = this.beforeWrite;
    this.beforeWrite = undefined;
    await act?.();
    return super.writeTogether(...input);
  }
}

/** The real pages over a table in memory that holds one visit with an open check-in on our own page. */
export class SiteWorld {
  readonly table = new InterruptibleTable();
  readonly logs: { message: string; fields: LogFields }[] = [];
  time = NOW;
  readonly location: LocationInForce;
  readonly site: ReturnType<typeof customerSite>;

  constructor({ locationName = 'BMW Muster Kassel', settings = {}, ownOrigin = OWN_ORIGIN }: Arranged = {}) {
    const dealer = {
      dealerId: '00027',
      networkId: 'bmw',
      name: 'BMW Muster GmbH',
      settings: { zone: 'Europe/Berlin', language: 'de', country: 'DE', ...settings } as const,
    };
    this.location = locationInForce(undefined, dealer, {
      dealerId: '00027',
      locationId: '01',
      name: locationName,
      settings: {},
    });
    const record = (message: string, fields: LogFields = {}) => void this.logs.push({ message, fields });
    this.site = customerSite({
      table: this.table,
      now: () => this.time,
      log: { info: record, warn: record, error: record },
      findLocation: () => Promise.resolve(this.location),
      findPartner: (partnerId) =>
        Promise.resolve({
          partnerId,
          name: 'Tjekvik',
          apiKeyDigest: '',
          locations: [],
          aliases: {},
          checkInBaseUrl: 'https://app.tjekvik.example/c/',
          status: 'active',
        }),
      findServices: (dealerId) => servicesOfDealer(this.table, dealerId),
      findAgreements: (dealerId) => agreementsOfDealer(this.table, dealerId),
      ownOrigin,
    });
  }

  static async open(arranged: Arranged = {}): Promise<SiteWorld> {
    const world = new SiteWorld(arranged);
    const contact: Contact = {
      contactId: 'ct1',
      dealerId: '00027',
      externalIds: [],
      firstName: 'Jürgen',
      lastName: 'Müller',
      language: 'de',
      phone: '+491713920000',
      email: 'j@example.com',
      sourceTimestamp: NOW,
      ...arranged.contact,
    };
    if (arranged.contact !== null) await contacts.createOnce(world.table, contact, NOW);
    const visit: Visit = {
      visitId: 'vs1',
      dealerId: '00027',
      locationId: '01',
      contactId: 'ct1',
      kind: 'service',
      status: 'confirmed',
      startsAt: '2026-12-01T08:30:00.000Z',
      services: [{ code: 'OIL', name: 'Ölwechsel mit Filter' }, { name: 'Winterreifen montieren' }],
      vehicle: { vin: 'WBA11AA0005CH1234', licensePlate: 'KS-KB 1234', brand: 'BMW', model: '320d Touring' },
      checkIn: {
        checkInId: 'ci1',
        version: 1,
        status: 'invited',
        page: 'own',
        linkDigest: tokenDigest(TOKEN),
        closesAt: '2026-11-30T23:00:00.000Z',
        ...arranged.checkIn,
      },
      createdAt: NOW,
      sourceTimestamp: NOW,
      ...arranged.visit,
    };
    await visits.createOnce(world.table, visit, NOW);
    return world;
  }

  async call(
    call: Call,
  ): Promise<{ status: number; body: string; headers: Record<string, string | number | boolean> }> {
    const reply = await this.site(apiEvent(call), context);
    return { status: reply.statusCode ?? 0, body: reply.body ?? '', headers: reply.headers ?? {} };
  }

  get(path = `/c/${TOKEN}`, more: Partial<Call> = {}) {
    return this.call({ path, ...more });
  }

  /** Sends the form as a browser does. */
  post(fields: Record<string, string> | string = { remarks: '' }, more: Partial<Call> = {}) {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: OWN_ORIGIN,
      ...more.headers,
    };
    return this.call({ method: 'POST', path: `/c/${TOKEN}`, query: 'lang=de', body, ...more, headers });
  }

  async visit(): Promise<Visit> {
    const visit = await visits.get(this.table, { visitId: 'vs1' });
    if (!visit) throw new Error('no visit');
    return visit;
  }

  async changeVisit(change: (visit: Visit) => Visit): Promise<void> {
    await visits.change(
      { table: this.table, now: () => this.time },
      { visitId: 'vs1' },
      (current) => current && change(current),
    );
  }

  /** The dealer offers a service. */
  async offer(service: Partial<OfferedService> & { code: string }): Promise<void> {
    const offered: OfferedService = {
      dealerId: '00027',
      words: { de: { name: 'Innenreinigung' }, en: { name: 'Interior cleaning' } },
      brands: [],
      locationIds: [],
      offered: true,
      position: 0,
      ...service,
    };
    const { dealerId, code } = offered;
    await offeredServices.change(
      { table: this.table, now: () => this.time },
      { dealerId, code },
      () => offered,
    );
  }

  /** The dealer publishes a version of an agreement. */
  async publish(
    agreement: Partial<Agreement> & { agreementId: string },
    texts: AgreementTexts = { de: { title: 'Auftragsbedingungen', text: 'Wir reparieren.' } },
  ): Promise<void> {
    const { dealerId, agreementId, name } = { dealerId: '00027', name: 'Bedingungen', ...agreement };
    await agreements.change(
      { table: this.table, now: () => this.time },
      { dealerId, agreementId },
      (current) => {
        const number = (current?.inForce?.number ?? 0) + 1;
        const inForce = { number, languages: ['de' as const], publishedAt: NOW, publishedBy: 'Anna' };
        return { mandatory: true, enabled: true, ...current, ...agreement, dealerId, name, inForce };
      },
    );
    const stored = await agreements.get(this.table, { dealerId, agreementId });
    const number = stored?.inForce?.number ?? 0;
    await this.table.write(
      agreementVersions.creation(
        { dealerId, agreementId, name, texts, number, publishedAt: NOW, publishedBy: 'Anna' },
        NOW,
      ),
    );
  }

  /** The answers that were taken, as the events that carry them. */
  answers(): { services: unknown; remarks?: string; agreements?: unknown }[] {
    return [...this.table.items.values()]
      .filter(({ entity }) => entity === 'event')
      .map((item) => JSON.parse(events.parse(item).body).data.results);
  }
}
