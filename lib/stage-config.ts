import * as z from 'zod';
import type { Channel } from '../shared/dealers/settings.ts';
import { type DomainConfig, domainContext, domainFaults, domainOf } from './domain-config.ts';

/** `local`: the emulator on a laptop. `sandbox`: AWS with simulated vendors. `prod`: AWS with the real ones. */
export const STAGES = ['local', 'sandbox', 'prod'] as const;
export type Stage = (typeof STAGES)[number];

/** How the simulated vendors behave. */
export type VendorSandboxConfig = {
  /** Between the answer and the first receipt, and between each two. */
  receiptDelaySeconds: number;
  /** How long a send hangs that is meant to: longer than we wait for a vendor. */
  hangSeconds: number;
  /** It posts receipts to our own doors only, so that nobody makes a stage on the internet call other hosts. */
  callsOnlyUs: boolean;
};

/** All that differs between stages. A stage is configuration: no function and no use case asks which one it runs on. */
export type StageConfig = {
  stage: Stage;
  region: 'eu-central-1';
  /** Seconds that a channel is given to deliver before the next one is tried. */
  deadlines: Record<Channel, number>;
  /** A channel that was throttled is tried again after up to so many seconds, then after twice as many, so many times. */
  throttled: { intervalSeconds: number; attempts: number };
  /**
   * How many messages a second one account of a vendor takes, and how many copies of the channel's function share that
   * (its reserved concurrency; undefined: not reserved, and one copy may use it all).
   */
  pace: Record<Channel, { perSecond: number; copies: number | undefined }>;
  /** How long a vendor may take to answer a request. */
  vendorTimeoutMs: number;
  /** The version of Meta's Graph API in our URLs. Meta keeps one for about two years. */
  whatsAppApiVersion: string;
  /** AWS End User Messaging, for SMS and WhatsApp, can be used here; the emulator has neither. */
  hasEndUserMessaging: boolean;
  /** The version of Meta's Graph API that we ask AWS to speak. */
  socialMetaApiVersion: string;
  /** SNS logs what became of an SMS in two log groups of the account, which one stage may make and read. */
  readsSnsSmsStatus: boolean;
  /** The domain of our own that leads to the API; undefined: it has the address that API Gateway gives it. */
  domain: DomainConfig | undefined;
  /** Where customers, partners and vendors reach us; undefined: at the address that API Gateway gives the API. */
  publicBaseUrl: string | undefined;
  /** Where the gateway of the manufacturer's app is; undefined: the stage offers no such channel. With simulated vendors it is theirs. */
  oemBaseUrl: string | undefined;
  /** Set where vendors are played by our own functions, deployed with the rest. */
  vendorSandbox: VendorSandboxConfig | undefined;
  sending: { mode: 'on' | 'off' | 'allow-list'; recipients: string };
  /** Files that customers send: how large one may be, and how long it lies in the bucket. */
  media: { maxMegabytes: number; keptDays: number };
  /** Data outlives the stack and cannot be deleted by accident. */
  isProtected: boolean;
  logDays: 7 | 30 | 90;
  /** X-Ray; the emulator has none. */
  isTraced: boolean;
  /** Staff may sign in with name and password in one request, which scripts and tests need; elsewhere the password never leaves the browser (SRP). */
  allowsPasswordSignIn: boolean;
  /** Dashboards, alarms and metric filters: the emulator rolls some of their types back. */
  hasOps: boolean;
  /** Where the pages of the user pool are; undefined: at the domain that Cognito gives it. */
  signInUrl: string | undefined;
  /** Where the emulator shows the mails that were sent, for the vendor sandbox's mail page. */
  mailCaptureUrl: string | undefined;
  /** The file that says how far the clock of the stage is ahead of the machine's; only a stage on a laptop has one. */
  clockFile: string | undefined;
  /** Who is mailed when an alarm goes off. */
  alarmEmail: string | undefined;
  /** Requests per second over all routes, so that a flood costs money only up to a bound. */
  throttle: { rate: number; burst: number };
  /** Where `npm run build` put the bundles. */
  distFolder: string;
};

type Fixed = Omit<
  StageConfig,
  | 'stage'
  | 'region'
  | 'whatsAppApiVersion'
  | 'socialMetaApiVersion'
  | 'readsSnsSmsStatus'
  | 'domain'
  | 'publicBaseUrl'
  | 'oemBaseUrl'
  | 'alarmEmail'
  | 'mailCaptureUrl'
  | 'signInUrl'
  | 'clockFile'
  | 'distFolder'
  | 'sending'
  | 'media'
> & {
  sendingMode: 'on' | 'allow-list';
};

/** More than any vendor takes, for stages whose vendors are simulated. */
const UNPACED = { perSecond: 1000, copies: undefined };
const UNPACED_CHANNELS = { oem: UNPACED, whatsapp: UNPACED, sms: UNPACED, email: UNPACED };

const FIXED: Record<Stage, Fixed> = {
  /** Seconds instead of minutes, so that a journey through all channels can be watched; the vendor sandbox answers after one or two. */
  local: {
    deadlines: { oem: 6, whatsapp: 6, sms: 6, email: 6 },
    throttled: { intervalSeconds: 1, attempts: 2 },
    pace: UNPACED_CHANNELS,
    vendorTimeoutMs: 2000,
    vendorSandbox: { receiptDelaySeconds: 1, hangSeconds: 4, callsOnlyUs: false },
    sendingMode: 'on',
    isProtected: false,
    logDays: 7,
    isTraced: false,
    allowsPasswordSignIn: true,
    hasEndUserMessaging: false,
    hasOps: false,
    throttle: { rate: 1000, burst: 1000 },
  },
  /** Short enough to show the fallback in a meeting. */
  sandbox: {
    deadlines: { oem: 60, whatsapp: 120, sms: 90, email: 60 },
    throttled: { intervalSeconds: 5, attempts: 3 },
    pace: UNPACED_CHANNELS,
    vendorTimeoutMs: 10_000,
    vendorSandbox: { receiptDelaySeconds: 5, hangSeconds: 15, callsOnlyUs: true },
    sendingMode: 'allow-list',
    isProtected: false,
    logDays: 30,
    isTraced: true,
    allowsPasswordSignIn: false,
    hasEndUserMessaging: true,
    hasOps: true,
    throttle: { rate: 50, burst: 100 },
  },
  /** 10, 20 and 15 minutes: the longest that a customer's phone is usually without a network; email is settled by its acceptance. */
  prod: {
    deadlines: { oem: 600, whatsapp: 1200, sms: 900, email: 300 },
    throttled: { intervalSeconds: 5, attempts: 5 },
    /**
     * WhatsApp takes 80 a second for each number, inbound included, so a quarter stays free; SES 14 for the account; SMS by
     * the sender's kind, 20 is usual in Europe; the manufacturer's gateway names no limit, 20 is an assumption.
     */
    pace: {
      oem: { perSecond: 20, copies: 20 },
      whatsapp: { perSecond: 60, copies: 40 },
      sms: { perSecond: 20, copies: 20 },
      email: { perSecond: 14, copies: 14 },
    },
    vendorTimeoutMs: 10_000,
    vendorSandbox: undefined,
    sendingMode: 'on',
    isProtected: true,
    logDays: 90,
    isTraced: true,
    allowsPasswordSignIn: false,
    hasEndUserMessaging: true,
    hasOps: true,
    throttle: { rate: 1000, burst: 2000 },
  },
};

const optionsSchema = z.object({
  stage: z.enum(STAGES, `-c stage=… must be one of ${STAGES.join(', ')}`),
  publicBaseUrl: z
    .url({
      protocol: /^https?$/,
      error: '-c publicBaseUrl=… must be a URL such as https://checkin.example.com',
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  oemBaseUrl: z
    .url({
      protocol: /^https$/,
      error:
        '-c oemBaseUrl=… must be the URL of the manufacturer’s gateway, such as https://gateway.example.com/v1',
    })
    .optional(),
  sending: z
    .enum(['off', 'allow-list'], '-c sending=… can only restrict: off (the kill switch) or allow-list')
    .optional(),
  allowedRecipients: z
    .string()
    .regex(
      /^[^\s,]+(,[^\s,]+)*$/,
      '-c allowedRecipients=… must be numbers (+49…), email addresses and VINs, separated by commas without spaces',
    )
    .optional(),
  /** WhatsApp takes 16 MB of pictures, sound and video, and 100 MB of a document; what people send from a phone is below 25. */
  mediaMaxMegabytes: z.coerce
    .number('-c mediaMaxMegabytes=… must be a number of megabytes')
    .int()
    .min(1)
    .max(100, '-c mediaMaxMegabytes=… can be 100 at most: WhatsApp carries no more')
    .default(25),
  mailCaptureUrl: z.url('-c mailCaptureUrl=… must be a URL').optional(),
  signInUrl: z.url('-c signInUrl=… must be a URL').optional(),
  clockFile: z.string().startsWith('/', '-c clockFile=… must be the whole path of a file').optional(),
  alarmEmail: z.email('-c alarmEmail=… must be an email address').optional(),
  snsSmsStatus: z.enum(['true', 'false'], '-c snsSmsStatus=… must be true or false').default('false'),
  dist: z.string().min(1).default('dist'),
  ...domainContext,
});

const contextSchema = optionsSchema
  .refine(
    ({ stage, snsSmsStatus }) => stage !== 'local' || snsSmsStatus === 'false',
    '-c snsSmsStatus=true needs a stage on AWS: the local AWS writes no log of SMS',
  )
  .refine(
    ({ stage, clockFile }) => stage === 'local' || clockFile === undefined,
    '-c clockFile=… is for the stage local only: nobody moves the clock of a stage on AWS',
  );

/**
 * The configuration of a stage from the CDK context (`-c stage=prod`). Throws an error that lists every fault and what
 * to pass instead. The kill switch lasts until the next deployment without it.
 */
export const stageConfig = (context: Record<string, unknown>): StageConfig => {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) throw invalidContext(parsed.error.issues.map(({ message }) => message));
  const {
    stage,
    oemBaseUrl,
    sending,
    allowedRecipients,
    alarmEmail,
    mailCaptureUrl,
    signInUrl,
    clockFile,
    mediaMaxMegabytes,
    snsSmsStatus,
    dist,
    ...rest
  } = parsed.data;
  const faults = domainFaults({ stage, ...rest });
  if (faults.length > 0) throw invalidContext(faults);
  const domain = domainOf(rest);
  const { sendingMode, ...fixed } = FIXED[stage];
  return {
    ...fixed,
    stage,
    region: 'eu-central-1',
    whatsAppApiVersion: 'v25.0',
    // AWS follows Meta's versions late: https://docs.aws.amazon.com/general/latest/gr/end-user-messaging.html lists them.
    socialMetaApiVersion: 'v20.0',
    readsSnsSmsStatus: snsSmsStatus === 'true',
    domain,
    oemBaseUrl,
    publicBaseUrl: rest.publicBaseUrl ?? (domain && `https://${domain.name}`),
    sending: { mode: sending ?? sendingMode, recipients: allowedRecipients ?? '' },
    // Two years: past every dispute about a visit. What a dealer wants gone earlier is erased with its conversation.
    media: { maxMegabytes: mediaMaxMegabytes, keptDays: 730 },
    alarmEmail,
    mailCaptureUrl,
    signInUrl,
    clockFile,
    distFolder: dist,
  };
};

const invalidContext = (faults: readonly string[]): Error =>
  new Error(
    `The CDK context is not valid: ${faults.join('; ')}. Example: npx cdk deploy --all -c stage=sandbox`,
  );

/** How long the whole ladder of channels can take at most, in seconds. */
export const ladderSeconds = ({ deadlines }: StageConfig): number =>
  Object.values(deadlines).reduce((sum, seconds) => sum + seconds, 0);
