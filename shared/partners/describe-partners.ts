import * as z from 'zod';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { ReadSecret } from '../platform/secrets.ts';
import type { Table } from '../table/table.ts';
import { dealersOf, type Partner, partnerSchema } from './partner.ts';
import { partnersOfDealer, requirePartner, signingSecrets } from './partner-store.ts';
import { requireRotationRight } from './require-rotation-right.ts';

const { partnerId, name, status, aliases, checkInBaseUrl } = partnerSchema.shape;

export const partnerViewSchema = z
  .object({
    partnerId,
    name,
    status,
    locationIds: z.array(z.string()).meta({ description: 'Those of yours for which it may send events.' }),
    isShared: z.boolean().meta({ description: 'Whether it acts for other dealers as well.' }),
    aliases: aliases.meta({ description: 'Its own names of events, and ours.' }),
    checkInBaseUrl,
    signingSecrets: z
      .int()
      .meta({ description: 'How many are accepted now: 2 while one is rotated out. Never shown again.' }),
    secretsChangedAt: partnerSchema.shape.secretsChangedAt,
    mayRotate: z.boolean(),
  })
  .meta({ id: 'Partner' });
export type PartnerView = z.infer<typeof partnerViewSchema>;

export const partnersViewSchema = z.object({ partners: z.array(partnerViewSchema) }).meta({ id: 'Partners' });
export type PartnersView = z.infer<typeof partnersViewSchema>;

export type DescribePartnersDeps = { table: Table; readSecret: ReadSecret; secretPrefix: string };

/** The partners that may send events for a dealer (S0.3): for which locations, and how their secrets stand. */
export const describePartners = async (
  deps: DescribePartnersDeps,
  { staff }: { staff: Staff },
): Promise<PartnersView> => {
  const partners = await partnersOfDealer(deps.table, staff.dealerId);
  return { partners: await Promise.all(partners.map((partner) => viewPartner(deps, staff, partner))) };
};

/** One of them. Errors: NotFound `partner.unknown`, also for one that acts for other dealers alone. */
export const describePartner = async (
  deps: DescribePartnersDeps,
  { staff, partnerId: id }: { staff: Staff; partnerId: string },
): Promise<PartnerView> => viewPartner(deps, staff, await requirePartner(deps.table, staff, id));

const viewPartner = async (
  { table, readSecret, secretPrefix }: DescribePartnersDeps,
  staff: Staff,
  partner: Partner,
): Promise<PartnerView> => ({
  partnerId: partner.partnerId,
  name: partner.name,
  status: partner.status,
  locationIds: locationsFor(staff, partner),
  isShared: dealersOf(partner).length > 1,
  aliases: partner.aliases,
  ...(partner.checkInBaseUrl === undefined ? {} : { checkInBaseUrl: partner.checkInBaseUrl }),
  signingSecrets: (await signingSecrets(readSecret, secretPrefix, partner.partnerId)).length,
  ...(partner.secretsChangedAt === undefined ? {} : { secretsChangedAt: partner.secretsChangedAt }),
  mayRotate: await mayRotate(table, staff, partner),
});

const locationsFor = (staff: Staff, { locations }: Partner): string[] =>
  locations
    .filter((place) => worksAt(staff, place))
    .map(({ locationId }) => locationId)
    .toSorted();

const mayRotate = async (table: Table, staff: Staff, partner: Partner): Promise<boolean> => {
  try {
    await requireRotationRight(table, staff, partner);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'Forbidden') return false;
    throw error;
  }
};
