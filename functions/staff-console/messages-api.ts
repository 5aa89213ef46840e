import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { templatesOf } from '../../shared/messaging/templates/template-store.ts';
import { sendingPolicy } from '../../shared/messaging/verdict.ts';
import { startPorts } from '../../shared/planning/start-ports.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { staffMessages } from './staff-messages.ts';

/* /v1/messages: what became of one message and why; taking it back, changing it and letting it out before it is sent, sending a failed one again, one by hand, and an answer in a conversation. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/messages-api']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
const { workflow, scheduler } = startPorts(environment);

export const handler = staffMessages({
  table,
  findStaff: signedInFinder({ table, now }),
  changeDeps: async () => ({
    table,
    now,
    log,
    workflow,
    scheduler,
    baseUrl: environment.PUBLIC_BASE_URL,
    idKey: (await platformKeys(readSecret, environment.SECRET_PREFIX)).idKey,
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    findLocation: presentLocation(table),
    findTemplates: (of) => templatesOf(table, of),
  }),
});
