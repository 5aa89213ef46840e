import type { ConsoleRoute } from '../../shared/web/console-routes.ts';
import { PHONE, REFERENCES } from './fuzz/seeded-world.ts';

/** A request to a page: values for the names in its path, and what else it needs. `form` makes it a form that is sent. */
export type ConsoleSample = {
  params?: Record<string, string>;
  query?: string;
  form?: Record<string, string>;
};

const TRIED_OUT = {
  locationId: '01',
  kind: 'service',
  startsAt: '2026-12-01T09:30',
  'contact.firstName': 'Berta',
  'contact.language': 'de',
  'contact.mobile': PHONE,
};

/**
 * For every route of the console a request about the seeded world's own dealer, which anybody with the role gets a page for, and the
 * same about the other dealer's things. A route whose answer depends on nothing but who asks has no `foreign`.
 */
export const CONSOLE_SAMPLES: Record<
  ConsoleRoute,
  { own: () => ConsoleSample; foreign?: () => ConsoleSample }
> = {
  'GET /console/overview': {
    own: () => ({ query: 'days=28' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'GET /console/overview/failed': { own: () => ({}) },
  'GET /console/dry-run': { own: () => ({}) },
  'POST /console/dry-run': {
    own: () => ({ form: TRIED_OUT }),
    foreign: () => ({ form: { ...TRIED_OUT, locationId: REFERENCES.foreignLocation } }),
  },
  'GET /console/dry-run/{visitId}': {
    own: () => ({ params: { visitId: REFERENCES.visit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit } }),
  },
};
