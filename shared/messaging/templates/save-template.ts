import * as z from 'zod';
import type { Actor } from '../../dealers/audit.ts';
import { purposeSchema } from '../../dealers/settings.ts';
import { AppError } from '../../kernel/app-error.ts';
import { languageSchema } from '../../kernel/language.ts';
import type { Now } from '../../kernel/instant.ts';
import { parseCommand } from '../../kernel/parse-command.ts';
import type { Table } from '../../table/table.ts';
import { checkTemplate, type CheckTemplateCommand } from './check-template.ts';
import { describeTemplate, type TemplateView } from './describe-template.ts';
import { EVERYWHERE, templateTextsSchema } from './template.ts';
import { templateRecord } from './template-record.ts';
import { findPlaceSettings } from './find-place-settings.ts';
import type { TemplatePlace } from './template-place.ts';
import { MOST_TEMPLATES, templates, templatesOf } from './template-store.ts';

/** What is said of a template when it is saved: all of it, in one piece. */
export const templateBodySchema = z.strictObject({
  version: z.int().min(0).meta({ description: 'The one that you read; 0 where nothing is saved yet.' }),
  promotional: z
    .boolean()
    .default(false)
    .meta({ description: 'It holds an offer: it goes only to customers who agreed to advertising.' }),
  texts: templateTextsSchema.refine(
    (texts) => Object.values(texts).some((part) => part !== undefined),
    'the texts of at least one channel',
  ),
});

const commandSchema = templateBodySchema.extend({ purpose: purposeSchema, language: languageSchema });

export type SaveTemplateDeps = { table: Table; now: Now };

/**
 * Saves a dealer's own texts for a purpose and language, for one location or all (S1.11). Functions notice within a minute.
 * Errors: InvalidInput `template.invalid` with every fault, NotFound `location.unknown`, Conflict `template.changed`
 * when somebody saved since it was read, Conflict `template.too_many`.
 */
export const saveTemplate = async (
  deps: SaveTemplateDeps,
  place: TemplatePlace,
  by: Actor,
  command: unknown,
): Promise<TemplateView> => {
  const { version, ...wanted } = parseCommand(commandSchema, 'template.invalid', 'The template', command);
  const { purpose, language } = wanted;
  requireFaultless(wanted);
  await findPlaceSettings(deps.table, place);
  const { dealerId } = place;
  if (version === 0 && (await templatesOf(deps.table, { dealerId, purpose })).length >= MOST_TEMPLATES)
    throw new AppError(
      'Conflict',
      'template.too_many',
      `There are ${MOST_TEMPLATES} own texts for ${purpose} already, and no more are read. Remove those of some locations first.`,
    );
  const at = place.locationId ?? EVERYWHERE;
  await templates.change(
    deps,
    { dealerId, purpose, language, place: at },
    (current) => {
      if ((current?.version ?? 0) !== version) throw changedMeanwhile(version, current?.version ?? 0);
      return { ...wanted, dealerId, place: at, savedAt: deps.now(), savedBy: by.name };
    },
    undefined,
    (before, after) => [templateRecord({ by, before, after }, deps.now())],
  );
  return describeTemplate(deps, { ...place, purpose, language });
};

export const changedMeanwhile = (expected: number, found: number): AppError =>
  new AppError(
    'Conflict',
    'template.changed',
    `Somebody saved this text since you read it: you have version ${expected}, there is version ${found}. Read it again and put your changes into it.`,
  );

/** Refuses a template with faults, all of them at once. */
export const requireFaultless = (command: CheckTemplateCommand): void => {
  const issues = checkTemplate(command);
  const [first] = issues;
  if (!first) return;
  throw new AppError(
    'InvalidInput',
    'template.invalid',
    `The template is not valid: ${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}, the first at ${first.path}: ${first.message}. See issues; nothing was saved.`,
    { details: { issues: issues.slice(0, 50) } },
  );
};
