import type { Download } from '../../platform/http-download.ts';
import type { FetchedMedia } from '../media-source.ts';
import { notSentBy, throttledBy } from './vendor-fault.ts';

/** What a status means that is not the file: it is gone or closed to us for good, or the vendor will have it again. */
export const readMediaStatus = (
  { url, vendor }: { url: string; vendor: string },
  status: number,
): Extract<FetchedMedia, { fault: string }> => {
  const code = `http_${status}`;
  if (status === 429) throw throttledBy(vendor, code);
  if (status >= 500 || status < 400) throw notSentBy(url, vendor, code);
  return { fault: status === 401 || status === 403 ? 'no_access' : 'gone' };
};

export const readDownload = (from: { url: string; vendor: string }, answer: Download): FetchedMedia => {
  if (answer.status !== 200) return readMediaStatus(from, answer.status);
  return 'tooLarge' in answer ? { fault: 'too_large' } : { bytes: answer.bytes };
};
