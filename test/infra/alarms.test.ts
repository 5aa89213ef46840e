import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RUNBOOK, runbookLink } from '../../lib/alarms.ts';
import type { Stage } from '../../lib/stage-config.ts';
import { METRICS } from '../../shared/platform/metrics.ts';
import { deployedName, functionNames } from './deployed-functions.ts';
import { asText, ofType, synthesized } from './synthesized.ts';

describe.each<Stage>(['sandbox', 'prod'])('alarms on %s', (stage) => {
  const alarms = ofType(synthesized(stage), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const metricsOf = (namespace: string) => alarms.filter(({ Namespace }) => Namespace === namespace);

  it('say what people notice, what to do and where to look, and tell somebody', () => {
    for (const alarm of alarms) {
      const [impact, todo, place, urgency] = asText(alarm['AlarmDescription']).split('\n');
      expect(impact).toMatch(/^[A-Z].{20,}\.$/);
      expect(RUNBOOK.map((heading) => `What to do: ${runbookLink(heading)}`)).toContain(todo);
      expect(place).toMatch(/^Look at: https:\/\/eu-central-1\.console\.aws\.amazon\.com\/\w/);
      const topic = urgency?.endsWith('Urgency: page') ? /"Alarms[^"]*"/ : /"WatchAlarms[^"]*"/;
      expect(JSON.stringify(alarm['AlarmActions'])).toMatch(topic);
      expect(alarm['AlarmActions']).toHaveLength(1);
    }
  });

  it('watch, and do not page for, a vendor code that nobody knows: the message has gone on', () => {
    const unknown = alarms.find(({ MetricName }) => MetricName === 'UnknownVendorCode');
    expect(asText(unknown?.['AlarmDescription'])).toMatch(/Urgency: watch$/);
  });

  it('S1.19 page for messages that are overdue, which is how a lost schedule shows, and watch the letters of schedules that could not start', () => {
    const overdue = alarms.find(({ MetricName }) => MetricName === 'MessageOverdue');
    expect(overdue).toMatchObject({ Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' });
    expect(asText(overdue?.['AlarmDescription'])).toContain('Messages hang');
    const letters = alarms.filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible');
    expect(JSON.stringify(letters)).toContain(`kerbside-${stage}-schedules-dead`);
  });

  it('lead to a heading that the runbook has', () => {
    const runbook = readFileSync('README.md', 'utf8').split('## Runbook')[1] ?? '';
    expect(RUNBOOK.filter((heading) => !runbook.includes(`**${heading}`))).toEqual([]);
  });

  it('use every heading that they may lead to', () => {
    const used = alarms.map((alarm) => asText(alarm['AlarmDescription']));
    expect(
      RUNBOOK.filter((heading) => !used.some((text) => text.includes(`${runbookLink(heading)}\n`))),
    ).toEqual([]);
  });

  it('watch the errors of every function', () => {
    const watched = metricsOf('AWS/Lambda')
      .filter(({ MetricName }) => MetricName === 'Errors')
      .map(({ Dimensions }) => JSON.stringify(Dimensions));
    expect(watched.toSorted()).toEqual(
      functionNames(stage)
        .map((name) => JSON.stringify([{ Name: 'FunctionName', Value: deployedName(stage, name) }]))
        .toSorted(),
    );
  });

  it('watch every metric of ours, of this stage', () => {
    expect(
      metricsOf('Kerbside')
        .map(({ MetricName }) => MetricName)
        .toSorted(),
    ).toEqual([...METRICS].toSorted());
    for (const alarm of metricsOf('Kerbside'))
      expect(alarm['Dimensions']).toEqual([{ Name: 'service', Value: `kerbside-${stage}` }]);
  });

  it('count the ERROR lines of every function', () => {
    const filters = ofType(synthesized(stage), 'AWS::Logs::MetricFilter').map(
      ([, { Properties }]) => Properties,
    );
    expect(filters.map(({ LogGroupName }) => LogGroupName).toSorted()).toEqual(
      functionNames(stage)
        .map((name) => `/aws/lambda/${deployedName(stage, name)}`)
        .toSorted(),
    );
    for (const filter of filters) expect(filter['FilterPattern']).toBe('{ $.level = "ERROR" }');
  });
});
