import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { now } from '../../shared/platform/system.ts';
import { privacyWorker } from '../../shared/privacy/privacy-worker.ts';
import { staffPrivacy } from './staff-privacy.ts';

/* /v1/privacy and what is done with the data of one contact: retention, erasure, export, legal hold. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/privacy-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffPrivacy({
  findStaff: signedInFinder({ table, now }),
  privacy: privacyWorker(environment, table),
});
