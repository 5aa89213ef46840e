import * as z from 'zod';
import type { Stored } from '../table/entity.ts';
import {
  type Agreement,
  agreementSchema,
  agreementTextsSchema,
  type AgreementVersion,
  agreementVersionSchema,
} from './agreement.ts';
import type { AgreementView } from './describe-agreements.ts';
import type { Staff } from './staff.ts';

/* Agreements as staff read them by the API. */

const agreementViewSchema = agreementSchema
  .omit({ dealerId: true })
  .extend({
    version: z.int().meta({ description: 'To be said when it is saved or published.' }),
    mayChange: z.boolean().meta({ description: 'False for who looks after some locations only.' }),
  })
  .meta({ id: 'Agreement' });

export const agreementsViewSchema = z
  .object({ agreements: z.array(agreementViewSchema), cursor: z.string().optional() })
  .meta({ id: 'Agreements' });

export const agreementVersionViewSchema = agreementVersionSchema
  .omit({ dealerId: true })
  .meta({ id: 'AgreementVersion' });

export const agreementDetailSchema = agreementViewSchema
  .extend({
    texts: agreementTextsSchema.meta({ description: 'What is edited: the draft, else what is in force.' }),
    versions: z.array(agreementVersionViewSchema).meta({ description: 'Newest first, ten to a page.' }),
    cursor: z.string().optional().meta({ description: 'For the page of older versions.' }),
  })
  .meta({ id: 'AgreementDetail' });

export const agreementSwitchSchema = z.strictObject({
  enabled: z
    .boolean()
    .meta({ description: 'False withdraws it: customers who come from now on do not see it.' }),
});

/** One of a list. */
export const viewAgreement = (
  { locationIds }: Staff,
  { dealerId: _dealerId, ...agreement }: Stored<Agreement>,
): z.infer<typeof agreementViewSchema> => ({ ...agreement, mayChange: locationIds.length === 0 });

/** A version as it was published; what only the table knows of it is left out by the schema. */
export const viewVersion = (version: AgreementVersion): z.infer<typeof agreementVersionViewSchema> =>
  agreementVersionViewSchema.parse(version);

/** One with its texts and its versions. */
export const viewAgreementDetail = (
  staff: Staff,
  { agreement, texts, versions, cursor }: AgreementView,
): z.infer<typeof agreementDetailSchema> => ({
  ...viewAgreement(staff, agreement),
  texts,
  versions: versions.map(viewVersion),
  ...(cursor === undefined ? {} : { cursor }),
});
