import type { Actor } from '../../dealers/audit.ts';
import { auditWrite } from '../../dealers/audit-store.ts';
import { changesBetween } from '../../kernel/changes-between.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Stored } from '../../table/entity.ts';
import type { Write } from '../../table/table.ts';
import type { Template } from './template.ts';

type TemplateChange = {
  by: Actor;
  before: Stored<Template> | undefined;
  after: Stored<Template> | undefined;
};

/** The record of who changed a dealer's text, as a write to go with the change. */
export const templateRecord = ({ by, before, after }: TemplateChange, at: Instant): Write => {
  const { dealerId = '', purpose, language, place, version } = after ?? before ?? {};
  return auditWrite(
    {
      scope: 'dealer',
      scopeId: dealerId,
      by,
      what: after ? 'template.saved' : 'template.reset',
      target: `template/${purpose}/${language}/${place}`,
      changes: changesBetween(wordsOf(before), wordsOf(after)),
      mark: version ?? 0,
    },
    at,
  );
};

const wordsOf = (template: Template | undefined) =>
  template && { texts: template.texts, promotional: template.promotional };
