import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  forgetState,
  leaveFolder,
  localFiles,
  readRunning,
  takeFolder,
  writePrivate,
} from '../../../bin/local/local-state.ts';
import { mendState } from '../../../bin/local/mend-state.ts';
import { readOutputs } from '../../../bin/local/ready-file.ts';
import { readSandbox } from '../../../bin/client/sandbox-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kerbside-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process id that nobody has: above what Linux and macOS give out. */
const NOBODY = 2 ** 30;

describe('the folder of a local stage', () => {
  it('belongs to one start at a time; a killed one does not keep it', async () => {
    const files = localFiles(folder);
    writeFileSync(files.running, JSON.stringify({ pid: process.ppid, baseUrl: 'http://127.0.0.1:4500' }));
    await expect(takeFolder(folder, { pid: process.pid, baseUrl: 'http://127.0.0.1:4600' })).rejects.toThrow(
      `already running at http://127.0.0.1:4500 (process ${process.ppid})`,
    );
    writeFileSync(files.running, JSON.stringify({ pid: NOBODY, baseUrl: 'http://127.0.0.1:4500' }));
    expect(await readRunning(folder)).toBeUndefined();
    await takeFolder(folder, { pid: process.pid, baseUrl: 'http://127.0.0.1:4600' });
    expect(await readRunning(folder)).toMatchObject({ baseUrl: 'http://127.0.0.1:4600' });
  });

  it('holds secrets that only this user may read, and none of them after a fresh start', async () => {
    const { seed, sandbox, running } = localFiles(folder);
    await writePrivate(seed, { apiKeys: { tjekvik: 'kb_1' } });
    expect(statSync(seed).mode & 0o077).toBe(0);
    await forgetState(folder);
    expect(existsSync(seed)).toBe(false);
    for (const file of [sandbox, running]) await writePrivate(file, {});
    await leaveFolder(folder);
    expect([sandbox, running].some((file) => existsSync(file))).toBe(false);
  });

  it('has no ready stage while there is no ready file', async () => {
    expect(await readSandbox(localFiles(folder).sandbox)).toBeUndefined();
  });
});

describe('the state of the local AWS', () => {
  it('loses the positions in streams, and nothing else', async () => {
    const file = join(folder, 'lambda.json');
    writeFileSync(
      file,
      JSON.stringify({
        version: 2,
        payload: { functions: { a: 1 }, dynamodb_stream_positions: { scoped: true, data: { consumer: 41 } } },
      }),
    );
    await mendState(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 2,
      payload: { functions: { a: 1 }, dynamodb_stream_positions: { scoped: true, data: {} } },
    });
  });

  it('is left alone when it is not there, or of another form', async () => {
    await mendState(folder);
    const file = join(folder, 'lambda.json');
    writeFileSync(file, '{"payload":{}}');
    await mendState(folder);
    expect(readFileSync(file, 'utf8')).toBe('{"payload":{}}');
  });
});

describe('the outputs of the deployment', () => {
  it('give the id of the API and of the staff pool', async () => {
    const file = join(folder, 'outputs.json');
    writeFileSync(
      file,
      JSON.stringify({
        'kerbside-local-data': { StaffPoolId: 'pool' },
        'kerbside-local-service': {
          ApiUrl: 'http://87a79bfd.execute-api.localhost:40843',
          StaffClientId: 'client',
        },
      }),
    );
    expect(await readOutputs(file)).toEqual({ apiId: '87a79bfd', userPoolId: 'pool', clientId: 'client' });
  });

  it('say which one is missing', async () => {
    const file = join(folder, 'outputs.json');
    writeFileSync(file, '{"kerbside-local-service":{"ApiUrl":"http://a.b"}}');
    await expect(readOutputs(file)).rejects.toThrow('The stacks have no output StaffPoolId');
  });
});
