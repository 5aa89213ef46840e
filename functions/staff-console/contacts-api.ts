import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { templatesOf } from '../../shared/messaging/templates/template-store.ts';
import { sendingPolicy } from '../../shared/messaging/verdict.ts';
import { replanVisits } from '../../shared/planning/replan-visits.ts';
import { startPorts } from '../../shared/planning/start-ports.ts';
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
const ports = startPorts(environment);
const idKey = async () => (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey;

export const handler = staffContacts({
  table,
  now,
  log,
  findStaff: staffFinder(table),
  idKey,
  replan: async (command) =>
    replanVisits(
      {
        ...ports,
        table,
        now,
        log,
        idKey: await idKey(),
        sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
        findLocation: presentLocation(table),
        findTemplates: (of) => templatesOf(table, of),
      },
      command,
    ),
});
