import type { Instant, Now } from '../../kernel/instant.ts';
import type { SendHttp } from '../../platform/http-client.ts';
import type { ReadSecret } from '../../platform/secrets.ts';
import type { ChannelTransport, VendorReceipt } from '../channel.ts';
import type { ThreadInbound } from '../inbound.ts';

export type OemGatewayDeps = {
  sendHttp: SendHttp;
  readSecret: ReadSecret;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  /** Where the gateway is, or the vendor sandbox. */
  baseUrl: string;
  /** How long one call may take. */
  timeoutMs: number;
  now: Now;
  /** Milliseconds that only run forward. */
  ticks: () => number;
  /** Notes in which thread a message is about to be posted, so that an answer in it finds its way. */
  rememberThread: (thread: { networkId: string; threadId: string; reference: string }) => Promise<void>;
};

export type OemWebhook = {
  receipts: VendorReceipt[];
  inbound: ThreadInbound[];
  /** How many pieces were not understood or are of no use to us. */
  ignored: number;
};

/** The gateway behind a manufacturer's app (S0.31): how it is written to, and how its signed webhooks are read. A further one is a further entry in `oem-gateways.ts`. */
export type OemGateway = {
  transport: (deps: OemGatewayDeps) => ChannelTransport;
  /** Takes any JSON: counts what it cannot use, and never throws. */
  readWebhook: (value: unknown, from: { networkId: string; receivedAt: Instant }) => OemWebhook;
};
