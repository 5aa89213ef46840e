import { entries } from '../../shared/conversations/conversation-store.ts';
import type { ConversationEntry } from '../../shared/conversations/conversation.ts';
import { timedId } from '../../shared/kernel/digest.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import type { Team } from './team.ts';
import { checkInFinished, checkInStart } from './world.ts';

/** What an entry is without its place in the conversation. */
type Content = ConversationEntry extends infer E
  ? E extends ConversationEntry
    ? Omit<E, 'entryId' | 'conversationId' | 'dealerId' | 'locationId' | 'at'>
    : never
  : never;

const RELATIVE = 'ct-relative';
const source = { vendor: 'whatsapp' as const, account: '1', id: '1' };

/** Puts an entry of any kind into the team's one conversation, a minute after the last. */
export const addEntry = async ({ world, conversationId }: Team, content: Content): Promise<string> => {
  world.time += 60_000;
  const at = world.now();
  const entryId = timedId(at, content.kind, conversationId);
  const place = { conversationId, dealerId: '00027', locationId: '01', at };
  await entries.createOnce(world.memory, { ...content, ...place, entryId }, at);
  return entryId;
};

/** A conversation in which everything has happened that can: all kinds of entries, files in all states, a relative with the same number. */
export const playRichConversation = async (team: Team): Promise<{ picture: string; prompt: string }> => {
  const { world, contactId } = team;
  await contacts.createOnce(
    world.memory,
    {
      contactId: RELATIVE,
      dealerId: '00027',
      externalIds: [],
      firstName: 'Ludwig-Maximilian',
      lastName: 'Müller-Lüdenscheidt',
      language: 'de',
      phone: '+491713920000',
      phoneIsMobile: true,
      lastLocationId: '01',
      sourceTimestamp: world.now(),
    },
    world.now(),
  );
  await world.receipt('whatsapp', 'read');
  const inbound = { kind: 'inbound' as const, channel: 'whatsapp' as const, contactId };
  const picture = await addEntry(team, {
    ...inbound,
    providerId: 'in-1',
    type: 'media',
    text: 'So sieht der Kratzer aus',
    sharedWith: [RELATIVE],
    mediaState: 'settled',
    media: [
      {
        mediaId: 'm.0',
        kind: 'image',
        status: 'stored',
        mimeType: 'image/jpeg',
        size: 284_113,
        key: 'k',
        sha256: 's',
        source,
      },
      {
        mediaId: 'm.1',
        kind: 'document',
        status: 'refused',
        reason: 'type_refused',
        fileName: 'Rechnung-2026-11-24-Reparatur-Stossfaenger-vorne-links.exe',
        source,
      },
      { mediaId: 'm.2', kind: 'audio', status: 'unavailable', reason: 'vendor_silent', source },
      { mediaId: 'm.3', kind: 'video', status: 'pending', source },
    ],
  });
  await addEntry(team, {
    ...inbound,
    providerId: 'in-2',
    type: 'location',
    text: '',
    location: { latitude: 48.137, longitude: 11.575, name: 'Marienplatz', address: 'Marienplatz 1, München' },
  });
  await addEntry(team, {
    ...inbound,
    providerId: 'in-3',
    type: 'contacts',
    text: '',
    cards: [{ name: 'Erika Mustermann', phones: ['+49 171 3920055'] }],
  });
  await addEntry(team, {
    ...inbound,
    providerId: 'in-4',
    type: 'button',
    text: 'Rückruf, bitte',
    payload: 'CALL',
    answers: { entryId: 'e', purpose: 'check-in-invite' },
  });
  await addEntry(team, { ...inbound, providerId: 'in-5', type: 'unsupported', text: '' });
  await addEntry(team, {
    kind: 'reaction',
    channel: 'whatsapp',
    emoji: '👍',
    about: { entryId: 'e', purpose: 'check-in-invite' },
    providerId: 'in-6',
  });
  await addEntry(team, {
    kind: 'number-changed',
    channel: 'whatsapp',
    newNumber: '+491713920066',
    note: 'x',
    providerId: 'in-7',
  });
  await addEntry(team, { kind: 'consent', channel: 'whatsapp', word: 'stop', note: 'x', contactId });
  await addEntry(team, { kind: 'consent', word: 'unblocked', note: 'x', contactId, staffId: 'bert' });
  await addEntry(team, {
    kind: 'delivery-error',
    messageId: 'cv-x',
    channels: [
      { channel: 'oem', reason: 'channel_not_offered', says: 'x' },
      { channel: 'whatsapp', reason: 'no_approved_template', says: 'x' },
      { channel: 'sms', reason: 'no_credit', says: 'x' },
      { channel: 'email', reason: 'address_bounced', says: 'x' },
    ],
  });
  await addEntry(team, { kind: 'retry', messageId: 'cv-x', by: 'operator', note: 'x' });
  await addEntry(team, { kind: 'message-changed', messageId: 'cv-x', did: 'edited', by: 'gone' });
  await addEntry(team, {
    kind: 'plan-changed',
    visitId: '',
    cause: { partnerId: 'tjekvik', eventId: 'e' },
    shadow: false,
    added: [{ messageId: 'a', purpose: 'reminder-start', dueAt: '2026-11-30T09:00:00.000Z', held: true }],
    moved: [
      {
        messageId: 'b',
        purpose: 'check-in-invite',
        from: '2026-11-28T19:00:00.000Z',
        to: '2026-11-29T19:00:00.000Z',
        why: 'time',
      },
    ],
    withdrawn: [{ messageId: 'c', purpose: 'order-confirmed', reason: 'visit_cancelled', says: 'x' }],
    alreadySending: [],
    skipped: [{ purpose: 'reminder-end', reason: 'no_date', says: 'x' }],
  });
  await addEntry(team, {
    kind: 'note',
    text: 'Bitte den Leihwagen freihalten.\nKommt gegen 8 Uhr.',
    by: 'bert',
    contactId,
    sentTo: { inbox: 'sales' },
  });
  world.time += 3600_000;
  await world.send(checkInFinished());
  await world.send(
    checkInStart({
      checkin: { id: 'c-2', slug: 's2' },
      appointment: {
        id: 'a-2',
        startsAt: '2026-12-09T09:30:00+01:00',
        services: [{ name: 'Reifenwechsel' }],
      },
      vehicle: { vin: 'WBA2', licensePlate: 'M-KS 99', brand: 'BMW', model: 'iX3' },
    }),
  );
  await world.receipt('whatsapp', 'failed', { reason: 'recipient_unreachable' });
  const prompt = await addEntry(team, {
    ...inbound,
    providerId: 'in-8',
    type: 'text',
    text: 'Bitte stoppen Sie die Arbeiten am Auto, ich möchte zuerst mit Ihnen sprechen.',
    prompt: 'opt-out',
  });
  return { picture, prompt };
};
