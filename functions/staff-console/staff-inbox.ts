import { acceptForStaff, describeInbox } from '../../shared/conversations/describe-inbox.ts';
import { authenticateStaff } from '../../shared/dealers/authenticate-staff.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { describeConversation } from '../../shared/events/describe-conversation.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import type { Table } from '../../shared/table/table.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

export type StaffInboxDeps = { table: Table; now: Now; findStaff: FindStaff };

/** What staff see of customers, as one handler. Dealer and locations come from the person's own item, never from the request. */
export const staffInbox = (deps: StaffInboxDeps) =>
  httpHandler([
    {
      method: 'GET',
      path: '/v1/inbox/{inbox}',
      handle: async ({ claims, params, query }) => {
        const staff = await authenticateStaff(deps, { claims });
        return json(
          200,
          await describeInbox(deps.table, { staff, inbox: params['inbox'] ?? '', cursor: query['cursor'] }),
        );
      },
    },
    {
      method: 'POST',
      path: '/v1/inbox/{id}/accept',
      handle: async ({ claims, params }) => {
        const staff = await authenticateStaff(deps, { claims });
        return json(200, await acceptForStaff(deps, { staff, id: params['id'] ?? '' }));
      },
    },
    {
      method: 'GET',
      path: '/v1/conversations/{conversationId}',
      handle: async ({ claims, params, query }) => {
        const staff = await authenticateStaff(deps, { claims });
        return json(
          200,
          await describeConversation(deps.table, {
            staff,
            conversationId: params['conversationId'] ?? '',
            cursor: query['cursor'],
          }),
        );
      },
    },
  ]);
