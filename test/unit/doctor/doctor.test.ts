import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../bin/admin/commands.ts';
import { checkSecrets } from '../../../bin/doctor/check-secrets.ts';
import { checkTenants } from '../../../bin/doctor/check-tenants.ts';
import { CHECKS } from '../../../bin/doctor/checks.ts';
import { readDoctorArguments } from '../../../bin/doctor/doctor-arguments.ts';
import { reportJson, resultText, summaryText } from '../../../bin/doctor/doctor-report.ts';
import { hasFault, runChecks } from '../../../bin/doctor/run-checks.ts';
import { dealers, locations } from '../../../shared/dealers/dealer-store.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { rotatePartnerSecret } from '../../../shared/partners/rotate-partner-secret.ts';
import { awsError, DoctorWorld } from './doctor-world.ts';

const sources = readdirSync('bin/doctor').map((file) => ({
  file,
  text: readFileSync(join('bin/doctor', file), 'utf8'),
}));

describe('who is looked at', () => {
  it('every partner that has a secret, and every dealer that one of them or a secret names', async () => {
    const world = await new DoctorWorld().setUp();
    await saveDealer(world.admin.deps, { dealerId: '00031', networkId: 'bmw', name: 'Second' });
    await world.admin.secrets.write('kerbside/test/dealers/00031', {});
    await world.admin.secrets.write('kerbside/test/dealers/00099', {});
    expect(await world.run(checkTenants)).toEqual([
      'ok: 1 partners, 2 dealers, 1 locations',
      'fault: dealer 00099 is named by a partner or a secret, but is not saved',
      'warning: dealer 00031 has no location',
    ]);
  });

  it('only those who are asked for', async () => {
    const world = await new DoctorWorld().setUp();
    world.wanted = { dealers: ['00027'], partners: ['syntec'] };
    expect(await world.run(checkTenants)).toEqual(['ok: 0 partners, 1 dealers, 1 locations']);
    expect(await world.run(checkSecrets)).toContain(
      'warning: partner syntec has a secret or was asked for, but is not saved',
    );
    expect(world.aws.secrets.commandCalls(ListSecretsCommand)).toEqual([]);
  });

  it('locations that lack what every location needs are named; they hold up no other', async () => {
    const world = await new DoctorWorld().setUp();
    const { table, now } = world.admin.deps;
    const bare = { dealerId: '00040', networkId: 'none', name: 'Bare', settings: {} };
    await table.write(dealers.creation(bare, now()));
    const place = { dealerId: '00040', locationId: '01', name: 'Bare', settings: {} };
    await table.write(locations.creation(place, now()));
    world.wanted = { dealers: ['00027', '00040'], partners: [] };
    expect(await world.run(checkTenants)).toContain(
      'fault: location 00040/01 lacks its zone, language or country: its events are parked',
    );
  });

  it('nobody, when nobody is set up', async () => {
    expect((await new DoctorWorld().run(checkTenants))[0]).toContain('warning: nobody is set up yet');
  });
});

describe('secrets', () => {
  const whatsapp = { phoneNumberId: '106540352242922', templates: [] };
  const complete = async (): Promise<DoctorWorld> => {
    const world = await new DoctorWorld().setUp({ whatsapp, oem: { gateway: 'mybmw', brands: ['BMW'] } });
    const { secrets } = world.admin;
    await secrets.write('kerbside/test/platform', { linkKey: 'k'.repeat(64) });
    await secrets.write('kerbside/test/whatsapp-app', {
      appSecret: 'secret-secret',
      verifyToken: 'verify-verify',
    });
    await secrets.write('kerbside/test/networks/bmw', {
      oem: {
        gateway: 'mybmw',
        access: { clientId: 'id', clientSecret: 'secret' },
        webhookSecrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      },
    });
    return world;
  };

  it('that are all there are fine', async () => {
    expect(await (await complete()).run(checkSecrets)).toEqual([
      'ok: the platform key is there',
      'ok: the secret of the Meta app is there',
      'ok: partner tjekvik has its signing secret',
      'ok: access to the manufacturer of network bmw is there',
    ]);
  });

  it('that are missing or misspelt are faults', async () => {
    const world = await complete();
    world.admin.stored.delete('kerbside/test/platform');
    world.admin.stored.delete('kerbside/test/networks/bmw');
    await world.admin.secrets.write('kerbside/test/whatsapp-app', { secret: 'other name' });
    await world.admin.secrets.write('kerbside/test/partners/tjekvik', { signing: [] });
    expect((await world.run(checkSecrets)).map((line) => line.split(':')[0])).toEqual(
      Array.from({ length: 4 }, () => 'fault'),
    );
  });

  it('of which one may not be read hold up no other', async () => {
    const world = await complete();
    const { read } = world.admin.secrets;
    world.admin.secrets.read = (name) =>
      name.endsWith('/platform') ? Promise.reject(awsError('AccessDeniedException')) : read(name);
    expect((await world.run(checkSecrets)).map((line) => line.split(':')[0])).toEqual([
      'unknown',
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('tell of a rotation that was begun, and of a partner that is suspended', async () => {
    const world = await complete();
    await rotatePartnerSecret(world.admin.deps, { partnerId: 'tjekvik' });
    expect(await world.run(checkSecrets)).toContain(
      'warning: partner tjekvik has two signing secrets: a rotation was begun',
    );
    await savePartner(world.admin.deps, { partnerId: 'tjekvik', status: 'suspended' });
    expect(await world.run(checkSecrets)).toContain(
      'warning: partner tjekvik is suspended: its events are refused',
    );
  });
});

describe('what is told', () => {
  const result = {
    check: 'table',
    findings: [
      { level: 'ok' as const, says: 'it is there' },
      { level: 'fault' as const, says: 'it can be deleted', todo: 'protect it' },
    ],
  };

  it('as plain lines: what is found, and what to do', () => {
    expect(resultText(result)).toBe(
      'table\n  ok       it is there\n  FAULT    it can be deleted\n           what to do: protect it',
    );
    expect(summaryText('local', [result])).toBe('1 ok, 0 warnings, 1 fault, 0 could not be checked');
    expect(summaryText('prod', [result])).toContain('--stage prod');
  });

  it('as JSON for programs', () => {
    expect(JSON.parse(reportJson('prod', '2026-11-24T10:00:00.000Z', [result]))).toEqual({
      stage: 'prod',
      at: '2026-11-24T10:00:00.000Z',
      counts: { ok: 1, warning: 0, fault: 1, unknown: 0 },
      checks: [result],
    });
    expect(hasFault([result])).toBe(true);
    expect(hasFault([{ ...result, findings: [] }])).toBe(false);
  });

  it('nothing secret and nobody’s address, whatever AWS and vendors answer', async () => {
    const canaries = [
      'CANARY-token',
      'canary-person@muster.example',
      '+491713920000',
      'CANARY-linkkey-CANARY-linkkey-CANARY',
    ];
    const [token, from, number, linkKey] = canaries as [string, string, string, string];
    const world = await new DoctorWorld().setUp({
      whatsapp: { phoneNumberId: '106540352242922', templates: [] },
      sms: { provider: 'aws-end-user-messaging', originationIdentity: number },
      email: { from, name: 'Muster' },
    });
    await world.admin.secrets.write('kerbside/test/platform', { linkKey });
    await world.admin.secrets.write('kerbside/test/dealers/00027', { whatsapp: { token } });
    world.replies.set('/106540352242922', {
      status: 400,
      body: { error: { message: `Bad token ${token}`, code: 190 } },
    });
    const tattling = awsError('BadRequest', canaries.join(' '));
    world.aws.mail.onAnyCommand().rejects(tattling);
    world.aws.sms.onAnyCommand().rejects(tattling);
    world.aws.topics.onAnyCommand().rejects(tattling);
    world.aws.dynamo.onAnyCommand().rejects(tattling);
    const results = await runChecks(CHECKS, world.doctor);
    expect(results).toHaveLength(CHECKS.length);
    const told = [...results.map(resultText), reportJson('prod', world.time, results)].join('\n');
    for (const canary of canaries) expect(told).not.toContain(canary);
    expect(told).not.toContain(String(world.admin.stored.get('kerbside/test/partners/tjekvik')));
  });
});

describe('what it may do', () => {
  it('sends no command to AWS that changes something, and never scans', () => {
    const commands = sources.flatMap(({ text }) =>
      [...text.matchAll(/\bnew (\w+)Command\(/g)].map(([, name]) => name),
    );
    expect(commands.length).toBeGreaterThan(12);
    expect(commands.filter((name) => !/^(Get|List|Describe)/.test(name ?? ''))).toEqual([]);
    expect(
      sources.filter(({ text }) => /\.(write|writeTogether|change|createOnce)\(|Scan/.test(text)),
    ).toEqual([]);
  });

  it('names only commands and flags that administration has', () => {
    const calls = sources.flatMap(({ text }) => [
      ...text.matchAll(/npm run admin -- (?!help)([a-z-]+) ([a-z-]+)([^`';]*)/g),
    ]);
    expect(calls.length).toBeGreaterThan(10);
    for (const [text, noun, verb, rest = ''] of calls) {
      const command = COMMANDS.find((each) => each.noun === noun && each.verb === verb);
      expect(command, text).toBeDefined();
      const flags = [...rest.matchAll(/--([a-z-]+)/g)]
        .map(([, name]) => name)
        .filter((name) => name !== 'file');
      expect(
        command?.flags.map(({ name }) => name),
        text,
      ).toEqual(expect.arrayContaining(flags));
    }
  });
});

describe('arguments', () => {
  it('stage local, everybody and the largest day when nothing is said', () => {
    expect(readDoctorArguments([])).toMatchObject({
      stage: 'local',
      json: false,
      wanted: { dealers: [], partners: [] },
      scale: { dealers: 10_000 },
    });
  });

  it('takes dealers, partners, a size and an address', () => {
    const argv =
      '--stage prod --dealer 1 --dealer 2 --partner p --network-size 200 --base-url https://x.example/ --json';
    expect(readDoctorArguments(argv.split(' '))).toMatchObject({
      stage: 'prod',
      json: true,
      wanted: { dealers: ['1', '2'], partners: ['p'] },
      scale: { dealers: 200, visitsOfDealer: 40 },
      baseUrl: 'https://x.example',
    });
    expect(readDoctorArguments(['--help'])).toBeUndefined();
  });

  it.each([
    ['--stage production', 'expected one of local, sandbox, prod'],
    ['--network-size many', 'expected a number of dealers'],
    ['--base-url nowhere', 'expected a URL such as'],
    ['--fix', 'Unknown option'],
    ['prod', 'Unexpected argument'],
  ])('refuses %s', (argv, message) => {
    expect(() => readDoctorArguments(argv.split(' '))).toThrow(message);
  });
});
