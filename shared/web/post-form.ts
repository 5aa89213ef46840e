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

const checkSize = (rawBody: Buffer, mostBytes = MOST_FORM_BYTES): void => {
  if (rawBody.length <= mostBytes) return;
  throw new AppError(
    'TooLarge',
    'form.too_large',
    `The form has ${rawBody.length} bytes; at most ${mostBytes} are accepted.`,
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
  const fields = await formDataOf({ rawBody, headers });
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
};

const formDataOf = async ({ rawBody, headers }: Pick<HttpRequest, 'rawBody' | 'headers'>) => {
  try {
    const body = new Response(new Uint8Array(rawBody), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    });
    return [...(await body.formData())];
  } catch (cause) {
    throw new AppError(
      'InvalidInput',
      'form.unreadable',
      'Expected a form as application/x-www-form-urlencoded or multipart/form-data.',
      { cause },
    );
  }
};

/** A form with a file of at most so many bytes: its text fields, and its files by their fields. Errors: TooLarge, InvalidInput. */
export const readUpload = async (
  { rawBody, headers }: Pick<HttpRequest, 'rawBody' | 'headers'>,
  mostBytes: number,
): Promise<{ fields: Record<string, string>; files: Record<string, Uint8Array> }> => {
  // What stands around the file is a few hundred bytes.
  checkSize(rawBody, mostBytes + MOST_FORM_BYTES);
  const fields: Record<string, string> = {};
  const files: Record<string, Uint8Array> = {};
  for (const [name, value] of await formDataOf({ rawBody, headers })) {
    if (typeof value === 'string') fields[name] = value;
    else files[name] = new Uint8Array(await value.arrayBuffer());
  }
  return { fields, files };
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
