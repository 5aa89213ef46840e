import { S3Client } from '@aws-sdk/client-s3';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { linkSigner } from '../../shared/platform/media-links.ts';
import { staffMedia } from './staff-media.ts';

/* /v1/conversations/{conversationId}/media/{mediaId}: what customers sent, for a moment. The one door that knows S3. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/media-api']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = staffMedia({
  table,
  findStaff: staffFinder(table),
  signLink: linkSigner(new S3Client(awsClientOptions), environment.MEDIA_BUCKET),
});
