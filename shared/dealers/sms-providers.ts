import * as z from 'zod';

/** What must be said once of a provider of SMS. Who sends through it and who reads its balance stands in `messaging/channels/sms-gateways.ts`. */
export type SmsProviderFacts = {
  /** As people call it. */
  label: string;
  /** What is set for a location; stored as it is, so that a new provider changes no schema of the table (S1.4). */
  settings: z.ZodObject<{ provider: z.ZodLiteral<string> }>;
  /** The word by which the provider knows a free test, where it has such a rule; else ours, so that a trial looks the same everywhere (S1.8). */
  trialWord: string;
  /** Whose account it is: the dealer's or location's own access data, or the AWS account of the stage. */
  account: 'own' | 'stage';
  /** What stands in place of a balance where the provider has none (S1.9). */
  withoutBalance?: string;
};

const AWS_HAS_NO_BALANCE =
  'AWS keeps no balance: SMS are billed with the account, up to its monthly spend limit. Nothing more is sent when that is reached.';

const bulkgate = {
  label: 'BulkGate',
  settings: z.object({ provider: z.literal('bulkgate'), sender: z.string().min(1).max(16) }),
  trialWord: 'TEST',
  account: 'own',
} as const;

const aws = {
  label: 'AWS SNS',
  settings: z.object({
    provider: z.literal('aws'),
    sender: z
      .string()
      .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/, '3 to 11 letters and digits, at least one letter'),
  }),
  trialWord: 'TEST',
  account: 'stage',
  withoutBalance: AWS_HAS_NO_BALANCE,
} as const;

const awsEndUserMessaging = {
  label: 'AWS End User Messaging',
  settings: z.object({
    provider: z.literal('aws-end-user-messaging'),
    /** Whose messages these are: a phone number, sender id or pool of the account, by id, ARN or E.164. */
    originationIdentity: z
      .string()
      .regex(/^[A-Za-z0-9_:/+-]{1,256}$/, 'a phone number, sender id, pool, or the ARN of one'),
  }),
  trialWord: 'TEST',
  account: 'stage',
  withoutBalance: AWS_HAS_NO_BALANCE,
} as const;

/** Every provider of SMS. A new one is an entry here and one in `sms-gateways.ts`, which does not compile without it (S1.4). */
export const SMS_PROVIDERS = {
  bulkgate,
  aws,
  'aws-end-user-messaging': awsEndUserMessaging,
} as const satisfies Record<string, SmsProviderFacts>;
export type SmsProvider = keyof typeof SMS_PROVIDERS;

/** The provider of a level and what it needs to know of the sender. */
export const smsSettingsSchema = z.discriminatedUnion('provider', [
  bulkgate.settings,
  aws.settings,
  awsEndUserMessaging.settings,
]);
