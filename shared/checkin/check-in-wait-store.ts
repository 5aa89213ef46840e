import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { CHECK_IN_WAIT } from '../table/access-patterns/visits.ts';
import { defineEntity } from '../table/entity.ts';

const checkInWaitSchema = z.object({ visitId: z.string(), taskToken: z.string(), at: z.string() });

/** An execution waits at most a year. */
const LONGEST_WAIT_DAYS = 366;

/**
 * Which execution waits for a visit's check-in. An item of its own, for a token is longer than a whole visit. Whoever
 * waits writes it before looking at the visit, whoever finishes looks here after writing the visit: one sees the other.
 */
export const checkInWaits = defineEntity({
  name: 'check-in-wait',
  schemaNumber: 1,
  shape: checkInWaitSchema,
  key: CHECK_IN_WAIT,
  keyParts: ({ visitId }) => ({ visitId }),
  privacy: {
    class: 'operational',
    found: 'visit',
    kept: 'a year, which is the longest that an execution waits',
    erasure: { does: 'delete' },
    about: ({ visitId, at }) => ({ visitId, at }),
    hides: ['taskToken'],
  },
  expires: ({ at }) => epochSeconds(at) + LONGEST_WAIT_DAYS * DAY_SECONDS,
});
