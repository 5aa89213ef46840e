/* Names of the secrets in Secrets Manager; the stacks grant by the same prefixes. `prefix` is `kerbside/<stage>`. */

/** `{linkKey}`: the key behind link tokens and keyed ids. Made by the data stack. */
export const platformSecretName = (prefix: string): string => `${prefix}/platform`;

/** `{appSecret, verifyToken}` of the Meta app whose webhooks come to our door. */
export const whatsAppAppSecretName = (prefix: string): string => `${prefix}/whatsapp-app`;

/** `{signing: [...]}`: up to two active signing secrets of a partner. */
export const partnerSecretName = (prefix: string, partnerId: string): string =>
  `${prefix}/partners/${partnerId}`;

/** Access data of the manufacturer's gateway that a network uses, and what its webhooks are signed with. */
export const networkSecretName = (prefix: string, networkId: string): string =>
  `${prefix}/networks/${networkId}`;

/** Access data of a dealer's channels: WhatsApp token, BulkGate application id and token. */
export const dealerSecretName = (prefix: string, dealerId: string): string => `${prefix}/dealers/${dealerId}`;
