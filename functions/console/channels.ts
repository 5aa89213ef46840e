import { channelsWorker } from '../../shared/conversations/channels-worker.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { channelsSite } from './channels-site.tsx';

/* /console/settings/channels: how channels stand, their forms with access data, trials and balance. */

const environment = readEnvironment(ENVIRONMENTS['console/channels']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = channelsSite({
  ...channelsWorker(environment, table),
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
