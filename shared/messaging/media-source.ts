import type { DownloadHttp } from '../platform/http-download.ts';
import type { SendHttp } from '../platform/http-client.ts';
import type { ReadSecret } from '../platform/secrets.ts';

/** A file of a customer as its vendor hands it out, or why not; a vendor that is down or busy is thrown as `Unavailable` or `Throttled`. */
export type FetchedMedia =
  | { bytes: Uint8Array }
  | { fault: 'too_large' | 'gone' | 'no_access' | 'not_offered' };

export type MediaSourceDeps = {
  sendHttp: SendHttp;
  download: DownloadHttp;
  readSecret: ReadSecret;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  timeoutMs: number;
  /** What is larger is not fetched. */
  maxBytes: number;
};

/** `account`: a WhatsApp phone number id, or a network of a manufacturer. */
export type MediaSource = (file: { dealerId: string; account: string; id: string }) => Promise<FetchedMedia>;
