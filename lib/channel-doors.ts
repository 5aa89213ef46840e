import { Construct } from 'constructs';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * The doors for vendors: receipts of what we sent, and what customers write.
 *
 * A receipt raises the attempt's status and wakes the state that waits for it; a customer's message goes into the
 * conversation, a STOP into the address's state. Vendors repeat what is not answered with 200.
 */
export class ChannelDoors extends Construct {
  constructor(scope: Construct, id: string, { config, grants, api }: DoorProps) {
    super(scope, id);
    const table = grants.table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true });
    const whatsApp = new ServiceFunction(this, 'channel-webhooks/whatsapp', {
      config,
      purpose: 'Takes receipts and messages of customers from WhatsApp',
      errorImpact:
        'WhatsApp receipts do not arrive: messages fall back to SMS after the deadline. Meta repeats its calls for up to 7 days.',
      grant: table
        .and(grants.secrets('platform', 'whatsAppApp'))
        .and(grants.answerWorkflows())
        .and(grants.startDeliveries()),
      timeoutSeconds: 10,
    });
    const bulkGate = new ServiceFunction(this, 'channel-webhooks/bulkgate', {
      config,
      purpose: 'Takes receipts and messages of customers from BulkGate',
      errorImpact:
        'SMS receipts do not arrive: messages fall back to email after the deadline, and replies by SMS are missing.',
      grant: table
        .and(grants.secrets('platform'))
        .and(grants.answerWorkflows())
        .and(grants.startDeliveries()),
      timeoutSeconds: 10,
    });
    const oem = new ServiceFunction(this, 'channel-webhooks/oem', {
      config,
      purpose: 'Takes receipts and messages of customers from the apps of manufacturers',
      errorImpact:
        'Receipts of the manufacturer’s app do not arrive: messages fall back to WhatsApp after the deadline, and what customers write in the app is missing.',
      grant: table
        .and(grants.secrets('platform', 'networks'))
        .and(grants.answerWorkflows())
        .and(grants.startDeliveries()),
      timeoutSeconds: 10,
    });
    api.route(whatsApp, ['GET /v1/channels/whatsapp', 'POST /v1/channels/whatsapp']);
    api.route(bulkGate, ['POST /v1/channels/bulkgate/{secret}']);
    api.route(oem, ['POST /v1/channels/oem/{networkId}']);
  }
}
