import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../shared/dealers/staff.ts';
import { isStaffRoute, mayCall, STAFF_ROUTES, type StaffRoute } from '../../../shared/web/staff-routes.ts';
import { ask, handlerOf } from '../../support/fuzz/doors.ts';
import { FOREIGN, FOREIGN_MARK, OWN, SeededWorld } from '../../support/fuzz/seeded-world.ts';
import { STAFF_SAMPLES, type StaffSample } from '../../support/staff-samples.ts';

/* Every staff route, asked by every role of one dealer about its own things and about those of another one. */

const world = new SeededWorld();
beforeEach(() => world.seed());
afterAll(() => world.leave());

const routes = Object.keys(STAFF_ROUTES).filter(isStaffRoute);
type Handler = Parameters<typeof ask>[0];

const call = async (route: StaffRoute, sub: string | undefined, { params, query, body }: StaffSample) => {
  const handler = (await handlerOf(`staff-console/${STAFF_ROUTES[route].door}`)) as Handler;
  const [method = '', path = ''] = route.split(' ');
  const answer = await ask(handler, {
    method,
    path,
    params: params ?? {},
    query: query ?? '',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    isBase64: false,
    isDecoded: true,
    ...(sub === undefined ? {} : { claims: { sub } }),
  });
  const code = answer.text.startsWith('{') ? (JSON.parse(answer.text) as { code?: string }).code : undefined;
  return { ...answer, code };
};

/** All that stands in the table of the other dealer. */
const foreignItems = () =>
  world.dynamo
    .images()
    .filter((image) => JSON.stringify(image).includes(FOREIGN))
    .map((image) => JSON.stringify(image))
    .toSorted();

describe.each(routes)('%s', (route) => {
  it.each(ROLES.map((role) => [role, mayCall(route, [role]) ? 'gets an answer' : 'is refused'] as const))(
    'S0.3 S2.51 %s %s',
    async (role: Role) => {
      await world.addStaff({ sub: 'person', dealerId: OWN, roles: [role] });
      const { status, code, text } = await call(route, 'person', STAFF_SAMPLES[route].own());
      if (mayCall(route, [role])) expect([200, 201, 202, 204], text).toContain(status);
      else expect({ status, code }).toEqual({ status: 403, code: 'role.missing' });
      expect(text).not.toContain(FOREIGN_MARK);
    },
  );

  it('S0.3 what belongs to another dealer is not there, and stays as it is', async () => {
    const { foreign, own } = STAFF_SAMPLES[route];
    await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
    const before = foreignItems();
    expect(before.length).toBeGreaterThan(10);
    const { status, text } = await call(route, 'person', (foreign ?? own)());
    if (foreign) expect([404, 403], text).toContain(status);
    expect(text).not.toContain(FOREIGN_MARK);
    expect(text).not.toContain(FOREIGN);
    expect(foreignItems()).toEqual(before);
  });

  it.each([
    ['no token', undefined, 401],
    ['an account that is nobody’s', 'stranger', 403],
    ['a suspended account', 'ben', 403],
  ] as const)('%s is refused', async (_, sub, status) => {
    await world.addStaff({ sub: 'ben', dealerId: OWN, roles: [...ROLES], status: 'suspended' });
    expect((await call(route, sub, STAFF_SAMPLES[route].own())).status).toBe(status);
  });
});
