import { staffContacts } from '../../functions/staff-console/staff-contacts.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import type { Contact } from '../../shared/contacts/contact.ts';
import type { ContactRow, ContactView } from '../../shared/conversations/contact-view.ts';
import type { MergePreview } from '../../shared/conversations/preview-merge.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import { describeConversation } from '../../shared/events/describe-conversation.ts';
import { conversationIdOf } from '../../shared/messaging/message-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { apiEvent, context } from './api-event.ts';
import { DEALER, PrivacyWorld } from './privacy-world.ts';
import { checkInStart } from './world.ts';

export type Answered<T> = {
  status: number;
  body: T & { code?: string; current?: { candidates?: ContactRow[] } & Partial<ContactView> };
};

/** Two people as two partners' systems told of them, who may be one. */
export const JUERGEN = {
  externalId: '000815',
  firstName: 'Jürgen',
  lastName: 'Müller',
  language: 'de',
  mobile: '+49 171 3920000',
  email: 'juergen@example.com',
};
export const JURGEN = {
  externalId: 'dms-7',
  firstName: 'J.',
  lastName: 'Mueller',
  language: 'en',
  mobile: '+49 171 3920002',
  email: 'mueller@example.com',
};

const visitOf = (n: number, contact: object) => ({
  checkin: { id: `c-${n}`, slug: `slug-${n}` },
  appointment: { id: `a-${n}`, startsAt: '2026-12-01T09:30:00+01:00', services: [] },
  vehicle: { vin: `WBA0000000000000${n}`, licensePlate: `M-KS ${n}`, brand: 'BMW', model: 'i4' },
  contact,
});

/** A dealer whose staff deal with contacts by the API. */
export class ContactsWorld extends PrivacyWorld {
  staff: Staff = {
    sub: 'anna',
    dealerId: DEALER,
    name: 'Anna',
    locationIds: [],
    roles: ['admin', 'advisor'],
    status: 'active',
  };
  /** Where the API reads and writes, should a test want to see or disturb that. */
  apiTable: Table = this.memory;
  #handler = () =>
    staffContacts({
      table: this.apiTable,
      now: this.now,
      log: this.deps.log,
      idKey: () => Promise.resolve(this.deps.idKey),
      findStaff: () => Promise.resolve(this.staff),
    });

  async ask<T = ContactView>(what: string, body?: unknown): Promise<Answered<T>> {
    const [method = '', address = ''] = what.split(' ');
    const [path = '', query = ''] = address.split('?');
    const event = apiEvent({
      method,
      path,
      query,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const authorizer = { jwt: { claims: { sub: this.staff.sub }, scopes: [] } };
    const reply = await this.#handler()(
      { ...event, requestContext: { ...event.requestContext, authorizer } } as never,
      context,
    );
    return { status: reply.statusCode ?? 0, body: JSON.parse(reply.body || '{}') as Answered<T>['body'] };
  }

  /** A visit of somebody, told by a `checkin.start`. */
  async visit(n: number, contact: object, id = `msg_visit_${n}`): Promise<void> {
    await this.send(checkInStart(visitOf(n, contact)), id);
  }

  /** Both of them, each invited to a visit of their own. Answers their ids. */
  async bothVisit(): Promise<{ own: string; other: string }> {
    await this.visit(1, JUERGEN);
    await this.visit(2, JURGEN);
    return {
      own: this.contactOf(JUERGEN.firstName).contactId,
      other: this.contactOf(JURGEN.firstName).contactId,
    };
  }

  async preview(own: string, otherId: string, take = {}): Promise<Answered<MergePreview>> {
    return this.ask<MergePreview>(`POST /v1/contacts/${own}/merge/preview`, { otherId, take });
  }

  /** Merges as staff do: looks first. */
  async merge(own: string, otherId: string, take = {}): Promise<Answered<ContactView>> {
    const { body } = await this.preview(own, otherId, take);
    return this.ask(`POST /v1/contacts/${own}/merge`, { otherId, take, version: body.version ?? 'none' });
  }

  async undo(own: string, mergeId: string): Promise<Answered<{ contact: ContactView; other: ContactView }>> {
    return this.ask(`POST /v1/contacts/${own}/merges/${mergeId}/undo`);
  }

  async contact(contactId: string): Promise<Contact | undefined> {
    return contacts.get(this.memory, { dealerId: DEALER, contactId });
  }

  /** A conversation as staff see it, newest first. */
  async conversation(contactId: string, locationId = '01') {
    const conversationId = conversationIdOf(DEALER, locationId, contactId);
    return (await describeConversation(this.memory, { staff: this.staff, conversationId })).entries;
  }

  /** The numbers and mailboxes to which something went, by channel. */
  sentTo(): string[] {
    return this.sent.map(({ channel, to }) => `${channel} ${to}`);
  }
}
