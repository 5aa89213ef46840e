import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Stage } from '../../lib/stage-config.ts';
import { appOf, everything, OWN_DOMAIN } from './synthesized.ts';

/** What the AWS Solutions rules find and we keep as it is. `where` fits the construct's path. */
const ACCEPTED: { rule: RegExp; where: RegExp; because: string }[] = [
  {
    rule: /^AwsSolutions-APIG4$/,
    where: /\/(PartnerDoor|ChannelDoors|CustomerSite|ConsoleDoors|VendorSandbox)\//,
    because:
      'These doors prove their callers themselves: signatures over the raw body, API keys, secret addresses, link tokens, sessions of the console. The API of staff has the JWT authorizer.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    where: /\/Role\//,
    because:
      'X-Ray and log delivery know no resources, and neither does an SMS: a phone number has no ARN. test/fixtures/iam-table.txt shows each.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:secret:kerbside\/\w+\/(partners|dealers)\/\*\]$/,
    where:
      /\/(partner-api--accept-event|delivery-workflow--send-by-(whatsapp|sms)|stream--fetch-media|staff-console--(channels|partners)-api|console--(channels|partners))\//,
    because: 'Partners and dealers are added at run time, each with a secret under this prefix.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:secret:kerbside\/\w+\/networks\/\*\]$/,
    where: /\/(channel-webhooks--oem|delivery-workflow--send-by-oem|stream--fetch-media)\//,
    because:
      'Networks are connected to their manufacturer at run time, each with a secret under this prefix.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:schedule\/kerbside-\w+\/\*\]$/,
    where:
      /\/(stream--\w+-(events|privacy|plans)|console--(today|inbox|personal-data)|staff-console--(privacy|messages)-api|checkin-workflow--post-results|delivery-workflow--(report-no-channel|resolve-execution|sweep-messages))\//,
    because: 'A schedule for each planned message, all in our own group.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:table\/kerbside-\w+\/stream\/\*\]$/,
    where: /\/stream--(apply-events|fetch-media)\//,
    because: 'The name of a stream is the time of its making; this is our own table, which has one.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:identity\/\*\]$/,
    where: /\/(delivery-workflow--send-by-email|(staff-)?console--channels(-api)?)\//,
    because: 'Each dealer sends from an identity of its own, added at run time.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:sms-voice:.*:(phone-number|pool|sender-id)\/\*\]$/,
    where: /\/(delivery-workflow--send-by-sms|(staff-)?console--channels(-api)?)\//,
    because: 'Each dealer sends from a number, a sender id or a pool of its own, added at run time.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:social-messaging:.*:phone-number-id\/\*\]$/,
    where: /\/(delivery-workflow--send-by-whatsapp|(staff-)?console--channels(-api)?)\//,
    because: 'Each dealer sends from a number of its own, added at run time.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<\w+Function\w+\.Arn>:\*\]$/,
    where: /\/Machine\/Role\//,
    because: 'The CDK allows a task its function and the function’s versions; there are none.',
  },
  {
    rule: /^AwsSolutions-SQS3$/,
    where:
      /\/(SchedulesDead|(EventStream|MediaStream|BrokenExecutions|SmsEvents|WhatsAppEvents|EmailEvents|SnsSmsStatus)\/Dead)\//,
    because: 'These are dead-letter queues: of schedules, a stream, a rule, topics and a log.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*:execution:kerbside-\w+-[\w-]+:\*\]$/,
    where: /\/delivery-workflow--sweep-messages\//,
    because: 'Executions get their names at run time; these are those of our own two machines.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:s3:::kerbside-.*\/media\/\*\]$/,
    where: /\/(stream--fetch-media|staff-console--media-api|console--media)\//,
    because: 'A file for each picture and paper of a customer, all in our own bucket.',
  },
  {
    rule: /^AwsSolutions-S1$/,
    where: /\/Media\/Bucket\//,
    because:
      'Two functions reach the bucket, and both log what they do with which file; a log of S3 would hold addresses that open files.',
  },
  {
    rule: /^AwsSolutions-SF1$/,
    where: /\/Machine\//,
    because:
      'Errors are logged; every step of every execution is in its history for 90 days, which costs nothing more.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    where: /\/PlatformSecret\//,
    because: 'A new key would break every link that was sent; it is changed by hand when it must be.',
  },
  {
    rule: /^AwsSolutions-COG2$/,
    where: /\/Staff\//,
    because:
      'The second factor is optional: several advisors share one desk, often without a phone of the company. A dealer can ask for it.',
  },
  {
    rule: /^AwsSolutions-COG8$/,
    where: /\/Staff\//,
    because:
      'The Plus plan costs per user and month; invited staff without sign-up, long passwords and an optional second factor are held to be enough.',
  },
];

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(
        z.object({
          ruleName: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string() })),
        }),
      ),
    }),
  ),
});

/** Runs the rules and gives each finding as rule and place. A synthesis with findings throws after it has written its report. */
const findingsOf = (stage: Stage, context: Record<string, string>): { rule: string; path: string }[] => {
  const { app } = appOf(stage, { ...everything(stage), ...context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  let thrown: unknown;
  try {
    app.synth();
  } catch (error) {
    thrown = error;
  }
  expect(String(thrown), 'the accepted findings alone make the synthesis fail').toContain('ValidationFailed');
  const report = reportSchema.parse(
    JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')),
  );
  const nag = report.pluginReports.find(({ pluginName }) => pluginName === 'AwsSolutions');
  return (nag?.violations ?? []).flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => ({ rule: ruleName, path: constructPath })),
  );
};

describe.each<{ name: string; stage: Stage; context: Record<string, string> }>([
  { name: 'sandbox', stage: 'sandbox', context: {} },
  { name: 'prod', stage: 'prod', context: {} },
  { name: 'prod with a domain', stage: 'prod', context: OWN_DOMAIN },
])('AWS Solutions rules on $name', ({ stage, context }) => {
  let findings: { rule: string; path: string }[] = [];
  beforeAll(() => {
    findings = findingsOf(stage, context);
  });

  it('find nothing but what is accepted with a reason', () => {
    const unexplained = findings.filter(
      ({ rule, path }) => !ACCEPTED.some((accepted) => accepted.rule.test(rule) && accepted.where.test(path)),
    );
    expect(unexplained).toEqual([]);
  });

  it('still find everything that is accepted', () => {
    const stale = ACCEPTED.filter(
      (accepted) => !findings.some(({ rule, path }) => accepted.rule.test(rule) && accepted.where.test(path)),
    );
    expect(stale).toEqual([]);
  });
});
