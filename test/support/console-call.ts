import { sessionOf, staffSessions } from '../../shared/dealers/staff-session-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { CONSOLE_ROUTES, type ConsoleRoute, isConsoleRoute } from '../../shared/web/console-routes.ts';
import type { ConsoleSample } from './console-samples.ts';
import { ask, handlerOf } from './fuzz/doors.ts';
import { sentForm } from './pictures.ts';
import type { Answer } from './fuzz/operations.ts';

/* Pages and forms of the console, asked of the functions that are deployed. */

export const ALL_CONSOLE_ROUTES = Object.keys(CONSOLE_ROUTES).filter(isConsoleRoute);
/** Whatever is sent as a form. */
export const CONSOLE_POSTS = ALL_CONSOLE_ROUTES.filter((route) => route.startsWith('POST '));

const now = (): string => new Date().toISOString();

/** Whoever has signed in has a cookie with this token. */
export const signInAs = (table: Table, sub: string): Promise<unknown> =>
  staffSessions.createOnce(table, sessionOf(`token-of-${sub}`, sub, now()), now());

type Asked = { sub?: string | undefined; from?: string; language?: string };

export const callConsole = async (
  route: ConsoleRoute,
  { params = {}, query = '', form, file }: ConsoleSample,
  { sub, from = 'https://kerbside.example', language }: Asked,
): Promise<Answer> => {
  const handler = (await handlerOf(`console/${CONSOLE_ROUTES[route].door}`)) as Parameters<typeof ask>[0];
  const [method = '', path = ''] = route.split(' ');
  const isForm = method === 'POST';
  const { type, body } = await sentForm(form, file);
  return ask(handler, {
    method,
    path,
    params,
    query,
    headers: {
      ...(sub === undefined ? {} : { cookie: `__Host-kerbside=token-of-${sub}` }),
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...(isForm ? { 'content-type': type, origin: from } : {}),
    },
    ...(isForm ? { body } : {}),
    isBase64: file !== undefined,
    isDecoded: true,
  });
};
