import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiDocs } from '../../functions/partner-api/api-docs.tsx';
import { buildOpenApi } from '../../shared/web/openapi.ts';
import { keepScreenshot, launchChromium, onPage } from './chromium.ts';
import { type LoopbackServer, serveHandler } from './loopback-server.ts';

/* Swagger UI under our strict policy, as the build lays it beside the function. */

let browser: Browser;
let server: LoopbackServer;
const folder = mkdtempSync(join(tmpdir(), 'kerbside-docs-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(buildOpenApi()));
  cpSync('functions/partner-api/assets/docs.js', join(folder, 'assets/docs.js'));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    cpSync(join('node_modules/swagger-ui-dist', file), join(folder, 'assets', file));
  const handler = apiDocs({ publicBaseUrl: 'http://127.0.0.1', folder: pathToFileURL(`${folder}/`) });
  server = await serveHandler(() => (event, context) => Promise.resolve(handler(event, context)));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true });
});

describe('the documentation of the API', () => {
  it('B10 shows every operation and an event’s example, with nothing blocked and no other host asked', async () => {
    await onPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`${server.url}/docs`);
      await page.locator('.opblock').first().waitFor();
      const operations = Object.values(buildOpenApi().paths ?? {}).flatMap((path) =>
        Object.keys(path).filter((name) => ['get', 'post', 'put', 'delete'].includes(name)),
      );
      expect(await page.locator('.opblock').count()).toBe(operations.length);
      await page.locator('#operations-Partners-postEvent .opblock-summary-control').click();
      await page.getByText('An appointment was made or changed').first().waitFor({ state: 'attached' });
      await keepScreenshot(page, 'api-docs');
    });
  });
});
