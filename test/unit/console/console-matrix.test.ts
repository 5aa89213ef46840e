import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../shared/dealers/staff.ts';
import { mayOpen } from '../../../shared/web/console-routes.ts';
import { ALL_CONSOLE_ROUTES, callConsole, CONSOLE_POSTS, signInAs } from '../../support/console-call.ts';
import { CONSOLE_SAMPLES } from '../../support/console-samples.ts';
import { FOREIGN, FOREIGN_MARK, OWN, SeededWorld } from '../../support/fuzz/seeded-world.ts';

/* Every page and action of the console, asked by every role of one dealer about its own things and about those of another one. */

const world = new SeededWorld();
beforeEach(() => world.seed());
afterAll(() => world.leave());

const signIn = (sub: string) => signInAs(world.table, sub);

/** All that stands in the table of the other dealer. */
const foreignItems = () =>
  world.dynamo
    .images()
    .filter((image) => JSON.stringify(image).includes(FOREIGN))
    .map((image) => JSON.stringify(image))
    .toSorted();

/** What would tell who a customer is or how they are reached. */
const CONTACT_DATA = ['+491713920077', '0171', 'Jürgen'];

describe.each(ALL_CONSOLE_ROUTES)('%s', (route) => {
  it.each(ROLES.map((role) => [role, mayOpen(route, [role]) ? 'gets a page' : 'is refused'] as const))(
    'S0.3 S2.51 %s %s',
    async (role: Role) => {
      await world.addStaff({ sub: 'person', dealerId: OWN, roles: [role] });
      await signIn('person');
      const { status, text } = await callConsole(route, CONSOLE_SAMPLES[route].own(), { sub: 'person' });
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
    const { status, text } = await callConsole(route, (foreign ?? own)(), { sub: 'person' });
    if (foreign) expect([400, 403, 404], text).toContain(status);
    expect(text).not.toContain(FOREIGN_MARK);
    expect(foreignItems()).toEqual(before);
  });

  it('asks whoever is not signed in to do so, and refuses who is suspended or nobody’s', async () => {
    const sample = CONSOLE_SAMPLES[route].own();
    expect((await callConsole(route, sample, {})).status).toBe(route.startsWith('GET ') ? 302 : 401);
    expect((await callConsole(route, sample, { sub: 'forged' })).status).toBe(
      route.startsWith('GET ') ? 302 : 401,
    );
    await world.addStaff({ sub: 'ben', dealerId: OWN, roles: [...ROLES], status: 'suspended' });
    for (const sub of ['ben', 'stranger']) {
      await signIn(sub);
      expect((await callConsole(route, sample, { sub })).status).toBe(403);
    }
  });
});

describe.each(CONSOLE_POSTS)('%s', (route) => {
  it('refuses a form that another site sent', async () => {
    await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
    await signIn('person');
    const before = JSON.stringify(world.dynamo.images());
    const asked = { sub: 'person', from: 'https://evil.example' };
    expect((await callConsole(route, CONSOLE_SAMPLES[route].own(), asked)).status).toBe(403);
    expect(JSON.stringify(world.dynamo.images())).toBe(before);
  });
});
