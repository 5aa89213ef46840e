/**
 * Measures how the local AWS emulator behaves where Kerbside relies on it, one printed `row | result` per question.
 * Run it again before the pinned emulator version changes, and bring docs/local-aws.md up to date with what it prints:
 * `AWS_ENDPOINT_URL=http://127.0.0.1:4566 npx -c 'node test/bench/local-aws.ts [part of a section name]'`.
 * It needs a fresh emulator, creates everything it needs with CloudFormation, and takes about four minutes.
 */
import { deployFixture } from './local-aws/fixture.ts';
import { httpApi } from './local-aws/http-api.ts';
import { keepAlive, row } from './local-aws/measuring.ts';
import { messaging } from './local-aws/messaging.ts';
import { schedules } from './local-aws/schedules.ts';
import { resourceTypes, updates } from './local-aws/stacks.ts';
import { stepFunctions } from './local-aws/step-functions.ts';
import { dynamoDb, streams } from './local-aws/tables.ts';

await row('fixture', deployFixture);
const sections = { stepFunctions, dynamoDb, streams, schedules, httpApi, messaging, resourceTypes, updates };
const wanted = process.argv[2] ?? '';
for (const [name, measure] of Object.entries(sections)) {
  if (name.includes(wanted)) await row(`section ${name}`, async () => (await measure(), 'done'));
}
keepAlive.destroy();
