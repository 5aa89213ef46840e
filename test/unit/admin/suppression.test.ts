import { describe, expect, it } from 'vitest';
import type { AdminContext } from '../../../bin/admin/command.ts';
import { SUPPRESSION_COMMANDS } from '../../../bin/admin/suppression-commands.ts';
import { suppressAddress } from '../../../shared/contacts/suppress-address.ts';
import { platformKeys } from '../../../shared/platform/platform-keys.ts';
import { platformSecretName } from '../../../shared/platform/secret-names.ts';
import { faultOf, worldWithDealers } from './admin-world.ts';

const command = { networkId: 'bmw', email: ' Anna@Example.com ' };

const suppressed = async () => {
  const world = await worldWithDealers();
  world.stored.set(platformSecretName('kerbside/test'), { linkKey: 'k'.repeat(64) });
  const context: AdminContext = {
    ...world.deps,
    stage: 'local',
    publicBaseUrl: undefined,
    operator: () => Promise.reject(new Error('needs no operator')),
  };
  const { idKey } = await platformKeys(world.secrets.read, 'kerbside/test');
  await suppressAddress(
    { ...context, idKey },
    {
      networkId: 'bmw',
      address: 'anna@example.com',
      channel: 'email',
      reason: 'address_bounced',
      at: '2026-11-20T10:00:00.000Z',
    },
  );
  const run = (verb: string, given: Record<string, unknown> = command) =>
    SUPPRESSION_COMMANDS.find((each) => each.verb === verb)!.run(context, given);
  return { run, world };
};

describe('npm run admin -- suppression', () => {
  it('shows since when and why, and that it was lifted', async () => {
    const { run } = await suppressed();
    expect((await run('show')).lines).toEqual([
      'Suppressed in bmw since 2026-11-20T10:00:00.000Z, for email: the address does not exist (address_bounced).',
    ]);
    expect((await run('remove')).lines.join('\n')).toMatch(
      /^Not suppressed in bmw\. It was from 2026-11-20T10:00:00\.000Z to 2026-11-24T10:00:00\.000Z[\s\S]*delete-suppressed-destination/,
    );
    expect((await run('show')).lines).toEqual([expect.stringMatching(/^Not suppressed in bmw\./)]);
  });

  it('says that there is nothing to remove: lifted before, another address, another network', async () => {
    const { run } = await suppressed();
    await run('remove');
    expect(await faultOf(run('remove'))).toMatchObject({ kind: 'Conflict', code: 'suppression.none' });
    const other = { ...command, email: 'anna@example.org' };
    expect((await run('show', other)).data).toEqual({ suppression: null });
    expect(await faultOf(run('remove', other))).toMatchObject({ code: 'suppression.none' });
    expect(await faultOf(run('show', { ...command, networkId: 'vw' }))).toMatchObject({ kind: 'NotFound' });
    expect(await faultOf(run('remove', { networkId: 'bmw', email: 'anna' }))).toMatchObject({
      kind: 'InvalidInput',
    });
  });

  it('leaves a line that says what was lifted, and the address nowhere', async () => {
    const { run, world } = await suppressed();
    const outcome = await run('remove');
    expect(world.logs.at(-1)).toEqual({
      message: 'suppression lifted',
      fields: {
        networkId: 'bmw',
        addressId: expect.stringMatching(/^sp[0-9A-F]{20}$/),
        reason: 'address_bounced',
        since: '2026-11-20T10:00:00.000Z',
      },
    });
    expect(JSON.stringify([world.logs, outcome, world.tableText]).toLowerCase()).not.toContain('anna');
  });
});
