import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { preferenceLinks } from '../../shared/messaging/preference-link.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { preferenceSite } from './preference-site.tsx';

/* /p/{slug}: a person chooses what a dealer sends. */

const environment = readEnvironment(ENVIRONMENTS['customer-site/preferences']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));

export const handler = preferenceSite({
  table,
  now,
  log,
  findLocation: locationFinder(table),
  keys: async () => {
    const { linkKey, idKey } = await platformKeys(readSecret, environment.SECRET_PREFIX);
    return { links: preferenceLinks(linkKey), idKey };
  },
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
