import { eventWorker } from '../../shared/events/event-worker.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sweepReplannings, type SweptReplannings } from '../../shared/planning/sweep-replannings.ts';

/* Every few minutes: brings the plans of visits in line with settings, and people, that were changed. */

const worker = eventWorker(readEnvironment(ENVIRONMENTS['stream/sweep-plans']));

export const handler = async (): Promise<SweptReplannings> => sweepReplannings(await worker());
