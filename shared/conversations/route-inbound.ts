import { isUnknown } from '../contacts/contact.ts';
import { digestId, timedId } from '../kernel/digest.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/inbound.ts';
import { chooseWriter } from './choose-writer.ts';
import type { FindWritersDeps, Writers } from './find-writers.ts';
import { type InboundRoute, inboundRoutes } from './inbound-route-store.ts';
import { channelOfInbound } from './show-inbound.ts';

/** Decides once where a message goes, and finds that again when its vendor repeats it. Undefined where nobody can be behind it. */
export const routeInbound = async (
  deps: FindWritersDeps,
  { location: { dealerId }, findPeople }: Writers,
  { vendor, providerId, at, about }: VendorInbound | ThreadInbound,
): Promise<InboundRoute | undefined> => {
  const key = { dealerId, messageDigest: digestId(vendor, providerId) };
  const known = await inboundRoutes.get(deps.table, key);
  if (known) return known;
  const candidates = await findPeople();
  const chosen = await chooseWriter(deps, { candidates, channel: channelOfInbound(vendor), about });
  if (!chosen) return undefined;
  const { contact, conversationId, locationId } = chosen.writer;
  const people = new Set(candidates.map((candidate) => candidate.contact.contactId));
  const route: InboundRoute = {
    ...key,
    providerId,
    conversationId,
    locationId,
    contactId: contact.contactId,
    entryId: timedId(at, conversationId, vendor, providerId),
    at,
    isUnknown: isUnknown(contact),
    sharedWith: [...people].filter((contactId) => contactId !== contact.contactId),
    ...(chosen.about ? { about: chosen.about } : {}),
    ...(contact.lastDay === undefined ? {} : { lastDay: contact.lastDay }),
  };
  // Whoever was quicker has decided it.
  return inboundRoutes.change(deps, key, (current) => current ?? route, { found: undefined });
};
