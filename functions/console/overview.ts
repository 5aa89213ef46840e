import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { now } from '../../shared/platform/system.ts';
import { overviewSite } from './overview-site.tsx';

/* /console/overview: how far check-ins come, and what waits for somebody. Reads only. */

const environment = readEnvironment(ENVIRONMENTS['console/overview']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = overviewSite({
  table,
  now,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
