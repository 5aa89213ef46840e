import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockDoor } from '../../../bin/local/clock-door.ts';
import { startProxy } from '../../../bin/local/proxy.ts';
import { openStageClock } from '../../../bin/local/stage-clock.ts';
import { clockOf, machineNow } from '../../../shared/platform/system.ts';

const folder = mkdtempSync(join(tmpdir(), 'kerbside-'));
const file = join(folder, 'clock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.useRealTimers());

const looks: string[] = [];
const logged: string[] = [];
beforeEach(() => {
  looks.length = 0;
  logged.length = 0;
});
const openClock = (startDue?: (now: string) => Promise<{ name: string; at: string }[]>) =>
  openStageClock({
    file,
    machineNow,
    startDue: startDue ?? ((now) => (looks.push(now), Promise.resolve([{ name: 'due', at: now }]))),
    log: (line) => logged.push(line),
  });

describe('the clock of a local stage', () => {
  beforeEach(() => {
    const toFake = ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
    vi.useFakeTimers({ toFake: [...toFake], now: Date.parse('2026-11-29T15:00:00.000Z') });
  });

  it('B11 is moved forward for all functions at once, starts what is due, and runs on', async () => {
    const clock = await openClock();
    const inFunctions = clockOf(file);
    expect(inFunctions()).toBe('2026-11-29T15:00:00.000Z');
    expect(await clock.moveTo('2026-11-30T10:00:00.000Z')).toEqual({
      now: '2026-11-30T10:00:00.000Z',
      aheadSeconds: 19 * 3600,
      started: [{ name: 'due', at: '2026-11-30T10:00:00.000Z' }],
    });
    expect(inFunctions()).toBe('2026-11-30T10:00:00.000Z');
    await vi.advanceTimersByTimeAsync(2000);
    expect(clock.look().now).toBe('2026-11-30T10:00:02.000Z');
    expect(inFunctions()).toBe('2026-11-30T10:00:02.000Z');
    expect(looks).toEqual([
      '2026-11-30T10:00:00.000Z',
      '2026-11-30T10:00:01.000Z',
      '2026-11-30T10:00:02.000Z',
    ]);
  });

  it('B11 goes back to the machine’s time and to no other, and then leaves schedules to AWS', async () => {
    const clock = await openClock();
    await clock.moveTo('2026-11-30T10:00:00.000Z');
    await expect(clock.moveTo('2026-11-30T09:59:59.000Z')).rejects.toMatchObject({ code: 'clock.backwards' });
    expect(await clock.reset()).toEqual({ now: '2026-11-29T15:00:00.000Z', aheadSeconds: 0 });
    expect(readFileSync(file, 'utf8')).toBe('0');
    looks.length = 0;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toEqual([]);
  });

  it('B11 goes back by itself three minutes after the last move, should whoever moved it be gone', async () => {
    const clock = await openClock();
    await clock.moveTo('2026-11-30T10:00:00.000Z');
    await vi.advanceTimersByTimeAsync(170_000);
    await clock.moveTo('2026-12-02T14:00:00.000Z');
    await vi.advanceTimersByTimeAsync(170_000);
    expect(clock.look().aheadSeconds).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect.poll(() => clock.look().aheadSeconds).toBe(0);
  });

  it('says what goes wrong when nobody waits for it, and looks again', async () => {
    let isUp = true;
    const clock = await openClock(() =>
      isUp ? Promise.resolve([]) : Promise.reject(new Error('the local AWS does not answer')),
    );
    await clock.moveTo('2026-11-30T10:00:00.000Z');
    isUp = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(logged).toEqual(Array(2).fill('The clock of the stage: Error: the local AWS does not answer'));
    await clock.reset();
  });
});

describe('the door to the clock', () => {
  const open = async () => {
    const clock = await openClock();
    const log = (line: string) => logged.push(line);
    const proxy = await startProxy({
      port: 0,
      routes: [{ prefix: '/local/clock', answer: clockDoor(clock, log) }],
    });
    const call = async (method: string, body?: unknown) => {
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${proxy.url}/local/clock`, { method, ...init });
      return { status: response.status, json: await response.json() };
    };
    return { clock, proxy, call };
  };

  it('B11 looks, moves and sets back', async () => {
    const { proxy, call } = await open();
    const before = await call('GET');
    expect(before).toMatchObject({ status: 200, json: { aheadSeconds: 0 } });
    const to = new Date(Date.parse(before.json.now) + 86_400_000).toISOString();
    const moved = await call('PUT', { to: to.replace('Z', '+00:00') });
    expect(moved).toMatchObject({ status: 200, json: { started: [{ name: 'due' }] } });
    expect(moved.json.now >= to).toBe(true);
    expect(await call('DELETE')).toMatchObject({ status: 200, json: { aheadSeconds: 0 } });
    await proxy.close();
  });

  it('refuses what it does not understand, and to go backwards', async () => {
    const { proxy, call } = await open();
    expect(await call('PUT', { to: 'tomorrow' })).toMatchObject({
      status: 400,
      json: {
        code: 'clock.invalid',
        issues: [{ path: 'to', message: expect.stringContaining('with offset') }],
      },
    });
    expect(await call('PUT', { to: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 409,
      json: { code: 'clock.backwards' },
    });
    expect(await call('POST', {})).toMatchObject({ status: 405 });
    expect(looks).toEqual([]);
    await proxy.close();
  });

  it('answers no question of a browser on behalf of another site', async () => {
    const { proxy } = await open();
    const asked = await fetch(`${proxy.url}/local/clock`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    });
    expect(asked.status).toBe(405);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    await proxy.close();
  });
});
