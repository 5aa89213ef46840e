import type { VNode } from 'preact';
import type { HttpReply } from '../../shared/web/http.ts';
import { pageReply } from '../../shared/web/page-reply.ts';

/** Our own scripts and styles only; forms go to us alone. */
const CONSOLE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A page of the console as HTML. */
export const consoleReply = (status: number, page: VNode): HttpReply => {
  const reply = pageReply(status, page);
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': CONSOLE_POLICY } };
};
