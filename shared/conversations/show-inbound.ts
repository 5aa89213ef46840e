import type { Channel } from '../dealers/settings.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import type { Now } from '../kernel/instant.ts';
import type { InboundContent, InboundMedia, ThreadInbound, VendorInbound } from '../messaging/inbound.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import type { ConversationEntry, InboundEntry } from './conversation.ts';
import type { Prompt } from './inbound-entry.ts';
import type { InboundRoute } from './inbound-route-store.ts';
import { type Media, mediaIdOf } from './media.ts';
import { notifyCustomerWrote } from './notify-customer-wrote.ts';

type Inbound = VendorInbound | ThreadInbound;

const CHANNEL_OF = { whatsapp: 'whatsapp', bulkgate: 'sms', 'aws-sms': 'sms', mybmw: 'oem' } as const;
export const channelOfInbound = (vendor: Inbound['vendor']): Channel => CHANNEL_OF[vendor];

/** Puts what a customer did into the conversation, and tells the team where it is something to look at. */
export const showInbound = async (
  deps: { table: Table; now: Now; log: Log },
  { settings, retention }: LocationInForce,
  route: InboundRoute,
  inbound: Inbound,
  prompt?: Prompt,
): Promise<void> => {
  const days = inbound.content?.type === 'media' ? retention.mediaDays : retention.conversationDays;
  const expiresAt = keepUntil(days, laterOf(route.lastDay, route.at));
  const entry = { ...entryOf(route, inbound, prompt), expiresAt };
  const isNew = await entries.createOnce(deps.table, entry, deps.now());
  // A thumb under a message of ours asks for nothing.
  if (entry.kind === 'reaction') return;
  const subject = route.isUnknown ? 'unknown-sender' : 'customer-wrote';
  await notifyCustomerWrote(deps, {
    dealerId: route.dealerId,
    locationId: route.locationId,
    inbox: settings.defaultInbox,
    conversationId: route.conversationId,
    contactId: route.contactId,
    subject: entry.kind === 'number-changed' ? 'number-changed' : subject,
    ...(prompt === undefined ? {} : { prompt }),
    at: route.at,
    causeId: route.providerId,
    mayBeRepeated: !isNew,
  });
};

const entryOf = (route: InboundRoute, inbound: Inbound, prompt: Prompt | undefined): ConversationEntry => {
  const { vendor, text, content = { type: 'text' as const } } = inbound;
  const { entryId, conversationId, dealerId, locationId, at, providerId, about } = route;
  const base = { entryId, conversationId, dealerId, locationId, at, providerId };
  const channel = channelOfInbound(vendor);
  if (content.type === 'reaction') {
    const { emoji } = content;
    return {
      kind: 'reaction',
      ...base,
      channel,
      ...(emoji === undefined ? {} : { emoji }),
      ...(about ? { about } : {}),
    };
  }
  if (content.type === 'number-changed') {
    const { newNumber } = content;
    const note =
      'WhatsApp says that this customer has another number now. Nothing was changed here: ask the customer, then change the contact.';
    return {
      kind: 'number-changed',
      ...base,
      channel,
      ...(newNumber === undefined ? {} : { newNumber }),
      note,
    };
  }
  const profileName = 'profileName' in inbound ? inbound.profileName : undefined;
  return {
    kind: 'inbound',
    ...base,
    channel,
    text,
    contactId: route.contactId,
    ...(prompt === undefined ? {} : { prompt }),
    type: content.type,
    ...(about ? { answers: about } : {}),
    ...(route.isUnknown && profileName !== undefined ? { profileName } : {}),
    ...(route.sharedWith.length === 0 ? {} : { sharedWith: route.sharedWith }),
    ...partsOf(content, inbound, entryId),
  };
};

/** What the entry shows beside the words. */
const partsOf = (
  content: Exclude<InboundContent, { type: 'reaction' | 'number-changed' }>,
  inbound: Inbound,
  entryId: string,
): Partial<InboundEntry> => {
  switch (content.type) {
    case 'button':
    case 'interactive':
      return content.payload === undefined ? {} : { payload: content.payload };
    case 'media':
      return {
        media: content.media.slice(0, 10).map((file, number) => pendingMedia(inbound, entryId, file, number)),
        mediaState: 'pending',
      };
    case 'location': {
      const { type: _type, ...location } = content;
      return { location };
    }
    case 'contacts':
      return { cards: content.cards.slice(0, 10) };
    case 'text':
    case 'unsupported':
      return {};
  }
};

const pendingMedia = (inbound: Inbound, entryId: string, file: InboundMedia, number: number): Media => {
  const { sourceId, ...said } = file;
  return {
    mediaId: mediaIdOf(entryId, number),
    status: 'pending',
    ...said,
    source:
      inbound.vendor === 'mybmw'
        ? { vendor: 'mybmw', account: inbound.networkId, id: sourceId }
        : { vendor: 'whatsapp', account: inbound.accountId, id: sourceId },
  };
};
