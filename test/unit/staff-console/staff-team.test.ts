import { describe, expect, it } from 'vitest';
import { beginSession } from '../../../shared/dealers/begin-session.ts';
import { staffFinder, staffMembers } from '../../../shared/dealers/staff-store.ts';
import { saveStaff } from '../../../shared/dealers/save-staff.ts';
import { issuesOf, SettingsWorld } from './settings-world.ts';

const EMIL = { email: 'Emil@Muster.example', name: 'Emil', locationIds: ['01'], roles: ['advisor'] };
const SUB = 'sub-emil@muster.example';
const find = ({ admin }: SettingsWorld, sub: string) => staffMembers.get(admin.table, { sub });

describe('inviting somebody', () => {
  it('makes an account, mails an invitation, stores what they may do, and is recorded without the address', async () => {
    const world = await SettingsWorld.make();
    const invited = await world.call('anna', 'POST /v1/staff', EMIL);
    expect(invited).toMatchObject({
      status: 201,
      body: { sub: SUB, name: 'Emil', roles: ['advisor'], status: 'active', isMe: false, mayChange: true },
    });
    expect(world.admin.accountsMade).toEqual([
      { email: 'emil@muster.example', name: 'Emil', isInvited: true },
    ]);
    const [entry] = await world.record(`staff/${SUB}`);
    expect(entry).toMatchObject({ what: 'staff.created', by: { sub: 'anna' } });
    expect(JSON.stringify(entry?.['changes'])).not.toContain('@');
    expect(JSON.stringify(world.admin.logs).replaceAll(SUB, '')).not.toContain('muster.example');
  });

  it('S0.3 has one answer for a colleague and for somebody of another dealer, and takes neither over', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'POST /v1/staff', EMIL);
    await world.call('otto', 'POST /v1/staff', { ...EMIL, email: 'olga@other.example' });
    const answers = [];
    for (const email of [EMIL.email, 'olga@other.example'])
      answers.push(await world.call('anna', 'POST /v1/staff', { ...EMIL, email, roles: ['admin'] }));
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(answers.map(issuesOf)).toEqual([['email'], ['email']]);
    expect(await find(world, SUB)).toMatchObject({ roles: ['advisor'] });
    expect(await find(world, 'sub-olga@other.example')).toMatchObject({ dealerId: '00031' });
  });

  it('by a click that came twice makes and mails one invitation, and is recorded once', async () => {
    const world = await SettingsWorld.make();
    const answers = await Promise.all([
      world.call('anna', 'POST /v1/staff', EMIL),
      world.call('anna', 'POST /v1/staff', EMIL),
    ]);
    answers.push(await world.call('anna', 'POST /v1/staff', EMIL));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(world.admin.invitedAgain).toEqual([]);
    expect(await world.record(`staff/${SUB}`)).toHaveLength(1);
  });

  it('is open until they sign in to the console', async () => {
    const world = await SettingsWorld.make();
    const { body } = await world.call('anna', 'POST /v1/staff', EMIL);
    expect(body['invitedAt']).toBe(world.now());
    world.time += 60_000;
    await world.call('anna', `POST /v1/staff/${SUB}/invitation`);
    expect(await find(world, SUB)).toMatchObject({ invitedAt: world.now() });
    await beginSession(
      {
        table: world.admin.table,
        now: world.now,
        findStaff: staffFinder(world.admin.table),
        newSecret: world.admin.deps.newSecret,
      },
      { sub: SUB },
    );
    expect((await find(world, SUB))?.invitedAt).toBeUndefined();
    expect(await find(world, SUB)).toMatchObject({ roles: ['advisor'], locationIds: ['01'] });
    expect(await world.call('anna', 'POST /v1/staff', EMIL)).toMatchObject({ status: 409 });
  });

  it('is over once they use the API, which writes that once', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'POST /v1/staff', { ...EMIL, roles: ['admin'] });
    const invited = await find(world, SUB);
    expect(invited?.invitedAt).toBeDefined();
    for (let call = 0; call < 3; call += 1)
      expect((await world.call(SUB, 'GET /v1/settings')).status).toBe(200);
    const after = await find(world, SUB);
    expect(after?.invitedAt).toBeUndefined();
    expect(after?.version).toBe((invited?.version ?? 0) + 1);
  });

  it('is not over for somebody who is suspended and asks all the same', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'POST /v1/staff', EMIL);
    await world.call('anna', `PUT /v1/staff/${SUB}`, { version: 1, status: 'suspended' });
    expect((await world.call(SUB, 'GET /v1/settings')).status).toBe(403);
    expect((await find(world, SUB))?.invitedAt).toBeDefined();
  });

  it('goes on where an invitation broke off after the account was made', async () => {
    const world = await SettingsWorld.make();
    await world.admin.accounts.create({ email: 'emil@muster.example', name: 'Emil', isInvited: true });
    expect(await world.call('anna', 'POST /v1/staff', EMIL)).toMatchObject({
      status: 201,
      body: { sub: SUB },
    });
    expect(world.admin.accountsMade).toHaveLength(1);
    expect(world.admin.invitedAgain).toEqual(['emil@muster.example']);
  });

  it('mails a new temporary password to who has not signed in yet', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'POST /v1/staff', EMIL);
    const again = () => world.call('anna', `POST /v1/staff/${SUB}/invitation`);
    expect((await again()).status).toBe(204);
    expect(world.admin.invitedAgain, 'the first mail has just gone out').toEqual([]);
    world.time += 60_000;
    const answers = await Promise.all([again(), again()]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(world.admin.invitedAgain).toEqual(['emil@muster.example']);
    world.time += 60_000;
    world.admin.passwords.set('emil@muster.example', 'Chosen-by-emil-1');
    expect(await world.call('anna', `POST /v1/staff/${SUB}/invitation`)).toMatchObject({
      status: 409,
      body: { code: 'staff.signed_in' },
    });
    expect((await find(world, SUB))?.invitedAt).toBeUndefined();
  });

  it.each([
    ['no address', { ...EMIL, email: 'emil' }, ['email']],
    ['no role', { ...EMIL, roles: [] }, ['roles']],
    ['an empty name', { ...EMIL, name: ' ' }, ['name']],
    ['a dealer', { ...EMIL, dealerId: '00031' }, ['']],
  ])('makes no account for %s', async (_, body, paths) => {
    const world = await SettingsWorld.make();
    const refused = await world.call('anna', 'POST /v1/staff', body);
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual(paths);
    expect(world.admin.accountsMade).toEqual([]);
  });

  it.each([
    ['anna', { ...EMIL, roles: ['network-admin'] }, 403, 'staff.network_admin'],
    ['anna', { ...EMIL, locationIds: ['09'] }, 404, 'location.unknown'],
    ['zwei', EMIL, 403, 'level.dealer_wide'],
    ['zwei', { ...EMIL, locationIds: [] }, 403, 'level.dealer_wide'],
    ['ben', EMIL, 403, 'role.missing'],
  ])('%s cannot invite %o', async (sub, body, status, code) => {
    const world = await SettingsWorld.make();
    expect(await world.call(sub, 'POST /v1/staff', body)).toMatchObject({ status, body: { code } });
    expect(world.admin.accountsMade).toEqual([]);
  });

  it('a network-admin makes another one; who looks after one location invites people of that one', async () => {
    const world = await SettingsWorld.make();
    expect((await world.call('nina', 'POST /v1/staff', { ...EMIL, roles: ['network-admin'] })).status).toBe(
      201,
    );
    const two = { ...EMIL, email: 'two@muster.example', locationIds: ['02'], roles: ['admin'] };
    expect((await world.call('zwei', 'POST /v1/staff', two)).status).toBe(201);
  });
});

describe('the staff of a dealer', () => {
  it('S0.3 is listed by name, page by page, and holds nobody of another dealer', async () => {
    const world = await SettingsWorld.make();
    for (let number = 0; number < 60; number += 1)
      await world.person(`p${number}`, {
        name: `Person ${String(number).padStart(2, '0')}`,
        roles: ['mechanic'],
      });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const { body } = await world.call('anna', `GET /v1/staff${query}`);
      names.push(...(body['staff'] as { name: string }[]).map(({ name }) => name));
      cursor = body['cursor'] as string | undefined;
    } while (cursor !== undefined);
    expect(names).toHaveLength(64);
    expect(names.map((name) => name.toLowerCase())).toEqual(
      names.map((name) => name.toLowerCase()).toSorted(),
    );
    expect(names).not.toContain('otto');
    expect(await world.call('anna', 'GET /v1/staff/otto')).toMatchObject({
      status: 404,
      body: { code: 'staff.not_found' },
    });
  });

  it('is found under a new name after it was changed', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'PUT /v1/staff/ben', { version: 1, name: 'Zacharias' });
    const { body } = await world.call('anna', 'GET /v1/staff');
    expect((body['staff'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'anna',
      'nina',
      'Zacharias',
      'zwei',
    ]);
  });

  it('that the platform’s operator made is in it, and in the record', async () => {
    const world = await SettingsWorld.make();
    const made = { ...EMIL, dealerId: '00027' };
    await saveStaff(world.admin.deps, made);
    expect((await world.call('anna', `GET /v1/staff/${SUB}`)).body).toMatchObject({
      email: 'emil@muster.example',
    });
    expect((await world.record(`staff/${SUB}`))[0]).toMatchObject({ by: { sub: 'operator' } });
  });
});

describe('changing what somebody may do', () => {
  it('is in force with their next request, and recorded', async () => {
    const world = await SettingsWorld.make();
    expect((await world.call('ben', 'GET /v1/inboxes')).status).toBe(200);
    const saved = await world.call('anna', 'PUT /v1/staff/ben', { version: 1, status: 'suspended' });
    expect(saved.body).toMatchObject({ status: 'suspended', version: 2 });
    expect(await world.call('ben', 'GET /v1/inboxes')).toMatchObject({
      status: 403,
      body: { code: 'staff.unknown' },
    });
    expect((await world.record('staff/ben'))[0]).toMatchObject({
      what: 'staff.changed',
      changes: [{ path: 'status', from: 'active', to: 'suspended' }],
    });
  });

  it.each([
    ['anna', 'anna', { roles: ['advisor'] }, 'staff.self'],
    ['anna', 'anna', { status: 'suspended' }, 'staff.self'],
    ['nina', 'nina', { roles: ['network-admin', 'admin'] }, 'staff.self'],
    ['anna', 'nina', { status: 'suspended' }, 'staff.network_admin'],
    ['anna', 'ben', { roles: ['network-admin'] }, 'staff.network_admin'],
    ['zwei', 'ben', { roles: ['admin'] }, 'level.dealer_wide'],
    ['zwei', 'anna', { locationIds: ['02'] }, 'level.dealer_wide'],
  ])('%s cannot change %s to %o', async (by, sub, change, code) => {
    const world = await SettingsWorld.make();
    const before = await find(world, sub);
    expect(await world.call(by, `PUT /v1/staff/${sub}`, { version: 1, ...change })).toMatchObject({
      status: 403,
      body: { code },
    });
    expect(await find(world, sub)).toEqual(before);
  });

  it('everybody may change their own name', async () => {
    const world = await SettingsWorld.make();
    expect((await world.call('anna', 'PUT /v1/staff/anna', { version: 1, name: 'Anna M.' })).status).toBe(
      200,
    );
  });

  it('of two admins who take each other away one stays, whoever is quicker', async () => {
    const world = await SettingsWorld.make();
    await world.person('adam', { roles: ['admin'] });
    const answers = await Promise.all([
      world.call('anna', 'PUT /v1/staff/adam', { version: 1, status: 'suspended' }),
      world.call('adam', 'PUT /v1/staff/anna', { version: 1, roles: ['advisor'] }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    const left = await Promise.all(['anna', 'adam'].map((sub) => find(world, sub)));
    expect(
      left.filter((person) => person?.status === 'active' && person.roles.includes('admin')),
    ).toHaveLength(1);
  });

  it('tells of two who change one person at once the second, with how they stand now', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'PUT /v1/staff/ben', { version: 1, roles: ['salesman'] });
    expect(await world.call('nina', 'PUT /v1/staff/ben', { version: 1, roles: ['mechanic'] })).toMatchObject({
      status: 409,
      body: { code: 'staff.changed', current: { sub: 'ben', version: 2, roles: ['salesman'] } },
    });
  });
});
