import { type Staff, worksAt } from '../../dealers/staff.ts';
import { AppError } from '../../kernel/app-error.ts';

/** Whose texts: a dealer's for all its locations, or those for one. */
export type TemplatePlace = { dealerId: string; locationId?: string | undefined };

export const unknownLocation = (locationId: string): AppError =>
  new AppError(
    'NotFound',
    'location.unknown',
    `There is no location ${locationId} at your dealer that you work at. Ids keep leading zeros.`,
  );

/** The place that a member of staff means. What is for all locations is written only by who works at all of them. */
export const placeOfStaff = (
  staff: Staff,
  locationId: string | undefined,
  access: 'read' | 'write',
): TemplatePlace => {
  const { dealerId } = staff;
  if (locationId !== undefined && !worksAt(staff, { dealerId, locationId }))
    throw unknownLocation(locationId);
  if (locationId === undefined && access === 'write' && staff.locationIds.length > 0)
    throw new AppError(
      'Forbidden',
      'template.dealer_wide',
      'This text is for all locations of the dealer, and you work at some of them. Name one of yours as locationId, or ask an admin of the dealer.',
    );
  return { dealerId, locationId };
};
