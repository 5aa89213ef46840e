import { inboxSite } from '../../functions/console/inbox-and-conversations.tsx';
import { sessionOf, staffSessions } from '../../shared/dealers/staff-session-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { newId } from '../../shared/platform/system.ts';
import type { Table } from '../../shared/table/table.ts';
import { apiEvent, context } from './api-event.ts';
import { dealershipOf, type Team } from './team.ts';

/** The pages of the inboxes and conversations of a team. */
export const inboxOf = (
  { world }: Pick<Team, 'world'>,
  {
    ownOrigin = 'https://kerbside.example',
    table = world.memory,
  }: { ownOrigin?: string; table?: Table } = {},
) =>
  inboxSite({
    ...world.deps,
    table,
    newKey: () => newId('form'),
    findStaff: staffFinder(world.memory),
    findDealership: () => Promise.resolve(dealershipOf(world)),
    ownOrigin,
    changeDeps: () => Promise.resolve({ ...world.deps, table, baseUrl: 'https://kerbside.example' }),
  });

type Handler = (event: ReturnType<typeof apiEvent>, of: typeof context) => Promise<unknown>;
type Reply = { statusCode?: number; headers?: Record<string, string>; body?: string };

/** Opens a page, or sends a form of it, as somebody who is signed in: `POST /console/inbox/x/accept`. */
export const askPage = async (
  team: Pick<Team, 'world'>,
  who: { sub: string },
  what: string,
  {
    form,
    language = 'en',
    site = inboxOf(team),
  }: { form?: Record<string, string>; language?: string; site?: unknown } = {},
) => {
  const { memory } = team.world;
  await staffSessions.createOnce(
    memory,
    sessionOf(`token-of-${who.sub}`, who.sub, team.world.now()),
    team.world.now(),
  );
  const [method = '', target = ''] = what.split(' ');
  const [path = '', query = ''] = target.split('?');
  const event = apiEvent({
    method,
    path,
    query,
    headers: {
      cookie: `__Host-kerbside=token-of-${who.sub}; __Host-kerbside-language=${language}`,
      ...(method === 'POST'
        ? { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
        : {}),
    },
    ...(method === 'POST' ? { body: new URLSearchParams(form).toString() } : {}),
  });
  const reply = (await (site as Handler)(event, context)) as Reply;
  return {
    status: reply.statusCode ?? 0,
    location: reply.headers?.['location'] ?? '',
    html: reply.body ?? '',
    /** What a reader sees of it: without marks, blanks as one. */
    text: (reply.body ?? '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll(/[ \n\t]+/g, ' '),
  };
};
