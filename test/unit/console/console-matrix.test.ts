import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionOf, staffSessions } from '../../../shared/dealers/staff-session-store.ts';
import { ROLES, type Role } from '../../../shared/dealers/staff.ts';
import {
  CONSOLE_ROUTES,
  type ConsoleRoute,
  isConsoleRoute,
  mayOpen,
} from '../../../shared/web/console-routes.ts';
import { sentForm } from '../../support/pictures.ts';
import { CONSOLE_SAMPLES, type ConsoleSample } from '../../support/console-samples.ts';
import { ask, handlerOf } from '../../support/fuzz/doors.ts';
import { FOREIGN, FOREIGN_MARK, OWN, SeededWorld } from '../../support/fuzz/seeded-world.ts';

/* Every page and action of the console, asked by every role of one dealer about its own things and about those of another one. */

const world = new SeededWorld();
beforeEach(() => world.seed());
afterAll(() => world.leave());

const routes = Object.keys(CONSOLE_ROUTES).filter(isConsoleRoute);
type Handler = Parameters<typeof ask>[0];
const NOW = new Date().toISOString();

/** Whoever has signed in has a cookie with this token. */
const signIn = (sub: string) =>
  staffSessions.createOnce(world.table, sessionOf(`token-of-${sub}`, sub, NOW), NOW);

type Asked = { sub?: string | undefined; from?: string };

const call = async (
  route: ConsoleRoute,
  { params = {}, query = '', form, file }: ConsoleSample,
  { sub, from = 'https://kerbside.example' }: Asked,
) => {
  const handler = (await handlerOf(`console/${CONSOLE_ROUTES[route].door}`)) as Handler;
  const [method = '', path = ''] = route.split(' ');
  const isForm = method === 'POST';
  const { type, body } = await sentForm(form, file);
  return ask(handler, {
    method,
    path,
    params,
    query,
    headers: {
      ...(sub === undefined ? {} : { cookie: `__Host-kerbside=token-of-${sub}` }),
      ...(isForm ? { 'content-type': type, origin: from } : {}),
    },
    ...(isForm ? { body } : {}),
    isBase64: file !== undefined,
    isDecoded: true,
  });
};

/** All that stands in the table of the other dealer. */
const foreignItems = () =>
  world.dynamo
    .images()
    .filter((image) => JSON.stringify(image).includes(FOREIGN))
    .map((image) => JSON.stringify(image))
    .toSorted();

/** What would tell who a customer is or how they are reached. */
const CONTACT_DATA = ['+491713920077', '0171', 'Jürgen'];

describe.each(routes)('%s', (route) => {
  it.each(ROLES.map((role) => [role, mayOpen(route, [role]) ? 'gets a page' : 'is refused'] as const))(
    'S0.3 S2.51 %s %s',
    async (role: Role) => {
      await world.addStaff({ sub: 'person', dealerId: OWN, roles: [role] });
      await signIn('person');
      const { status, text } = await call(route, CONSOLE_SAMPLES[route].own(), { sub: 'person' });
      if (mayOpen(route, [role])) expect([200, 303], text).toContain(status);
      else expect(status).toBe(403);
      expect(text).not.toContain(FOREIGN_MARK);
      if (role === 'mechanic') for (const told of CONTACT_DATA) expect(text).not.toContain(told);
    },
  );

  it('S0.3 what belongs to another dealer is not there, and stays as it is', async () => {
    const { foreign, own } = CONSOLE_SAMPLES[route];
    await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
    await signIn('person');
    const before = foreignItems();
    expect(before.length).toBeGreaterThan(10);
    const { status, text } = await call(route, (foreign ?? own)(), { sub: 'person' });
    if (foreign) expect([400, 403, 404], text).toContain(status);
    expect(text).not.toContain(FOREIGN_MARK);
    expect(foreignItems()).toEqual(before);
  });

  it('asks whoever is not signed in to do so, and refuses who is suspended or nobody’s', async () => {
    const sample = CONSOLE_SAMPLES[route].own();
    expect((await call(route, sample, {})).status).toBe(route.startsWith('GET ') ? 302 : 401);
    expect((await call(route, sample, { sub: 'forged' })).status).toBe(route.startsWith('GET ') ? 302 : 401);
    await world.addStaff({ sub: 'ben', dealerId: OWN, roles: [...ROLES], status: 'suspended' });
    for (const sub of ['ben', 'stranger']) {
      await signIn(sub);
      expect((await call(route, sample, { sub })).status).toBe(403);
    }
  });
});

describe.each(routes.filter((route) => route.startsWith('POST ')))('%s', (route) => {
  it('refuses a form that another site sent', async () => {
    await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
    await signIn('person');
    const before = JSON.stringify(world.dynamo.images());
    const asked = { sub: 'person', from: 'https://evil.example' };
    expect((await call(route, CONSOLE_SAMPLES[route].own(), asked)).status).toBe(403);
    expect(JSON.stringify(world.dynamo.images())).toBe(before);
  });
});
