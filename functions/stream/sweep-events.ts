import { eventWorker } from '../../shared/events/event-worker.ts';
import { sweepEvents } from '../../shared/events/sweep-events.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/* Every few minutes: applies what the stream left behind, and reports how old the oldest waiting event is. */

const worker = eventWorker(readEnvironment(ENVIRONMENTS['stream/sweep-events']));

export const handler = async (): Promise<{ found: number; failed: number }> => sweepEvents(await worker());
