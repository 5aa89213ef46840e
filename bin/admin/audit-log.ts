import type { Log, LogFields } from '../../shared/platform/log.ts';

const line =
  (level: string) =>
  (message: string, fields: LogFields = {}): void =>
    console.error(JSON.stringify({ level, message, timestamp: new Date().toISOString(), ...fields }));

/** What administration did that somebody may ask for later: a line of JSON each on the standard error, so that --json stays as it is. */
export const auditLog: Log = { info: line('INFO'), warn: line('WARN'), error: line('ERROR') };
