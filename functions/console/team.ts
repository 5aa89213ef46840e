import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { invitedAccounts } from '../../shared/dealers/cognito-accounts.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { teamSite } from './team-site.tsx';

/* /console/settings/team: who works for a dealer, who joins, and what each may do. */

const environment = readEnvironment(ENVIRONMENTS['console/team']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = teamSite({
  table,
  now,
  log,
  accounts: invitedAccounts(new CognitoIdentityProviderClient(awsClientOptions), () =>
    Promise.resolve(environment.STAFF_POOL_ID),
  ),
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
