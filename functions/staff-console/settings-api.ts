import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { staffSettings } from './staff-settings.ts';

/* /v1/settings, /v1/rules and /v1/inboxes, and who changed what of them and of all else: /v1/audit. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/settings-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffSettings({ table, now, log, findStaff: signedInFinder({ table, now }) });
