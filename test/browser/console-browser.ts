import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { signInSite } from '../../functions/console/sign-in-site.tsx';
import { customerSite } from '../../functions/customer-site/customer-site.tsx';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import { newSecret } from '../../shared/platform/system.ts';
import type { Table } from '../../shared/table/table.ts';
import { addAnna } from '../support/staff-call.ts';
import { onPage } from './chromium.ts';
import { type LoopbackServer, serveHandler } from './loopback-server.ts';

type Handler = ReturnType<Parameters<typeof serveHandler>[0]>;

/** Whose table is shown, by which clock. */
type Served = { memory: Table; now: () => string };

/** The console at the width of an advisor's phone and of a desk. */
export const CONSOLE_WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'desk', viewport: { width: 1280, height: 900 } },
] as const;

/**
 * Serves pages of the console, with the files behind them, from functions in this process. `areaOf` gives the function of a path; the
 * rest is answered by the sign-in.
 */
export const serveConsole = (
  world: () => Served,
  areaOf: (path: string, ownOrigin: string) => Handler | undefined,
): Promise<LoopbackServer> => {
  const server = serveHandler((() => (event, context) => {
    const ownOrigin = `http://${event.headers['host'] ?? ''}`;
    const area = areaOf(event.rawPath, ownOrigin);
    const rest = event.rawPath.startsWith('/assets/')
      ? customerSite({
          table: world().memory,
          now: () => world().now(),
          log: { info: () => {}, warn: () => {}, error: () => {} },
          findLocation: () => Promise.resolve(undefined),
          findPartner: () => Promise.resolve(undefined),
          findServices: () => Promise.resolve([]),
          findAgreements: () => Promise.resolve([]),
          ownOrigin,
        })
      : signInSite({
          table: world().memory,
          now: () => world().now(),
          newSecret,
          findStaff: staffFinder(world().memory),
          // Whoever comes to this provider is Anna.
          provider: {
            authorizeUrl: ({ state }, redirectUri) => Promise.resolve(`${redirectUri}?code=1&state=${state}`),
            accountOf: () => Promise.resolve('anna'),
            signOutUrl: (returnTo) => returnTo,
          },
          ownOrigin,
          folder: new URL('../../functions/console/', import.meta.url),
        });
    return Promise.resolve((area ?? rest)(event, context));
  }) satisfies Parameters<typeof serveHandler>[0]);
  return server;
};

/** A page of a browser in which Anna is signed in, with the roles that are asked for. */
export const onConsole = async (
  browser: Browser,
  {
    url,
    table,
    person = {},
    ...options
  }: BrowserContextOptions & { url: string; table: Table; person?: Partial<Staff> },
  run: (page: Page) => Promise<void>,
): Promise<void> => {
  await addAnna(table, person);
  await onPage(browser, options, async (page) => {
    // The tab's icon comes last; leaving before it is there would be a failed request.
    await page.goto(`${url}/console/sign-in`, { waitUntil: 'networkidle' });
    await run(page);
  });
};
