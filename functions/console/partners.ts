import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { existingSecrets } from '../../shared/platform/secret-store.ts';
import { newSecret, newSigningSecret, now } from '../../shared/platform/system.ts';
import { partnersSite } from './partners-site.tsx';

/* /console/settings/partners: who sends events for the dealer, and what they sign with. Secrets are read anew each time. */

const environment = readEnvironment(ENVIRONMENTS['console/partners']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = partnersSite({
  table,
  now,
  log,
  secrets: existingSecrets(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
  newSecret,
  newSigningSecret,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
