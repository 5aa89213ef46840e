import * as z from 'zod';

/* The environment of every function, by the function's folder and file. `lib/` types its constructs by these schemas, the functions parse by them. */

const table = { TABLE_NAME: z.string().min(1) };
const secrets = { SECRET_PREFIX: z.string().min(1) };
/** Where customers, partners and vendors reach us, without a slash at the end. */
const site = { PUBLIC_BASE_URL: z.url() };
/** Both state machines, to start them; ARNs are built from fixed names. */
const startWorkflows = {
  MESSAGE_DELIVERY_ARN: z.string().startsWith('arn:'),
  CHECK_IN_LIFECYCLE_ARN: z.string().startsWith('arn:'),
};
/** The state machine that delivers a message, for those who start nothing else: what confirms a STOP. */
const startDeliveries = { MESSAGE_DELIVERY_ARN: z.string().startsWith('arn:') };
/** The user pool with the accounts of dealer staff. */
const staffAccounts = { STAFF_POOL_ID: z.string().min(1) };
const schedules = {
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().startsWith('arn:'),
  SCHEDULE_DLQ_ARN: z.string().startsWith('arn:'),
};
/** How long each channel is given before the next one is tried, in seconds: what the start of an execution is spread by. */
const ladder = { LADDER_SECONDS: z.coerce.number().int().positive() };
const sending = {
  /** `on`, `off` (the kill switch), or `allow-list`. */
  SENDING: z.enum(['on', 'off', 'allow-list']),
  /** Comma-separated E.164 numbers, email addresses and VINs, for `allow-list`. */
  ALLOWED_RECIPIENTS: z.string().default(''),
};
/** The private bucket for what customers send. */
const media = { MEDIA_BUCKET: z.string().min(3) };
const vendorTimeout = { VENDOR_TIMEOUT_MS: z.coerce.number().int().min(100) };

const smsVendors = {
  BULKGATE_BASE_URL: z.url(),
  /** Of AWS End User Messaging; without it that provider is not offered here, since nobody would report delivery. */
  SMS_CONFIGURATION_SET: z.string().min(1).optional(),
};

/** A version of Meta's Graph API, such as `v25.0`. */
const graphVersion = z.string().regex(/^v\d+\.\d+$/);

const whatsAppVendors = {
  WHATSAPP_BASE_URL: z.url(),
  WHATSAPP_API_VERSION: graphVersion,
  /** Of Meta's Graph API, as AWS End User Messaging Social speaks it; without it numbers that AWS carries are not offered here. */
  SOCIAL_META_API_VERSION: graphVersion.optional(),
};
const mailVendor = { SES_CONFIGURATION_SET: z.string().min(1).max(64) };

/** What setting up and trying the channels of a dealer needs. */
const channels = z.object({
  ...table,
  ...secrets,
  ...site,
  ...sending,
  ...vendorTimeout,
  ...smsVendors,
  ...whatsAppVendors,
  ...mailVendor,
});

/** How long this channel is given to deliver. */
const deadline = { DEADLINE_SECONDS: z.coerce.number().int().positive() };
/** How many messages one copy of the function may hand to one account of the vendor in a second. */
const pace = { SENDS_PER_SECOND: z.coerce.number().positive() };

const send = z.object({ ...table, ...secrets, ...site, ...sending, ...vendorTimeout, ...deadline, ...pace });
const applyEvents = z.object({
  ...table,
  ...secrets,
  ...site,
  ...startWorkflows,
  ...schedules,
  ...ladder,
  ...sending,
});

/** Whoever erases: finds everything, ends what waits, takes planned starts back. */
const privacy = z.object({ ...table, ...secrets, SCHEDULE_GROUP: z.string().min(1) });

/** The vendor sandbox's own table (keys `pk` and `sk`, time to live `expiresAt`); never the table of the service. */
const sandboxTable = { SANDBOX_TABLE: z.string().min(1) };
const sandboxApi = z.object({
  ...sandboxTable,
  /** Planned receipts; `deliver-receipts` consumes them. */
  RECEIPT_QUEUE_URL: z.url(),
  /** Between the answer and the first receipt, and between each two. Six receipts of a minute fit into SQS's 15 minutes of delay. */
  RECEIPT_DELAY_SECONDS: z.coerce.number().int().min(0).max(60).default(1),
  /** How long an ambiguous send hangs: longer than every adapter waits, shorter than API Gateway's 30 seconds. */
  HANG_SECONDS: z.coerce.number().min(0).max(28).default(25),
  /** Where captured mails can be read (the local AWS: `…/_ministack/ses/messages`); without it the mail page says so. */
  MAIL_CAPTURE_URL: z.url().optional(),
  /** When set, receipts may be registered to go to this origin only: a stage on the internet posts to nobody else. */
  CALLBACK_ORIGIN: z.url().optional(),
});

export const ENVIRONMENTS = {
  'partner-api/accept-event': z.object({ ...table, ...secrets }),
  'partner-api/read-event': z.object({ ...table }),
  'partner-api/docs': z.object({ ...site }),
  'channel-webhooks/whatsapp': z.object({ ...table, ...secrets, ...startDeliveries }),
  'channel-webhooks/bulkgate': z.object({ ...table, ...secrets, ...startDeliveries }),
  'channel-webhooks/aws-sms-events': z.object({ ...table, ...secrets, ...startDeliveries }),
  'channel-webhooks/sns-sms-status': z.object({ ...table, ...secrets }),
  'channel-webhooks/whatsapp-eum-events': z.object({ ...table, ...secrets, ...startDeliveries }),
  'channel-webhooks/oem': z.object({ ...table, ...secrets, ...startDeliveries }),
  'channel-webhooks/ses-events': z.object({ ...table, ...secrets }),
  'customer-site/check-in': z.object({ ...table, ...site }),
  'customer-site/unsubscribe': z.object({ ...table, ...secrets, ...site }),
  'customer-site/preferences': z.object({ ...table, ...secrets, ...site }),
  'console/sign-in': z.object({
    ...table,
    ...site,
    /** The domain of the user pool's own pages, without a slash at the end. */
    SIGN_IN_URL: z.url(),
    SIGN_IN_CLIENT_ID: z.string().min(1),
    SIGN_IN_ISSUER: z.url(),
  }),
  'console/contacts': z.object({ ...table, ...secrets, ...site }),
  'console/personal-data': privacy.extend(site),
  'console/settings': z.object({ ...table, ...site }),
  'console/channels': channels,
  'console/team': z.object({ ...table, ...site, ...staffAccounts }),
  'console/partners': z.object({ ...table, ...secrets, ...site }),
  'console/overview': z.object({ ...table, ...site }),
  'console/dry-run': z.object({ ...table, ...secrets, ...site, ...ladder, ...sending }),
  'console/today': z.object({
    ...table,
    ...secrets,
    ...site,
    ...startWorkflows,
    ...schedules,
    ...ladder,
    ...sending,
  }),
  'console/inbox': z.object({
    ...table,
    ...secrets,
    ...site,
    ...startWorkflows,
    ...schedules,
    ...ladder,
    ...sending,
  }),
  'console/media': z.object({ ...table, ...site, ...media }),
  'staff-console/inbox-api': z.object({ ...table }),
  'staff-console/settings-api': z.object({ ...table }),
  'staff-console/team-api': z.object({ ...table, ...staffAccounts }),
  'staff-console/partners-api': z.object({ ...table, ...secrets }),
  'staff-console/templates-api': z.object({ ...table, ...site }),
  'staff-console/media-api': z.object({ ...table, ...media }),
  'staff-console/contacts-api': z.object({ ...table, ...secrets }),
  'staff-console/channels-api': channels,
  'staff-console/messages-api': z.object({
    ...table,
    ...secrets,
    ...site,
    ...startWorkflows,
    ...schedules,
    ...ladder,
    ...sending,
  }),
  'staff-console/visits-api': z.object({ ...table }),
  'staff-console/plans-api': z.object({ ...table, ...secrets, ...site, ...ladder, ...sending }),
  'stream/apply-events': applyEvents,
  'stream/sweep-events': applyEvents,
  'stream/sweep-plans': applyEvents,
  'stream/fetch-media': z.object({
    ...table,
    ...secrets,
    ...vendorTimeout,
    ...media,
    WHATSAPP_BASE_URL: z.url(),
    WHATSAPP_API_VERSION: graphVersion,
    OEM_BASE_URL: z.url().optional(),
    /** A larger file is not taken. */
    MEDIA_MAX_BYTES: z.coerce.number().int().positive(),
  }),
  'staff-console/privacy-api': privacy,
  'stream/sweep-privacy': privacy,
  /** Without an address there is no gateway, and the channel is not offered. */
  'delivery-workflow/send-by-oem': send.extend({ OEM_BASE_URL: z.url().optional() }),
  'delivery-workflow/send-by-whatsapp': send.extend(whatsAppVendors),
  'delivery-workflow/send-by-sms': send.extend(smsVendors),
  'delivery-workflow/send-by-email': send.extend(mailVendor),
  'delivery-workflow/report-no-channel': z.object({
    ...table,
    ...startWorkflows,
    ...schedules,
    ...ladder,
  }),
  'delivery-workflow/resolve-execution': applyEvents,
  'delivery-workflow/sweep-messages': applyEvents,
  'checkin-workflow/wait-for-check-in': z.object({ ...table }),
  'checkin-workflow/post-results': applyEvents,
  'checkin-workflow/close-unanswered': z.object({ ...table, ...startWorkflows, ...ladder }),
  'vendor-sandbox/api': sandboxApi,
  'vendor-sandbox/deliver-receipts': z.object({ ...sandboxTable }),
} as const;

/** What every function of a send state has. */
export type SendEnvironment = z.output<typeof send>;
export type FunctionName = keyof typeof ENVIRONMENTS;
export type FunctionEnvironment<Name extends FunctionName> = z.output<(typeof ENVIRONMENTS)[Name]>;
