import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CountMetric } from '../../../shared/platform/metrics.ts';

/* Metrics are switched off in tests, so that they do not fill the screen; here they are what is looked at. */

let countMetric: CountMetric = () => undefined;
beforeEach(async () => {
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.resetModules();
  ({ countMetric } = await import('../../../shared/platform/metrics.ts'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What stands in the log, as CloudWatch reads it. */
const logged = (count: () => void): Record<string, unknown>[] => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  count();
  return write.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
};
/** In `_aws.CloudWatchMetrics[].Dimensions`. */
const dimensionsOf = (line: unknown): unknown => /"Dimensions":(\[\[.*?\]\])/.exec(JSON.stringify(line))?.[1];

it('B3 a second copy is counted once for the alarm, and once by its channels for the dashboard', () => {
  const lines = logged(() => countMetric('SecondCopy', 1, 'whatsapp+sms'));
  expect(lines).toMatchObject([{ SecondCopy: 1 }, { SecondCopy: 1, channels: 'whatsapp+sms' }]);
  expect(dimensionsOf(lines[0])).toBe('[["service"]]');
  expect(dimensionsOf(lines[1])).toBe('[["service","channels"]]');
});

it('anything else is counted once', () => {
  const lines = logged(() => countMetric('MessageFailed'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ MessageFailed: 1 });
});
