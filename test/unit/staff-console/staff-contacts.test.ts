import { describe, expect, it } from 'vitest';
import { staffContacts } from '../../../functions/staff-console/staff-contacts.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { checkInStart, World } from '../../support/world.ts';

const opened = async (staff: Partial<Staff> = {}) => {
  const world = new World();
  await world.send(checkInStart());
  const handler = staffContacts({
    table: world.memory,
    now: world.now,
    log: world.deps.log,
    idKey: () => Promise.resolve('id-key'),
    findStaff: (sub) =>
      Promise.resolve({
        sub,
        dealerId: '00027',
        name: 'Anna',
        locationIds: [],
        roles: ['advisor'],
        status: 'active',
        ...staff,
      }),
  });
  const { contactId } = world.messages()[0]!;
  const call = async (method: 'GET' | 'POST', what: string, body?: unknown) => {
    const event = apiEvent({
      method,
      path: `/v1/contacts/${contactId}/${what}`,
      params: { contactId },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const authorizer = { jwt: { claims: { sub: 'anna' }, scopes: [] } };
    const reply = await handler(
      { ...event, requestContext: { ...event.requestContext, authorizer } } as never,
      context,
    );
    return { status: reply.statusCode, json: JSON.parse(reply.body ?? '{}') };
  };
  return { world, call };
};

const decision = {
  channel: 'sms',
  purpose: 'marketing',
  decision: 'granted',
  source: 'in-person',
  wording: 'w1',
};

describe('/v1/contacts/{contactId}/consent', () => {
  it('B5 shows what may be sent and why, with the proofs, and no number of anybody', async () => {
    const { world, call } = await opened();
    await world.inbound('STOP');
    const { status, json } = await call('GET', 'consent');
    expect(status).toBe(200);
    expect(json.stopped).toContainEqual({ at: world.now(), channel: 'whatsapp', word: 'stop' });
    expect(json.channels).toContainEqual({
      channel: 'sms',
      purpose: 'service',
      allowed: false,
      reason: 'opted_out',
      says: 'the customer wants no messages at all (STOP)',
    });
    expect(json.history).toMatchObject([{ decision: 'withdrawn', source: 'keyword', words: 'stop' }]);
    expect(JSON.stringify(json)).not.toMatch(/3920000|juergen|Jürgen/);
  });

  it('B5 records a decision with its source and wording; a yes without wording is refused', async () => {
    const { call } = await opened();
    const { status, json } = await call('POST', 'consent', decision);
    expect(status).toBe(200);
    expect(json.channels).toContainEqual(
      expect.objectContaining({ channel: 'sms', purpose: 'marketing', allowed: true, source: 'in-person' }),
    );
    expect(json.history).toMatchObject([
      { who: { kind: 'staff', id: 'anna' }, wording: 'w1', source: 'in-person' },
    ]);
    expect(await call('POST', 'consent', { ...decision, wording: undefined })).toMatchObject({
      status: 400,
      json: { code: 'consent.invalid', issues: [{ path: 'wording' }] },
    });
    expect(await call('POST', 'consent', { ...decision, source: 'keyword' })).toMatchObject({ status: 400 });
  });

  it('S2.55 blocks and lifts', async () => {
    const { world, call } = await opened();
    expect((await call('POST', 'block')).json).toMatchObject({ blocked: { by: 'anna', at: world.now() } });
    world.time += 1000;
    const { json } = await call('POST', 'unblock');
    expect(json.blocked).toBeUndefined();
    expect(json.history).toMatchObject([{ decision: 'unblocked' }, { decision: 'blocked' }]);
  });

  it('S0.3 a customer of another location is not there for who works at one; a salesman may only look', async () => {
    const elsewhere = await opened({ locationIds: ['02'] });
    for (const [method, what] of [
      ['GET', 'consent'],
      ['POST', 'block'],
      ['POST', 'unblock'],
    ] as const)
      expect(await elsewhere.call(method, what)).toMatchObject({
        status: 404,
        json: { code: 'contact.unknown' },
      });
    const here = await opened({ locationIds: ['01'], roles: ['salesman'] });
    expect((await here.call('GET', 'consent')).status).toBe(200);
    expect(await here.call('POST', 'block')).toMatchObject({ status: 403, json: { code: 'role.missing' } });
  });
});
