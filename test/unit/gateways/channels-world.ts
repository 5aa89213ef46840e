import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import {
  bulkGateAccepted,
  bulkGateCredit,
  bulkGateError,
} from '../../../functions/vendor-sandbox/bulkgate-api.ts';
import { graphAccepted, graphError } from '../../../functions/vendor-sandbox/graph-api.ts';
import { staffChannels } from '../../../functions/staff-console/staff-channels.ts';
import type { ChannelsDeps } from '../../../shared/conversations/channels-worker.ts';
import { creditReader } from '../../../shared/conversations/sms-balance.ts';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { staffFinder, staffMembers } from '../../../shared/dealers/staff-store.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { sesEmailTransport } from '../../../shared/messaging/channels/ses-email.ts';
import { smsGateways } from '../../../shared/messaging/channels/sms-gateways.ts';
import { whatsAppGateways } from '../../../shared/messaging/channels/whatsapp-gateways.ts';
import type { SendingPolicy } from '../../../shared/messaging/verdict.ts';
import { type HttpRequest, NoAnswer, type SendHttp } from '../../../shared/platform/http-client.ts';
import type { LogFields } from '../../../shared/platform/log.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { type AdminWorld, worldWithDealers } from '../admin/admin-world.ts';

/** What BulkGate does with a send: takes it, refuses it by one of its types, or leaves the connection hanging. */
export type BulkGateMood = 'takes' | 'low_credit' | 'unknown_identity' | 'hangs' | 'is out' | 'throttles';

export type Reply = { status: number; text: string; body: Record<string, unknown> & { code?: string } };

/** Staff of two dealers at the real handler, on the table and the secrets in memory, with BulkGate in the test's hand. */
export class ChannelsWorld {
  readonly #sesClient = new SESv2Client({ region: 'eu-central-1' });
  time = Date.parse('2026-11-24T10:00:00.000Z');
  mood: BulkGateMood = 'takes';
  /** The code by which Meta refuses a send; undefined: it takes it. */
  metaCode: number | undefined;
  sending: SendingPolicy = { mode: 'on' };
  readonly asked: HttpRequest[] = [];
  /** SES takes every mail, until a test says otherwise. */
  readonly ses = mockClient(this.#sesClient).on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
  readonly logs: string[] = [];
  readonly admin: AdminWorld;
  readonly now = (): string => new Date(this.time).toISOString();
  /** What both doors, of the API and of the console, work with. */
  readonly deps: ChannelsDeps;
  readonly #handler: ReturnType<typeof staffChannels>;

  private constructor(admin: AdminWorld) {
    this.admin = admin;
    const { table, secrets } = admin;
    const record = (message: string, fields: LogFields = {}, error?: unknown): void =>
      void this.logs.push(JSON.stringify([message, fields, String(error)]));
    const log = { info: record, warn: record, error: record };
    const bulkGate = { sendHttp: this.#bulkGate, baseUrl: 'https://portal.bulkgate.com', timeoutMs: 1000 };
    const secretPrefix = 'kerbside/test';
    const gateways = smsGateways({
      ...bulkGate,
      readSecret: secrets.read,
      secretPrefix,
      configurationSet: undefined,
    });
    const byWhatsApp = whatsAppGateways({
      sendHttp: this.#meta,
      readSecret: secrets.read,
      secretPrefix,
      baseUrl: 'https://graph.facebook.com',
      apiVersion: 'v25.0',
      timeoutMs: 1000,
      metaApiVersion: undefined,
    });
    const bySes = sesEmailTransport({ client: this.#sesClient, configurationSet: 'kerbside-test' });
    this.deps = {
      ...admin.deps,
      now: this.now,
      log,
      readSecret: secrets.read,
      publicBaseUrl: 'https://kerbside.example',
      readCredit: creditReader(bulkGate),
      trialDeps: () =>
        Promise.resolve({
          table,
          now: this.now,
          log,
          idKey: 'id-key',
          sending: this.sending,
          findLocation: presentLocation(table),
          transportFor: (channel, { settings }) => {
            if (channel === 'email') return bySes;
            if (channel === 'whatsapp') return byWhatsApp(settings);
            return settings.sms ? gateways[settings.sms.provider] : undefined;
          },
        }),
    };
    this.#handler = staffChannels({ ...this.deps, findStaff: staffFinder(table) });
  }

  /** Dealer 00027 with two locations and dealer 00031; anna is admin of the first, nina looks after its network, otto is the other's. */
  static async make(): Promise<ChannelsWorld> {
    const admin = await worldWithDealers();
    await saveLocation(admin.deps, { dealerId: '00027', locationId: '02', name: 'Second' });
    const world = new ChannelsWorld(admin);
    await world.person('anna', '00027', { roles: ['admin'] });
    await world.person('nina', '00027', { roles: ['network-admin'] });
    await world.person('zwei', '00027', { roles: ['admin'], locationIds: ['02'] });
    await world.person('otto', '00031', { roles: ['admin'] });
    return world;
  }

  async person(sub: string, dealerId: string, more: Partial<Staff>): Promise<void> {
    const staff: Staff = { sub, dealerId, name: sub, locationIds: [], roles: ['admin'], status: 'active' };
    await staffMembers.createOnce(this.admin.table, { ...staff, ...more }, this.now());
  }

  readonly #bulkGate: SendHttp = (request) => {
    this.asked.push(request);
    const {
      number = '',
      text = '',
      application_id: id = '',
    } = JSON.parse(request.body ?? '{}') as Record<string, string>;
    const isInfo = request.url.endsWith('/info');
    switch (this.mood) {
      case 'hangs':
        return Promise.reject(new NoAnswer(request.url, true, new Error('timed out')));
      case 'is out':
        return Promise.reject(new NoAnswer(request.url, false, new Error('refused')));
      case 'throttles':
        return this.#answer(bulkGateError('too_many_requests'));
      case 'takes':
        return this.#answer(
          isInfo ? bulkGateCredit(id, this.now()) : bulkGateAccepted(`tmp${this.asked.length}`, number, text),
        );
      case 'low_credit':
      case 'unknown_identity':
        return this.#answer(bulkGateError(this.mood));
    }
  };

  readonly #meta: SendHttp = (request) => {
    this.asked.push(request);
    if (this.metaCode !== undefined)
      return this.#answer(graphError({ code: this.metaCode, details: 'words' }, 'trace'));
    const { to = '' } = JSON.parse(request.body ?? '{}') as { to?: string };
    return this.#answer(graphAccepted(to, to, `wamid.${this.asked.length}`));
  };

  #answer({ status, body }: { status: number; body: unknown }): ReturnType<SendHttp> {
    return Promise.resolve({ status, headers: new Headers(), text: JSON.stringify(body) });
  }

  /** Texts that were handed to BulkGate. */
  get texts(): Record<string, unknown>[] {
    return this.asked
      .filter(({ url }) => url.endsWith('/transactional'))
      .map(({ body }) => JSON.parse(body ?? '{}') as Record<string, unknown>);
  }

  /** What was handed to Meta. */
  get whatsApps(): Record<string, unknown>[] {
    return this.asked
      .filter(({ url }) => url.startsWith('https://graph.facebook.com/'))
      .map(({ body }) => JSON.parse(body ?? '{}') as Record<string, unknown>);
  }

  /** Mails that were handed to SES. */
  get mails() {
    return this.ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input);
  }

  async call(sub: string, route: string, body?: unknown): Promise<Reply> {
    const [method = '', target = ''] = route.split(' ');
    const [path = '', query = ''] = target.split('?');
    const channel = /^\/v1\/channels\/(\w+)(?:\/trials)?$/.exec(path)?.[1];
    const event = apiEvent({
      method,
      path,
      query,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(channel === undefined ? {} : { params: { channel } }),
    });
    const authorizer = { jwt: { claims: { sub }, scopes: [] } };
    const reply = await this.#handler(
      { ...event, requestContext: { ...event.requestContext, authorizer } } as typeof event,
      context,
    );
    const text = reply.body ?? '';
    return { status: reply.statusCode ?? 0, text, body: JSON.parse(text) as Reply['body'] };
  }

  /** How a channel stands at a location, as anna sees it. */
  async stand(channel: string, locationId: string): Promise<Record<string, unknown>> {
    const { body } = await this.call('anna', 'GET /v1/channels');
    const channels = body['channels'] as Record<string, unknown>[];
    return channels.find((one) => one['channel'] === channel && one['locationId'] === locationId) ?? {};
  }
}
