import type * as z from 'zod';
import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import type { Doctor } from './check.ts';
import { reasonOf } from './reason.ts';

/** What Meta answered, in the form that was expected; else why not. Meta's own words are left out: they can repeat a token. */
export type GraphAnswer<T> = { is: 'answer'; value: T } | { is: 'refused' | 'unclear'; why: string };

/** Where Meta's Graph API is for this stage: the real one, or the simulated one of the vendor sandbox. */
const graphUrl = async ({ config, publicBaseUrl }: Doctor): Promise<string | undefined> => {
  if (!config.vendorSandbox) return 'https://graph.facebook.com';
  const base = await publicBaseUrl();
  return base === undefined ? undefined : `${base}/sandbox/graph`;
};

/** One GET to the Graph API with a dealer's token. */
export const askGraph = async <T>(
  doctor: Doctor,
  path: string,
  token: string,
  schema: z.ZodType<T>,
): Promise<GraphAnswer<T>> => {
  const base = await graphUrl(doctor);
  if (base === undefined) return { is: 'unclear', why: 'the address of the stage is not known' };
  try {
    const { status, text } = await doctor.sendHttp({
      method: 'GET',
      url: `${base}/${doctor.config.whatsAppApiVersion}/${path}`,
      headers: { authorization: `Bearer ${token}` },
      timeoutMs: doctor.config.vendorTimeoutMs,
    });
    if (status === 404 && doctor.config.vendorSandbox)
      return { is: 'unclear', why: 'the simulated Meta of this stage does not answer this' };
    if (status === 401 || status === 403) return { is: 'refused', why: `Meta answered ${status}` };
    // Meta answers 400 with code 190 when a token is wrong or has expired, and code 100 or 10 when it may not see this.
    const code = /"code"\s*:\s*(\d+)/.exec(text)?.[1];
    if (status >= 400)
      return code === '190'
        ? { is: 'refused', why: 'Meta says that the token is not valid (code 190)' }
        : { is: 'unclear', why: `Meta answered ${status}${code === undefined ? '' : ` with code ${code}`}` };
    const parsed = schema.safeParse(parseVendorJson(text));
    return parsed.success
      ? { is: 'answer', value: parsed.data }
      : { is: 'unclear', why: 'Meta’s answer has another form than expected' };
  } catch (error) {
    return { is: 'unclear', why: reasonOf(error).says };
  }
};
