import { dealers, locations, networks } from '../../shared/dealers/dealer-store.ts';
import { idSchema } from '../../shared/dealers/dealer.ts';
import type { Retention } from '../../shared/dealers/retention.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import type { Contact } from '../../shared/contacts/contact.ts';
import type { PrivacyDeps } from '../../shared/privacy/privacy-deps.ts';
import { checkInFinished, checkInStart, World } from './world.ts';

export const DEALER = idSchema.parse('00027');

/** What a person is told by: unmistakable, so that wherever it is found it is theirs. */
export const CANARY = {
  firstName: 'Kanarina',
  lastName: 'Vogelsang',
  mobile: '+491713920077',
  email: 'kanarina.vogelsang@canary.example',
  externalId: 'EXT-CANARY-77',
  vin: 'WBACANARY00012345',
  licensePlate: 'KA-NA 7777',
  slug: 'slug-canary-7777',
  remarks: 'Kanarienvogel im Handschuhfach',
  wrote: 'Bitte den Kanarienkäfig stehen lassen',
} as const;

/** The forms in which parts of a person may stand somewhere: as they were sent, escaped in a key, or without blanks. */
export const CANARY_MARKS: readonly string[] = [
  CANARY.firstName,
  CANARY.lastName,
  '1713920077',
  'canary.example',
  CANARY.externalId,
  CANARY.vin,
  CANARY.licensePlate,
  'KANA7777',
  CANARY.slug,
  'Kanarienvogel',
  'Kanarienkäfig',
];

/** Which marks a text holds. */
export const marksIn = (text: string): string[] =>
  CANARY_MARKS.filter((mark) => text.includes(mark) || text.includes(encodeURIComponent(mark)));

const subject = {
  checkin: { id: 'c-canary', slug: CANARY.slug },
  appointment: {
    id: 'a-canary',
    startsAt: '2026-12-01T09:30:00+01:00',
    services: [{ code: 'OIL', name: 'Ölwechsel' }],
  },
  vehicle: { vin: CANARY.vin, licensePlate: CANARY.licensePlate, brand: 'BMW', model: 'i4' },
  contact: {
    externalId: CANARY.externalId,
    firstName: CANARY.firstName,
    lastName: CANARY.lastName,
    language: 'de',
    mobile: CANARY.mobile,
    email: CANARY.email,
  },
};

/** A partner's events about the canary. */
export const canaryStart = (change: Record<string, unknown> = {}, timestamp?: string) =>
  checkInStart({ ...subject, ...change }, timestamp);
export const canaryFinished = (timestamp?: string) =>
  checkInFinished(
    {
      checkin: { id: 'c-canary' },
      vehicle: subject.vehicle,
      contact: subject.contact,
      results: {
        services: [{ code: 'OIL', name: 'Ölwechsel', price: 149.9, decision: 'accepted' }],
        remarks: CANARY.remarks,
      },
    },
    timestamp,
  );

/** The world with its dealer in the table, as privacy reads it, and with ports that can be watched. */
export class PrivacyWorld extends World {
  readonly removedSchedules: string[] = [];

  readonly privacy: PrivacyDeps = {
    ...this.deps,
    workflow: { fail: (token, error) => this.engine.fail(token, error) },
    removeSchedule: (name) => {
      this.removedSchedules.push(name);
      return this.deps.scheduler.remove(name);
    },
  };

  /** Network, dealer and two locations, as administration saves them. */
  async arrange(retention: Retention = {}): Promise<this> {
    const now = this.now();
    await networks.createOnce(this.memory, { networkId: 'bmw', name: 'BMW', settings: {} }, now);
    await dealers.createOnce(
      this.memory,
      { dealerId: DEALER, networkId: 'bmw', name: 'BMW Muster GmbH', settings: { retention } },
      now,
    );
    for (const locationId of ['01', '02'])
      await locations.createOnce(
        this.memory,
        { dealerId: DEALER, locationId, name: `Muster ${locationId}`, settings: this.settings },
        now,
      );
    return this;
  }

  /** Invited by WhatsApp, then SMS; wrote back, checked in: everything that can be known of a person is known. */
  async playCanary(): Promise<void> {
    await this.send(canaryStart(), 'msg_canary_1');
    await this.receipt('whatsapp', 'sent');
    await this.advance(1201);
    await this.receipt('sms', 'delivered');
    await this.inbound(CANARY.wrote, CANARY.mobile, 'bulkgate');
    await this.send(canaryFinished('2026-11-24T12:00:00Z'), 'msg_canary_2');
  }

  contactsNow(): Contact[] {
    return [...this.memory.items.values()]
      .filter(({ entity }) => entity === 'contact')
      .map((item) => contacts.parse(item));
  }

  /** The one contact with that first name, or whoever was erased. */
  contactOf(firstName: string): Contact {
    const found = this.contactsNow().find((contact) => contact.firstName === firstName);
    if (!found) throw new Error(`no contact ${firstName}`);
    return found;
  }

  /** The names of entities whose items hold a mark of the canary. */
  entitiesWithMarks(): string[] {
    const found = [...this.memory.items.values()].filter((item) => marksIn(JSON.stringify(item)).length > 0);
    return [...new Set(found.map(({ entity }) => entity))].toSorted();
  }

  /** Everything beside the table that could keep something: logs, metrics, schedules, inputs and names of executions. */
  besideTheTable(): string {
    return JSON.stringify([
      this.logs,
      this.metrics,
      [...this.schedules.entries()],
      [...this.engine.executions.entries()].map(([name, { input }]) => [name, input]),
    ]);
  }
}
