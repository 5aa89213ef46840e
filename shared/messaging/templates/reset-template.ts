import type { Actor } from '../../dealers/audit.ts';
import type { Purpose } from '../../dealers/settings.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Now } from '../../kernel/instant.ts';
import type { Language } from '../../kernel/language.ts';
import { type Table, VersionConflict } from '../../table/table.ts';
import { describeTemplate, type TemplateView } from './describe-template.ts';
import { EVERYWHERE } from './template.ts';
import { templateRecord } from './template-record.ts';
import { findPlaceSettings } from './find-place-settings.ts';
import type { TemplatePlace } from './template-place.ts';
import { templates } from './template-store.ts';

/**
 * Takes a dealer's own texts back: what is above them is sent again, in the end our own. Doing it twice is no fault. Errors:
 * NotFound `location.unknown`, Conflict `template.changed`.
 */
export const resetTemplate = async (
  deps: { table: Table; now: Now },
  place: TemplatePlace,
  by: Actor,
  { purpose, language }: { purpose: Purpose; language: Language },
): Promise<TemplateView> => {
  await findPlaceSettings(deps.table, place);
  const key = { dealerId: place.dealerId, purpose, language, place: place.locationId ?? EVERYWHERE };
  const current = await templates.get(deps.table, key);
  try {
    if (current)
      await deps.table.writeTogether([
        templates.removal(current),
        templateRecord({ by, before: current, after: undefined }, deps.now()),
      ]);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    throw new AppError(
      'Conflict',
      'template.changed',
      'Somebody saved this text while it was being removed. Read it again and decide anew.',
    );
  }
  return describeTemplate(deps, { ...place, purpose, language });
};
