import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { now } from '../../shared/platform/system.ts';
import { staffTemplates } from './staff-templates.ts';

/* /v1/templates: the texts that customers get, and a look at them before they do. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/templates-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffTemplates({
  table,
  now,
  findStaff: signedInFinder({ table, now }),
  baseUrl: environment.PUBLIC_BASE_URL,
});
