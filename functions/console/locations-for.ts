import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import { worksAt } from '../../shared/dealers/staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Viewer } from './console-handler.tsx';

/** The locations that are theirs to see, in the order of their ids. */
export const locationsFor = ({ staff, dealership }: Viewer): readonly LocationInForce[] =>
  dealership.locations.filter((location) => worksAt(staff, location));

/** The one that the address names, else the first of theirs. Errors: NotFound, also for one that is not theirs. */
export const locationFor = (viewer: Viewer, locationId: string | undefined): LocationInForce => {
  const locations = locationsFor(viewer);
  const found =
    locationId === undefined ? locations[0] : locations.find((one) => one.locationId === locationId);
  if (found) return found;
  throw new AppError(
    'NotFound',
    'location.unknown',
    'There is no such location among yours. Ids keep leading zeros.',
  );
};
