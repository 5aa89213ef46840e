import { staffPartners } from '../../../functions/staff-console/staff-partners.ts';
import { staffTeam } from '../../../functions/staff-console/staff-team.ts';
import { staffSettings } from '../../../functions/staff-console/staff-settings.ts';
import { signedInFinder } from '../../../shared/dealers/note-sign-in.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { staffMembers } from '../../../shared/dealers/staff-store.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { type AdminWorld, worldWithDealers } from '../admin/admin-world.ts';

export type Reply = { status: number; text: string; body: Record<string, unknown> & { code?: string } };
type Issues = { issues?: { path: string; message: string }[] };

/** Staff of two dealers of one network at the real handlers, on table and secrets in memory. */
export class SettingsWorld {
  time = Date.parse('2026-11-24T10:00:00.000Z');
  readonly admin: AdminWorld;
  readonly now = (): string => new Date(this.time).toISOString();
  readonly #settings: ReturnType<typeof staffSettings>;
  readonly #partners: ReturnType<typeof staffPartners>;
  readonly #team: ReturnType<typeof staffTeam>;

  constructor(admin: AdminWorld) {
    this.admin = admin;
    const deps = {
      ...admin.deps,
      now: this.now,
      findStaff: signedInFinder({ table: admin.table, now: this.now }),
    };
    this.#settings = staffSettings(deps);
    this.#partners = staffPartners(deps);
    this.#team = staffTeam(deps);
  }

  /** Dealer 00027 has locations 01 and 02. anna is its admin, zwei looks after 02 only, nina is network-admin, ben an advisor; otto is admin of dealer 00031. */
  static async make(): Promise<SettingsWorld> {
    const admin = await worldWithDealers();
    await saveLocation(admin.deps, { dealerId: '00027', locationId: '02', name: 'Second' });
    const world = new SettingsWorld(admin);
    await world.person('anna', { roles: ['admin'] });
    await world.person('zwei', { roles: ['admin'], locationIds: ['02'] });
    await world.person('nina', { roles: ['network-admin'] });
    await world.person('ben', { roles: ['advisor'] });
    await world.person('otto', { dealerId: '00031', roles: ['admin'] });
    return world;
  }

  async person(sub: string, more: Partial<Staff>): Promise<void> {
    const staff: Staff = {
      sub,
      dealerId: '00027',
      name: sub,
      locationIds: [],
      roles: ['admin'],
      status: 'active',
    };
    await staffMembers.createOnce(this.admin.table, { ...staff, ...more }, this.now());
  }

  /** Asks a route as somebody: `PUT /v1/rules/invite`, and what they send. Each call is a second later. */
  async call(sub: string, route: string, body?: unknown): Promise<Reply> {
    this.time += 1000;
    const [method = '', target = ''] = route.split(' ');
    const [path = '', query = ''] = target.split('?');
    const event = apiEvent({
      method,
      path,
      query,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const authorizer = { jwt: { claims: { sub }, scopes: [] } };
    const handler = this.#handlerOf(path);
    const reply = await handler(
      { ...event, requestContext: { ...event.requestContext, authorizer } } as typeof event,
      context,
    );
    const text = reply.body ?? '';
    return {
      status: reply.statusCode ?? 0,
      text,
      body: text === '' ? {} : (JSON.parse(text) as Reply['body']),
    };
  }

  #handlerOf(path: string) {
    if (path.startsWith('/v1/partners')) return this.#partners;
    return path.startsWith('/v1/staff') ? this.#team : this.#settings;
  }

  /** What somebody reads of a level's setting, and the level's version. */
  async setting(sub: string, query: string, name: string): Promise<Record<string, unknown>> {
    const { body } = await this.call(sub, `GET /v1/settings?${query}`);
    const settings = body['settings'] as Record<string, unknown>[];
    return settings.find(({ setting }) => setting === name) ?? {};
  }

  async version(sub: string, query: string): Promise<number> {
    return (await this.call(sub, `GET /v1/settings?${query}`)).body['version'] as number;
  }

  /** The record of a dealer, newest first, as anna reads it. */
  async record(target?: string): Promise<Record<string, unknown>[]> {
    const { body } = await this.call(
      'anna',
      `GET /v1/audit${target === undefined ? '' : `?target=${target}`}`,
    );
    return body['entries'] as Record<string, unknown>[];
  }
}

/** Where the faults of an answer are. */
export const issuesOf = ({ body }: Reply): string[] =>
  ((body as Issues).issues ?? []).map(({ path }) => path);
