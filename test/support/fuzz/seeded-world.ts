import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { channelAccounts } from '../../../shared/conversations/channel-account-store.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import { versionOf } from '../../../shared/conversations/contact-view.ts';
import { mergeContacts } from '../../../shared/conversations/merge-contacts.ts';
import { previewMerge } from '../../../shared/conversations/preview-merge.ts';
import { publicNotificationId } from '../../../shared/conversations/inbox-notification.ts';
import { notifyInbox } from '../../../shared/conversations/notify-inbox.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { agreementDrafts, agreements, agreementVersions } from '../../../shared/dealers/agreement-store.ts';
import { auditWrite } from '../../../shared/dealers/audit-store.ts';
import { dealers, locations, networks } from '../../../shared/dealers/dealer-store.ts';
import { type Role, ROLES, type Staff } from '../../../shared/dealers/staff.ts';
import { staffMembers } from '../../../shared/dealers/staff-store.ts';
import { offeredServices } from '../../../shared/dealers/offered-service-store.ts';
import { teamInboxes } from '../../../shared/dealers/team-inbox-store.ts';
import { events } from '../../../shared/events/event-store.ts';
import type { RoutingRule } from '../../../shared/events/routing-rule.ts';
import { routingRules } from '../../../shared/events/routing-rule-store.ts';
import { digestId, sha256Hex, timedId } from '../../../shared/kernel/digest.ts';
import { referenceOf } from '../../../shared/messaging/channel.ts';
import {
  conversationIdOf,
  messageIdOf,
  messages,
  providerMessages,
} from '../../../shared/messaging/message-store.ts';
import { templates } from '../../../shared/messaging/templates/template-store.ts';
import { dealerPartners, partners } from '../../../shared/partners/partner-store.ts';
import { DynamoTable } from '../../../shared/table/dynamo-table.ts';
import type { Table } from '../../../shared/table/table.ts';
import { newVisit } from '../../../shared/visits/visit.ts';
import { openAnswers } from '../../../shared/visits/open-answer-store.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import type { Image } from '../dynamo-limits.ts';
import { MemoryDynamo } from '../memory-dynamo.ts';
import { ALL } from '../orders.ts';
import { SETTINGS } from '../world.ts';

/* Two dealers with all that the doors can be asked about. What belongs to the second one says FOREIGN, so that an answer which holds it is a leak. */

const NOW = '2026-11-24T10:00:00.000Z';
const now = () => NOW;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export const OWN = '00027';
export const FOREIGN = '00028';
export const FOREIGN_MARK = 'FOREIGN-SECRET';
export const PARTNER = {
  id: 'fuzz-partner',
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  apiKey: 'fuzz-key',
};
export const OTHER_PARTNER = {
  id: 'fuzz-other',
  secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3Ee2Si1yRxQ=',
  apiKey: 'other-key',
};
/** Its manufacturer signs with the secret of our own partner, so that one proof fits both doors. */
export const NETWORK = { id: 'bmw' };
export const ALIAS = { theirs: 'fuzz.invite', ours: 'checkin.start' };
export const STAFF = {
  own: 'fuzz-anna',
  colleague: 'fuzz-bert',
  mechanic: 'fuzz-carl',
  manager: 'fuzz-dora',
  foreign: 'fuzz-foreign',
  invited: 'fuzz-emil',
};
export const WHATSAPP = {
  appSecret: 'app-secret-of-the-fuzzer',
  verifyToken: 'verify-token',
  phoneNumberId: '106540352242922',
};
export const BULKGATE = { door: 'fuzz-door-secret', foreignDoor: 'fuzz-foreign-door' };
export const PHONE = '+491713920001';
export const SEEDED_EVENT = 'msg_seeded';
/** By which Meta names the message with a picture. */
export const SEEDED_PICTURE = 'wamid.picture';

const conversationOf = (dealerId: string): string => conversationIdOf(dealerId, '01', 'ct1');
const notificationOf = (dealerId: string): string =>
  publicNotificationId({
    inbox: 'service',
    notificationId: timedId(NOW, 'service', 'check-in-results', `vs-${dealerId}-0`),
  });
const messageOf = (dealerId: string): string => messageIdOf(conversationOf(dealerId), timedId(NOW, 'm'));
const PICTURE_AT = NOW.replace('00.000Z', '08.000Z');
const failedMessageOf = (dealerId: string): string =>
  messageIdOf(conversationIdOf(dealerId, '01', 'ct4'), timedId(NOW, 'failed'));
const waitingMessageOf = (dealerId: string, status: 'planned' | 'held'): string =>
  messageIdOf(conversationIdOf(dealerId, '01', 'ct4'), timedId(NOW, status));
const VERSIONS = [versionOf({ firstName: 'Jürgen', language: 'de' }), versionOf({ language: 'de' })] as const;
export const REFERENCES = {
  plannedMessage: waitingMessageOf(OWN, 'planned'),
  foreignPlannedMessage: waitingMessageOf(FOREIGN, 'planned'),
  heldMessage: waitingMessageOf(OWN, 'held'),
  foreignHeldMessage: waitingMessageOf(FOREIGN, 'held'),
  conversation: conversationOf(OWN),
  foreignConversation: conversationOf(FOREIGN),
  /** With a customer who has a mobile number. */
  reachableConversation: conversationIdOf(OWN, '01', 'ct4'),
  foreignReachableConversation: conversationIdOf(FOREIGN, '01', 'ct4'),
  /** A message of the customer with a picture, and somebody who has the same number. */
  picture: timedId(PICTURE_AT, 'p', OWN),
  foreignPicture: timedId(PICTURE_AT, 'p', FOREIGN),
  relative: 'ct2',
  contact: 'ct1',
  /** As the seeded contact and the relative are shown. */
  contactVersion: VERSIONS[0],
  pairVersion: digestId(...VERSIONS),
  /** A contact, another one that was merged into it, and that merge. */
  merged: 'ct5',
  part: 'ct6',
  merge: timedId(NOW, 'ct5', 'ct6'),
  /** Known to the other dealer alone. */
  foreignContact: 'ct3',
  notification: notificationOf(OWN),
  foreignNotification: notificationOf(FOREIGN),
  failedMessage: failedMessageOf(OWN),
  foreignFailedMessage: failedMessageOf(FOREIGN),
  visit: `vs-failed-${OWN}`,
  foreignVisit: `vs-failed-${FOREIGN}`,
  /** Whose customer has answered; the remark is shared with the mechanics. */
  answeredVisit: `vs-answered-${OWN}`,
  foreignAnsweredVisit: `vs-answered-${FOREIGN}`,
  message: messageOf(OWN),
  foreignMessage: messageOf(FOREIGN),
  reference: referenceOf(messageOf(OWN), 1),
  smsId: 'sms-1',
  /** Where only the other dealer is. */
  foreignLocation: '09',
  foreignRule: 'foreign-rule',
  inbox: 'reception',
  foreignInbox: 'foreign-team',
  service: 'brake-check',
  foreignService: 'foreign-service',
  agreement: 'terms',
  foreignAgreement: 'foreign-terms',
};

const RULES: [RoutingRule['event'], RoutingRule['action']][] = [
  ['checkin.start', { do: 'start-check-in' }],
  ['checkin.finished', { do: 'notify-inbox', inbox: 'service' }],
  ['payment.due', { do: 'notify-inbox', inbox: 'sales' }],
  ['order.status', { do: 'set-status', status: 'ready' }],
  ['service.status', { do: 'send-template', purpose: 'check-in-confirmation' }],
];

const SECRETS: Record<string, object> = {
  'kerbside/test/platform': { linkKey: 'link-key-of-the-fuzzer-with-32-characters' },
  'kerbside/test/whatsapp-app': WHATSAPP,
  [`kerbside/test/networks/${NETWORK.id}`]: { oem: { gateway: 'mybmw', webhookSecrets: [PARTNER.secret] } },
  [`kerbside/test/partners/${PARTNER.id}`]: { signing: [PARTNER.secret] },
  [`kerbside/test/partners/${OTHER_PARTNER.id}`]: { signing: [OTHER_PARTNER.secret] },
};

export class SeededWorld {
  readonly dynamo = new MemoryDynamo();
  readonly table: Table = new DynamoTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } }),
    'table',
    now,
  );
  readonly workflows = mockClient(SFNClient);

  /** Takes the place of AWS in this process and fills the table. */
  async seed(): Promise<void> {
    this.dynamo.clear();
    this.dynamo.answer();
    this.workflows.reset();
    this.workflows.resolves({});
    mockClient(SchedulerClient).resolves({});
    mockClient(SESv2Client).resolves({ MessageId: 'ses-1' });
    this.#accounts();
    mockClient(SecretsManagerClient)
      .on(GetSecretValueCommand)
      .callsFake(({ SecretId }: { SecretId: string }) => {
        const secret = SECRETS[SecretId];
        if (secret) return { SecretString: JSON.stringify(secret) };
        throw new ResourceNotFoundException({ message: 'none', $metadata: {} });
      })
      .on(PutSecretValueCommand)
      .resolves({});
    const settings = { oem: { gateway: 'mybmw' as const, brands: ['BMW'], ownCheckIn: false } };
    await networks.createOnce(this.table, { networkId: NETWORK.id, name: 'BMW', settings }, NOW);
    await this.#partner(PARTNER, OWN);
    await this.#partner(OTHER_PARTNER, FOREIGN);
    for (const { id } of [PARTNER, OTHER_PARTNER]) await this.#event(id);
    for (const dealerId of [OWN, FOREIGN]) await this.#dealer(dealerId);
    await this.#staff(STAFF.own, OWN, 'advisor');
    await this.#staff(STAFF.colleague, OWN, 'admin');
    await this.#staff(STAFF.mechanic, OWN, 'mechanic');
    await this.addStaff({ sub: STAFF.manager, dealerId: OWN, roles: [...ROLES] });
    await this.#staff(STAFF.foreign, FOREIGN, 'network-admin');
    await this.addStaff({
      sub: STAFF.invited,
      dealerId: OWN,
      roles: ['advisor'],
      email: 'emil@muster.example',
    });
  }

  /** Nobody has an account yet; each that is made has its address as id. */
  #accounts(): void {
    const attributes = (Username: string) => [
      { Name: 'sub', Value: `sub-${Username.length}-${Username.slice(0, 40)}` },
    ];
    mockClient(CognitoIdentityProviderClient)
      .on(AdminGetUserCommand)
      .rejects(new UserNotFoundException({ message: 'none', $metadata: {} }))
      .on(AdminCreateUserCommand)
      .callsFake(({ Username }: { Username: string }) => ({ User: { Attributes: attributes(Username) } }));
  }

  async addStaff(
    person: Pick<Staff, 'sub' | 'dealerId' | 'roles' | 'email'> & { status?: Staff['status'] },
  ): Promise<void> {
    await staffMembers.createOnce(
      this.table,
      { name: person.sub, locationIds: [], status: 'active', ...person },
      NOW,
    );
  }

  /** Gives AWS's clients back to the files that this process runs afterwards. */
  leave(): void {
    mockClient(SFNClient).restore();
    mockClient(SchedulerClient).restore();
    mockClient(SESv2Client).restore();
    mockClient(SecretsManagerClient).restore();
    mockClient(DynamoDBDocumentClient).restore();
  }

  /** What stands in the table under an entity's name. */
  all(entity: string): Record<string, unknown>[] {
    return this.images(entity).map((image) => unmarshall(image));
  }

  images(entity: string): Image[] {
    return this.dynamo.images().filter((image) => image['entity']?.S === entity);
  }

  async #partner({ id, apiKey }: typeof PARTNER, dealerId: string): Promise<void> {
    const places = [
      { dealerId, locationId: '01' },
      { dealerId, locationId: '02' },
    ];
    await partners.createOnce(
      this.table,
      {
        partnerId: id,
        name: id,
        apiKeyDigest: sha256Hex(apiKey),
        locations: places,
        aliases: { [ALIAS.theirs]: ALIAS.ours },
        checkInBaseUrl: 'https://app.example/c/',
        status: 'active',
      },
      NOW,
    );
    await dealerPartners.createOnce(this.table, { dealerId, partnerId: id }, NOW);
  }

  async #event(partnerId: string): Promise<void> {
    const outcome = {
      note: partnerId === PARTNER.id ? '' : FOREIGN_MARK,
      rules: [],
      messageIds: [REFERENCES.message],
    };
    await events.createOnce(
      this.table,
      {
        partnerId,
        eventId: SEEDED_EVENT,
        type: 'checkin.start',
        body: '{}',
        bodyDigest: '',
        receivedAt: NOW,
        status: 'applied',
        outcome,
      },
      NOW,
    );
  }

  async #staff(sub: string, dealerId: string, role: Role): Promise<void> {
    await this.addStaff({ sub, dealerId, roles: [role] });
  }

  async #dealer(dealerId: string): Promise<void> {
    const { table } = this;
    const own = dealerId === OWN;
    await dealers.createOnce(
      table,
      { dealerId, networkId: 'bmw', name: `Dealer ${dealerId}`, settings: {} },
      NOW,
    );
    for (const locationId of ['01', '02'])
      await locations.createOnce(
        table,
        {
          dealerId,
          locationId,
          name: 'Muster',
          settings: locationId === '01' ? SETTINGS : { ...SETTINGS, automation: ALL },
        },
        NOW,
      );
    if (!own)
      await locations.createOnce(
        table,
        { dealerId, locationId: REFERENCES.foreignLocation, name: FOREIGN_MARK, settings: SETTINGS },
        NOW,
      );
    await templates.createOnce(
      table,
      {
        dealerId,
        purpose: 'asset-ready',
        language: 'de',
        place: '*',
        promotional: false,
        texts: { sms: { text: own ? 'Fertig bei {{ location.name }}' : FOREIGN_MARK } },
        savedAt: NOW,
        savedBy: own ? 'fuzz-bert' : FOREIGN_MARK,
      },
      NOW,
    );
    for (const [event, action] of RULES)
      await routingRules.createOnce(
        table,
        { dealerId, ruleId: event.replace('.', '-'), event, when: {}, action, enabled: true },
        NOW,
      );
    const event = 'checkin.start';
    if (!own)
      await routingRules.createOnce(
        table,
        {
          dealerId,
          ruleId: REFERENCES.foreignRule,
          event,
          when: {},
          action: { do: 'start-check-in' },
          enabled: true,
        },
        NOW,
      );
    const [inbox, name] = own ? [REFERENCES.inbox, 'Annahme'] : [REFERENCES.foreignInbox, FOREIGN_MARK];
    await teamInboxes.createOnce(table, { dealerId, inbox, name, members: [] }, NOW);
    await offeredServices.createOnce(
      table,
      {
        dealerId,
        code: own ? REFERENCES.service : REFERENCES.foreignService,
        words: { de: { name: own ? 'Bremsencheck' : FOREIGN_MARK } },
        brands: [],
        locationIds: [],
        offered: true,
        position: 10,
      },
      NOW,
    );
    const by = { sub: own ? STAFF.colleague : FOREIGN_MARK, name: own ? 'Bert' : FOREIGN_MARK };
    const what = 'dealer.changed' as const;
    const record = {
      scope: 'dealer' as const,
      scopeId: dealerId,
      by,
      what,
      target: 'dealer',
      changes: [],
      mark: 1,
    };
    await table.write(auditWrite(record, NOW));
    const account = { dealerId, locationId: '01' };
    await channelAccounts.createOnce(
      table,
      { vendor: 'whatsapp', accountId: own ? WHATSAPP.phoneNumberId : '206540352242922', ...account },
      NOW,
    );
    await channelAccounts.createOnce(
      table,
      { vendor: 'bulkgate', accountId: sha256Hex(own ? BULKGATE.door : BULKGATE.foreignDoor), ...account },
      NOW,
    );
    await this.#agreement(dealerId);
    await this.#visit(dealerId);
    await this.#answered(dealerId);
    await this.#merged(dealerId);
    await this.#failedMessage(dealerId);
    for (const status of ['planned', 'held'] as const) await this.#waitingMessage(dealerId, status);
  }

  /** What customers are asked to agree to: a version in force, and a draft of the next one. */
  async #agreement(dealerId: string): Promise<void> {
    const { table } = this;
    const own = dealerId === OWN;
    const agreementId = own ? REFERENCES.agreement : REFERENCES.foreignAgreement;
    const name = own ? 'AGB' : FOREIGN_MARK;
    const published = { number: 1, publishedAt: NOW, publishedBy: name };
    const texts = { de: { title: name, text: 'Bedingungen' } };
    await table.write(agreementVersions.creation({ dealerId, agreementId, name, texts, ...published }, NOW));
    await agreementDrafts.createOnce(
      table,
      { dealerId, agreementId, texts: { de: { title: name, text: 'Neue Bedingungen' } } },
      NOW,
    );
    await agreements.createOnce(
      table,
      {
        dealerId,
        agreementId,
        name,
        mandatory: true,
        enabled: true,
        inForce: { ...published, languages: ['de'] },
        draft: { savedAt: NOW, savedBy: name },
      },
      NOW,
    );
  }

  /** One who was known as two. */
  async #merged(dealerId: string): Promise<void> {
    for (const contactId of [REFERENCES.merged, REFERENCES.part])
      await contacts.createOnce(
        this.table,
        {
          contactId,
          dealerId,
          externalIds: [],
          firstName: dealerId === OWN ? 'Petra' : FOREIGN_MARK,
          language: 'de',
          email: `${contactId}@${dealerId}.example`,
          lastLocationId: '01',
          sourceTimestamp: NOW,
        },
        NOW,
      );
    const deps = { table: this.table, now, log: quiet, idKey: 'id-key' };
    const staff = {
      sub: 'seed',
      dealerId,
      name: 'Seed',
      locationIds: [],
      roles: [...ROLES],
      status: 'active' as const,
    };
    const of = { staff, contactId: REFERENCES.merged };
    const command = { otherId: REFERENCES.part };
    const { version } = await previewMerge(deps, { ...of, command });
    await mergeContacts(deps, { ...of, command: { ...command, version } });
  }

  /** A customer whom no channel reached, because the account had no credit; the check-in is open for long. */
  async #failedMessage(dealerId: string): Promise<void> {
    const { table } = this;
    const place = { dealerId, locationId: '01' };
    const visitId = `vs-failed-${dealerId}`;
    const messageId = failedMessageOf(dealerId);
    const visit = newVisit({ visitId, ...place, createdAt: NOW }, 'own', NOW);
    const checkIn = {
      ...visit.checkIn,
      status: 'invited' as const,
      closesAt: '2099-12-01T00:00:00.000Z',
      inviteMessageId: messageId,
    };
    await visits.createOnce(table, { ...visit, contactId: 'ct4', checkIn }, NOW);
    await contacts.createOnce(
      table,
      {
        contactId: 'ct4',
        dealerId,
        externalIds: [],
        firstName: dealerId === OWN ? 'Anna' : FOREIGN_MARK,
        language: 'de',
        phone: '+491713920077',
        phoneIsMobile: true,
        sourceTimestamp: NOW,
      },
      NOW,
    );
    await messages.createOnce(
      table,
      {
        messageId,
        ...place,
        contactId: 'ct4',
        visitId,
        purpose: 'check-in-invite',
        language: 'de',
        variables: { firstName: FOREIGN_MARK },
        cause: { partnerId: PARTNER.id, eventId: 'e' },
        status: 'failed',
        createdAt: NOW,
        dueAt: NOW,
        candidates: [{ channel: 'sms' }],
        attempts: [{ channel: 'sms', number: 1, status: 'rejected', at: NOW, reason: 'no_credit' }],
        execution: 'execution',
      },
      NOW,
    );
  }

  /** What the same customer is to get some day. */
  async #waitingMessage(dealerId: string, status: 'planned' | 'held'): Promise<void> {
    await messages.createOnce(
      this.table,
      {
        messageId: waitingMessageOf(dealerId, status),
        dealerId,
        locationId: '01',
        contactId: 'ct4',
        visitId: `vs-failed-${dealerId}`,
        purpose: 'asset-ready',
        language: 'de',
        variables: { fn: dealerId === OWN ? 'Anna' : FOREIGN_MARK, ln: 'Muster' },
        cause: { partnerId: PARTNER.id, eventId: 'e' },
        status,
        createdAt: NOW,
        dueAt: '2099-11-30T09:00:00.000Z',
        candidates: [{ channel: 'sms' }],
        attempts: [],
      },
      NOW,
    );
  }

  /** A customer who was sent an invite by WhatsApp, then by SMS, and has answered; the team was told. */
  async #visit(dealerId: string): Promise<void> {
    const { table } = this;
    const place = { dealerId, locationId: '01' };
    const visitId = `vs-${dealerId}`;
    const conversationId = conversationOf(dealerId);
    await visits.createOnce(table, newVisit({ visitId, ...place, createdAt: NOW }, 'own', NOW), NOW);
    await contacts.createOnce(
      table,
      {
        contactId: 'ct1',
        dealerId,
        externalIds: [],
        firstName: dealerId === OWN ? 'Jürgen' : FOREIGN_MARK,
        language: 'de',
        lastLocationId: '01',
        sourceTimestamp: NOW,
      },
      NOW,
    );
    if (dealerId !== OWN)
      await contacts.createOnce(
        table,
        {
          contactId: REFERENCES.foreignContact,
          dealerId,
          externalIds: [],
          firstName: FOREIGN_MARK,
          language: 'de',
          lastLocationId: '01',
          sourceTimestamp: NOW,
        },
        NOW,
      );
    for (let second = 0; second < 3; second += 1) {
      await notifyInbox(
        { table, now, log: quiet },
        {
          ...place,
          inbox: 'service',
          conversationId,
          visitId,
          subject: 'check-in-results',
          at: NOW.replace('00.000Z', `0${second}.000Z`),
          causeId: `${visitId}-${second}`,
        },
      );
    }
    await messages.createOnce(
      table,
      {
        messageId: messageOf(dealerId),
        ...place,
        contactId: 'ct1',
        visitId,
        purpose: 'check-in-invite',
        language: 'de',
        variables: { firstName: dealerId === OWN ? 'Jürgen' : FOREIGN_MARK, locationName: 'Muster' },
        cause: { partnerId: PARTNER.id, eventId: 'e' },
        status: 'sending',
        createdAt: NOW,
        dueAt: NOW,
        candidates: [{ channel: 'whatsapp' }, { channel: 'sms' }],
        attempts: [
          { channel: 'whatsapp', number: 1, status: 'timed_out', at: NOW, providerId: 'wamid.1' },
          { channel: 'sms', number: 2, status: 'sent', at: NOW, providerId: 'sms-1' },
        ],
        execution: 'execution',
        taskToken: `token-${dealerId}`,
      },
      NOW,
    );
    if (dealerId === OWN)
      await providerMessages.createOnce(
        table,
        {
          vendor: 'bulkgate',
          providerId: REFERENCES.smsId,
          reference: referenceOf(messageOf(dealerId), 2),
          at: NOW,
        },
        NOW,
      );
    await this.#picture(dealerId);
    const at = NOW.replace('00.000Z', '09.000Z');
    await entries.createOnce(
      table,
      {
        kind: 'results',
        conversationId,
        ...place,
        entryId: timedId(at, 'r'),
        at,
        visitId,
        partnerId: PARTNER.id,
        finishedAt: at,
        results: { services: [], remarks: dealerId === OWN ? 'Bremsen quietschen' : FOREIGN_MARK },
      },
      NOW,
    );
  }

  /** The customer has checked in, wrote a phone number and a name into the remarks, and the team lets the mechanics see them. */
  async #answered(dealerId: string): Promise<void> {
    const { table } = this;
    const place = { dealerId, locationId: '01' };
    const visitId = `vs-answered-${dealerId}`;
    const at = NOW.replace('00.000Z', '10.000Z');
    const entryId = timedId(at, 'answered', dealerId);
    const visit = newVisit({ visitId, ...place, createdAt: NOW }, 'own', NOW);
    const answered = {
      ...visit,
      contactId: 'ct1',
      startsAt: '2026-12-01T08:30:00.000Z',
      services: [{ code: 'OIL', name: 'Ölwechsel' }],
      vehicle: { licensePlate: 'M-KS 1234', brand: 'BMW', model: 'i4' },
      checkIn: {
        ...visit.checkIn,
        status: 'finished' as const,
        finishedAt: at,
        finishedBy: { partnerId: PARTNER.id, eventId: 'answered' },
      },
      answers: { entryId, items: [{ id: 's1', asPlanned: true as const }, { id: 'r1' }] },
      shared: ['r1', dealerId === OWN ? REFERENCES.picture : REFERENCES.foreignPicture].map((id) => ({
        id,
        at,
        by: STAFF.own,
      })),
    };
    await visits.createOnce(table, answered, NOW);
    await openAnswers.createOnce(table, { ...place, answeredAt: at, visitId }, NOW);
    const remarks =
      dealerId === OWN ? 'Bremsen quietschen. Jürgen, 0171 3920077' : `Bremsen quietschen ${FOREIGN_MARK}`;
    const services = [{ code: 'OIL', name: 'Ölwechsel', decision: 'accepted' as const }];
    await entries.createOnce(
      table,
      {
        kind: 'results',
        conversationId: conversationOf(dealerId),
        ...place,
        entryId,
        at,
        visitId,
        partnerId: PARTNER.id,
        finishedAt: at,
        results: { services, remarks },
      },
      NOW,
    );
  }

  /** The customer has sent a picture, from a number that a second person has too. */
  async #picture(dealerId: string): Promise<void> {
    const entryId = dealerId === OWN ? REFERENCES.picture : REFERENCES.foreignPicture;
    const mediaId = `${entryId}.0`;
    await contacts.createOnce(
      this.table,
      { contactId: REFERENCES.relative, dealerId, externalIds: [], language: 'de', sourceTimestamp: NOW },
      NOW,
    );
    await entries.createOnce(
      this.table,
      {
        kind: 'inbound',
        conversationId: conversationOf(dealerId),
        dealerId,
        locationId: '01',
        entryId,
        at: PICTURE_AT,
        channel: 'whatsapp',
        providerId: SEEDED_PICTURE,
        type: 'media',
        text: dealerId === OWN ? 'Der Kratzer' : FOREIGN_MARK,
        contactId: REFERENCES.contact,
        prompt: 'opt-out',
        sharedWith: [REFERENCES.relative],
        mediaState: 'settled',
        media: [
          {
            mediaId,
            kind: 'image',
            status: 'stored',
            mimeType: 'image/jpeg',
            sha256: sha256Hex('picture'),
            size: 7,
            key: `media/${dealerId}/${mediaId}.jpg`,
            source: { vendor: 'whatsapp', account: WHATSAPP.phoneNumberId, id: '1' },
          },
          {
            mediaId: `${entryId}.1`,
            kind: 'audio',
            status: 'unavailable',
            reason: 'vendor_silent',
            source: { vendor: 'whatsapp', account: WHATSAPP.phoneNumberId, id: '2' },
          },
        ],
      },
      NOW,
    );
  }
}
