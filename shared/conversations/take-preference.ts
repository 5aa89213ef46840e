import { addressIdOf, type AddressState, addressStates } from '../contacts/address-state-store.ts';
import { proveConsent } from '../contacts/consent-record-store.ts';
import { contactsWithPhone } from '../contacts/contact-address-store.ts';
import type { MarketingPreference } from '../messaging/channel.ts';
import type { FindWritersDeps } from './find-writers.ts';
import { showConsent } from './show-consent.ts';

const NOTES = {
  stop: 'The customer stopped advertising in WhatsApp. Messages about visits are sent as before.',
  resume:
    'The customer lifted the stop of advertising in WhatsApp. Offers go only to those who agreed to them.',
} as const;

/**
 * Keeps what a customer chose in WhatsApp for the offers of a dealer, at the number: a stop ends all that was agreed to before,
 * lifting it brings that back and agrees to nothing new. Meta confirms it to the customer itself. Safe to call twice, and
 * in any order.
 */
export const takePreference = async (
  deps: FindWritersDeps,
  { accountId, from, wants, at }: MarketingPreference,
): Promise<void> => {
  const account = await deps.findAccount('whatsapp', accountId);
  if (!account) {
    deps.log.warn('preference for an account that no dealer has', { vendor: 'whatsapp' });
    return;
  }
  const { dealerId } = account;
  const key = { dealerId, addressId: addressIdOf(deps.idKey, dealerId, from) };
  const state = await addressStates.change(deps, key, (current): AddressState | undefined => {
    const isOld =
      current?.marketingToldAt !== undefined &&
      (at < current.marketingToldAt || (at === current.marketingToldAt && wants === 'resume'));
    if (isOld) return undefined;
    const marketingStop = wants === 'stop' ? { at } : undefined;
    return { ...(current ?? key), marketingStop, marketingToldAt: at };
  });
  if (!state || state.marketingToldAt !== at || (state.marketingStop === undefined) !== (wants === 'resume'))
    return;
  for (const { contactId, lastLocationId } of await contactsWithPhone(deps, dealerId, from)) {
    const locationIds = [lastLocationId ?? account.locationId];
    const word = wants === 'stop' ? 'withdrawn' : 'resumed';
    const said = { at, channel: 'whatsapp' as const, purpose: 'marketing' as const };
    await showConsent(deps, { dealerId, contactId, locationIds, ...said, word, note: NOTES[wants] });
    await proveConsent(deps, {
      dealerId,
      contactId,
      ...said,
      who: { kind: 'customer' },
      decision: word,
      source: 'whatsapp-preference',
    });
  }
  deps.log.info('marketing preference kept', { dealerId, wants });
};
