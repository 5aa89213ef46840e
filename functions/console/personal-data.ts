import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { privacyWorker } from '../../shared/privacy/privacy-worker.ts';
import { personalDataSite } from './personal-data-site.tsx';

/* /console/personal-data: what is kept of a person, to hand over or to delete. */

const environment = readEnvironment(ENVIRONMENTS['console/personal-data']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = personalDataSite({
  table,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  privacy: privacyWorker(environment, table),
});
