import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { type Channel, channelSchema } from '../dealers/settings.ts';
import { parseInstant } from '../kernel/clock.ts';
import { languageSchema } from '../kernel/language.ts';
import type { Now } from '../kernel/instant.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Message } from '../messaging/message.ts';
import { hasTemplates } from '../messaging/notice.ts';
import { type MessagePreview, messagePreviewSchema, previewMessage } from '../messaging/preview-message.ts';
import { MAIL_LIST_PRICE, type PriceView, priceViewSchema } from '../messaging/price.ts';
import { REASONS } from '../messaging/reasons.ts';
import { smsCost } from '../messaging/templates/sms-prices.ts';
import { planChannels } from '../messaging/verdict.ts';
import type { Log } from '../platform/log.ts';
import { recipientViewSchema, viewRecipient } from './describe-visit-messages.ts';
import { localInstant } from './local-instant.ts';
import type { MakeMessageDeps } from './plan-message.ts';
import type { Written } from './send-draft.ts';

export const outlookSchema = z
  .object({
    recipient: recipientViewSchema,
    language: languageSchema,
    dueAt: z.string(),
    dueLocal: z.string().meta({ description: 'By the clock of the location.', example: '2026-11-30 09:30' }),
    moved: z
      .object({ from: z.string(), says: z.string() })
      .optional()
      .meta({ description: 'There where it does not go out at the time that was asked for.' }),
    channel: channelSchema
      .optional()
      .meta({ description: 'Which one it takes, as far as can be said now; absent: it cannot be sent.' }),
    channels: z
      .array(
        z.object({
          channel: channelSchema,
          refused: z.string().optional(),
          says: z.string().optional().meta({ description: 'Why it cannot be used then.' }),
          preview: messagePreviewSchema.optional().meta({ description: 'Where it can be used.' }),
          cost: priceViewSchema.optional(),
        }),
      )
      .meta({
        description: 'In the order in which they are tried, judged for the time at which it goes out.',
      }),
  })
  .meta({ id: 'MessageOutlook' });
export type MessageOutlook = z.infer<typeof outlookSchema>;

export type DescribeOutlookDeps = MakeMessageDeps & {
  now: Now;
  log: Log;
  findLocation: FindLocation;
  baseUrl: string;
};

/** When and by which channel a message that somebody writes goes out, in which words, why not by the others, and what it costs where that is known. */
export const describeOutlook = async (
  deps: DescribeOutlookDeps,
  { message, sendAt }: Written,
): Promise<MessageOutlook> => {
  const [location, contact] = await Promise.all([
    requireLocation(deps.findLocation, message),
    contacts.get(deps.table, message),
  ]);
  const { contactId, language, dueAt } = message;
  const { zone } = location.settings;
  const moved =
    sendAt === undefined ? undefined : movedFrom(message, location, parseInstant(sendAt), deps.now());
  const channels = contact ? await channelsOf(deps, location, message, contact) : [];
  const first = channels.find(({ refused }) => refused === undefined);
  return {
    recipient: viewRecipient(contactId, contact, undefined),
    language,
    dueAt,
    dueLocal: localInstant(dueAt, zone),
    ...(moved ? { moved } : {}),
    ...(first ? { channel: first.channel } : {}),
    channels,
  };
};

const movedFrom = (
  { dueAt }: Message,
  { settings: { quietHours, zone } }: LocationInForce,
  asked: string,
  now: string,
): MessageOutlook['moved'] => {
  if (dueAt === asked || asked <= now || !quietHours) return undefined;
  const { from, to } = quietHours;
  return {
    from: asked,
    says: `The location sends from ${from} to ${to} in ${zone}; it goes out when that begins next.`,
  };
};

const channelsOf = async (
  deps: DescribeOutlookDeps,
  location: LocationInForce,
  message: Message,
  contact: Contact,
): Promise<MessageOutlook['channels']> => {
  const { purpose, dealerId, dueAt } = message;
  const now = deps.now();
  const at = dueAt > now ? dueAt : now;
  const facts = await gatherFacts(deps, { contact, location, message, now: at, consistent: false });
  const templates = hasTemplates(purpose) ? await deps.findTemplates({ dealerId, purpose }) : [];
  return planChannels(facts).map(({ channel, refused }) => {
    if (refused) return { channel, refused, says: REASONS[refused].says };
    const preview = previewMessage(deps, { channel, message, facts, templates });
    const cost = costOf(channel, preview, message, location);
    return { channel, preview, ...(cost ? { cost } : {}) };
  });
};

/** What is known before: a free text within the customer's 24 hours is free at Meta, of a template only the category would tell. */
const costOf = (
  channel: Channel,
  { sms }: MessagePreview,
  { ownText }: Message,
  { settings }: LocationInForce,
): PriceView | undefined => {
  switch (channel) {
    case 'oem':
      return undefined;
    case 'whatsapp':
      return ownText === undefined ? undefined : { category: 'service', billable: false, source: 'list' };
    case 'sms': {
      const cost = smsCost(sms?.parts ?? 1, settings.sms?.provider, settings.country);
      return cost === 'unknown'
        ? undefined
        : { amount: cost.amount, currency: cost.currency, source: 'list' };
    }
    case 'email':
      return MAIL_LIST_PRICE;
  }
};
