import * as z from 'zod';
import type { WhatsAppTemplate } from '../../shared/dealers/settings.ts';
import { askGraph } from './ask-graph.ts';
import { type Doctor, fault, type Finding, ok, warning } from './check.ts';

const templateSchema = z.looseObject({
  name: z.string(),
  language: z.string(),
  status: z.string(),
  /** How long Meta tries to deliver; without it, for days. */
  message_send_ttl_seconds: z.number().optional(),
});
export type MetaTemplate = z.infer<typeof templateSchema>;

const tokenSchema = z.looseObject({
  data: z.looseObject({
    granular_scopes: z
      .array(z.looseObject({ scope: z.string(), target_ids: z.array(z.string()).optional() }))
      .optional(),
  }),
});
const numbersSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });
const templatesSchema = z.looseObject({ data: z.array(templateSchema) });

/**
 * The templates of the business account that a number belongs to. We store no account id; but a token tells about itself
 * which accounts it may manage, and an account lists its numbers.
 */
export const metaTemplates = async (
  doctor: Doctor,
  phoneNumberId: string,
  token: string,
): Promise<{ templates: readonly MetaTemplate[] } | { why: string }> => {
  const about = await askGraph(
    doctor,
    `debug_token?input_token=${encodeURIComponent(token)}`,
    token,
    tokenSchema,
  );
  if (about.is !== 'answer') return { why: about.why };
  const accounts = (about.value.data.granular_scopes ?? [])
    .filter(({ scope }) => scope === 'whatsapp_business_management')
    .flatMap(({ target_ids }) => target_ids ?? []);
  for (const account of new Set(accounts)) {
    const numbers = await askGraph(
      doctor,
      `${account}/phone_numbers?fields=id&limit=200`,
      token,
      numbersSchema,
    );
    if (numbers.is !== 'answer' || !numbers.value.data.some(({ id }) => id === phoneNumberId)) continue;
    const found = await askGraph(
      doctor,
      `${account}/message_templates?fields=name,language,status,message_send_ttl_seconds&limit=250`,
      token,
      templatesSchema,
    );
    return found.is === 'answer' ? { templates: found.value.data } : { why: found.why };
  }
  return { why: 'the token names no business account that has this number' };
};

/** One of our templates against what Meta has. A copy that arrives after the next channel was used is a second copy. */
export const templateFindings = (
  dealerId: string,
  ours: WhatsAppTemplate,
  known: readonly MetaTemplate[],
  deadlineSeconds: number,
): Finding => {
  const theirs = known.find(({ name, language }) => name === ours.name && language === ours.code);
  const what = `template ${ours.name} (${ours.code}) of dealer ${dealerId}`;
  const save = `npm run admin -- channel whatsapp --dealer ${dealerId} --template ${ours.purpose}:${ours.language}:${ours.name}:${ours.code}`;
  if (!theirs)
    return fault(`${what} does not exist at Meta`, `submit it at Meta, or save the right name: ${save}`);
  const status = theirs.status.toLowerCase();
  if (status !== ours.status)
    return status === 'approved'
      ? warning(`${what} is approved at Meta, and ${ours.status} here: it is not used`, `${save}:approved`)
      : fault(
          `${what} is ${status} at Meta, and ${ours.status} here`,
          `mend it at Meta; until then save its status, so that the next channel is used at once: ${save}:${/^(pending|paused|rejected|disabled)$/.test(status) ? status : 'paused'}`,
        );
  const ttl = theirs.message_send_ttl_seconds;
  return ttl !== undefined && ttl > 0 && ttl <= deadlineSeconds
    ? ok(`${what} is ${status}, and Meta gives up after ${ttl} s`)
    : warning(
        `${what}: Meta goes on trying for ${ttl === undefined || ttl <= 0 ? 'days' : `${ttl} s`}, but the next channel is used after ${deadlineSeconds} s; the customer may get two copies`,
        `set the template’s validity period (message_send_ttl_seconds) to ${deadlineSeconds} s at Meta`,
      );
};
