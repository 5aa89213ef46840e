import { statesOf } from '../contacts/address-state-store.ts';
import { consentTable } from '../contacts/consent.ts';
import { contacts } from '../contacts/contact-store.ts';
import { type Contact, mobileOf } from '../contacts/contact.ts';
import { kindOf } from '../contacts/opt-out-mark.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { type Channel, CHANNELS, type Settings } from '../dealers/settings.ts';
import { getMessage } from '../messaging/message-store.ts';
import type { PreferenceLinks } from '../messaging/preference-link.ts';
import type { Table } from '../table/table.ts';

export type OpenPreferenceLinkDeps = {
  table: Table;
  findLocation: FindLocation;
  links: PreferenceLinks;
  idKey: string;
};

/** What a person has chosen, for each channel by which the dealer can reach them. */
export type Preferences = {
  channels: { channel: Channel; service: boolean; marketing: boolean }[];
  preferred: Channel | undefined;
  /** Nothing is sent at all, and whether the page can take that back: a STOP or a complaint is for its own way. */
  isStopped: boolean;
  canResume: boolean;
};

export type OpenedPreferenceLink = {
  contact: Contact;
  location: LocationInForce;
  preferences: Preferences;
};

/** Follows the link to a person's preferences and changes nothing. Undefined for one that is not ours, or whose person is gone. */
export const openPreferenceLink = async (
  { table, findLocation, links, idKey }: OpenPreferenceLinkDeps,
  token: string,
): Promise<OpenedPreferenceLink | undefined> => {
  const messageId = links.read(token);
  const message = messageId === undefined ? undefined : await getMessage(table, messageId);
  const contact = message && (await contacts.get(table, message));
  if (!message || !contact) return undefined;
  const location = await requireLocation(findLocation, message);
  const states = await statesOf({ table, idKey }, contact);
  const marks = [contact, ...states].flatMap(({ optOut }) => optOut ?? []);
  // What is chosen for a channel shows as it is, whatever stops all of them.
  const chosen = consentTable({
    contact: { consent: contact.consent },
    addressStates: states.map(({ marketingStop }) => ({ marketingStop })),
  });
  const isChosen = (channel: Channel, purpose: 'service' | 'marketing'): boolean =>
    chosen.some((one) => one.channel === channel && one.purpose === purpose && one.refusal === undefined);
  return {
    contact,
    location,
    preferences: {
      channels: CHANNELS.filter((channel) => canReach(channel, contact, location.settings)).map(
        (channel) => ({
          channel,
          service: isChosen(channel, 'service'),
          marketing: isChosen(channel, 'marketing'),
        }),
      ),
      preferred: contact.preferredChannel,
      isStopped: marks.length > 0,
      canResume: marks.every((mark) => kindOf(mark) === 'link'),
    },
  };
};

const canReach = (channel: Channel, contact: Contact, settings: Settings): boolean => {
  switch (channel) {
    case 'oem':
      return settings.oem !== null;
    case 'whatsapp':
    case 'sms':
      return settings[channel] !== null && mobileOf(contact) !== undefined;
    case 'email':
      return settings.email !== null && contact.email !== undefined;
  }
};
