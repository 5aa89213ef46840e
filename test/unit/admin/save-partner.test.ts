import { describe, expect, it } from 'vitest';
import { authenticateApiKey } from '../../../shared/partners/authenticate-api-key.ts';
import { partnerFinder, partners, signingSecrets } from '../../../shared/partners/partner-store.ts';
import { rotatePartnerSecret } from '../../../shared/partners/rotate-partner-secret.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { type AdminWorld, faultOf, pathsOf, worldWithDealers } from './admin-world.ts';

const tjekvik = {
  partnerId: 'tjekvik',
  name: 'Tjekvik',
  grant: [{ dealerId: '00027', locationId: '01' }],
  aliases: { 'tjekvik.checkin.invite': 'checkin.start' },
  checkInBaseUrl: 'https://app.partner.example/c/',
};

const active = (world: AdminWorld) => signingSecrets(world.secrets.read, 'kerbside/test', 'tjekvik');
const mayRead = ({ table }: AdminWorld, apiKey: string | undefined) =>
  authenticateApiKey(
    { findPartner: partnerFinder(table) },
    { partnerId: 'tjekvik', authorization: `Bearer ${apiKey}` },
  );

describe('saving a partner', () => {
  it('S0.3 makes it with credentials of its own, which are shown once', async () => {
    const world = await worldWithDealers();
    const saved = await savePartner(world.deps, tjekvik);
    expect(saved).toMatchObject({
      result: 'created',
      apiKey: expect.stringMatching(/^kb_/),
      signingSecret: expect.stringMatching(/^whsec_/),
    });
    expect(await active(world)).toEqual([saved.signingSecret]);
    expect(await mayRead(world, saved.apiKey)).toMatchObject({ partnerId: 'tjekvik', status: 'active' });
  });

  it('S1.6 keeps neither secret in the table nor in what it says was changed', async () => {
    const world = await worldWithDealers();
    const { apiKey, signingSecret, changes } = await savePartner(world.deps, tjekvik);
    for (const text of [world.tableText, JSON.stringify(changes)]) {
      expect(text).not.toContain(apiKey);
      expect(text).not.toContain(signingSecret);
    }
    expect(changes.map(({ path }) => path)).not.toContain('apiKeyDigest');
  });

  it('S0.12 adds locations and aliases to those that are there, and takes others away; secrets stay', async () => {
    const world = await worldWithDealers();
    const { apiKey } = await savePartner(world.deps, tjekvik);
    const saved = await savePartner(world.deps, {
      partnerId: 'tjekvik',
      grant: [{ dealerId: '00031', locationId: '01' }],
      revoke: [{ dealerId: '00027', locationId: '01' }],
      aliases: { 'tjekvik.checkin.finish': 'checkin.finished' },
      removeAliases: ['tjekvik.checkin.invite'],
    });
    expect(saved).not.toHaveProperty('apiKey');
    expect(saved).not.toHaveProperty('signingSecret');
    expect(saved.item).toMatchObject({
      name: 'Tjekvik',
      locations: [{ dealerId: '00031', locationId: '01' }],
      aliases: { 'tjekvik.checkin.finish': 'checkin.finished' },
      checkInBaseUrl: 'https://app.partner.example/c/',
    });
    await expect(mayRead(world, apiKey)).resolves.toBeDefined();
  });

  it('changes nothing when it is saved again', async () => {
    const world = await worldWithDealers();
    await savePartner(world.deps, tjekvik);
    expect(await savePartner(world.deps, tjekvik)).toMatchObject({ result: 'unchanged', changes: [] });
  });

  it('suspends and takes up again; takes the app away with null', async () => {
    const world = await worldWithDealers();
    const { apiKey } = await savePartner(world.deps, tjekvik);
    expect((await savePartner(world.deps, { partnerId: 'tjekvik', status: 'suspended' })).changes).toEqual([
      { path: 'status', from: 'active', to: 'suspended' },
    ]);
    expect(await faultOf(mayRead(world, apiKey))).toMatchObject({ kind: 'Unauthenticated' });
    expect(
      (await savePartner(world.deps, { partnerId: 'tjekvik', status: 'active', checkInBaseUrl: null })).item,
    ).not.toHaveProperty('checkInBaseUrl');
  });

  it('makes a signing secret for a partner that lost it', async () => {
    const world = await worldWithDealers();
    await savePartner(world.deps, tjekvik);
    world.stored.clear();
    const saved = await savePartner(world.deps, { partnerId: 'tjekvik' });
    expect(saved).toMatchObject({ result: 'unchanged', signingSecret: expect.stringMatching(/^whsec_/) });
  });
});

describe('a partner that cannot be', () => {
  it.each([
    ['our own name', { partnerId: 'kerbside', name: 'x' }, ['partnerId']],
    ['an alias of no event', { ...tjekvik, aliases: { mine: 'checkin.begin' } }, ['aliases.mine']],
    [
      'an alias that hides an event',
      { ...tjekvik, aliases: { 'checkin.start': 'checkin.finished' } },
      ['aliases.checkin.start'],
    ],
    [
      'an app whose address would run into the slug',
      { ...tjekvik, checkInBaseUrl: 'https://app.partner.example/c' },
      ['checkInBaseUrl'],
    ],
    [
      'an app that is no web address',
      { ...tjekvik, checkInBaseUrl: 'javascript:alert(1)/' },
      ['checkInBaseUrl'],
    ],
    ['no name', { partnerId: 'new' }, ['name']],
    ['an id with a slash', { ...tjekvik, partnerId: 'a/b' }, ['partnerId']],
    ['a field that does not exist', { ...tjekvik, secret: 'x' }, ['']],
  ])('%s', async (_, command, paths) => {
    const world = await worldWithDealers();
    expect(await pathsOf(savePartner(world.deps, command))).toEqual(paths);
    expect(world.tableText).not.toContain('PARTNER#');
  });

  it('is not granted a location that does not exist', async () => {
    const world = await worldWithDealers();
    const fault = await faultOf(
      savePartner(world.deps, { ...tjekvik, grant: [{ dealerId: '00027', locationId: '02' }] }),
    );
    expect(fault).toMatchObject({
      kind: 'NotFound',
      code: 'location.unknown',
      message: expect.stringContaining('00027/02'),
    });
    expect(world.stored.size).toBe(0);
  });
});

describe('rotating a signing secret', () => {
  it('puts the new one first and keeps the previous one until the rotation is finished', async () => {
    const world = await worldWithDealers();
    const { signingSecret: first } = await savePartner(world.deps, tjekvik);
    const { signingSecret: second, active: count } = await rotatePartnerSecret(world.deps, {
      partnerId: 'tjekvik',
    });
    expect(count).toBe(2);
    expect(await active(world)).toEqual([second, first]);
    expect(await rotatePartnerSecret(world.deps, { partnerId: 'tjekvik', finish: true })).toEqual({
      active: 1,
    });
    expect(await active(world)).toEqual([second]);
  });

  it('never has three: a second rotation is refused, or replaces the new one', async () => {
    const world = await worldWithDealers();
    const { signingSecret: first } = await savePartner(world.deps, tjekvik);
    await rotatePartnerSecret(world.deps, { partnerId: 'tjekvik' });
    expect(await faultOf(rotatePartnerSecret(world.deps, { partnerId: 'tjekvik' }))).toMatchObject({
      kind: 'Conflict',
      code: 'partner.rotation_open',
    });
    const { signingSecret: third } = await rotatePartnerSecret(world.deps, {
      partnerId: 'tjekvik',
      again: true,
    });
    expect(await active(world)).toEqual([third, first]);
  });

  it('has nothing to finish when none is under way', async () => {
    const world = await worldWithDealers();
    await savePartner(world.deps, tjekvik);
    for (const command of [{ finish: true }, { again: true }]) {
      expect(
        await faultOf(rotatePartnerSecret(world.deps, { partnerId: 'tjekvik', ...command })),
      ).toMatchObject({ code: 'partner.rotation_none' });
    }
  });

  it('makes a new API key and ends the old one at once', async () => {
    const world = await worldWithDealers();
    const { apiKey: old } = await savePartner(world.deps, tjekvik);
    const { apiKey } = await rotatePartnerSecret(world.deps, { partnerId: 'tjekvik', apiKey: true });
    await expect(mayRead(world, apiKey)).resolves.toBeDefined();
    expect(await faultOf(mayRead(world, old))).toMatchObject({ kind: 'Unauthenticated' });
    expect(world.tableText).not.toContain(apiKey);
  });

  it('is refused for a partner that does not exist, and for contradictions', async () => {
    const world = await worldWithDealers();
    expect(await faultOf(rotatePartnerSecret(world.deps, { partnerId: 'nobody' }))).toMatchObject({
      code: 'partner.unknown',
    });
    expect(
      await faultOf(rotatePartnerSecret(world.deps, { partnerId: 'tjekvik', finish: true, again: true })),
    ).toMatchObject({ kind: 'InvalidInput' });
    expect(await partners.get(world.table, { partnerId: 'nobody' })).toBeUndefined();
  });
});
