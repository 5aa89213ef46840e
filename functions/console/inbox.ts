import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { ruleFinder } from '../../shared/events/routing-rule-store.ts';
import { templateFinder, templatesOf } from '../../shared/messaging/templates/template-store.ts';
import { sendingPolicy } from '../../shared/messaging/verdict.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { startPorts } from '../../shared/planning/start-ports.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { newId, now } from '../../shared/platform/system.ts';
import { inboxSite } from './inbox-and-conversations.tsx';

/* /console/inbox and /console/conversations: what waits for staff, and what was said. */

const environment = readEnvironment(ENVIRONMENTS['console/inbox']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
const { workflow, scheduler } = startPorts(environment);
const findLocation = presentLocation(table);

export const handler = inboxSite({
  table,
  now,
  log,
  newKey: () => newId('form'),
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  findRules: ruleFinder(table),
  findLocation,
  findPartner: partnerFinder(table),
  // For reading what was sent; what is sent now is made of the texts of this moment.
  findTemplates: templateFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  changeDeps: async () => ({
    table,
    now,
    log,
    baseUrl: environment.PUBLIC_BASE_URL,
    workflow,
    scheduler,
    idKey: (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey,
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    findLocation,
    findTemplates: (of) => templatesOf(table, of),
  }),
});
