import { openVisitFile } from '../../shared/events/open-visit-file.ts';
import type { SignLink } from '../../shared/platform/media-links.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { consoleHandler, type ConsoleDeps } from './console-handler.tsx';

export type VisitFilesSiteDeps = ConsoleDeps & { signLink: SignLink };

/** The files of customers, each at an address that works for two minutes. */
export const visitFilesSite = (deps: VisitFilesSiteDeps) =>
  consoleHandler<'visit-files'>(deps, {
    'GET /console/visit-files/{visitId}/{mediaId}': async ({ viewer, params }) => {
      const { url } = await openVisitFile(deps, {
        staff: viewer.staff,
        visitId: params['visitId'] ?? '',
        mediaId: params['mediaId'] ?? '',
      });
      return redirectReply(303, url);
    },
  });
