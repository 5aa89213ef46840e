import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const positions = z.looseObject({ data: z.record(z.string(), z.unknown()) });
const lambdaStateSchema = z.looseObject({ payload: z.looseObject({ dynamodb_stream_positions: positions }) });

/**
 * The local AWS (MiniStack 1.5.33) keeps over a restart how far each consumer has read a table's stream, but not the
 * stream: what is written next would be skipped until there is as much again. So the consumers begin at its beginning.
 */
export const mendState = async (stateDir: string): Promise<void> => {
  const file = join(stateDir, 'lambda.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const state = lambdaStateSchema.safeParse(JSON.parse(text));
  if (!state.success) return;
  state.data.payload.dynamodb_stream_positions.data = {};
  await writeFile(file, JSON.stringify(state.data));
};
