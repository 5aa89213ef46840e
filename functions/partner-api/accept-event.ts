import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { acceptEvent } from '../../shared/events/accept-event.ts';
import { partnerFinder, signingSecrets } from '../../shared/partners/partner-store.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

/* POST /v1/partners/{partnerId}/events: the one call that starts a visit (S0.1). */

const environment = readEnvironment(ENVIRONMENTS['partner-api/accept-event']);
const table = dynamoTable(environment.TABLE_NAME);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));

const deps = {
  table,
  now,
  findPartner: partnerFinder(table),
  signingSecrets: (partnerId: string) => signingSecrets(readSecret, environment.SECRET_PREFIX, partnerId),
};

export const handler = httpHandler([
  {
    method: 'POST',
    path: '/v1/partners/{partnerId}/events',
    handle: async ({ params, headers, rawBody }) => {
      const { eventId, status } = await acceptEvent(deps, {
        partnerId: params['partnerId'] ?? '',
        rawBody,
        headers: {
          id: headers['webhook-id'],
          timestamp: headers['webhook-timestamp'],
          signature: headers['webhook-signature'],
        },
      });
      return json(status === 'accepted' ? 202 : 200, { eventId, status });
    },
  },
]);
