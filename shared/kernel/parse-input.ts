import type * as z from 'zod';
import { AppError } from './app-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Ahead of a text it says nothing; the decoder leaves it out. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** Bytes, or a text that was read of bytes before, as JSON. Refuses what is not UTF-8 or not JSON with a message that says where. */
export const parseJson = (body: Buffer | string): unknown => {
  try {
    return JSON.parse(typeof body === 'string' ? body.replace(BYTE_ORDER_MARK, '') : utf8.decode(body));
  } catch (error) {
    const what =
      error instanceof SyntaxError
        ? error.message.replace(/"[\s\S]*"/, '(text)')
        : 'bytes that are not UTF-8';
    throw new AppError(
      'InvalidInput',
      'body.not_json',
      `The body is not a JSON document in UTF-8: got ${what}. Expected an object; check quoting and encoding.`,
    );
  }
};

/** A text as JSON; undefined when it is none. For what others wrote and we can only use or leave. */
export const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Zod's faults in our form: where (below `within`), what was expected, what came; never the value itself. */
export const invalidInput = (code: string, what: string, error: z.ZodError, within?: string): AppError => {
  const issues = error.issues.map((issue) => ({
    path: [...(within === undefined ? [] : [within]), ...issue.path].join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  return new AppError(
    'InvalidInput',
    code,
    `${what} is not valid: ${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}, the first at ${first?.path || 'the top level'}: ${first?.message ?? 'unknown'}. See issues, mend all of them and send again.`,
    { details: { issues: issues.slice(0, 50) } },
  );
};

/** A value as a schema has it. Errors: InvalidInput with every fault. */
export const parseInput = <T>(schema: z.ZodType<T>, value: unknown, code: string, what: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidInput(code, what, parsed.error);
};
