import * as z from 'zod';
import { addressIdsOf } from '../contacts/address-state-store.ts';
import { consentPurposeSchema, consentTable } from '../contacts/consent.ts';
import { MERGE_FIELDS, mergedContact, type Taken, takenSchema, takes } from '../contacts/contact-merge.ts';
import type { Contact } from '../contacts/contact.ts';
import { channelSchema } from '../dealers/settings.ts';
import type { Staff } from '../dealers/staff.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { Table } from '../table/table.ts';
import { contactRowSchema, viewRow } from './contact-view.ts';
import { alreadyMerged, type OneOfPair, requirePair, versionOfPair } from './require-pair.ts';

export const mergeToPreviewSchema = z
  .strictObject({
    otherId: z.string().min(1).max(100).meta({ description: 'The contact that becomes a part of this one.' }),
    take: takenSchema.optional().meta({
      description:
        'Whose value each field takes: `own` is the contact that stays. Where nothing is said, its own, else the other’s.',
    }),
  })
  .meta({ id: 'MergeToPreview' });

const verdict = z.object({
  isAllowed: z.boolean(),
  reason: z.string().optional().meta({ description: 'Why not.' }),
  says: z.string().meta({ description: 'The same in plain words.' }),
});
export const mergePreviewSchema = z
  .object({
    version: z
      .string()
      .meta({ description: 'Name it when you merge: of two who were edited since nothing is merged.' }),
    own: contactRowSchema.meta({ description: 'The contact that stays.' }),
    other: contactRowSchema.meta({ description: 'The one that becomes a part of it.' }),
    fields: z.array(
      z.object({
        field: z.enum(MERGE_FIELDS),
        own: z.string().optional(),
        other: z.string().optional(),
        takes: z.enum(['own', 'other']),
      }),
    ),
    merged: contactRowSchema.meta({ description: 'What the contact would be.' }),
    consent: z
      .array(
        z.object({
          channel: channelSchema,
          purpose: consentPurposeSchema,
          own: verdict,
          other: verdict,
          merged: verdict,
        }),
      )
      .meta({ description: 'What might be sent before, and after: never what could not be sent to either.' }),
  })
  .meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof mergePreviewSchema>;

export type PreviewMergeDeps = { table: Table; idKey: string };
export type PreviewMergeCommand = { staff: Staff; contactId: string; command: unknown };

/** Two contacts side by side, and the one that they would be (S3.23). Changes nothing. Errors: as `requirePair`, and Conflict `contact.merged`. */
export const previewMerge = async (
  deps: PreviewMergeDeps,
  { staff, contactId, command }: PreviewMergeCommand,
): Promise<MergePreview> => {
  const { otherId, take = {} } = parseCommand(mergeToPreviewSchema, 'merge.invalid', 'The merge', command);
  const pair = await requirePair(deps, { staff, contactId, otherId });
  if (!('other' in pair)) throw alreadyMerged({ contactId: otherId, mergedInto: contactId });
  const { own, other } = pair;
  const merged = mergePair(deps, pair, take);
  const states = [...own.addressStates, ...other.addressStates];
  const after = consentTable({ contact: merged, addressStates: states });
  const theirs = consentTable(other);
  return {
    version: versionOfPair(pair),
    own: viewRow(own.contact, isStopped(own)),
    other: viewRow(other.contact, isStopped(other)),
    fields: MERGE_FIELDS.map((field) => ({
      field,
      ...(own.contact[field] === undefined ? {} : { own: own.contact[field] }),
      ...(other.contact[field] === undefined ? {} : { other: other.contact[field] }),
      takes: takes(field, take, own.contact, other.contact),
    })),
    merged: viewRow(merged, isStopped({ contact: merged, addressStates: states })),
    consent: consentTable(own).map(({ channel, purpose, refusal }, index) => ({
      channel,
      purpose,
      own: sayVerdict(refusal),
      other: sayVerdict(theirs[index]?.refusal),
      merged: sayVerdict(after[index]?.refusal),
    })),
  };
};

/** The contact that two would be. */
export const mergePair = (
  { idKey }: { idKey: string },
  { own, other }: { own: OneOfPair; other: OneOfPair },
  take: Taken,
): Contact => mergedContact(own, other, take, (contact) => addressIdsOf(idKey, contact));

export const isStopped = ({
  contact,
  addressStates,
}: Pick<OneOfPair, 'addressStates'> & { contact: Contact }): boolean =>
  [contact, ...addressStates].some(({ optOut }) => optOut);

const sayVerdict = (
  refusal: ReturnType<typeof consentTable>[number]['refusal'],
): z.infer<typeof verdict> => ({
  isAllowed: refusal === undefined,
  ...(refusal === undefined ? {} : { reason: refusal }),
  says: refusal === undefined ? 'may be sent' : REASONS[refusal].says,
});
