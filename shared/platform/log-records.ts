import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { addSeconds } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { jsonOrUndefined } from '../kernel/parse-input.ts';
import { AppError } from '../kernel/app-error.ts';

/** One line of a log group, as a subscription of CloudWatch Logs hands it to a function. */
export type LogRecord = {
  /** When it was written. */
  at: Instant;
  /** The line as JSON; undefined when it is none. */
  body: unknown;
};

const eventSchema = z.looseObject({ awslogs: z.looseObject({ data: z.base64() }) });
const dataSchema = z.looseObject({
  /** `CONTROL_MESSAGE` only tests whether the function can be reached. */
  messageType: z.string(),
  logEvents: z.array(
    z.looseObject({ timestamp: z.int().min(0).max(9_999_999_999_999), message: z.string() }),
  ),
});

/** The lines in an invocation by CloudWatch Logs. Errors: Defect `log_records.invalid`, when it is no such invocation. */
export const readLogRecords = (event: unknown): LogRecord[] => {
  const { messageType, logEvents } = unpack(event);
  if (messageType !== 'DATA_MESSAGE') return [];
  return logEvents.map(({ timestamp, message }) => ({
    at: addSeconds('1970-01-01T00:00:00.000Z', timestamp / 1000),
    body: jsonOrUndefined(message),
  }));
};

const unpack = (event: unknown): z.output<typeof dataSchema> => {
  try {
    const { data } = eventSchema.parse(event).awslogs;
    return dataSchema.parse(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8')));
  } catch (error) {
    throw new AppError(
      'Defect',
      'log_records.invalid',
      'What invoked the function is no subscription of CloudWatch Logs: expected gzipped JSON as base64 in awslogs.data.',
      { cause: error },
    );
  }
};
