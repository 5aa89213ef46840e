import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { worksAt } from '../../shared/dealers/staff.ts';
import { describeMessage } from '../../shared/events/describe-message.ts';
import { describeWritten } from '../../shared/events/describe-written.ts';
import { viewMessage } from '../../shared/events/message-view.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { approveMessage } from '../../shared/planning/approve-message.ts';
import { describeOutlook, type DescribeOutlookDeps } from '../../shared/planning/describe-outlook.ts';
import { editMessage } from '../../shared/planning/edit-message.ts';
import { retryForStaff } from '../../shared/planning/retry-for-staff.ts';
import { withdrawMessage } from '../../shared/planning/withdraw-message.ts';
import { draftInConversation, writeInConversation } from '../../shared/planning/write-in-conversation.ts';
import { writeMessage, type WriteMessageDeps } from '../../shared/planning/write-message.ts';
import type { Table } from '../../shared/table/table.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffMessagesDeps = {
  table: Table;
  findStaff: FindStaff;
  /** Made when a message is changed or sent again: the key of ids is read from a secret. */
  changeDeps: () => Promise<WriteMessageDeps & DescribeOutlookDeps>;
};

/** What staff see of one message, and do with it, as one handler. */
export const staffMessages = (deps: StaffMessagesDeps) =>
  staffHandler<'messages-api'>(deps, {
    'GET /v1/messages/{messageId}': async ({ staff, params }) => {
      const messageId = params['messageId'] ?? '';
      const story = await describeMessage(deps.table, {
        messageId,
        mayRead: (place) => worksAt(staff, place),
      });
      if (story) return json(200, story);
      throw new AppError('NotFound', 'message.unknown', 'There is no such message at your locations.');
    },
    'DELETE /v1/messages/{messageId}': async ({ staff, params }) => {
      const command = { staff, messageId: params['messageId'] ?? '' };
      return json(200, viewMessage(await withdrawMessage(await deps.changeDeps(), command)));
    },
    'PUT /v1/messages/{messageId}': async ({ staff, params, body }) => {
      const command = { staff, messageId: params['messageId'] ?? '', command: body() };
      return json(200, viewMessage(await editMessage(await deps.changeDeps(), command)));
    },
    'POST /v1/messages/{messageId}/approve': async ({ staff, params }) => {
      const command = { staff, messageId: params['messageId'] ?? '' };
      return json(200, viewMessage(await approveMessage(await deps.changeDeps(), command)));
    },
    'POST /v1/visits/{visitId}/messages': async ({ staff, params, body }) => {
      const written = await deps.changeDeps();
      const command = { staff, visitId: params['visitId'] ?? '', command: body() };
      return json(202, await describeWritten(written, await writeMessage(written, command)));
    },
    'POST /v1/conversations/{conversationId}/messages': async ({ staff, params, body }) => {
      const written = await deps.changeDeps();
      const command = { staff, conversationId: params['conversationId'] ?? '', command: body() };
      return json(202, await describeWritten(written, await writeInConversation(written, command)));
    },
    'POST /v1/conversations/{conversationId}/messages/preview': async ({ staff, params, body }) => {
      const written = await deps.changeDeps();
      const command = { staff, conversationId: params['conversationId'] ?? '', command: body() };
      return json(200, await describeOutlook(written, await draftInConversation(written, command)));
    },
    'POST /v1/messages/{messageId}/retry': async ({ staff, params }) => {
      const command = { staff, messageId: params['messageId'] ?? '' };
      return json(202, viewMessage(await retryForStaff(await deps.changeDeps(), command)));
    },
  });
