import { changesBetween } from '../kernel/changes-between.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Write } from '../table/table.ts';
import type { Agreement, AgreementTexts } from './agreement.ts';
import type { Actor, Audited } from './audit.ts';
import { auditWrite } from './audit-store.ts';

/** An agreement with the texts that are edited of it, before or after a change. */
export type Edited = { agreement: Agreement; texts: AgreementTexts };

type AgreementChange = {
  by: Actor;
  what: Extract<Audited, `agreement.${string}`>;
  /** Undefined for one that is new. */
  before: Edited | undefined;
  after: Edited;
  /** The version that is written. */
  mark: number;
};

/** The record of who changed an agreement, as a write to go with the change. */
export const agreementRecord = ({ by, what, before, after, mark }: AgreementChange, at: Instant): Write => {
  const { dealerId, agreementId } = after.agreement;
  return auditWrite(
    {
      scope: 'dealer',
      scopeId: dealerId,
      by,
      what,
      target: `agreement/${agreementId}`,
      changes: changesBetween(shownOf(before), shownOf(after)),
      mark,
    },
    at,
  );
};

const shownOf = (edited: Edited | undefined) => {
  if (edited === undefined) return undefined;
  const { name, mandatory, locationIds, inForce } = edited.agreement;
  return { name, mandatory, locationIds, number: inForce?.number, texts: edited.texts };
};
