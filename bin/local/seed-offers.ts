/** What the customers of London choose from and agree to in their check-in, which is our page there. Made once; what the staff change stays. */
import { agreementsOfDealer } from '../../shared/dealers/agreement-store.ts';
import { servicesOfDealer } from '../../shared/dealers/offered-service-store.ts';
import { publishAgreement } from '../../shared/dealers/publish-agreement.ts';
import { saveAgreement } from '../../shared/dealers/save-agreement.ts';
import { saveOfferedService } from '../../shared/dealers/save-offered-service.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import type { AdminContext } from '../admin/command.ts';
import { SEED_AGREEMENTS, SEED_SERVICES, type SeedDealer } from './seed-data.ts';

export const seedOffers = async (
  context: AdminContext,
  { locationId }: SeedDealer,
  staff: Staff,
): Promise<void> => {
  const services = await servicesOfDealer(context.table, staff.dealerId);
  for (const [position, { code, ...service }] of SEED_SERVICES.entries())
    if (!services.some((one) => one.code === code))
      await saveOfferedService(context, {
        staff,
        code,
        body: { version: 0, ...service, position, locationIds: [locationId] },
      });
  const agreements = await agreementsOfDealer(context.table, staff.dealerId);
  for (const { agreementId, ...agreement } of SEED_AGREEMENTS) {
    if (agreements.some((one) => one.agreementId === agreementId)) continue;
    const body = { version: 0, ...agreement, locationIds: [locationId] };
    await saveAgreement(context, { staff, agreementId, body });
    await publishAgreement(context, { staff, agreementId, body: { version: 1 } });
  }
};
