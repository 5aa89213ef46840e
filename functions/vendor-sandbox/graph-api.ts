import * as z from 'zod';
import { userIdSchema } from '../../shared/messaging/channels/whatsapp-inbound.ts';
import { toE164 } from '../../shared/messaging/channels/vendor-json.ts';
import { WHATSAPP_CODES } from '../../shared/messaging/channels/whatsapp-codes.ts';
import { languageCodeSchema, templateNameSchema } from './accounts.ts';

/* Meta's Graph API as far as sending goes, in the shapes that its documents show. */

/** An answer over HTTP in a vendor's own form. */
export type VendorAnswer = { status: number; body: unknown };

export type GraphFault = { code: number; details: string };

/** Meta answers 400 to nearly everything; these are the exceptions. */
const STATUS: Readonly<Record<number, number>> = { 190: 401, 132001: 404 };

export const graphError = ({ code, details }: GraphFault, traceId: string): VendorAnswer => ({
  status: STATUS[code] ?? 400,
  body: {
    error: {
      message: `(#${code}) ${WHATSAPP_CODES[code]?.says ?? 'Error'}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
      fbtrace_id: traceId,
    },
  },
});

export const graphAccepted = (input: string, to: string, wamid: string): VendorAnswer => ({
  status: 200,
  body: {
    messaging_product: 'whatsapp',
    contacts: [{ input, ...(input.includes('.') ? { user_id: input } : { wa_id: to.replace('+', '') }) }],
    messages: [{ id: wamid, message_status: 'accepted' }],
  },
});

const parameterSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  payload: z.string().max(256).optional(),
});
const componentSchema = z.looseObject({
  type: z.enum(['header', 'body', 'button']),
  sub_type: z.enum(['url', 'quick_reply']).optional(),
  index: z.union([z.int(), z.string().regex(/^\d$/).transform(Number)]).optional(),
  parameters: z.array(parameterSchema).default([]),
});
const templateSendSchema = z.looseObject({
  name: templateNameSchema,
  language: z.looseObject({ code: languageCodeSchema }),
  components: z.array(componentSchema).default([]),
});
export type TemplateSend = z.output<typeof templateSendSchema>;
const textSendSchema = z.looseObject({ body: z.string().min(1).max(4096) });
const envelopeSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  to: z.string().optional(),
  /** Meta's own id of somebody who hides the number; where both stand, `to` wins. */
  recipient: userIdSchema.optional(),
  type: z.string().default('text'),
  biz_opaque_callback_data: z.string().max(512).optional(),
  template: z.unknown().optional(),
  text: z.unknown().optional(),
});

export type GraphSend = {
  /** E.164, or Meta's own id of the person. */
  to: string;
  reference?: string;
  content: { kind: 'template'; template: TemplateSend } | { kind: 'text'; text: string };
};

/** The body of a send, or Meta's fault with it. */
export const parseGraphSend = (body: unknown): { send: GraphSend } | { fault: GraphFault } => {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success)
    return { fault: { code: 100, details: `Invalid parameter: ${pathsOf(envelope.error)}` } };
  const { to: number, recipient, type, biz_opaque_callback_data: reference } = envelope.data;
  if (number === undefined && recipient === undefined)
    return { fault: { code: 131_008, details: 'The parameter to is required.' } };
  const to = number === undefined ? recipient : toE164(number);
  if (to === undefined)
    return { fault: { code: 131_009, details: 'The parameter to is not a phone number with country code.' } };
  const common = { to, ...(reference === undefined ? {} : { reference }) };
  if (type === 'template') {
    const template = templateSendSchema.safeParse(envelope.data.template);
    if (!template.success)
      return {
        fault: {
          code: 131_008,
          details: `The parameter template is not complete: ${pathsOf(template.error)}`,
        },
      };
    return { send: { ...common, content: { kind: 'template', template: template.data } } };
  }
  if (type === 'text') {
    const text = textSendSchema.safeParse(envelope.data.text);
    if (!text.success)
      return {
        fault: {
          code: 131_008,
          details: 'The parameter text.body is required and at most 4096 characters long.',
        },
      };
    return { send: { ...common, content: { kind: 'text', text: text.data.body } } };
  }
  return { fault: { code: 131_051, details: 'The sandbox plays messages of type template and text.' } };
};

const pathsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => issue.path.join('.') || 'body').join(', ');
