import type { Now } from '../../shared/kernel/instant.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import {
  previewAppointment,
  type PreviewAppointmentDeps,
} from '../../shared/planning/preview-appointment.ts';
import { previewVisit } from '../../shared/planning/preview-visit.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { type DryRunForm, emptyDryRun, faultsOf, readDryRun } from './dry-run-form.ts';
import { DryRunPage } from './dry-run-page.tsx';
import { locationsFor } from './locations-for.ts';
import { VisitDryRunPage } from './visit-dry-run-page.tsx';

export type DryRunSiteDeps = ConsoleDeps & {
  now: Now;
  /** Made when it is needed: the key of ids is read from a secret. */
  previewDeps: () => Promise<PreviewAppointmentDeps>;
};

/** What would be sent (S1.32): for a visit, and for an appointment that nobody has made. Nothing is written. */
export const dryRunSite = (deps: DryRunSiteDeps) =>
  consoleHandler<'dry-run'>(deps, {
    'GET /console/dry-run': async ({ viewer }) => {
      const locations = locationsFor(viewer);
      return Promise.resolve(
        consoleReply(
          200,
          <DryRunPage viewer={viewer} locations={locations} form={emptyDryRun(locations, deps.now())} />,
        ),
      );
    },
    'POST /console/dry-run': (request) => tryOut(deps, request),
    'GET /console/dry-run/{visitId}': async ({ viewer, params }) => {
      const visitId = params['visitId'] ?? '';
      const preview = await previewVisit(await deps.previewDeps(), { staff: viewer.staff, visitId });
      return consoleReply(200, <VisitDryRunPage viewer={viewer} visitId={visitId} preview={preview} />);
    },
  });

const tryOut = async (deps: DryRunSiteDeps, { viewer, form }: ConsoleRequest): Promise<HttpReply> => {
  const locations = locationsFor(viewer);
  const fields: DryRunForm = { ...emptyDryRun(locations, deps.now()), ...form() };
  const read = readDryRun(fields, locations, viewer.language);
  const page = { viewer, locations, form: fields };
  if ('faults' in read) return consoleReply(400, <DryRunPage {...page} faults={read.faults} />);
  try {
    const preview = await previewAppointment(await deps.previewDeps(), {
      staff: viewer.staff,
      command: read.command,
    });
    return consoleReply(200, <DryRunPage {...page} preview={preview} />);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'InvalidInput') throw error;
    return consoleReply(
      400,
      <DryRunPage {...page} faults={faultsOf(error.details.issues ?? [], viewer.language)} />,
    );
  }
};
