import { agreementsFinder } from '../../shared/dealers/agreement-store.ts';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { servicesFinder } from '../../shared/dealers/offered-service-store.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { customerSite } from './customer-site.tsx';

/* /c/{token}: what a customer sees behind the link of a check-in. */

const environment = readEnvironment(ENVIRONMENTS['customer-site/check-in']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = customerSite({
  table,
  now,
  log,
  findLocation: locationFinder(table),
  findPartner: partnerFinder(table),
  findServices: servicesFinder(table),
  findAgreements: agreementsFinder(table),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
});
