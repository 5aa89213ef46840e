import { AGREEMENT, AGREEMENT_DRAFT, AGREEMENT_VERSION } from '../table/access-patterns/agreements.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import {
  type Agreement,
  agreementDraftSchema,
  agreementSchema,
  type AgreementVersion,
  agreementVersionSchema,
} from './agreement.ts';

export const agreements = defineEntity({
  name: 'agreement',
  schemaNumber: 1,
  shape: agreementSchema,
  key: AGREEMENT,
  keyParts: ({ dealerId, agreementId }) => ({ dealerId, agreementId }),
  privacy: {
    class: 'configuration',
    holds: 'what the dealer asks customers to agree to, and names of its staff',
  },
});

export const agreementDrafts = defineEntity({
  name: 'agreement-draft',
  schemaNumber: 1,
  shape: agreementDraftSchema,
  key: AGREEMENT_DRAFT,
  keyParts: ({ dealerId, agreementId }) => ({ dealerId, agreementId }),
  privacy: { class: 'configuration', holds: 'the dealer’s own texts' },
});

/** Sorts as the numbers do. */
const positionOf = (number: number): string => String(number).padStart(6, '0');

const versionItems = defineEntity({
  name: 'agreement-version',
  schemaNumber: 1,
  shape: agreementVersionSchema,
  key: AGREEMENT_VERSION,
  keyParts: ({ dealerId, agreementId, number }) => ({ dealerId, agreementId, position: positionOf(number) }),
  privacy: { class: 'configuration', holds: 'the dealer’s own texts, and names of its staff' },
});

type Which = { dealerId: string; agreementId: string };

/** What was published: it is made and read, and there is no way to change or remove it. */
export const agreementVersions = {
  declared: versionItems.declared,
  creation: versionItems.creation,
  get: (table: Table, { number, ...which }: Which & { number: number }) =>
    versionItems.get(table, { ...which, position: positionOf(number) }),
  getMany: (table: Table, versions: readonly (Which & { number: number })[]) =>
    versionItems.getMany(
      table,
      versions.map(({ number, ...which }) => ({ ...which, position: positionOf(number) })),
    ),
};

/** A dealer has a handful; this is where saving stops. All that hold are read for a customer. */
export const MOST_AGREEMENTS = 50;

type Wish = { cursor?: string | undefined; limit: number };

/** A page of a dealer's agreements, by their ids. Errors: InvalidInput `page.cursor_invalid`. */
export const agreementsOf = async (
  table: Table,
  { dealerId, cursor, limit }: Wish & { dealerId: string },
): Promise<{ agreements: Stored<Agreement>[]; cursor?: string }> => {
  const page = await table.query({
    pk: makeKey(AGREEMENT.pk, { dealerId }),
    skPrefix: makeKeyPrefix(AGREEMENT.sk, {}),
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return {
    agreements: page.items.map(agreements.parse),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};

/** All that a dealer asks its customers to agree to. */
export const agreementsOfDealer = async (table: Table, dealerId: string): Promise<Agreement[]> =>
  (await agreementsOf(table, { dealerId, limit: MOST_AGREEMENTS })).agreements;

export type FindAgreements = (dealerId: string) => Promise<Agreement[]>;

/** The agreements of a dealer, remembered for a minute. */
export const agreementsFinder = (table: Table): FindAgreements =>
  cached(CACHE_SECONDS, (dealerId) => agreementsOfDealer(table, dealerId));

/** A page of the versions of an agreement, newest first. Errors: InvalidInput `page.cursor_invalid`. */
export const versionsOf = async (
  table: Table,
  { cursor, limit, ...which }: Wish & Which,
): Promise<{ versions: AgreementVersion[]; cursor?: string }> => {
  const page = await table.query({
    pk: makeKey(AGREEMENT_VERSION.pk, which),
    skPrefix: makeKeyPrefix(AGREEMENT_VERSION.sk, {}),
    order: 'backward',
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return {
    versions: page.items.map(versionItems.parse),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};
