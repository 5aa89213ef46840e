import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { invitedAccounts } from '../../shared/dealers/cognito-accounts.ts';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { staffTeam } from './staff-team.ts';

/* /v1/staff: who works for a dealer, who joins, and what each may do. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/team-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffTeam({
  table,
  now,
  log,
  accounts: invitedAccounts(new CognitoIdentityProviderClient(awsClientOptions), () =>
    Promise.resolve(environment.STAFF_POOL_ID),
  ),
  findStaff: signedInFinder({ table, now }),
});
