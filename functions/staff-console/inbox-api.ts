import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { ruleFinder } from '../../shared/events/routing-rule-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { staffInbox } from './staff-inbox.ts';

/* /v1/inbox and /v1/conversations: what waits for staff, who has it, and what was said. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/inbox-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffInbox({
  table,
  now,
  log,
  findStaff: signedInFinder({ table, now }),
  findLocation: presentLocation(table),
  findDealership: dealershipFinder(table),
  findRules: ruleFinder(table),
});
