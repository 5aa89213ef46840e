import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { existingSecrets } from '../../shared/platform/secret-store.ts';
import { newSecret, newSigningSecret, now } from '../../shared/platform/system.ts';
import { staffPartners } from './staff-partners.ts';

/* /v1/partners for staff: who sends events for the dealer, and what they sign with. Secrets are read anew each time and never given back. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/partners-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffPartners({
  table,
  now,
  log,
  secrets: existingSecrets(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
  newSecret,
  newSigningSecret,
  findStaff: signedInFinder({ table, now }),
});
