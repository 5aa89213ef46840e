import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { settingsSite } from './settings-site.tsx';

/* /console/settings: what holds, the rules, the inboxes, the texts, the logo, the retention, and who changed what. What needs secrets or accounts is answered by others. */

const environment = readEnvironment(ENVIRONMENTS['console/settings']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = settingsSite({
  table,
  now,
  log,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  findPartner: partnerFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
