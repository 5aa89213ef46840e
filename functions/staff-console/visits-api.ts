import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { signedInFinder } from '../../shared/dealers/note-sign-in.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';
import { staffVisits } from './staff-visits.ts';

/* /v1/visits: the visits of a day, what customers answered, and what of it is dealt with. */

const table = dynamoTable(readEnvironment(ENVIRONMENTS['staff-console/visits-api']).TABLE_NAME);

export const handler = staffVisits({
  table,
  now,
  log,
  findStaff: signedInFinder({ table, now }),
  findLocation: locationFinder(table),
  findPartner: partnerFinder(table),
});
