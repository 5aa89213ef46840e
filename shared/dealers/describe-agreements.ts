import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { type Agreement, type AgreementTexts, type AgreementVersion } from './agreement.ts';
import {
  agreementDrafts,
  agreements,
  agreementsOf,
  agreementVersions,
  versionsOf,
} from './agreement-store.ts';
import type { Staff } from './staff.ts';

const PAGE = 25;
/** Each brings its texts along. */
const VERSIONS_PAGE = 10;

type Deps = { table: Table };
type Asked = { staff: Staff; agreementId: string };

/** A page of what a dealer asks its customers to agree to. Errors: InvalidInput `page.cursor_invalid`. */
export const describeAgreements = (
  { table }: Deps,
  { staff, cursor }: { staff: Staff; cursor: string | undefined },
): Promise<{ agreements: Stored<Agreement>[]; cursor?: string }> =>
  agreementsOf(table, { dealerId: staff.dealerId, cursor, limit: PAGE });

/** One agreement of the dealer. Errors: NotFound `agreement.unknown`. */
export const requireAgreement = async (
  table: Table,
  { staff, agreementId }: Asked,
): Promise<Stored<Agreement>> => {
  const agreement = await agreements.get(table, { dealerId: staff.dealerId, agreementId });
  if (agreement) return agreement;
  throw unknownAgreement();
};

export const unknownAgreement = (): AppError =>
  new AppError('NotFound', 'agreement.unknown', 'There is no such agreement at your dealer.');

export type AgreementView = {
  agreement: Stored<Agreement>;
  /** What is edited: the draft, else what is in force. */
  texts: AgreementTexts;
  versions: readonly AgreementVersion[];
  /** For the page of older versions. */
  cursor?: string;
};

/** An agreement with what is edited of it and a page of its versions, newest first. Errors: NotFound `agreement.unknown`, InvalidInput `page.cursor_invalid`. */
export const describeAgreement = async (
  { table }: Deps,
  { staff, agreementId, cursor }: Asked & { cursor: string | undefined },
): Promise<AgreementView> => {
  const agreement = await requireAgreement(table, { staff, agreementId });
  const which = { dealerId: staff.dealerId, agreementId };
  const [texts, page] = await Promise.all([
    textsEdited(table, agreement),
    versionsOf(table, { ...which, cursor, limit: VERSIONS_PAGE }),
  ]);
  return { agreement, texts, ...page };
};

/** The texts of the draft, else those in force, else none. */
const textsEdited = async (table: Table, agreement: Agreement): Promise<AgreementTexts> =>
  agreement.draft === undefined
    ? textsInForce(table, agreement)
    : ((await agreementDrafts.get(table, agreement))?.texts ?? {});

/** What new customers read now. */
export const textsInForce = async (table: Table, agreement: Agreement): Promise<AgreementTexts> =>
  agreement.inForce === undefined
    ? {}
    : ((await agreementVersions.get(table, { ...agreement, number: agreement.inForce.number }))?.texts ?? {});

/** The number of a version as an address names it; of what is none 0, which no version has. */
export const versionNumberIn = (text: string | undefined): number =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;

/** A version as it was published, whatever came after it (S2.43). Errors: NotFound `agreement.version_unknown`. */
export const describeAgreementVersion = async (
  { table }: Deps,
  { staff, agreementId, number }: Asked & { number: number },
): Promise<AgreementVersion> => {
  const version = await agreementVersions.get(table, { dealerId: staff.dealerId, agreementId, number });
  if (version) return version;
  throw new AppError(
    'NotFound',
    'agreement.version_unknown',
    'There is no such version of an agreement at your dealer.',
  );
};
