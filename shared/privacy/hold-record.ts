import type { Actor } from '../dealers/audit.ts';
import { auditWrite } from '../dealers/audit-store.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Write } from '../table/table.ts';
import type { Who } from './personal-data.ts';

/** The record of who set or lifted a hold, to be written with it. Without the reason, which may name a person. */
export const holdRecord = (
  { dealerId, contactId, by, what }: Who & { by: Actor; what: 'hold.set' | 'hold.lifted' },
  at: Instant,
): Write =>
  auditWrite(
    { scope: 'dealer', scopeId: dealerId, by, what, target: `contact/${contactId}`, changes: [], mark: at },
    at,
  );
