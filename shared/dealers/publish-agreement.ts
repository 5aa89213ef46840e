import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table } from '../table/table.ts';
import { agreementRecord } from './agreement-record.ts';
import { agreementDrafts, agreements, agreementVersions } from './agreement-store.ts';
import { type Agreement, type AgreementTexts, languagesOf, missingLanguages } from './agreement.ts';
import { locationInForce } from './dealer.ts';
import { requireAgreement, textsInForce } from './describe-agreements.ts';
import { readLevels } from './read-levels.ts';
import { requireDealerWide } from './require-level.ts';
import { requireUnchanged } from './save-agreement.ts';
import type { Staff } from './staff.ts';

export const publicationSchema = z.strictObject({
  version: z
    .int()
    .min(1)
    .meta({ description: 'The one that you read: what you saw is published, or nothing.' }),
});

/**
 * Makes the draft of an agreement its next version, which customers see who open their check-in from now on; who has opened it before
 * keeps the version that they saw (S2.43). Answers its number. Errors: NotFound `agreement.unknown`; Forbidden
 * `level.dealer_wide`; Conflict `agreement.changed`, `agreement.no_draft`; InvalidInput `agreement.invalid`, `agreement.language_missing`
 * with the languages as issues.
 */
export const publishAgreement = async (
  deps: { table: Table; now: Now },
  { staff, agreementId, body }: { staff: Staff; agreementId: string; body: unknown },
): Promise<number> => {
  requireDealerWide(staff);
  const { version } = parseCommand(publicationSchema, 'agreement.invalid', 'What is published', body);
  const { table, now } = deps;
  return retryOnConflict.execute(async () => {
    const current = await requireAgreement(table, { staff, agreementId });
    requireUnchanged(version, current);
    const [draft, before] = await Promise.all([
      agreementDrafts.get(table, current),
      textsInForce(table, current),
    ]);
    if (!draft) throw noDraft();
    const { texts } = draft;
    await requireLanguages(table, staff, current, texts);
    const at = now();
    const number = (current.inForce?.number ?? 0) + 1;
    const published = { number, publishedAt: at, publishedBy: staff.name };
    const { dealerId, name } = current;
    const next = { ...current, draft: undefined, inForce: { ...published, languages: languagesOf(texts) } };
    await table.writeTogether([
      agreementVersions.creation({ dealerId, agreementId, name, texts, ...published }, at),
      agreements.replacement(next, at),
      agreementDrafts.removal(draft),
      agreementRecord(
        {
          by: staff,
          what: 'agreement.published',
          before: { agreement: current, texts: before },
          after: { agreement: next, texts },
          mark: current.version + 1,
        },
        at,
      ),
    ]);
    return number;
  });
};

const noDraft = (): AppError =>
  new AppError(
    'Conflict',
    'agreement.no_draft',
    'There is nothing to publish: what was saved is in force already. Change the texts and save them first.',
  );

/** A customer whose own language is missing reads that of the location, so it must be there. */
const requireLanguages = async (
  table: Table,
  staff: Staff,
  agreement: Agreement,
  texts: AgreementTexts,
): Promise<void> => {
  const { network, dealer, locations } = await readLevels(table, staff);
  const missing = missingLanguages(
    agreement,
    texts,
    locations.map((location) => locationInForce(network, dealer, location)),
  );
  if (missing.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'agreement.language_missing',
    `The agreement holds at locations that speak ${missing.join(', ')}, and has no text in it. Write it, save, and publish again.`,
    {
      details: { issues: missing.map((language) => ({ path: `texts.${language}`, message: 'is missing' })) },
    },
  );
};
