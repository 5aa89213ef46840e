import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  type ConsentSource,
  type Decision,
  withDecision,
} from '../contacts/consent.ts';
import { proveConsent, type Sayer } from '../contacts/consent-record-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { RECORDED } from '../contacts/opt-out-mark.ts';
import { type Channel, CHANNELS } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import { optOut, type OptOutDeps } from './opt-out.ts';
import { resumeMessages } from './resume-messages.ts';
import { showConsent } from './show-consent.ts';

export type RecordConsentCommand = {
  contact: Contact;
  channel: Channel | 'all';
  purpose: ConsentPurpose | 'all';
  decision: Decision['decision'];
  source: ConsentSource;
  /** The version of the words that were agreed to. */
  wording?: string | undefined;
  who: Sayer;
  at: Instant;
  /** The locations whose staff see it in the conversation. */
  shownAt: readonly string[];
};

/**
 * Keeps what a person decided for a channel and a purpose, with the proof. Everything withdrawn on all channels is a STOP;
 * service messages granted on all channels take one back. Safe to call twice: the newest word counts.
 */
export const recordConsent = async (deps: OptOutDeps, command: RecordConsentCommand): Promise<void> => {
  const { contact, channel, purpose, decision, source, wording, who, at, shownAt } = command;
  const { dealerId, contactId } = contact;
  const isOfAll = channel === 'all' && purpose !== 'marketing';
  if (isOfAll && decision === 'withdrawn' && purpose === 'all') return stopAll(deps, command);
  if (isOfAll && decision === 'granted') await resumeAll(deps, command);
  await contacts.change(deps, { dealerId, contactId }, (current) => {
    if (!current) return undefined;
    let { consent } = current;
    for (const one of channel === 'all' ? CHANNELS : [channel])
      for (const each of purpose === 'all' ? CONSENT_PURPOSES : [purpose])
        consent = withDecision(consent, { channel: one, purpose: each, decision, at, source });
    return { ...current, consent };
  });
  const saidOn = channel === 'all' ? {} : { channel };
  await showConsent(deps, {
    dealerId,
    contactId,
    locationIds: shownAt,
    at,
    ...saidOn,
    ...(purpose === 'all' ? {} : { purpose }),
    word: decision,
    note: noteOf(command),
    staffId: who.kind === 'staff' ? who.id : undefined,
  });
  await proveConsent(
    deps,
    {
      dealerId,
      contactId,
      at,
      who,
      channel,
      purpose,
      decision,
      source,
      ...(wording === undefined ? {} : { wording }),
    },
    source,
  );
  deps.log.info('consent recorded', { dealerId, contactId, channel, purpose, decision, source });
};

const KINDS = { service: 'Messages about visits', marketing: 'Advertising', all: 'All messages' } as const;
const CHANNEL_NAMES = {
  oem: 'in the manufacturer’s app',
  whatsapp: 'by WhatsApp',
  sms: 'by SMS',
  email: 'by email',
  all: 'by every channel',
} as const;

const noteOf = ({ channel, purpose, decision, who }: RecordConsentCommand): string =>
  `${KINDS[purpose]} ${CHANNEL_NAMES[channel]}: ${decision === 'granted' ? 'the customer agrees' : 'the customer declines'}${who.kind === 'customer' ? '' : ', as was recorded'}.`;

const peopleOf = ({ contact, shownAt }: RecordConsentCommand) => {
  const places = shownAt.length === 0 ? [contact.lastLocationId ?? ''] : shownAt;
  return () =>
    Promise.resolve(
      places.map((locationId) => ({
        contact,
        locationId,
        conversationId: conversationIdOf(contact.dealerId, locationId, contact.contactId),
      })),
    );
};

const stopAll = async (deps: OptOutDeps, command: RecordConsentCommand): Promise<void> => {
  const { contact, source, wording, who, at } = command;
  await optOut(deps, {
    dealerId: contact.dealerId,
    origin: { contactId: contact.contactId },
    channel: firstChannelOf(contact),
    word: RECORDED,
    at,
    findPeople: peopleOf(command),
    recordedBy: { who, source, wording },
  });
};

/** Where a wish was said that came by no channel: that by which the person would have heard of us first. */
const firstChannelOf = ({ phone, email }: Contact): Channel => {
  if (phone !== undefined) return 'sms';
  return email === undefined ? 'oem' : 'email';
};

/** On the person's word the staff take back every STOP of theirs, whatever way it was said. */
const resumeAll = async (deps: OptOutDeps, command: RecordConsentCommand): Promise<void> => {
  const { contact, source, wording, who, at } = command;
  const { dealerId, contactId } = contact;
  await resumeMessages(deps, {
    dealerId,
    origin: { contactId },
    by: 'recorded',
    channel: firstChannelOf(contact),
    at,
    findPeople: peopleOf(command),
    word: 'resume',
    recordedBy: { who, source, wording },
  });
};
