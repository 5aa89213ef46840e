import { askForMedia } from '../../shared/conversations/ask-for-media.ts';
import { countInboxes } from '../../shared/conversations/count-inboxes.ts';
import { describeColleagues } from '../../shared/conversations/describe-colleagues.ts';
import {
  acceptForStaff,
  describeInbox,
  describeInHand,
  describeUnanswered,
  finishForStaff,
  transferForStaff,
} from '../../shared/conversations/describe-inbox.ts';
import { moveEntry, moveEntrySchema } from '../../shared/conversations/move-entry.ts';
import { writeNote, writtenNoteSchema } from '../../shared/conversations/write-note.ts';
import type { FindLocation } from '../../shared/dealers/dealer-store.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { describeConversation } from '../../shared/events/describe-conversation.ts';
import { type FindInboxesDeps, inboxesFor, inboxFinder } from '../../shared/events/find-inboxes.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import { invalidInput } from '../../shared/kernel/parse-input.ts';
import type { Log } from '../../shared/platform/log.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffInboxDeps = FindInboxesDeps & {
  now: Now;
  log: Log;
  findStaff: FindStaff;
  findLocation: FindLocation;
};

/** What staff see of customers, as one handler. */
export const staffInbox = (deps: StaffInboxDeps) =>
  staffHandler<'inbox-api'>(deps, {
    'GET /v1/inbox-counts': async ({ staff }) => {
      const inboxes = (await inboxesFor(deps, staff)).map(({ inbox }) => inbox);
      return json(200, await countInboxes(deps.table, { staff, inboxes }));
    },
    'GET /v1/in-hand': async ({ staff, query }) =>
      json(200, await describeInHand(deps.table, { staff, after: query['after'] })),
    'GET /v1/colleagues': async ({ staff }) => json(200, await describeColleagues(deps.table, { staff })),
    'GET /v1/inbox/{inbox}': async ({ staff, params, query }) =>
      json(
        200,
        await describeInbox(deps.table, { staff, inbox: params['inbox'] ?? '', cursor: query['cursor'] }),
      ),
    'POST /v1/inbox/{id}/accept': async ({ staff, params }) =>
      json(200, await acceptForStaff(deps, { staff, id: params['id'] ?? '' })),
    'POST /v1/inbox/{id}/done': async ({ staff, params }) =>
      json(200, await finishForStaff(deps, { staff, id: params['id'] ?? '' })),
    'POST /v1/inbox/{id}/transfer': async ({ staff, params, body }) => {
      const command = { staff, id: params['id'] ?? '', command: body() };
      return json(200, await transferForStaff({ ...deps, findInboxes: inboxFinder(deps) }, command));
    },
    'GET /v1/inbox/{inbox}/unanswered': async ({ staff, params, query }) =>
      json(
        200,
        await describeUnanswered(deps.table, { staff, inbox: params['inbox'] ?? '', after: query['after'] }),
      ),
    'POST /v1/conversations/{conversationId}/notes': async ({ staff, params, body }) => {
      const command = { staff, conversationId: params['conversationId'] ?? '', command: body() };
      return json(201, writtenNoteSchema.parse(await writeNote(deps, command)));
    },
    'GET /v1/conversations/{conversationId}': async ({ staff, params, query }) =>
      json(
        200,
        await describeConversation(deps.table, {
          staff,
          conversationId: params['conversationId'] ?? '',
          cursor: query['cursor'],
        }),
      ),
    'POST /v1/conversations/{conversationId}/media/{mediaId}/fetch': async ({ staff, params }) => {
      const { conversationId = '', mediaId = '' } = params;
      return json(202, await askForMedia(deps, { staff, conversationId, mediaId }));
    },
    'POST /v1/conversations/{conversationId}/entries/{entryId}/move': async ({ staff, params, body }) => {
      const move = moveEntrySchema.safeParse(body());
      if (!move.success) throw invalidInput('move.invalid', 'The move', move.error);
      const { conversationId = '', entryId = '' } = params;
      return json(200, await moveEntry(deps, { staff, conversationId, entryId, ...move.data }));
    },
  });
