import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Stage, STAGES } from '../../lib/stage-config.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { deployedFunctions, deployedName, variablesOf } from './deployed-functions.ts';
import { asText, ofType, referenced, synthesized } from './synthesized.ts';

/** Invoked by SNS or by a log, which hand over and forget. */
const HANDED_OVER = /^channel-webhooks\/(aws-sms-events|whatsapp-eum-events|ses-events|sns-sms-status)$/;

describe.each(STAGES)('functions on %s', (stage) => {
  const all = deployedFunctions(stage);

  it('are those that have an environment schema, and no others', () => {
    expect(ofType(synthesized(stage), 'AWS::Lambda::Function')).toHaveLength(all.length);
  });

  it.each(all)(
    '%s: purpose, impact of its errors, runtime, role and log of its own',
    (name, _id, { Properties, Metadata }) => {
      expect(Properties).toMatchObject({
        Description: expect.stringMatching(/^[A-Z].{20,255}$/),
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(Properties['TracingConfig']).toEqual(stage === 'local' ? undefined : { Mode: 'Active' });
      expect(Metadata?.['errorImpact']).toMatch(/^[A-Z].{20,}\.$/);
      const { resources } = synthesized(stage);
      const sharingItsRole = all.filter(
        ([, , other]) => referenced(other.Properties['Role']) === referenced(Properties['Role']),
      );
      expect(sharingItsRole.map(([other]) => other)).toEqual([name]);
      const role = resources[referenced(Properties['Role']) ?? ''];
      expect(role?.Properties).not.toHaveProperty('ManagedPolicyArns');
      const logging = z.object({ LogGroup: z.unknown() }).parse(Properties['LoggingConfig']);
      expect(resources[referenced(logging.LogGroup) ?? '']?.Properties).toMatchObject({
        LogGroupName: `/aws/lambda/${deployedName(stage, name)}`,
        RetentionInDays: { local: 7, sandbox: 30, prod: 90 }[stage],
      });
    },
  );

  it.each(all)('%s: has exactly the environment that its schema asks for', (name, _id, resource) => {
    const schema = Object.entries(ENVIRONMENTS).find(([key]) => key === name)?.[1];
    const { POWERTOOLS_SERVICE_NAME, POWERTOOLS_METRICS_NAMESPACE, ...own } = variablesOf(resource);
    expect([POWERTOOLS_SERVICE_NAME, POWERTOOLS_METRICS_NAMESPACE]).toEqual([
      `kerbside-${stage}`,
      'Kerbside',
    ]);
    // What only AWS knows is an address or an ARN; the values around it are checked.
    const values = Object.fromEntries(
      Object.entries(own).map(([key, value]) => [
        key,
        asText(value)
          .replaceAll('<AWS::AccountId>', '111122223333')
          .replace(/^<.+?>/, 'https://api.example.com'),
      ]),
    );
    expect(schema?.strict().safeParse(values).error?.issues ?? []).toEqual([]);
  });

  it.each(all)(
    '%s: is never repeated by Lambda itself, unless its caller learns nothing of a failure',
    (name, id) => {
      const settings = ofType(synthesized(stage), 'AWS::Lambda::EventInvokeConfig').filter(
        ([, { Properties }]) => referenced(Properties['FunctionName']) === id,
      );
      const isHandedOver = HANDED_OVER.test(name);
      const askers = ofType(synthesized(stage), 'AWS::Lambda::Permission')
        .filter(([, { Properties }]) => referenced(Properties['FunctionName']) === id)
        .map(([, { Properties }]) => Properties['Principal']);
      // API Gateway waits for the answer: of what nobody else may ask there is nothing that Lambda could repeat.
      if (settings.length === 0) expect(askers).toEqual(['apigateway.amazonaws.com']);
      else
        expect(settings.map(([, { Properties }]) => Properties['MaximumRetryAttempts'])).toEqual([
          isHandedOver ? 2 : 0,
        ]);
      for (const [, { Properties }] of settings)
        expect(JSON.stringify(Properties['DestinationConfig'] ?? '').includes('Dead')).toBe(isHandedOver);
    },
  );

  it.each(all.filter(([name]) => name.startsWith('delivery-workflow/send')))(
    '%s: has time for a vendor that is slow to answer',
    (_name, _id, resource) => {
      const vendorTimeout = Number(variablesOf(resource)['VENDOR_TIMEOUT_MS']) / 1000;
      expect(resource.Properties['Timeout']).toBe(30);
      expect(vendorTimeout).toBe(stage === 'local' ? 2 : 10);
    },
  );
});

describe('B11 a clock that can be moved', () => {
  const clocksOn = (stage: Stage, context: Record<string, string> = {}) =>
    deployedFunctions(stage, context).map(([, , resource]) => variablesOf(resource)['CLOCK_FILE']);

  it('is that of all functions of a stage on a laptop, and of none where no file is named', () => {
    const clockFile = '/home/me/kerbside/.local/clock';
    expect(new Set(clocksOn('local', { clockFile }))).toEqual(new Set([clockFile]));
    expect(new Set(clocksOn('local'))).toEqual(new Set([undefined]));
  });

  it.each(['sandbox', 'prod'] as const)(
    'is unknown to every template of %s, which takes no file',
    (stage) => {
      expect(new Set(clocksOn(stage))).toEqual(new Set([undefined]));
      expect(JSON.stringify(synthesized(stage).resources)).not.toMatch(/clock_?file/i);
      expect(() => synthesized(stage, { clockFile: '/tmp/clock' })).toThrow('for the stage local only');
    },
  );
});
