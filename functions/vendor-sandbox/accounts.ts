import * as z from 'zod';

/* What has been registered with the sandbox in place of the vendors' set-up pages. The secrets are made up: this table exists on sandbox stages only. */

/** The Meta app: where receipts go and how they are signed. There is one, as there is one for the real platform. */
export const appSchema = z.object({
  appSecret: z.string().min(1),
  verifyToken: z.string().min(1),
  callbackUrl: z.url({ protocol: /^https?$/ }),
});
export type App = z.infer<typeof appSchema>;

/** A dealer's WhatsApp number and the token that may send from it. */
export const phoneNumberIdSchema = z.string().regex(/^\d{5,20}$/);
export const graphNumberSchema = z.object({
  phoneNumberId: phoneNumberIdSchema,
  token: z.string().min(1),
  displayPhoneNumber: z.string().min(3).max(30),
});
export type GraphNumber = z.infer<typeof graphNumberSchema>;

/** `{{1}}` stands for what a send fills in. */
export const templateButtonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('URL'), text: z.string().min(1).max(25), url: z.url({ protocol: /^https?$/ }) }),
  z.object({ type: z.literal('QUICK_REPLY'), text: z.string().min(1).max(25) }),
]);

/** Meta's rules for names of templates and codes of languages. */
export const templateNameSchema = z
  .string()
  .regex(/^[a-z0-9_]{1,512}$/, 'lower-case letters, digits and underscores');
export const languageCodeSchema = z
  .string()
  .regex(/^[A-Za-z_]{2,15}$/, 'a language code such as de or en_GB');

/** An approved template with its text, in one language. */
export const templateSchema = z.object({
  phoneNumberId: phoneNumberIdSchema,
  name: templateNameSchema,
  language: languageCodeSchema,
  header: z.string().max(60).optional(),
  body: z.string().min(1).max(1024),
  buttons: z.array(templateButtonSchema).max(10).default([]),
});
export type Template = z.infer<typeof templateSchema>;

export const applicationIdSchema = z.string().min(1).max(60);

/** An application of BulkGate's portal: its access data, and where its reports go. */
export const applicationSchema = z.object({
  applicationId: applicationIdSchema,
  applicationToken: z.string().min(1),
  deliveryUrl: z.url({ protocol: /^https?$/ }),
});
export type Application = z.infer<typeof applicationSchema>;

export const oemClientIdSchema = z.string().min(1).max(200);

/** A network's account at the gateway of its manufacturer, and where the gateway's webhooks go. */
export const oemClientSchema = z.object({
  clientId: oemClientIdSchema,
  clientSecret: z.string().min(1).max(200),
  webhookUrl: z.url({ protocol: /^https?$/ }),
  webhookSecret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'whsec_ and base64'),
});
export type OemClient = z.infer<typeof oemClientSchema>;
