import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { viewMessage } from '../../shared/events/describe-event.ts';
import type { RetryMessageDeps } from '../../shared/planning/retry-message.ts';
import { retryForStaff } from '../../shared/planning/retry-for-staff.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffMessagesDeps = {
  findStaff: FindStaff;
  /** Made when a message is sent again: the key of ids is read from a secret. */
  retryDeps: () => Promise<RetryMessageDeps>;
};

/** What staff do with single messages, as one handler. */
export const staffMessages = (deps: StaffMessagesDeps) =>
  staffHandler<'messages-api'>(deps, {
    'POST /v1/messages/{messageId}/retry': async ({ staff, params }) => {
      const command = { staff, messageId: params['messageId'] ?? '' };
      return json(202, viewMessage(await retryForStaff(await deps.retryDeps(), command)));
    },
  });
