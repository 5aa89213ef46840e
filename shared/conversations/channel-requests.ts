import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { settingsSchema } from '../dealers/settings.ts';
import { SMS_PROVIDERS } from '../dealers/sms-providers.ts';
import { AppError } from '../kernel/app-error.ts';

/* What staff send to set up a channel. Secrets go in and never come out (S1.6). */

const level = {
  locationId: idSchema.optional().meta({
    description:
      'For this location alone. Left out: for all locations of the dealer that say nothing themselves.',
  }),
};
const repliesTo = idSchema.optional().meta({
  description: 'Where a message goes whose sender has no conversation yet. Left out: to `locationId`.',
});
const secret = z.string().min(1).max(4096).meta({ writeOnly: true });

const bulkgate = SMS_PROVIDERS.bulkgate.settings
  .extend({
    ...level,
    repliesTo,
    applicationId: z.string().min(1).max(60).optional().meta({ writeOnly: true }),
    applicationToken: secret.optional(),
    newAddress: z
      .boolean()
      .default(false)
      .meta({ description: 'Make a new webhook address. The present one works until the next.' }),
  })
  .strict();
const sns = SMS_PROVIDERS.aws.settings.extend(level).strict();
const endUserMessaging = SMS_PROVIDERS['aws-end-user-messaging'].settings.extend(level).strict();
const none = z.strictObject({ provider: z.literal('none'), ...level });

/** Provider and sender of SMS, with access data where the account is the dealer's own; `none` sends no SMS there. */
export const smsRequestSchema = z.discriminatedUnion('provider', [bulkgate, sns, endUserMessaging, none]);

const { phoneNumberId, templates, awsPhoneNumberId, businessAccountId } =
  settingsSchema.shape.whatsapp.unwrap().shape;

export const whatsAppRequestSchema = z.strictObject({
  ...level,
  repliesTo,
  phoneNumberId: phoneNumberId.optional().meta({ description: 'Meta’s id of the number, not the number.' }),
  awsPhoneNumberId: awsPhoneNumberId
    .nullable()
    .meta({ description: 'AWS’s id of the number, where AWS carries its messages; null: Meta does.' }),
  token: secret
    .optional()
    .meta({ description: 'The access token of a system user at Meta.', writeOnly: true }),
  businessAccountId: businessAccountId.nullable().meta({
    description:
      'Meta’s id of the business account of number and templates: by it Meta tells of their approval; null: forget it.',
  }),
  templates: templates
    .default([])
    .meta({ description: 'Each replaces the one for its purpose and language; the others stay.' }),
  removeTemplates: z
    .array(templates.element.pick({ purpose: true, language: true }))
    .max(250)
    .default([])
    .meta({ description: 'Forgotten here; at Meta they stay.' }),
});

export const emailRequestSchema = z.strictObject({
  ...level,
  email: z.email().max(254).meta({ description: 'The address that customers see and answer to.' }),
  name: z.string().min(1).max(80),
});

/** The channels that a dealer sets up; the manufacturer's app is the network's. */
export const DEALER_CHANNELS = ['whatsapp', 'sms', 'email'] as const;
export type DealerChannel = (typeof DEALER_CHANNELS)[number];

/** The channel that an address names. Errors: NotFound `channel.unknown`. */
export const readDealerChannel = (name: string): DealerChannel => {
  const channel = DEALER_CHANNELS.find((one) => one === name);
  if (channel) return channel;
  throw new AppError(
    'NotFound',
    'channel.unknown',
    `A dealer has the channels ${DEALER_CHANNELS.join(', ')}. The manufacturer’s app is the network’s.`,
  );
};
