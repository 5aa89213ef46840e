import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { now } from '../../shared/platform/system.ts';
import { staffPlans } from './staff-plans.ts';

/* /v1/visits/{visitId}/messages: the plan of a visit and its messages. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/plans-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffPlans({
  table,
  now,
  findStaff: staffFinder(table),
  findLocation: presentLocation(table),
});
