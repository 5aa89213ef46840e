import type { Now } from '../../shared/kernel/instant.ts';
import type { SendHttp } from '../../shared/platform/http-client.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { Table } from '../../shared/table/table.ts';

/** Plans the receipts of a message: `count` of them, one after the other, the first after one delay or after some more. */
export type QueueReceipts = (messageId: string, count: number, startsAfter?: number) => Promise<void>;

/** What the sandbox is built from. */
export type Sandbox = {
  table: Table;
  now: Now;
  /** By which vendors sign, whatever the clock of the stage says: our doors check by the machine's. */
  machineNow: Now;
  newId: (prefix: string) => string;
  sendHttp: SendHttp;
  queueReceipts: QueueReceipts;
  /** Waits for as long as an ambiguous send hangs. */
  hang: () => Promise<void>;
  log: Log;
  mailCaptureUrl?: string | undefined;
  callbackOrigin?: string | undefined;
};

/** A door of ours is given so long; Meta gives it about as much. */
export const DOOR_TIMEOUT_MS = 10_000;
