import type * as z from 'zod';
import { invalidInput } from './parse-input.ts';

/** A command that a person or a file gave, as its schema reads it. All its faults come together in one error. */
export const parseCommand = <T>(schema: z.ZodType<T>, code: string, what: string, command: unknown): T => {
  const parsed = schema.safeParse(command);
  if (parsed.success) return parsed.data;
  throw invalidInput(code, what, parsed.error);
};
