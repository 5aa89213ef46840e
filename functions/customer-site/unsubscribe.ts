import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { unsubscribeLinks } from '../../shared/messaging/unsubscribe-link.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { unsubscribeSite } from './unsubscribe-site.tsx';

/* /u/{token}: the reader of a mail wants no more messages. */

const environment = readEnvironment(ENVIRONMENTS['customer-site/unsubscribe']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
const keys = () => platformKeys(readSecret, environment.SECRET_PREFIX);

export const handler = unsubscribeSite({
  table,
  now,
  log,
  findLocation: locationFinder(table),
  links: async () => unsubscribeLinks((await keys()).linkKey),
  idKey: async () => (await keys()).idKey,
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
