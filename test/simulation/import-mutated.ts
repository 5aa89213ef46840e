import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MUTANTS, type Mutant } from './mutants.ts';

/* Loads the simulation, and with it all of our code, once more with one line of it changed. */

type Batch = typeof import('./batch.ts');

const PARAMETER = 'mutant';
const project = new URL('../../', import.meta.url).href;
const isOurs = (url: string): boolean =>
  url.startsWith(project) && !url.includes('/node_modules/') && /\.ts(\?|$)/.test(url);
const mutantOf = (url: string | undefined): string | undefined =>
  url === undefined || !url.startsWith('file:')
    ? undefined
    : (new URL(url).searchParams.get(PARAMETER) ?? undefined);

registerHooks({
  // What a mutated module imports is loaded for this mutant alone; packages are shared.
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const mutant = mutantOf(context.parentURL);
    if (mutant === undefined || !isOurs(resolved.url) || mutantOf(resolved.url) !== undefined)
      return resolved;
    return { ...resolved, url: `${resolved.url}?${PARAMETER}=${encodeURIComponent(mutant)}` };
  },
  load(url, context, next) {
    const loaded = next(url, context);
    const name = mutantOf(url);
    const mutant = name === undefined ? undefined : MUTANTS[name];
    if (!mutant || !fileURLToPath(url.split('?')[0] ?? url).endsWith(mutant.file)) return loaded;
    return { ...loaded, source: mutate(name ?? '', mutant, textOf(loaded.source)) };
  },
});

const textOf = (source: string | NodeJS.ArrayBufferView | ArrayBuffer | undefined): string =>
  typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString();

const mutate = (name: string, { file, line, becomes }: Mutant, source: string): string => {
  const found = source.split(line).length - 1;
  if (found !== 1)
    throw new Error(
      `The mutant "${name}" expects its line once in ${file}, and it is there ${found} times. Change the mutant with the code.`,
    );
  return source.replace(line, () => becomes);
};

/** The simulation with a mutant of our code, or with the code as it is. */
export const importMutated = (mutant: string | undefined): Promise<Batch> =>
  mutant === undefined
    ? import('./batch.ts')
    : import(`./batch.ts?${PARAMETER}=${encodeURIComponent(mutant)}`);
