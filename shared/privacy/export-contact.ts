import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { isInForce, suppressionIdOf, suppressions } from '../contacts/suppression-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { AppError } from '../kernel/app-error.ts';
import { viewMessage } from '../events/message-view.ts';
import { describeSentText } from '../messaging/describe-sent-text.ts';
import { messages } from '../messaging/message-store.ts';
import type { Item } from '../table/table.ts';
import type { ContactExport } from './contact-export.ts';
import { entityOf } from './declared-store.ts';
import { refuseMerged, unknownContact } from './erase-contact.ts';
import type { Dealership } from './find-dealership.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { PersonalData, Who } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { viewHold } from './hold-view.ts';
import { requireDealership } from './require-dealership.ts';

export type ExportContactCommand = Who & {
  by: string;
  /** What the answer may weigh; left out: as much as there is. */
  mostBytes?: number;
};

/** Shown in parts of their own, or internals that name nothing of the person. */
const SHOWN_ELSEWHERE = new Set([
  'contact',
  'contact-visit',
  'legal-hold',
  'visit',
  'message',
  'entry',
  'event',
  'notification',
  'accepted-notification',
  'visit-reference',
]);

/**
 * Everything that is kept of a person, in one document, and of nobody else: whoever shares a number or a car has a document of
 * their own. Errors: NotFound `contact.unknown`, also for one that was erased; Conflict `contact.merged`; TooLarge `export.too_large`.
 */
export const exportContact = async (
  deps: PrivacyDeps,
  { dealerId, contactId, by, mostBytes }: ExportContactCommand,
): Promise<ContactExport> => {
  const dealership = await requireDealership(deps.table, dealerId);
  const data = await findPersonalData(deps, { dealerId, contactId, dealership });
  const isErased = data.contact?.erasedAt !== undefined;
  refuseMerged(data.contact);
  if (isErased || data.items.length === 0) throw unknownContact();
  const exported = await compose(deps, data, dealership);
  const bytes = Buffer.byteLength(JSON.stringify(exported));
  if (mostBytes !== undefined && bytes > mostBytes)
    throw new AppError(
      'TooLarge',
      'export.too_large',
      `The export has ${bytes} bytes; an answer here may have ${mostBytes}. An operator gets it whole: npm run admin -- privacy export`,
    );
  deps.log.info('contact exported', { dealerId, contactId, by, items: data.items.length, bytes });
  return exported;
};

const compose = async (
  deps: PrivacyDeps,
  data: PersonalData,
  dealership: Dealership,
): Promise<ContactExport> => {
  const { hold, items, contactId } = data;
  const of = (...names: string[]) => items.filter(({ entity }) => names.includes(entity)).map(view);
  // Under the ids of those who were merged into the person nothing stands that names them.
  const contact = of('contact').find((one) => one['contactId'] === contactId);
  const { dealerId, name } = dealership.dealer;
  return {
    format: 'kerbside-contact-1',
    exportedAt: deps.now(),
    dealer: { dealerId, name },
    ...(contact ? { contact } : {}),
    ...(hold ? { hold: viewHold(hold) } : {}),
    addresses: await addressesOf(deps, data, dealership),
    visits: of('visit'),
    conversations: dealership.locations
      .map((location) => conversationAt(items, location))
      .filter((each) => each.messages.length > 0 || each.entries.length > 0),
    events: items.filter(({ entity }) => entity === 'event').map(viewEvent),
    notifications: of('notification', 'accepted-notification'),
    others: items
      .filter(({ entity }) => !SHOWN_ELSEWHERE.has(entity))
      .map((item) => ({ kind: item.entity, data: view(item) })),
  };
};

const view = (item: Item): Record<string, unknown> => entityOf(item).view(item);

const conversationAt = (items: readonly Item[], { locationId, name, settings }: LocationInForce) => {
  const here = items
    .filter((item) => item['locationId'] === locationId)
    .toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
  return {
    locationId,
    location: name,
    messages: here
      .filter(({ entity }) => entity === 'message')
      .map((item) => {
        const message = messages.parse(item);
        const text = describeSentText(message, { settings })?.text;
        return {
          ...viewMessage(message),
          variables: message.variables,
          ...(text === undefined ? {} : { text }),
        };
      }),
    entries: here.filter(({ entity }) => entity === 'entry').map(view),
  };
};

/** With its body as what it is, where it is JSON. */
const viewEvent = (item: Item): Record<string, unknown> => {
  const { body, ...event } = view(item);
  if (typeof body !== 'string' || body === '') return event;
  try {
    return { ...event, body: JSON.parse(body) };
  } catch {
    return { ...event, body };
  }
};

const addressesOf = async (
  { table, idKey }: PrivacyDeps,
  { contact, dealerId }: PersonalData,
  { dealer: { networkId } }: Dealership,
): Promise<ContactExport['addresses']> => {
  const known = [contact?.phone, contact?.email].filter((address) => address !== undefined);
  return Promise.all(
    known.map(async (address) => {
      const state = await addressStates.get(table, {
        dealerId,
        addressId: addressIdOf(idKey, dealerId, address),
      });
      const suppression = await suppressions.get(table, {
        networkId,
        addressId: suppressionIdOf(idKey, networkId, address),
      });
      const { optOut, resumedAt, lastWhatsAppInboundAt } = state ?? {};
      return {
        address,
        ...(optOut ? { optedOut: optOut } : {}),
        ...(resumedAt === undefined ? {} : { resumedAt }),
        ...(lastWhatsAppInboundAt === undefined ? {} : { lastWhatsAppInboundAt }),
        ...(suppression && isInForce(suppression)
          ? { suppressed: { at: suppression.at, reason: suppression.reason } }
          : {}),
      };
    }),
  );
};
