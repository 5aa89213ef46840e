import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { staffContacts } from './staff-contacts.ts';

/* /v1/contacts: who the customers are (found, noted, edited, merged), and what may be sent to them. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/contacts-api']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));

export const handler = staffContacts({
  table,
  now,
  log,
  findStaff: signedInFinder({ table, now }),
  idKey: async () => (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey,
});
