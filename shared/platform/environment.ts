import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';

/**
 * Reads a function's environment by its schema, once, when its module loads. The same schema types the props of the
 * construct (`lib/service-function.ts`), so a variable cannot be forgotten on one side.
 */
export const readEnvironment = <T>(schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AppError(
    'Defect',
    'environment.invalid',
    `Environment variables are missing or wrong: ${names}. They are set by the function's construct in lib/.`,
  );
};
