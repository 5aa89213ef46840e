import * as z from 'zod';
import { purposeSchema } from '../../shared/dealers/settings.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import { parseCommand } from '../../shared/kernel/parse-command.ts';
import { describeTemplate } from '../../shared/messaging/templates/describe-template.ts';
import { describeTemplates } from '../../shared/messaging/templates/describe-templates.ts';
import { previewBodySchema, previewTemplate } from '../../shared/messaging/templates/preview-template.ts';
import { resetTemplate } from '../../shared/messaging/templates/reset-template.ts';
import { saveTemplate, templateBodySchema } from '../../shared/messaging/templates/save-template.ts';
import { placeOfStaff } from '../../shared/messaging/templates/template-place.ts';
import type { Table } from '../../shared/table/table.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffTemplatesDeps = { table: Table; now: Now; findStaff: FindStaff; baseUrl: string };

const pathSchema = z.object({ purpose: purposeSchema, language: languageSchema });
const readPath = (params: unknown) => parseCommand(pathSchema, 'template.unknown', 'The path', params);

/** The texts of a dealer, as one handler. */
export const staffTemplates = (deps: StaffTemplatesDeps) =>
  staffHandler<'templates-api'>(deps, {
    'GET /v1/templates': async ({ staff, query }) =>
      json(200, await describeTemplates(deps, placeOfStaff(staff, query['locationId'], 'read'))),
    'GET /v1/templates/{purpose}/{language}': async ({ staff, params, query }) => {
      const place = placeOfStaff(staff, query['locationId'], 'read');
      return json(200, await describeTemplate(deps, { ...place, ...readPath(params) }));
    },
    'PUT /v1/templates/{purpose}/{language}': async ({ staff, params, query, body }) => {
      const place = placeOfStaff(staff, query['locationId'], 'write');
      const said = parseCommand(templateBodySchema, 'template.invalid', 'The template', body());
      return json(200, await saveTemplate(deps, place, staff, { ...said, ...readPath(params) }));
    },
    'DELETE /v1/templates/{purpose}/{language}': async ({ staff, params, query }) => {
      const place = placeOfStaff(staff, query['locationId'], 'write');
      return json(200, await resetTemplate(deps, place, staff, readPath(params)));
    },
    'POST /v1/templates/preview': async ({ staff, body }) => {
      const wanted = parseCommand(previewBodySchema, 'template.invalid', 'The preview', body());
      const { dealerId } = placeOfStaff(staff, wanted.locationId, 'read');
      return json(200, await previewTemplate(deps, dealerId, wanted));
    },
  });
