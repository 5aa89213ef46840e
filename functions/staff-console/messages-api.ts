import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { staffMessages } from './staff-messages.ts';

/* /v1/messages: what became of one message, and why. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/messages-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffMessages({ table, findStaff: staffFinder(table) });
