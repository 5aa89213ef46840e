import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clockOf, machineNow } from '../../../shared/platform/system.ts';

const folder = mkdtempSync(join(tmpdir(), 'kerbside-'));
const file = join(folder, 'clock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T10:00:00.000Z') });
});
afterEach(() => vi.useRealTimers());

it('B11 a stage without a file for its clock goes by the machine’s', () => {
  expect(clockOf(undefined)()).toBe('2026-11-24T10:00:00.000Z');
});

it('B11 a stage with one is ahead by what stands in it, at once and for as long as it stands there', () => {
  const now = clockOf(file);
  expect(now()).toBe('2026-11-24T10:00:00.000Z');
  writeFileSync(file, '86400000');
  expect(now()).toBe('2026-11-25T10:00:00.000Z');
  vi.advanceTimersByTime(1500);
  expect(now()).toBe('2026-11-25T10:00:01.500Z');
  expect(machineNow()).toBe('2026-11-24T10:00:01.500Z');
  writeFileSync(file, '0');
  expect(now()).toBe('2026-11-24T10:00:01.500Z');
});

it('goes by the machine’s where the file says nothing that is a number', () => {
  writeFileSync(file, '');
  expect(clockOf(file)()).toBe('2026-11-24T10:00:00.000Z');
});
