import { openMedia } from '../../shared/conversations/open-media.ts';
import { openVisitFile } from '../../shared/events/open-visit-file.ts';
import type { SignLink } from '../../shared/platform/media-links.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { type ConsoleDeps, consoleHandler } from './console-handler.tsx';

export type MediaSiteDeps = ConsoleDeps & { signLink: SignLink };

/** Opens a file of a customer: leads to an address in the private bucket that works for two minutes. */
export const mediaSite = (deps: MediaSiteDeps) =>
  consoleHandler<'media'>(deps, {
    'GET /console/media/{conversationId}/{mediaId}': async ({ viewer: { staff }, params }) => {
      const { conversationId = '', mediaId = '' } = params;
      const { url } = await openMedia(deps, { staff, conversationId, mediaId });
      // As after a form: the address is for this one look.
      return redirectReply(303, url);
    },
    // A mechanic sees what was shared of an appointment, and no conversation.
    'GET /console/visit-files/{visitId}/{mediaId}': async ({ viewer: { staff }, params }) => {
      const { visitId = '', mediaId = '' } = params;
      const { url } = await openVisitFile(deps, { staff, visitId, mediaId });
      return redirectReply(303, url);
    },
  });
