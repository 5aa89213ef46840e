import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { newSecret, now } from '../../shared/platform/system.ts';
import { contactsSite } from './contacts-site.tsx';

/* /console/contacts: who the customers are, found, noted, edited and merged, and what may be sent to them. */

const environment = readEnvironment(ENVIRONMENTS['console/contacts']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));

export const handler = contactsSite({
  table,
  now,
  log,
  newKey: newSecret,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  idKey: async () => (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey,
});
