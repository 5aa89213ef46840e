import { faultName } from '../kernel/aws-fault.ts';
import { NoAnswer } from './http-client.ts';

export type DownloadRequest = {
  url: string;
  headers: Record<string, string>;
  timeoutMs: number;
  /** More is not read. */
  maxBytes: number;
};

export type Download = { status: number; bytes: Uint8Array } | { status: number; tooLarge: true };

/** Fetches bytes from a vendor, in one call that is never repeated here; redirects are not followed. */
export type DownloadHttp = (request: DownloadRequest) => Promise<Download>;

export const downloadHttp: DownloadHttp = async ({ url, headers, timeoutMs, maxBytes }) => {
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, body } = response;
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      await body?.cancel();
      return { status, tooLarge: true };
    }
    const bytes = await readUpTo(body, maxBytes);
    return bytes ? { status, bytes } : { status, tooLarge: true };
  } catch (error) {
    const cause = error instanceof TypeError ? error.cause : error;
    // A download changes nothing at the other side, so that it may always be repeated.
    throw new NoAnswer(url, false, cause instanceof Error ? cause : new Error(faultName(cause)));
  }
};

const readUpTo = async (
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
};
