import type { Now } from '../../shared/kernel/instant.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleDeps, ConsoleRequest } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { DONE, type Done } from './contact-words.ts';

export type ContactsSiteDeps = ConsoleDeps & {
  now: Now;
  log: Log;
  /** Tells one form from the next, so that one that is sent twice is taken once. */
  newKey: () => string;
  /** The key behind the digests of addresses, which is read when it is needed. */
  idKey: () => Promise<string>;
};
export type WithKey = Omit<ContactsSiteDeps, 'idKey'> & { idKey: string };

export const contactIdOf = ({ params }: Pick<ConsoleRequest, 'params'>): string => params['contactId'] ?? '';

/** What was sent is done: the contact's page says so, and reloading it sends nothing again. */
export const toContact = (contactId: string, done: Done): HttpReply =>
  redirectReply(303, `${contactPath(contactId)}?done=${done}`);

export const doneIn = ({ query }: Pick<ConsoleRequest, 'query'>): Done | undefined =>
  DONE.find((done) => done === query['done']);
