import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { templatesOf } from '../../shared/messaging/templates/template-store.ts';
import { sendingPolicy } from '../../shared/messaging/verdict.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { dryRunSite } from './dry-run-site.tsx';

/* /console/dry-run: what would be sent, before it is. Reads only. */

const environment = readEnvironment(ENVIRONMENTS['console/dry-run']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));

export const handler = dryRunSite({
  table,
  now,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  previewDeps: async () => ({
    table,
    now,
    log,
    idKey: (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey,
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    ladderSeconds: environment.LADDER_SECONDS,
    baseUrl: environment.PUBLIC_BASE_URL,
    findLocation: presentLocation(table),
    findTemplates: (of) => templatesOf(table, of),
  }),
});
