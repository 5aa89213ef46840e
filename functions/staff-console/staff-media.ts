import { openMedia } from '../../shared/conversations/open-media.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import type { SignLink } from '../../shared/platform/media-links.ts';
import type { Table } from '../../shared/table/table.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffMediaDeps = { table: Table; findStaff: FindStaff; signLink: SignLink };

/** The files of conversations for staff, as one handler. */
export const staffMedia = (deps: StaffMediaDeps) =>
  staffHandler<'media-api'>(deps, {
    'GET /v1/conversations/{conversationId}/media/{mediaId}': async ({ staff, params }) =>
      json(
        200,
        await openMedia(deps, {
          staff,
          conversationId: params['conversationId'] ?? '',
          mediaId: params['mediaId'] ?? '',
        }),
      ),
  });
