import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Sandbox } from '../client/sandbox-file.ts';
import { writePrivate } from './local-state.ts';

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

export type StackOutputs = { apiId: string; userPoolId: string; clientId: string };

/** What the deployment says of itself. The API's address names a host that only AWS resolves; its id is what is needed. */
export const readOutputs = async (file: string): Promise<StackOutputs> => {
  const outputs = outputsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const all = Object.values(outputs).reduce((known, stack) => ({ ...known, ...stack }), {});
  const output = (name: string): string => {
    const value = all[name];
    if (value === undefined)
      throw new Error(
        `The stacks have no output ${name} in ${file}; found ${Object.keys(all).join(', ')}. Is it still made in lib/?`,
      );
    return value;
  };
  const [apiId = ''] = new URL(output('ApiUrl')).hostname.split('.');
  return { apiId, userPoolId: output('StaffPoolId'), clientId: output('StaffClientId') };
};

/** Writes where the stage is and how to get in, for people, `npm run demo`, `npm run send` and tests. Its being there means: ready. */
export const writeReadyFile = (file: string, sandbox: Sandbox): Promise<void> => writePrivate(file, sandbox);
