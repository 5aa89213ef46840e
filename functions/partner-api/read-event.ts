import { describeEvent } from '../../shared/events/describe-event.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { authenticateApiKey } from '../../shared/partners/authenticate-api-key.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

/* GET /v1/partners/{partnerId}/events/{eventId}: what became of an event. */

const environment = readEnvironment(ENVIRONMENTS['partner-api/read-event']);
const table = dynamoTable(environment.TABLE_NAME);
const findPartner = partnerFinder(table);

export const handler = httpHandler([
  {
    method: 'GET',
    path: '/v1/partners/{partnerId}/events/{eventId}',
    handle: async ({ params, headers }) => {
      const partner = await authenticateApiKey(
        { findPartner },
        { partnerId: params['partnerId'] ?? '', authorization: headers['authorization'] },
      );
      const event = await describeEvent(table, {
        partnerId: partner.partnerId,
        eventId: params['eventId'] ?? '',
      });
      if (event) return json(200, event);
      throw new AppError(
        'NotFound',
        'event.unknown',
        'You have sent no event with this id, or more than 90 days ago. The id is the webhook-id of your POST.',
      );
    },
  },
]);
