import { Construct } from 'constructs';
import { type DoorProps, withHead } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * The pages that customers open from a link on their phone. GET and HEAD change nothing but a note that the link was
 * opened; a POST is what proves a person.
 */
export class CustomerSite extends Construct {
  constructor(scope: Construct, id: string, { config, grants, api }: DoorProps) {
    super(scope, id);
    const checkIn = new ServiceFunction(this, 'customer-site/check-in', {
      config,
      purpose:
        'Shows the check-in behind a link, or forwards to the app of the partner, and takes the answers',
      errorImpact: 'Customers who open their link see an error page and cannot check in.',
      grant: grants.table(['GetItem', 'PutItem'], { index: true }).and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(checkIn, [
      ...withHead('GET /c/{token}', 'GET /c/{token}/{page}', 'GET /assets/{file}'),
      'POST /c/{token}',
    ]);
    const unsubscribe = new ServiceFunction(this, 'customer-site/unsubscribe', {
      config,
      purpose: 'Takes the wish of a reader of a mail to get no more messages, or messages again',
      errorImpact: 'People who unsubscribe see an error page; mail providers count that against our mails.',
      grant: grants.table(['GetItem', 'Query', 'PutItem']).and(grants.secrets('platform')).and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(unsubscribe, [...withHead('GET /u/{token}'), 'POST /u/{token}']);
    const preferences = new ServiceFunction(this, 'customer-site/preferences', {
      config,
      purpose: 'Shows a customer what the dealer may send, and takes what they choose',
      errorImpact:
        'Customers cannot change their preferences; STOP and unsubscribing are taken all the same.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'])
        .and(grants.secrets('platform'))
        .and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(preferences, [...withHead('GET /p/{slug}'), 'POST /p/{slug}']);
  }
}
