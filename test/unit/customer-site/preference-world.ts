import { preferenceSite } from '../../../functions/customer-site/preference-site.tsx';
import { readConsentHistory } from '../../../shared/contacts/consent-record-store.ts';
import type { PartialSettings } from '../../../shared/dealers/settings.ts';
import { preferenceLinks } from '../../../shared/messaging/preference-link.ts';
import { apiEvent, type Call, context } from '../../support/api-event.ts';
import { checkInStart, World } from '../../support/world.ts';

export const FORM = 'application/x-www-form-urlencoded';
const OWN = { 'content-type': FORM, 'sec-fetch-site': 'same-origin' };

/** The whole system with one customer whom WhatsApp, SMS and email reach, and the real page of their preferences. */
export const openPreferences = async (options: { settings?: PartialSettings; ownOrigin?: string } = {}) => {
  const world = new World();
  world.settings = { ...world.settings, ...options.settings };
  await world.send(checkInStart());
  const links = preferenceLinks('link-key');
  const site = preferenceSite({
    table: world.memory,
    now: world.now,
    log: world.deps.log,
    findLocation: (place) => world.deps.findLocation(place),
    keys: () => Promise.resolve({ links, idKey: 'id-key' }),
    ownOrigin: options.ownOrigin ?? 'https://kerbside.example',
  });
  const { messageId, contactId } = world.messages()[0]!;
  const path = `/p/${links.tokenOf(messageId)}`;
  const call = async (change: Partial<Call> = {}) => {
    const reply = await site(apiEvent({ path, ...change }), context);
    const location = String(reply.headers?.['location'] ?? '');
    return { status: reply.statusCode ?? 0, body: reply.body ?? '', location };
  };
  /** As the button of the page does it. */
  const save = (body: string, headers: Record<string, string> = OWN) =>
    call({ method: 'POST', query: 'lang=de', headers, body });
  const tableText = () => JSON.stringify([...world.memory.items]);
  const proofs = async () =>
    (await readConsentHistory(world.memory, { contact: { dealerId: '00027', contactId }, limit: 50 }))
      .records;
  return { world, site, call, save, path, tableText, proofs };
};
