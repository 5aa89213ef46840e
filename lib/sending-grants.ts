import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Channel } from '../shared/dealers/settings.ts';
import { Grant } from './grant.ts';
import {
  configurationSetArn,
  configurationSetName,
  emailIdentitiesArn,
  originationIdentityArns,
  smsConfigurationSetName,
  socialPhoneNumbersArn,
} from './names.ts';
import type { StageConfig } from './stage-config.ts';

/** Whom functions may send to, how fast, and by whom. */
export const sendingGrants = (scope: Construct, config: StageConfig, publicBaseUrl: string) => ({
  /** Whom this stage may send to. Whoever decides a verdict needs it. */
  sendingPolicy() {
    const { mode, recipients } = config.sending;
    return new Grant({ SENDING: mode, ALLOWED_RECIPIENTS: recipients });
  },

  /** How long a channel is given to deliver. */
  deadline(channel: Channel) {
    return new Grant({ DEADLINE_SECONDS: config.deadlines[channel] });
  },

  /** The pace of a channel, shared evenly by the copies of its function. */
  pace(channel: Channel) {
    const { perSecond, copies = 1 } = config.pace[channel];
    return new Grant({ SENDS_PER_SECOND: perSecond / copies });
  },

  /** Calls vendors over HTTP. */
  vendors() {
    return new Grant({ VENDOR_TIMEOUT_MS: config.vendorTimeoutMs });
  },

  whatsAppVendor() {
    const { vendorSandbox, whatsAppApiVersion } = config;
    return new Grant({
      WHATSAPP_BASE_URL: vendorSandbox ? `${publicBaseUrl}/sandbox/graph` : 'https://graph.facebook.com',
      WHATSAPP_API_VERSION: whatsAppApiVersion,
    });
  },

  bulkGateVendor() {
    return new Grant({
      BULKGATE_BASE_URL: config.vendorSandbox
        ? `${publicBaseUrl}/sandbox/bulkgate`
        : 'https://portal.bulkgate.com',
    });
  },

  /** The manufacturer's gateway; where none is known, the channel is not offered. */
  oemVendor() {
    const { vendorSandbox, oemBaseUrl } = config;
    const baseUrl = vendorSandbox ? `${publicBaseUrl}/sandbox/oem` : oemBaseUrl;
    return new Grant(baseUrl === undefined ? {} : { OEM_BASE_URL: baseUrl });
  },

  /** SMS through SNS. A phone number is no ARN, so the permission must name everything; topics are taken out again. */
  smsBySns() {
    return new Grant(
      {},
      new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }),
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: ['arn:aws:sns:*:*:*'],
      }),
    );
  },

  /** SMS through AWS End User Messaging, from whatever the account has to send with. */
  smsByEndUserMessaging() {
    const { stage, hasEndUserMessaging } = config;
    return new Grant(
      hasEndUserMessaging ? { SMS_CONFIGURATION_SET: smsConfigurationSetName(stage) } : {},
      new PolicyStatement({
        actions: ['sms-voice:SendTextMessage'],
        resources: originationIdentityArns(scope),
      }),
    );
  },

  /** WhatsApp through AWS End User Messaging Social, from the numbers that are linked to the account. */
  whatsAppByAws() {
    const { hasEndUserMessaging, socialMetaApiVersion } = config;
    return new Grant(
      hasEndUserMessaging ? { SOCIAL_META_API_VERSION: socialMetaApiVersion } : {},
      new PolicyStatement({
        actions: ['social-messaging:SendWhatsAppMessage'],
        resources: [socialPhoneNumbersArn(scope)],
      }),
    );
  },

  /** Mails by SES, from any identity of the account, with the stage's configuration set. */
  emailBySes() {
    const { stage } = config;
    return new Grant(
      { SES_CONFIGURATION_SET: configurationSetName(stage) },
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [emailIdentitiesArn(scope), configurationSetArn(scope, stage)],
      }),
    );
  },
});
