import { AppError } from '../../shared/kernel/app-error.ts';
import { newId } from '../../shared/platform/system.ts';
import { type PartnerAccess, postEvent } from './partner-client.ts';

/** Posts an event under an id of its own, which it answers once the event is accepted. */
export const tellEvent = async (access: PartnerAccess, event: unknown): Promise<string> => {
  const id = newId('msg');
  const posted = await postEvent(access, { id, body: JSON.stringify(event) });
  if (posted.status === 202) return id;
  throw new AppError(
    'Unavailable',
    'client.event_refused',
    `POST …/events answered ${posted.status} instead of 202: ${posted.body.slice(0, 300)}`,
  );
};
