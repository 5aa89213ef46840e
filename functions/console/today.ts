import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { templatesOf } from '../../shared/messaging/templates/template-store.ts';
import { sendingPolicy } from '../../shared/messaging/verdict.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { startPorts } from '../../shared/planning/start-ports.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { newSecret, now } from '../../shared/platform/system.ts';
import { todaySite } from './today-site.tsx';

/* /console/today and /console/visits: appointments by day, and one of them with what the customer answered and what is sent. */

const environment = readEnvironment(ENVIRONMENTS['console/today']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
const { workflow, scheduler } = startPorts(environment);

export const handler = todaySite({
  table,
  now,
  log,
  newKey: newSecret,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  findPartner: partnerFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  changeDeps: async () => ({
    table,
    now,
    log,
    workflow,
    scheduler,
    idKey: (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey,
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    findLocation: presentLocation(table),
    findTemplates: (of) => templatesOf(table, of),
  }),
});
