import { Construct } from 'constructs';
import type { DoorProps } from './service-api.ts';
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
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true })
        .and(grants.site()),
      timeoutSeconds: 10,
    });
    // With any method, which the functions tell apart: each by itself would be a resource of the stack, which holds 500.
    api.route(checkIn, ['ANY /c/{token}', 'ANY /c/{token}/{page}', 'ANY /assets/{file}']);
    const unsubscribe = new ServiceFunction(this, 'customer-site/unsubscribe', {
      config,
      purpose: 'Takes the wish of a reader of a mail to get no more messages, or messages again',
      errorImpact: 'People who unsubscribe see an error page; mail providers count that against our mails.',
      grant: grants.table(['GetItem', 'Query', 'PutItem']).and(grants.secrets('platform')).and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(unsubscribe, ['ANY /u/{token}']);
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
    api.route(preferences, ['ANY /p/{slug}']);
  }
}
