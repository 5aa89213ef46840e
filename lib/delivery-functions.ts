import { Construct } from 'constructs';
import type { Channel } from '../shared/dealers/settings.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

export type DeliveryFunctionsProps = Omit<DoorProps, 'api'>;

/** A vendor has 10 seconds to answer; the rest is for a cold start, the claim before and the record after. */
const SEND_TIMEOUT_SECONDS = 30;

/** A send waits for its vendor most of the time: half the usual memory halves what that costs. */
const SEND_MEMORY_MB = 256;

/** What every send needs: the message and its claim, the policy of the stage, the link key, and the way to report. */
const sendGrant = ({ grants }: DeliveryFunctionsProps, channel: Channel) =>
  grants
    .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'])
    .and(grants.site())
    .and(grants.sendingPolicy())
    .and(grants.vendors())
    .and(grants.deadline(channel))
    .and(grants.pace(channel))
    .and(grants.answerWorkflows());

/**
 * The functions behind the delivery states: one for each channel, so that each may speak to its own vendor only, and a
 * flood on one channel leaves the others their concurrency. None is ever invoked a second time by Lambda.
 */
export class DeliveryFunctions extends Construct {
  readonly send: Record<Channel, ServiceFunction>;
  readonly reportNoChannel: ServiceFunction;

  constructor(scope: Construct, id: string, props: DeliveryFunctionsProps) {
    super(scope, id);
    const { config, grants } = props;
    this.send = {
      oem: new ServiceFunction(this, 'delivery-workflow/send-by-oem', {
        config,
        purpose: 'Sends a message into the app of the manufacturer, once',
        errorImpact: 'Messages skip the app of the manufacturer and go out by WhatsApp, SMS or email.',
        grant: sendGrant(props, 'oem').and(grants.secrets('platform', 'networks')).and(grants.oemVendor()),
        timeoutSeconds: SEND_TIMEOUT_SECONDS,
        memoryMb: SEND_MEMORY_MB,
        copies: config.pace.oem.copies,
      }),
      whatsapp: new ServiceFunction(this, 'delivery-workflow/send-by-whatsapp', {
        config,
        purpose: 'Sends a message by WhatsApp, once',
        errorImpact: 'Messages go out by SMS or email instead, which costs more and is seen later.',
        grant: sendGrant(props, 'whatsapp')
          .and(grants.secrets('platform', 'dealers'))
          .and(grants.whatsAppVendor())
          .and(grants.whatsAppByAws()),
        timeoutSeconds: SEND_TIMEOUT_SECONDS,
        memoryMb: SEND_MEMORY_MB,
        copies: config.pace.whatsapp.copies,
      }),
      sms: new ServiceFunction(this, 'delivery-workflow/send-by-sms', {
        config,
        purpose: 'Sends a message by SMS through BulkGate or AWS, once',
        errorImpact: 'Customers without WhatsApp get their messages by email, or not at all.',
        grant: sendGrant(props, 'sms')
          .and(grants.secrets('platform', 'dealers'))
          .and(grants.bulkGateVendor())
          .and(grants.smsBySns())
          .and(grants.smsByEndUserMessaging()),
        timeoutSeconds: SEND_TIMEOUT_SECONDS,
        memoryMb: SEND_MEMORY_MB,
        copies: config.pace.sms.copies,
      }),
      email: new ServiceFunction(this, 'delivery-workflow/send-by-email', {
        config,
        purpose: 'Sends a message by email, once',
        errorImpact: 'Customers whom no other channel reaches get no message; the staff are told of each.',
        grant: sendGrant(props, 'email').and(grants.secrets('platform')).and(grants.emailBySes()),
        timeoutSeconds: SEND_TIMEOUT_SECONDS,
        memoryMb: SEND_MEMORY_MB,
        copies: config.pace.email.copies,
      }),
    };
    this.reportNoChannel = new ServiceFunction(this, 'delivery-workflow/report-no-channel', {
      config,
      purpose:
        'Moves a message to the next window when only the clock was against it; else marks it as failed and tells the staff why',
      errorImpact: 'Staff are not told that a customer could not be reached.',
      grant: grants.table(['GetItem', 'PutItem']).and(grants.startWorkflows()).and(grants.schedules()),
      timeoutSeconds: 30,
    });
  }
}
