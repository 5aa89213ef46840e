import { AppError } from '../kernel/app-error.ts';
import type { HttpRequest } from './http.ts';

/** What a form may weigh: 5,000 characters of any script, percent-encoded, and some. */
const MOST_FORM_BYTES = 64 * 1024;

/**
 * Refuses a form that another site sent on the customer's behalf. Browsers say where a request comes from; those that do
 * not send `Sec-Fetch-Site` (old ones, and all on plain HTTP) send `Origin`. Errors: Forbidden.
 */
export const checkSameOrigin = (headers: HttpRequest['headers'], ownOrigin: string): void => {
  const site = headers['sec-fetch-site'];
  const origin = headers['origin'];
  const isOurs =
    site === undefined
      ? origin === undefined || origin === ownOrigin
      : site === 'same-origin' || site === 'none';
  if (isOurs) return;
  throw new AppError(
    'Forbidden',
    'form.cross_site',
    'The form was sent from another site. Expected Sec-Fetch-Site: same-origin, or an Origin of ours.',
  );
};

const checkSize = (rawBody: Buffer): void => {
  if (rawBody.length <= MOST_FORM_BYTES) return;
  throw new AppError(
    'TooLarge',
    'form.too_large',
    `The form has ${rawBody.length} bytes; at most ${MOST_FORM_BYTES} are accepted.`,
  );
};

/**
 * The text fields of a form, urlencoded or multipart, the last of a name: mail programs send either kind, browsers the
 * first. Errors: TooLarge, InvalidInput.
 */
export const readFormOfAnyKind = async ({
  rawBody,
  headers,
}: Pick<HttpRequest, 'rawBody' | 'headers'>): Promise<Record<string, string>> => {
  checkSize(rawBody);
  try {
    const body = new Response(new Uint8Array(rawBody), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    });
    const fields = [...(await body.formData())];
    return Object.fromEntries(
      fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  } catch (cause) {
    throw new AppError(
      'InvalidInput',
      'form.unreadable',
      'Expected a form as application/x-www-form-urlencoded or multipart/form-data.',
      { cause },
    );
  }
};

/** The fields of a form, the first of a name. Errors: TooLarge, InvalidInput. */
export const readForm = ({
  rawBody,
  headers,
}: Pick<HttpRequest, 'rawBody' | 'headers'>): Record<string, string> => {
  checkSize(rawBody);
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new AppError(
      'InvalidInput',
      'form.not_urlencoded',
      'Expected a form as application/x-www-form-urlencoded.',
    );
  }
  return Object.fromEntries([...new URLSearchParams(rawBody.toString('utf8'))].toReversed());
};
