import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdminContext } from '../../../bin/admin/command.ts';
import { PRIVACY_COMMANDS } from '../../../bin/admin/privacy-commands.ts';
import { platformSecretName } from '../../../shared/platform/secret-names.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { reapplyErasures } from '../../../shared/privacy/reapply-erasures.ts';
import type { Item } from '../../../shared/table/table.ts';
import { CANARY, DEALER, marksIn, PrivacyWorld } from '../../support/privacy-world.ts';
import { AdminWorld, faultOf } from './admin-world.ts';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'privacy-'))));
afterEach(() => rm(folder, { recursive: true }));

const played = async () => {
  const world = await new PrivacyWorld().arrange();
  await world.playCanary();
  const admin = new AdminWorld();
  admin.stored.set(platformSecretName('kerbside/test'), { linkKey: 'k'.repeat(64) });
  const { contactId } = world.contactOf(CANARY.firstName);
  const context: AdminContext = {
    ...admin.deps,
    table: world.memory,
    now: world.now,
    stage: 'local',
    publicBaseUrl: undefined,
    operator: () => Promise.reject(new Error('needs no operator')),
  };
  const run = (verb: string, given: Record<string, unknown> = {}) =>
    PRIVACY_COMMANDS.find((each) => each.verb === verb)!.run(context, {
      dealerId: DEALER,
      ...(verb === 'retention' ? {} : { contactId }),
      ...given,
    });
  return { world, run, admin, who: { dealerId: DEALER, contactId } };
};

describe('B9 npm run admin -- privacy', () => {
  it('shows who set how many days, and previews before it changes', async () => {
    const { run, world } = await played();
    expect((await run('retention')).lines).toContain('  contactDays: 30 (default)');
    await world.advance(15 * 24 * 3600);
    const change = { level: 'dealer', days: { visitDays: 7 } };
    expect((await run('retention', { ...change, preview: true })).lines).toEqual([
      'Nothing was changed.',
      'Over at once: 0 contacts, 1 visits.',
    ]);
    expect((await run('retention')).lines).toContain('  visitDays: 30 (default)');
    await run('retention', change);
    expect((await run('retention')).lines).toContain('  visitDays: 7 (dealer)');
    await run('retention', { level: 'dealer', days: { visitDays: null } });
    expect((await run('retention')).lines).toContain('  visitDays: 30 (default)');
  });

  it('S3.10 a locked level keeps those below it from saying anything', async () => {
    const { run } = await played();
    await run('retention', { level: 'network', days: { visitDays: 14 }, locked: true });
    expect((await run('retention')).lines).toContain('  visitDays: 14 (network)');
    for (const level of [{ level: 'dealer' }, { level: 'location', locationId: '01' }])
      expect(await faultOf(run('retention', { ...level, days: { visitDays: 7 } }))).toMatchObject({
        code: 'retention.locked',
      });
    expect(await faultOf(run('retention', { level: 'network', days: { visitDays: 3 } }))).toMatchObject({
      code: 'retention.invalid',
    });
  });

  it('writes an export that only its owner can read, and never over another file', async () => {
    const { run } = await played();
    const out = join(folder, 'contact.json');
    await run('export', { out });
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(marksIn(await readFile(out, 'utf8')).length).toBeGreaterThan(8);
    await expect(run('export', { out })).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('previews, holds, lifts, and erases only when that is meant', async () => {
    const { run, admin } = await played();
    expect((await run('preview')).lines[0]).toMatch(/^An erasure takes: .*1 contact/);
    expect(await faultOf(run('erase', { reason: 'unlawful' }))).toMatchObject({ code: 'admin.usage' });
    expect(await faultOf(run('erase', { reason: 'because', yes: true }))).toMatchObject({
      code: 'admin.usage',
    });
    await run('hold', { reason: 'Dispute 4711' });
    expect((await run('preview')).lines[1]).toContain('legal hold');
    expect(await faultOf(run('erase', { reason: 'unlawful', yes: true }))).toMatchObject({
      code: 'contact.held',
    });
    await run('hold', { lift: true });
    // What waits for the person is ended by the operator's own ports, which this test has none of.
    await expect(run('erase', { reason: 'unlawful', yes: true })).rejects.toThrow('needs no operator');
    expect(marksIn(JSON.stringify(admin.logs))).toEqual([]);
  });
});

describe('B9 a backup that was restored', () => {
  const restored = async () => {
    const { world, who } = await played();
    const backup: [string, Item][] = structuredClone([...world.memory.items.entries()]);
    await world.advance(3600);
    const erasure = await eraseContact(world.privacy, { ...who, by: 'anna', reason: 'asked-by-person' });
    await world.advance(3600);
    world.memory.items.clear();
    for (const [name, item] of backup) world.memory.items.set(name, item);
    return { world, erasure, who };
  };

  it('brings people back, and the records of their erasure take them away again', async () => {
    const { world, erasure } = await restored();
    expect(world.entitiesWithMarks()).toContain('contact');
    expect(await reapplyErasures(world.privacy, [erasure])).toEqual({ again: 1, known: 0, gone: 0, held: 0 });
    expect(world.entitiesWithMarks()).toEqual([]);
    const records = [...world.memory.items.values()].filter(({ entity }) => entity === 'erasure');
    expect(records).toMatchObject([{ erasureId: erasure.erasureId, erasedAt: erasure.erasedAt, by: 'anna' }]);
    expect(await reapplyErasures(world.privacy, [erasure])).toMatchObject({ again: 0, known: 1 });
  });

  it('a record of somebody who is not in it is no fault', async () => {
    const { world, erasure } = await restored();
    expect(await reapplyErasures(world.privacy, [{ ...erasure, contactId: 'ct0' }])).toMatchObject({
      gone: 1,
    });
  });

  it('records go through a file of ids only', async () => {
    const { world, run, who } = await played();
    await eraseContact(world.privacy, { ...who, by: 'anna', reason: 'asked-by-person' });
    const file = join(folder, 'erasures.json');
    await run('reapply', { save: file });
    expect(marksIn(await readFile(file, 'utf8'))).toEqual([]);
    expect((await run('reapply', { fromFile: file })).data).toMatchObject({ known: 1 });
    await writeFile(file, '[{}]');
    await expect(run('reapply', { fromFile: file })).rejects.toThrow('expected string');
    expect(await faultOf(run('reapply'))).toMatchObject({ code: 'admin.usage' });
  });
});
