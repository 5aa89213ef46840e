import { describe, expect, it } from 'vitest';
import { openLink } from '../../../shared/checkin/open-link.ts';
import { decideByLink } from '../../../shared/conversations/decide-by-link.ts';
import { moveEntry } from '../../../shared/conversations/move-entry.ts';
import { openPreferenceLink } from '../../../shared/conversations/open-preference-link.ts';
import { openUnsubscribeLink } from '../../../shared/conversations/open-unsubscribe-link.ts';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import { savePreferences } from '../../../shared/conversations/save-preferences.ts';
import { preferenceLinks } from '../../../shared/messaging/preference-link.ts';
import { unsubscribeLinks } from '../../../shared/messaging/unsubscribe-link.ts';
import { ContactsWorld, JUERGEN, JURGEN } from '../../support/contacts-world.ts';

const KEY = 'link-key';

/** The other one was invited by mail before the two became one. */
const mailed = async () => {
  const world = await new ContactsWorld().arrange();
  await world.visit(1, JUERGEN);
  const { mobile: _none, ...byMail } = JURGEN;
  await world.visit(2, byMail);
  const own = world.contactOf('Jürgen').contactId;
  const other = world.contactOf('J.').contactId;
  const mail = world.sent.find(({ channel }) => channel === 'email');
  const message = world.messages().find(({ contactId }) => contactId === other);
  if (mail?.rendered.form !== 'email' || !message) throw new Error('no mail');
  await world.merge(own, other);
  return { world, own, other, message, unsubscribe: mail.rendered.unsubscribeUrl ?? '' };
};

const tokenOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';

describe('links from before a merge', () => {
  it('S3.24 S2.35 the page of preferences shows and changes what the one that stayed wants', async () => {
    const { world, own, message } = await mailed();
    const links = preferenceLinks(KEY);
    const open = () =>
      openPreferenceLink({ ...world.deps, table: world.memory, links }, links.tokenOf(message.messageId));
    const link = await open();
    expect(link?.contact.contactId).toBe(own);
    const { channels } = link!.preferences;
    await savePreferences(world.deps, {
      link: link!,
      language: 'de',
      wanted: {
        service: channels.map(({ channel }) => channel).filter((channel) => channel !== 'sms'),
        marketing: [],
        preferred: 'email',
        nothing: false,
      },
    });
    expect(await world.contact(own)).toMatchObject({
      preferredChannel: 'email',
      consent: { sms: { service: { decision: 'withdrawn' } } },
    });
  });

  it('S3.24 B5 unsubscribing by a mail to the other one’s address stops the one that stayed; the same link takes it back', async () => {
    const { world, own, unsubscribe } = await mailed();
    const links = unsubscribeLinks(KEY);
    const open = () =>
      openUnsubscribeLink({ ...world.deps, table: world.memory, links }, tokenOf(unsubscribe));
    await decideByLink(world.deps, (await open())!, 'unsubscribe');
    expect((await world.ask(`GET /v1/contacts/${own}`)).body.isOptedOut).toBe(true);
    world.time += 1000;
    await world.visit(3, JUERGEN, 'msg_after');
    expect(world.messages().at(-1)).toMatchObject({ contactId: own, status: 'skipped' });
    world.time += 1000;
    await decideByLink(world.deps, (await open())!, 'resume');
    expect((await world.ask(`GET /v1/contacts/${own}`)).body.isOptedOut).toBe(false);
  });

  it('S3.24 S0.17 the link of a check-in opens the same check-in', async () => {
    const { world, message } = await mailed();
    const { links } = world.deps;
    const token = links.tokenOf(message.link!);
    expect((await openLink(world.deps, token))?.visit.visitId).toBe(message.visitId);
  });

  it('S3.24 S3.34 an answer to a message of the other one stands with that message', async () => {
    const world = await new ContactsWorld().arrange();
    const { own, other } = await world.bothVisit();
    const sent = world.sent.find(({ to }) => to === '+491713920002')!;
    await world.merge(own, other);
    world.time += 1000;
    const answer = { text: 'Ja, gern', from: '+491713920000', about: `id-${sent.reference}` };
    await takeVendorReport(world.deps, {
      receipts: [],
      inbound: [
        { vendor: 'whatsapp', accountId: '106540352242922', providerId: 'in-1', at: world.now(), ...answer },
      ],
    });
    const [entry] = await world.conversation(own);
    expect(entry).toMatchObject({ kind: 'inbound', contactId: own, answers: { purpose: 'check-in-invite' } });
  });

  it('S3.34 a message is moved to whoever the other one is now, and not within one person', async () => {
    const { world, own, other } = await mailed();
    world.time += 1000;
    await world.inbound('Hallo', '+491713920000');
    const entry = (await world.conversation(own))[0]!;
    const { conversationId, entryId } = entry;
    await expect(
      moveEntry(world.deps, { staff: world.staff, conversationId, entryId, toContactId: other }),
    ).rejects.toMatchObject({ code: 'entry.there_already' });
    await world.visit(4, { ...JURGEN, externalId: 'x', firstName: 'Xaver', mobile: '+49 171 3920008' });
    const xaver = world.contactOf('Xaver').contactId;
    const moved = await moveEntry(world.deps, {
      staff: world.staff,
      conversationId,
      entryId,
      toContactId: xaver,
    });
    expect(moved.contactId).toBe(xaver);
  });
});
