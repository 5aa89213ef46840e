import * as z from 'zod';
import type { MediaSource, MediaSourceDeps } from '../media-source.ts';
import { readDealerSecret } from './dealer-secret.ts';
import { readDownload, readMediaStatus } from './media-answer.ts';
import { notSentBy } from './vendor-fault.ts';
import { parseVendorJson } from './vendor-json.ts';

export type WhatsAppMediaDeps = MediaSourceDeps & {
  /** `https://graph.facebook.com`, or the vendor sandbox. */
  baseUrl: string;
  /** Such as `v25.0`. */
  apiVersion: string;
};

/** Where Meta keeps files; the dealer's token is shown to nobody else, whatever the answer says. */
const META_FILES = /(^|\.)fbsbx\.com$/;

const describedSchema = z.looseObject({ url: z.url(), file_size: z.int().optional().catch(undefined) });

/**
 * Files that customers send by WhatsApp, from Meta's Cloud API: the id is good for a month and tells an address, the address is good for five
 * minutes and gives the bytes; both want the dealer's token. A number that AWS carries has none, and its files are not
 * offered here.
 */
export const whatsAppMedia =
  (deps: WhatsAppMediaDeps): MediaSource =>
  async ({ dealerId, id }) => {
    const { whatsapp } = await readDealerSecret(deps.readSecret, deps.secretPrefix, dealerId);
    if (!whatsapp) return { fault: 'not_offered' };
    const headers = { authorization: `Bearer ${whatsapp.token}` };
    const { timeoutMs, maxBytes } = deps;
    const base = deps.baseUrl.replace(/\/+$/, '');
    const url = `${base}/${deps.apiVersion}/${encodeURIComponent(id)}`;
    const { status, text } = await deps.sendHttp({ method: 'GET', url, headers, timeoutMs });
    if (status !== 200) return readMediaStatus({ url, vendor: 'whatsapp' }, status);
    const described = describedSchema.safeParse(parseVendorJson(text)).data;
    if (!described) throw notSentBy(url, 'whatsapp', 'no_media_url');
    if ((described.file_size ?? 0) > maxBytes) return { fault: 'too_large' };
    if (!isTrusted(described.url, base)) return { fault: 'no_access' };
    const answer = await deps.download({ url: described.url, headers, timeoutMs, maxBytes });
    return readDownload({ url: described.url, vendor: 'whatsapp' }, answer);
  };

const isTrusted = (address: string, base: string): boolean => {
  const [file, graph] = [new URL(address), new URL(base)];
  return (
    (file.host === graph.host && file.protocol === graph.protocol) ||
    (file.protocol === 'https:' && META_FILES.test(file.hostname))
  );
};
