import { describe, expect, it } from 'vitest';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { issuesOf, SettingsWorld } from './settings-world.ts';

const INVITE = { version: 0, event: 'checkin.start', action: { do: 'start-check-in' } };
const TO_SERVICE = {
  version: 0,
  event: 'checkin.finished',
  when: { locationIds: ['02'] },
  action: { do: 'notify-inbox', inbox: 'service' },
};

describe('routing rules', () => {
  it('S0.6 S0.7 are made, read, replaced as a whole, moved to another event and removed', async () => {
    const world = await SettingsWorld.make();
    const made = await world.call('anna', 'PUT /v1/rules/invite', { ...INVITE, when: { brands: ['BMW'] } });
    expect(made.body).toMatchObject({ ruleId: 'invite', version: 1, enabled: true, mayChange: true });
    await world.call('anna', 'PUT /v1/rules/invite', { ...INVITE, version: 1, enabled: false });
    const moved = { ...INVITE, version: 2, event: 'appointment.upserted' };
    expect((await world.call('anna', 'PUT /v1/rules/invite', moved)).status).toBe(200);
    expect((await world.call('anna', 'GET /v1/rules')).body['rules']).toEqual([
      {
        ruleId: 'invite',
        event: 'appointment.upserted',
        when: {},
        action: { do: 'start-check-in' },
        enabled: true,
        version: 1,
        mayChange: true,
      },
    ]);
    expect((await world.call('anna', 'DELETE /v1/rules/invite')).status).toBe(204);
    expect((await world.call('anna', 'GET /v1/rules')).body['rules']).toEqual([]);
    expect((await world.record('rule/invite')).map(({ what, by }) => [what, by])).toEqual(
      ['rule.removed', 'rule.changed', 'rule.changed', 'rule.created'].map((what) => [
        what,
        { sub: 'anna', name: 'anna' },
      ]),
    );
  });

  it('tells of two who change a rule at once the second, with the rule as it is', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'PUT /v1/rules/invite', INVITE);
    const late = await world.call('nina', 'PUT /v1/rules/invite', { ...INVITE, enabled: false });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'rule.changed', current: { ruleId: 'invite', version: 1, enabled: true } },
    });
  });

  it('S0.3 name no partner of another dealer, nor say that there is one', async () => {
    const world = await SettingsWorld.make();
    const grant = [{ dealerId: '00031', locationId: '01' }];
    await savePartner(world.admin.deps, { partnerId: 'theirs', name: 'Theirs', grant });
    const answers = [];
    for (const partnerId of ['theirs', 'nobody'])
      answers.push(
        await world.call('anna', 'PUT /v1/rules/invite', { ...INVITE, when: { partnerIds: [partnerId] } }),
      );
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect(answers.map(issuesOf)).toEqual([['when.partnerIds.0'], ['when.partnerIds.0']]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  it('somebody who looks after one location decides about rules for that one', async () => {
    const world = await SettingsWorld.make();
    expect((await world.call('zwei', 'PUT /v1/rules/two', TO_SERVICE)).status).toBe(200);
    await world.call('anna', 'PUT /v1/rules/invite', INVITE);
    const refused = { status: 403, body: { code: 'level.dealer_wide' } };
    expect(
      await world.call('zwei', 'PUT /v1/rules/two', { ...TO_SERVICE, version: 1, when: {} }),
    ).toMatchObject(refused);
    // Nor by making a rule of all locations one of theirs.
    const taken = { ...INVITE, version: 1, when: { locationIds: ['02'] } };
    expect(await world.call('zwei', 'PUT /v1/rules/invite', taken)).toMatchObject(refused);
    expect(await world.call('zwei', 'DELETE /v1/rules/invite')).toMatchObject(refused);
    expect((await world.call('zwei', 'GET /v1/rules')).body['rules']).toMatchObject([
      { ruleId: 'two', mayChange: true },
      { ruleId: 'invite', mayChange: false },
    ]);
  });
});

describe('inboxes', () => {
  it('S0.40 S0.43 are those that rules send to, that locations have by default, and that were named', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'PUT /v1/rules/two', {
      ...TO_SERVICE,
      action: { do: 'notify-inbox', inbox: 'sales' },
    });
    await world.call('anna', 'PUT /v1/settings', {
      level: 'location',
      locationId: '02',
      version: 1,
      settings: { defaultInbox: 'desk-two' },
    });
    const named = await world.call('anna', 'PUT /v1/inboxes/parts', {
      version: 0,
      name: 'Teiledienst',
      members: ['ben', 'anna'],
    });
    expect(named.status).toBe(200);
    expect((await world.call('ben', 'GET /v1/inboxes')).body['inboxes']).toEqual([
      {
        inbox: 'desk-two',
        name: 'desk-two',
        version: 0,
        members: [],
        isMine: false,
        defaultAt: ['02'],
        ruleIds: [],
      },
      {
        inbox: 'sales',
        name: 'sales',
        version: 0,
        members: [],
        isMine: false,
        defaultAt: [],
        ruleIds: ['two'],
      },
      {
        inbox: 'service',
        name: 'service',
        version: 0,
        members: [],
        isMine: false,
        defaultAt: ['01'],
        ruleIds: [],
      },
      {
        inbox: 'parts',
        name: 'Teiledienst',
        version: 1,
        members: [
          { sub: 'ben', name: 'ben' },
          { sub: 'anna', name: 'anna' },
        ],
        isMine: true,
        defaultAt: [],
        ruleIds: [],
      },
    ]);
  });

  it('lose their name and team, which is recorded, and stay where something sends to them', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', 'PUT /v1/inboxes/service', { version: 0, name: 'Annahme' });
    expect((await world.call('anna', 'DELETE /v1/inboxes/service')).status).toBe(204);
    expect(await world.call('anna', 'DELETE /v1/inboxes/service')).toMatchObject({ status: 404 });
    expect((await world.call('anna', 'GET /v1/inboxes')).body['inboxes']).toMatchObject([
      { inbox: 'service', name: 'service', version: 0 },
    ]);
    expect((await world.record('inbox/service')).map(({ what }) => what)).toEqual([
      'inbox.removed',
      'inbox.created',
    ]);
  });

  it.each([
    ['anna', { version: 0, name: 'A', members: ['otto'] }, 400, 'inbox.invalid'],
    ['anna', { version: 0, name: 'A', members: ['ben', 'ben'] }, 400, 'inbox.invalid'],
    ['anna', { version: 1, name: 'A' }, 409, 'inbox.changed'],
    ['zwei', { version: 0, name: 'A' }, 403, 'level.dealer_wide'],
    ['ben', { version: 0, name: 'A' }, 403, 'role.missing'],
  ])('%s is refused %o', async (sub, body, status, code) => {
    const world = await SettingsWorld.make();
    expect(await world.call(sub, 'PUT /v1/inboxes/service', body)).toMatchObject({ status, body: { code } });
  });
});
