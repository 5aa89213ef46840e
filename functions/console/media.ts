import { S3Client } from '@aws-sdk/client-s3';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { linkSigner } from '../../shared/platform/media-links.ts';
import { mediaSite } from './media-site.ts';

/* /console/media: what customers sent, for a moment. The one page that knows S3. */

const environment = readEnvironment(ENVIRONMENTS['console/media']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = mediaSite({
  table,
  findStaff: staffFinder(table),
  findDealership: dealershipFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  signLink: linkSigner(new S3Client(awsClientOptions), environment.MEDIA_BUCKET),
});
