import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { privacyWorker } from '../../shared/privacy/privacy-worker.ts';
import { sweepPrivacy, type SweptPrivacy } from '../../shared/privacy/sweep-privacy.ts';

/* Every hour: finishes erasures, and brings the clocks of what is kept in line with the retention in force. */

const environment = readEnvironment(ENVIRONMENTS['stream/sweep-privacy']);
const worker = privacyWorker(environment, dynamoTable(environment.TABLE_NAME));

export const handler = async (): Promise<SweptPrivacy> => sweepPrivacy(await worker());
