import type { HttpResponse } from '../../platform/http-client.ts';
import type { FetchedMedia, MediaSource, MediaSourceDeps } from '../media-source.ts';
import { readDownload } from './media-answer.ts';
import { tokenSource } from './mybmw-token.ts';
import { readNetworkSecret } from './network-secret.ts';

export type MyBmwMediaDeps = MediaSourceDeps & {
  /** Where the gateway is; undefined where none is known. */
  baseUrl: string | undefined;
  ticks: () => number;
};

/** Files that customers attach in the manufacturer's app: `GET /attachments/{id}`. ASSUMPTION, as all of `mybmw.ts`. */
export const myBmwMedia = (deps: MyBmwMediaDeps): MediaSource => {
  const tokens = tokenSource(deps.ticks);
  return async ({ account: networkId, id }): Promise<FetchedMedia> => {
    const { oem } = await readNetworkSecret(deps.readSecret, deps.secretPrefix, networkId);
    if (!oem?.access || deps.baseUrl === undefined) return { fault: 'not_offered' };
    const { timeoutMs, maxBytes } = deps;
    const base = deps.baseUrl.replace(/\/+$/, '');
    const postForm = async (form: {
      headers: Record<string, string>;
      body: string;
    }): Promise<HttpResponse & { url: string }> => {
      const url = `${base}/oauth2/token`;
      return { ...(await deps.sendHttp({ method: 'POST', url, timeoutMs, ...form })), url };
    };
    const granted = await tokens.get(networkId, oem.access, postForm);
    if ('result' in granted) return { fault: 'no_access' };
    const url = `${base}/attachments/${encodeURIComponent(id)}`;
    const headers = { authorization: `Bearer ${granted.token}` };
    const answer = await deps.download({ url, headers, timeoutMs, maxBytes });
    if (answer.status === 401) tokens.forget(networkId);
    return readDownload({ url, vendor: 'mybmw' }, answer);
  };
};
