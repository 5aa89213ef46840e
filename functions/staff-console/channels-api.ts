import { channelsWorker } from '../../shared/conversations/channels-worker.ts';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { now } from '../../shared/platform/system.ts';
import { staffChannels } from './staff-channels.ts';

/* /v1/channels for staff: how channels stand, what is set, trials and balance. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/channels-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffChannels({
  ...channelsWorker(environment, table),
  findStaff: signedInFinder({ table, now }),
});
