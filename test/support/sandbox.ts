import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { type Sandbox, sandboxSchema } from '../../bin/client/sandbox-file.ts';

let read: Sandbox | undefined;
/** Addresses and access data of the stage that the tests run against. */
export const sandbox = (): Sandbox => {
  read ??= sandboxSchema.parse(JSON.parse(readFileSync(inject('sandboxFile'), 'utf8')));
  return read;
};
