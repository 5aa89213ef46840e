import { describe, expect, it } from 'vitest';
import type { AdminContext } from '../../../bin/admin/command.ts';
import { CONSENT_COMMANDS } from '../../../bin/admin/consent-commands.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { platformSecretName } from '../../../shared/platform/secret-names.ts';
import { faultOf, worldWithDealers } from './admin-world.ts';

const subject = { dealerId: '00027', contactId: 'ct1' };
const decision = {
  channel: 'email',
  purpose: 'marketing',
  decision: 'granted',
  source: 'paper-form',
  wording: 'w1',
};

const opened = async () => {
  const world = await worldWithDealers();
  world.stored.set(platformSecretName('kerbside/test'), { linkKey: 'k'.repeat(64) });
  await contacts.createOnce(
    world.table,
    {
      ...subject,
      externalIds: [],
      language: 'de',
      email: 'anna@example.com',
      sourceTimestamp: '2026-11-20T10:00:00.000Z',
    },
    '2026-11-20T10:00:00.000Z',
  );
  const context: AdminContext = {
    ...world.deps,
    stage: 'local',
    publicBaseUrl: undefined,
    operator: () => Promise.reject(new Error('needs no operator')),
  };
  const run = (verb: string, given: Record<string, unknown> = subject) =>
    CONSENT_COMMANDS.find((each) => each.verb === verb)!.run(context, given);
  return { run, world };
};

describe('npm run admin -- consent', () => {
  it('B5 records what a customer agreed to, and shows what holds with its proof', async () => {
    const { run, world } = await opened();
    expect((await run('show')).lines).toContain(
      'email marketing: the customer has not agreed to advertising by this channel',
    );
    await run('record', { ...subject, ...decision });
    const { lines } = await run('show');
    expect(lines).toContain('email marketing: may be sent');
    expect(lines).toContain('2026-11-24T10:00:00.000Z granted marketing on email, by operator, paper-form');
    expect(JSON.stringify(world.logs)).not.toContain('anna');
  });

  it('refuses a yes without the version of its words, and a customer who is not there', async () => {
    const { run } = await opened();
    const incomplete = { ...subject, ...decision, wording: undefined };
    expect(await faultOf(run('record', incomplete))).toMatchObject({ code: 'consent.invalid' });
    expect(await faultOf(run('show', { ...subject, contactId: 'ct2' }))).toMatchObject({ kind: 'NotFound' });
  });

  it('B5 lists the words', async () => {
    const { run } = await opened();
    const { lines } = await run('words');
    expect(lines).toContainEqual(expect.stringMatching(/^everywhere: stop stop, /));
    expect(lines).toHaveLength(7);
  });
});
