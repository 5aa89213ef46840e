import { describe, expect, it } from 'vitest';
import { partnersOfDealer, signingSecrets } from '../../../shared/partners/partner-store.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { GERMANY } from '../admin/admin-world.ts';
import { SettingsWorld } from './settings-world.ts';

const ROTATE = 'POST /v1/partners/tjekvik/rotation';
const own = [
  { dealerId: '00027', locationId: '01' },
  { dealerId: '00027', locationId: '02' },
];
const theirs = { dealerId: '00031', locationId: '01' };

const worldWith = async (grant: { dealerId: string; locationId: string }[] = own) => {
  const world = await SettingsWorld.make();
  const saved = await savePartner(world.admin.deps, {
    partnerId: 'tjekvik',
    name: 'Tjekvik',
    grant,
    aliases: { 'tjekvik.checkin.invite': 'checkin.start' },
  });
  return { world, saved };
};
const active = ({ admin }: SettingsWorld) =>
  signingSecrets(admin.secrets.read, admin.deps.secretPrefix, 'tjekvik');

describe('the partners of a dealer', () => {
  it('S0.3 are shown with the locations that are theirs to see, and no secret', async () => {
    const { world, saved } = await worldWith([...own, theirs]);
    const read = await world.call('zwei', 'GET /v1/partners');
    expect(read.body).toEqual({
      partners: [
        {
          partnerId: 'tjekvik',
          name: 'Tjekvik',
          status: 'active',
          locationIds: ['02'],
          isShared: true,
          aliases: { 'tjekvik.checkin.invite': 'checkin.start' },
          signingSecrets: 1,
          mayRotate: false,
        },
      ],
    });
    expect(read.text).not.toContain('00031');
    for (const secret of [saved.apiKey, saved.signingSecret]) expect(read.text).not.toContain(secret);
  });

  it('S0.3 are not shown any more once nothing is granted to them', async () => {
    const { world } = await worldWith([...own, theirs]);
    await savePartner(world.admin.deps, { partnerId: 'tjekvik', revoke: own });
    expect((await world.call('anna', 'GET /v1/partners')).body).toEqual({ partners: [] });
    expect(await world.call('anna', ROTATE, { step: 'start' })).toMatchObject({
      status: 404,
      body: { code: 'partner.unknown' },
    });
    expect(await partnersOfDealer(world.admin.table, '00031')).toHaveLength(1);
  });
});

describe('rotating what a partner signs with', () => {
  it('S1.6 shows the new secret once, accepts both, and drops the former one at the end', async () => {
    const { world, saved } = await worldWith();
    const started = await world.call('anna', ROTATE, { step: 'start' });
    const { signingSecret } = started.body;
    expect(started.body).toMatchObject({ partnerId: 'tjekvik', signingSecrets: 2 });
    expect(await active(world)).toEqual([signingSecret, saved.signingSecret]);
    world.time += 60_000;
    expect((await world.call('anna', 'GET /v1/partners')).text).not.toContain(signingSecret);
    expect(await world.call('anna', ROTATE, { step: 'start' })).toMatchObject({
      status: 409,
      body: { code: 'partner.rotation_open' },
    });
    expect((await world.call('anna', ROTATE, { step: 'finish' })).body).toEqual({
      partnerId: 'tjekvik',
      signingSecrets: 1,
    });
    expect(await active(world)).toEqual([signingSecret]);
    world.time += 60_000;
    const renewed = await world.call('anna', ROTATE, { step: 'api-key' });
    expect(renewed.body).toMatchObject({ apiKey: expect.stringMatching(/^kb_/) });
    const record = await world.record('partner/tjekvik');
    expect(record.map(({ what }) => what)).toEqual([
      'partner.key_renewed',
      'partner.rotation_finished',
      'partner.rotation_started',
    ]);
    for (const secret of [signingSecret, renewed.body['apiKey']])
      expect(world.admin.tableText + JSON.stringify(world.admin.logs)).not.toContain(secret);
  });

  it('of two clicks at once one rotates, and shows a secret that counts', async () => {
    const { world } = await worldWith();
    const answers = await Promise.all([
      world.call('anna', ROTATE, { step: 'start' }),
      world.call('nina', ROTATE, { step: 'start' }),
    ]);
    const won = answers.filter(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await active(world))[0]).toBe(won[0]?.body['signingSecret']);
    // Whoever comes a moment later may be between the note and the secret.
    expect(await world.call('anna', ROTATE, { step: 'again' })).toMatchObject({
      status: 409,
      body: { code: 'partner.rotation_busy' },
    });
    expect(await world.record('partner/tjekvik')).toHaveLength(1);
  });

  it.each(['start', 'again', 'api-key'])(
    '%s does nothing where it comes twice, however late',
    async (step) => {
      const { world, saved } = await worldWith();
      if (step === 'again') await world.call('anna', ROTATE, { step: 'start', secretsChangedAt: null });
      world.time += 60_000;
      const [read] = (await world.call('anna', 'GET /v1/partners')).body['partners'] as Record<
        string,
        unknown
      >[];
      const body = { step, secretsChangedAt: read?.['secretsChangedAt'] ?? null };
      expect((await world.call('anna', ROTATE, body)).status).toBe(200);
      const after = await active(world);
      for (const later of [0, 60_000]) {
        world.time += later;
        expect(await world.call('anna', ROTATE, body)).toMatchObject({
          status: 409,
          body: { code: 'partner.rotation_changed' },
        });
      }
      expect(await active(world)).toEqual(after);
      expect(after.at(-1)).toBe(saved.signingSecret);
    },
  );

  it('S0.3 is for a network-admin where other dealers would notice, and for all of them to read', async () => {
    const { world } = await worldWith([...own, theirs]);
    const refused = { status: 403, body: { code: 'partner.shared' } };
    expect(await world.call('anna', ROTATE, { step: 'start' })).toMatchObject(refused);
    expect((await world.call('nina', ROTATE, { step: 'start' })).status).toBe(200);
    const { body } = await world.call('otto', 'GET /v1/audit?target=partner/tjekvik');
    expect(body['entries']).toMatchObject([{ what: 'partner.rotation_started', by: { sub: 'nina' } }]);
  });

  it('S0.3 is for nobody’s staff where the partner acts in another network too', async () => {
    const { world } = await worldWith([...own, theirs]);
    await saveNetwork(world.admin.deps, { networkId: 'audi', name: 'Audi', settings: GERMANY });
    await saveDealer(world.admin.deps, { dealerId: '00031', networkId: 'audi' });
    expect(await world.call('nina', ROTATE, { step: 'start' })).toMatchObject({
      status: 403,
      body: { code: 'partner.shared' },
    });
  });

  it.each([
    ['zwei', { step: 'start' }, 403, 'level.dealer_wide'],
    ['ben', { step: 'start' }, 403, 'role.missing'],
    ['otto', { step: 'start' }, 404, 'partner.unknown'],
    ['anna', { step: 'stop' }, 400, 'rotation.invalid'],
    ['anna', { step: 'finish' }, 409, 'partner.rotation_none'],
  ])('%s is refused %o', async (sub, body, status, code) => {
    const { world, saved } = await worldWith();
    expect(await world.call(sub, ROTATE, body)).toMatchObject({ status, body: { code } });
    expect(await active(world)).toEqual([saved.signingSecret]);
  });

  it('makes no first secret: that comes with the partner', async () => {
    const { world } = await worldWith();
    world.admin.stored.clear();
    expect(await world.call('anna', ROTATE, { step: 'start' })).toMatchObject({
      status: 409,
      body: { code: 'partner.secret_missing' },
    });
    expect(world.admin.stored.size).toBe(0);
  });
});
