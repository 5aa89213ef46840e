/**
 * `npm run build`: bundles every function into `dist/<folder>/<file>/index.mjs`, with the static files that it serves,
 * and writes `dist/bundles.json`, which says how large each one is.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';

/** The size of a bundle in KB of 1024 bytes: what loads at once, and all of it with the chunks that load when they are needed. */
export type BundleSize = { eagerKb: number; totalKb: number };
export type Bundles = Record<string, BundleSize>;

/** Bundles all functions below `functions/` and writes what belongs to them; the folder is emptied first. */
export async function buildAll(options: { outDir: string; hasSourceMaps: boolean }): Promise<Bundles> {
  const { outDir, hasSourceMaps } = options;
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const sources = await findFunctions();
  const bundled = await Promise.all(
    sources.map(async (source) => {
      const name = source.replace(/^functions\//, '').replace(/\.tsx?$/, '');
      const size = await bundle(source, join(outDir, name), hasSourceMaps);
      await copyAssets(dirname(source), join(outDir, name));
      return [name, size] as const;
    }),
  );
  const bundles: Bundles = Object.fromEntries(bundled);
  await addApiDocs(join(outDir, 'partner-api/docs'));
  await writeFile(join(outDir, 'bundles.json'), `${JSON.stringify(bundles, null, 2)}\n`);
  return bundles;
}

/** The files that are a Lambda: those that export a handler. */
export async function findFunctions(): Promise<string[]> {
  const files = await readdir('functions', { recursive: true });
  const sources = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `functions/${file}`)
    .toSorted();
  const isFunction = await Promise.all(
    sources.map(async (source) => /^export const handler\b/m.test(await readFile(source, 'utf8'))),
  );
  return sources.filter((_, position) => isFunction[position]);
}

/**
 * Takes node:http as an object instead of importing it: an import reads every export at once, and one of them, WebSocket,
 * brings the whole of undici along. That was a seventh of the processor time of a cold start, for nothing.
 */
const httpAsObject: Plugin = {
  name: 'http-as-object',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:)?http$/ }, () => ({ path: 'node:http', namespace: 'builtin' }));
    bundler.onLoad({ filter: /^node:http$/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * The one way to bundle. `mainFields` takes 40 % off the start of a function and `splitting` another quarter: the
 * credential providers of the SDK that Lambda never uses stay in chunks that are never loaded.
 */
export const bundleSettings = {
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'c/[hash]',
  sourcesContent: false,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  // A safety net for CommonJS packages that call require; nothing that we use today needs it.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [httpAsObject],
} satisfies BuildOptions;

/** Source maps are for decoding stack traces offline; they are not deployed, since Node would read them at every start. */
async function bundle(source: string, outdir: string, hasSourceMaps: boolean): Promise<BundleSize> {
  const { metafile } = await build({
    ...bundleSettings,
    sourcemap: hasSourceMaps ? 'external' : false,
    entryPoints: { index: source },
    outdir,
  });
  refuseZodLocales(source, metafile);
  return sizeOf(metafile);
}

/** A named import of zod brings 62 languages along, four times the size of the rest. Lint cannot see it in packages; this does. */
function refuseZodLocales(source: string, { outputs }: Metafile): void {
  const shipped = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
  const locale = shipped.find((file) => /\/zod\/v4\/locales\/(?!en\.js|index\.js)/.test(file));
  if (locale !== undefined)
    throw new Error(
      `${source} bundles ${locale}: write import * as z from 'zod', never import { z } from 'zod'.`,
    );
}

/** What loads with the entry is the entry and, from there on, every chunk that is imported by a statement. */
function sizeOf({ outputs }: Metafile): BundleSize {
  const code = Object.entries(outputs).filter(([file]) => file.endsWith('.mjs'));
  const eager = new Set(
    code
      .filter(([, { entryPoint }]) => entryPoint !== undefined && entryPoint.startsWith('functions/'))
      .map(([file]) => file),
  );
  for (const file of eager) {
    const imports = outputs[file]?.imports ?? [];
    for (const { path, kind } of imports) if (kind === 'import-statement' && outputs[path]) eager.add(path);
  }
  const kilobytes = (files: readonly string[]): number =>
    Math.round(files.reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0) / 102.4) / 10;
  return { eagerKb: kilobytes([...eager]), totalKb: kilobytes(code.map(([file]) => file)) };
}

/** A folder `assets` beside a function holds what it serves as it is; every function of the folder finds it beside its bundle. */
async function copyAssets(folder: string, outdir: string): Promise<void> {
  const assets = join(folder, 'assets');
  if (existsSync(assets)) await cp(assets, join(outdir, 'assets'), { recursive: true });
}

/** What the pages of Swagger UI load; its start script is ours, since the page allows no inline script. */
const SWAGGER_UI = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** Makes the OpenAPI document from the schemas that the doors parse by, and lays Swagger UI beside it. */
async function addApiDocs(outdir: string): Promise<void> {
  if (!existsSync(outdir)) return;
  const assets = join(outdir, 'assets');
  await mkdir(assets, { recursive: true });
  for (const file of SWAGGER_UI) await cp(join('node_modules/swagger-ui-dist', file), join(assets, file));
  const { buildOpenApi } = await import('../shared/web/openapi.ts');
  await writeFile(join(outdir, 'openapi.json'), JSON.stringify(buildOpenApi()));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const bundles = await buildAll({ outDir: 'dist', hasSourceMaps: true });
  for (const [name, { eagerKb, totalKb }] of Object.entries(bundles)) {
    console.log(
      `${name.padEnd(40)} ${eagerKb.toFixed(0).padStart(5)} KB at once ${totalKb.toFixed(0).padStart(5)} KB in all`,
    );
  }
}
