import { addressIdsOf } from '../contacts/address-state-store.ts';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../contacts/consent.ts';
import { contacts } from '../contacts/contact-store.ts';
import { PREFERENCES } from '../contacts/opt-out-mark.ts';
import type { Channel } from '../dealers/settings.ts';
import type { Language } from '../kernel/language.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { OpenedPreferenceLink } from './open-preference-link.ts';
import { optOut, type OptOutDeps } from './opt-out.ts';
import { recordConsent } from './record-consent.ts';
import { resumeMessages } from './resume-messages.ts';

/** What the form of the page says. */
export type WantedPreferences = {
  service: readonly Channel[];
  marketing: readonly Channel[];
  preferred: Channel | undefined;
  /** No messages at all. */
  nothing: boolean;
};

/** The version of the page's words: a yes is worth what was asked. */
const WORDING = 'preference-page-1';

/** One thing that changed: a channel's purpose, the preferred channel, or everything. */
export type ChangedPreference = `${ConsentPurpose}-${Channel}` | 'preferred' | 'nothing';

/** Keeps what a person chose on the page, with the proof of each change. Answers what changed; the same form again changes nothing. */
export const savePreferences = async (
  deps: OptOutDeps,
  { link, wanted, language }: { link: OpenedPreferenceLink; wanted: WantedPreferences; language: Language },
): Promise<ChangedPreference[]> => {
  const { contact, location, preferences } = link;
  const { dealerId, contactId } = contact;
  const at = deps.now();
  const changed: ChangedPreference[] = [];
  const shown = {
    locationId: location.locationId,
    conversationId: conversationIdOf(dealerId, location.locationId, contactId),
  };
  const findPeople = () => Promise.resolve([{ contact, ...shown }]);
  const saying = {
    dealerId,
    channel: contact.email === undefined ? ('sms' as const) : ('email' as const),
    at,
    findPeople,
  };
  if (wanted.nothing && !preferences.isStopped) {
    await optOut(deps, { ...saying, origin: { contactId }, word: PREFERENCES });
    changed.push('nothing');
  } else if (!wanted.nothing && preferences.isStopped && preferences.canResume) {
    const byMail = addressIdsOf(deps.idKey, contact).map((addressId) => ({ addressId }));
    for (const origin of [{ contactId }, ...byMail])
      await resumeMessages(deps, { ...saying, origin, by: 'link', word: 'resume' });
    changed.push('nothing');
  }
  for (const { channel, ...now } of preferences.channels)
    for (const purpose of CONSENT_PURPOSES) {
      const wants = wanted[purpose].includes(channel);
      if (now[purpose] === wants) continue;
      await recordConsent(deps, {
        contact,
        channel,
        purpose,
        decision: wants ? 'granted' : 'withdrawn',
        source: 'preference-page',
        wording: `${WORDING}/${language}`,
        who: { kind: 'customer' },
        at,
        shownAt: [location.locationId],
      });
      changed.push(`${purpose}-${channel}`);
    }
  const { preferred } = wanted;
  if (preferred !== undefined && preferred !== preferences.preferred) {
    await contacts.change(
      deps,
      { dealerId, contactId },
      (current) => current && { ...current, preferredChannel: preferred },
    );
    changed.push('preferred');
  }
  return changed;
};
