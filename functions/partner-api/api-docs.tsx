import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { faultName } from '../../shared/kernel/aws-fault.ts';
import { httpHandler, type HttpReply, json } from '../../shared/web/http.ts';
import { pageReply } from '../../shared/web/page-reply.ts';
import { DocsPage } from './docs-page.tsx';

export type ApiDocsDeps = {
  /** What callers put before a path. */
  publicBaseUrl: string;
  /** Where the build put `openapi.json` and the folder `assets`; ends in a slash. */
  folder: URL;
};

/** Swagger UI sets styles by script, which `style-src` does not concern, and shows its icons as data. It may ask our doors: "Try it out". */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The only files that are served. */
const FILES = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['docs.js', 'text/javascript; charset=utf-8'],
]);

const documentSchema = z.looseObject({ openapi: z.string() });

/** The OpenAPI document, its pages and the health check; every other address is a 404 that says where the addresses are listed. */
export const apiDocs = ({ publicBaseUrl, folder }: ApiDocsDeps) =>
  httpHandler([
    { method: 'GET', path: '/health', handle: () => json(200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/openapi.json',
      handle: async () => {
        const document = documentSchema.parse(JSON.parse(await readBuilt(folder, 'openapi.json')));
        return json(200, { ...document, servers: [{ url: publicBaseUrl }] }, SHORT_CACHE);
      },
    },
    { method: 'GET', path: '/docs', handle: docsPage },
    {
      method: 'GET',
      path: '/docs/{file}',
      handle: async ({ params }) => {
        const file = params['file'] ?? '';
        const contentType = FILES.get(file);
        if (contentType === undefined)
          throw new AppError(
            'NotFound',
            'route.unknown',
            'There is no such file here. The documentation is at /docs.',
          );
        return {
          status: 200,
          body: await readBuilt(folder, `assets/${file}`),
          contentType,
          headers: SHORT_CACHE,
        };
      },
    },
  ]);

/** The names of these files do not change with their content. */
const SHORT_CACHE = { 'cache-control': 'public, max-age=300' };

const docsPage = (): HttpReply => {
  const reply = pageReply(200, <DocsPage />);
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': DOCS_POLICY } };
};

const readBuilt = async (folder: URL, name: string): Promise<string> => {
  try {
    return await readFile(new URL(name, folder), 'utf8');
  } catch (error) {
    if (faultName(error) !== 'ENOENT') throw error;
    throw new AppError(
      'NotFound',
      'docs.not_built',
      `The file ${name} does not lie beside this function. npm run build makes it; a deployment without it is incomplete.`,
    );
  }
};
