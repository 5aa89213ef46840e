import { withDecision } from '../contacts/consent.ts';
import { proveConsent } from '../contacts/consent-record-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import { showConsent } from './show-consent.ts';

const NOTE =
  'WhatsApp says that the customer has stopped advertising there. Messages about visits are sent as before.';

/** Keeps that WhatsApp refused an offer because its reader wants none: a withdrawn consent, for WhatsApp and for advertising only. */
export const stopMarketing = async (
  deps: { table: Table; now: Now },
  { dealerId, contactId, locationId, messageId }: Message,
): Promise<void> => {
  const at = deps.now();
  const said = { decision: 'withdrawn', source: 'whatsapp-preference' } as const;
  const what = { channel: 'whatsapp', purpose: 'marketing' } as const;
  let isNew = false;
  await contacts.change(deps, { dealerId, contactId }, (current) => {
    isNew = current !== undefined && current.consent?.whatsapp?.marketing?.decision !== 'withdrawn';
    return current && isNew
      ? { ...current, consent: withDecision(current.consent, { ...said, ...what, at }) }
      : undefined;
  });
  if (!isNew) return;
  const place = { dealerId, contactId, locationIds: [locationId] };
  await showConsent(deps, {
    ...place,
    at,
    channel: 'whatsapp',
    purpose: 'marketing',
    word: 'withdrawn',
    note: NOTE,
  });
  await proveConsent(
    deps,
    { dealerId, contactId, at, who: { kind: 'vendor', id: 'whatsapp' }, ...what, ...said },
    messageId,
  );
};
