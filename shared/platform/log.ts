import { Logger } from '@aws-lambda-powertools/logger';

/** What may stand in a log line: ids, names of states and reasons, counts. Never names, numbers, addresses, plates or link tokens. */
export type LogFields = Record<string, string | number | boolean | undefined | readonly string[]>;

/** The one way to log. Use cases get it as `deps.log`; a test records it and looks for personal data. */
export type Log = {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** A defect or something that a person must look at; `error` gives name, code and stack. */
  error(message: string, fields?: LogFields, error?: unknown): void;
};

const logger = new Logger();

export const log: Log = {
  info: (message, fields = {}) => logger.info(message, { ...fields }),
  warn: (message, fields = {}) => logger.warn(message, { ...fields }),
  error: (message, fields = {}, error) =>
    logger.error(message, error instanceof Error ? { ...fields, error } : { ...fields }),
};

/** Adds ids to every line of this invocation, such as the request id. */
export const setLogContext = (fields: LogFields): void => logger.appendKeys(fields);
