import { Construct } from 'constructs';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * The door for partners: they hand in signed events and ask what became of them.
 *
 * 1. *accept-event* checks the signature over the raw bytes and writes the event: one write, one answer.
 * 2. *read-event* tells what became of an event, to the holder of the partner's API key.
 * 3. *docs* serves the OpenAPI document, its pages, the health check and the 404 of every address that is none.
 */
export class PartnerDoor extends Construct {
  constructor(scope: Construct, id: string, { config, grants, api }: DoorProps) {
    super(scope, id);
    const acceptEvent = new ServiceFunction(this, 'partner-api/accept-event', {
      config,
      purpose: 'Takes a signed event from a partner and stores it once',
      errorImpact: 'Partners cannot hand in events; they repeat them for a while, so nothing is lost yet.',
      grant: grants.table(['GetItem', 'PutItem']).and(grants.secrets('partners')),
      timeoutSeconds: 10,
    });
    const readEvent = new ServiceFunction(this, 'partner-api/read-event', {
      config,
      purpose: 'Tells a partner what became of an event: rules, messages, attempts and why',
      errorImpact: 'Partners cannot look up what became of their events; events are still taken and applied.',
      grant: grants.table(['GetItem', 'BatchGetItem']),
      timeoutSeconds: 10,
    });
    const docs = new ServiceFunction(this, 'partner-api/docs', {
      config,
      purpose:
        'Serves the OpenAPI document, its pages and the health check, and answers 404 to unknown addresses',
      errorImpact:
        'The documentation of the API and the health check are not available; nothing else is touched.',
      grant: grants.site(),
      timeoutSeconds: 10,
    });
    api.route(acceptEvent, ['POST /v1/partners/{partnerId}/events']);
    api.route(readEvent, ['GET /v1/partners/{partnerId}/events/{eventId}']);
    // Its own addresses are among those that nobody else answers.
    api.route(docs, ['$default']);
  }
}
