import * as z from 'zod';

/* The environment of the sandbox's functions. `lib/` types its constructs by these schemas, the functions parse by them. */

/** The sandbox's own table (keys `pk` and `sk`, time to live `expiresAt`); never the table of the service. */
const table = { SANDBOX_TABLE: z.string().min(1) };

export const sandboxApiEnvironment = z.object({
  ...table,
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
export type SandboxApiEnvironment = z.output<typeof sandboxApiEnvironment>;

export const deliverReceiptsEnvironment = z.object({ ...table });
export type DeliverReceiptsEnvironment = z.output<typeof deliverReceiptsEnvironment>;
