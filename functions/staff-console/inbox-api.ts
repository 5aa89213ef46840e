import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { staffInbox } from './staff-inbox.ts';

/* /v1/inbox and /v1/conversations: what waits for staff, and what was said. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/inbox-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffInbox({ table, now, log, findStaff: staffFinder(table) });
