import { describe, expect, it } from 'vitest';
import { DOMAIN_TEXTS } from '../../../functions/console/domain-texts.ts';
import { VISIT_TEXTS } from '../../../functions/console/visit-texts.ts';
import type { Automation } from '../../../shared/dealers/automation.ts';
import { messageKeyParts, messages } from '../../../shared/messaging/message-store.ts';
import type { MessagePurpose } from '../../../shared/messaging/notice.ts';
import { ALL, owner, upserted } from '../../support/orders.ts';
import { VisitsPlace } from './visits-place.ts';

const UNKNOWN = 'There is no variable “car.titel”. Did you mean car.title?';
const EN = VISIT_TEXTS.en;
const FAULTS = EN.faults;

/** An order whose reminders are planned; by mail only, so that no test waits for receipts. */
const booked = async (automation: Automation = ALL, person = {}): Promise<VisitsPlace> => {
  const place = new VisitsPlace();
  await place.arrangeStaff(person);
  place.rules = [];
  const quietHours = { from: '08:00', to: '21:00' };
  place.settings = { ...place.settings, automation, quietHours, whatsapp: null, sms: null };
  await place.send(upserted('2026-11-24T10:00:00Z', {}, { contacts: [owner] }));
  return place;
};
const pageOf = (place: VisitsPlace, more = '') => `/console/visits/${place.visitId}${more}`;
const show = async (place: VisitsPlace, more = '') => (await place.page(pageOf(place, more))).text;
const messageOf = (place: VisitsPlace, purpose: MessagePurpose = 'reminder-start') =>
  place.messages().find((message) => message.purpose === purpose)!;
const act = (
  place: VisitsPlace,
  what: string,
  form: Record<string, string> = {},
  id = messageOf(place).messageId,
) => place.page(pageOf(place, `/messages/${id}/${what}`), form);
const itemOf = (text: string, id: string) => {
  const from = text.indexOf(`<li id="${id}"`);
  return text.slice(from, text.indexOf('<li id=', from + 10));
};

describe('the messages of an appointment', () => {
  it('S1.20 S1.21 S1.22 each shows its time, status, recipient and what may be done with it', async () => {
    const place = await booked();
    const text = itemOf(await show(place), messageOf(place).messageId);
    for (const said of [
      'Reminder before start',
      'Planned',
      'due Mon 30 Nov, 09:30',
      'to Jürgen Müller',
      'Automatic',
    ])
      expect(text).toContain(said);
    expect(text).toContain('/edit"');
    expect(text).toContain('/withdraw"');
    expect(text).not.toMatch(/\/(approve|retry)"/);
  });

  it('B2 S1.24 “Why?” tells every decision in the reader’s language, and a failure by the vendor’s reason', async () => {
    const place = await booked();
    place.vendors.email = () => ({ result: 'rejected', reason: 'address_bounced', providerCode: '550' });
    await place.advance(7 * 24 * 3600);
    const { text } = await place.page(pageOf(place), undefined, { language: 'de' });
    const item = itemOf(text, messageOf(place).messageId);
    const { trace, reasons, messageStatus, timing } = DOMAIN_TEXTS.de;
    for (const said of [
      messageStatus.failed,
      trace.possible,
      reasons.address_bounced,
      timing.next_opening,
      '550',
      trace.failed,
    ])
      expect(item).toContain(said);
    expect(item).toContain(VISIT_TEXTS.de.messages.hours('08:00', '21:00'));
    expect(item).not.toContain(DOMAIN_TEXTS.en.trace.possible);
    expect(item).toContain('/retry"');
  });

  it('S1.21 takes a message back', async () => {
    const place = await booked();
    const { status, location } = await act(place, 'withdraw');
    expect({ status, location }).toEqual({
      status: 303,
      location: pageOf(place, '?done=withdrawn#messages'),
    });
    expect(messageOf(place)).toMatchObject({ status: 'withdrawn', statusReason: 'withdrawn_by_staff' });
    const text = await show(place, '?done=withdrawn');
    expect(text).toContain(EN.visit.done.withdrawn);
    expect(itemOf(text, messageOf(place).messageId)).toContain(DOMAIN_TEXTS.en.endings.withdrawn_by_staff);
    expect((await act(place, 'withdraw')).status).toBe(303);
  });

  it.each([
    ['withdraw', FAULTS['message.sent']],
    ['approve', FAULTS['message.not_held']],
    ['retry', FAULTS['message.not_failed']],
  ])('S1.23 says kindly that it is too late to %s what is sent', async (what, said) => {
    const place = await booked();
    await place.advance(7 * 24 * 3600);
    const { status, text } = await act(place, what);
    expect(status).toBe(409);
    expect(text).toContain(`role="alert">${said}`);
    expect(messageOf(place).status).toBe('sent');
  });

  it('S1.23 says “being sent already” where a send was quicker, also to whoever has the form open', async () => {
    const place = await booked();
    const form = await place.page(pageOf(place, `/messages/${messageOf(place).messageId}/edit`));
    expect(form.status).toBe(200);
    const at = place.now();
    await messages.change(
      { table: place.memory, now: place.now },
      messageKeyParts(messageOf(place).messageId),
      (message) =>
        message && {
          ...message,
          status: 'sending',
          execution: 'execution',
          attempts: [{ channel: 'email', number: 1, status: 'sending', at }],
        },
    );
    for (const { status, text } of [
      await act(place, 'withdraw'),
      await act(place, 'edit', { text: '{{ location.name }}: bis morgen' }),
      await place.page(pageOf(place, `/messages/${messageOf(place).messageId}/edit`)),
    ]) {
      expect(status).toBe(409);
      expect(text).toContain(FAULTS['message.being_sent']);
    }
  });

  it('S1.24 sends a failed one again', async () => {
    const place = await booked();
    place.vendors.email = () => ({ result: 'rejected', reason: 'vendor_unavailable', providerCode: 'x' });
    await place.advance(6 * 24 * 3600);
    expect(messageOf(place).status).toBe('failed');
    place.vendors.email = (outgoing) => ({ result: 'accepted', providerId: outgoing.reference });
    expect(await act(place, 'retry')).toMatchObject({
      status: 303,
      location: pageOf(place, '?done=retried#messages'),
    });
    await place.run();
    expect(messageOf(place).status).toBe('sent');
    expect(await show(place)).toContain(`${EN.log.retry} by Anna`);
  });

  it('S1.32 lets out what waits for approval', async () => {
    const place = await booked({ ...ALL, holdFirst: 5 });
    expect(itemOf(await show(place), messageOf(place).messageId)).toContain('Waiting for approval');
    expect(await act(place, 'approve')).toMatchObject({ status: 303 });
    expect(messageOf(place).status).toBe('planned');
  });

  it('S2.14 S1.32 says what is not planned and why, and what the shadow would send', async () => {
    const shadow = await booked({ ...ALL, mode: 'shadow' });
    expect(await show(shadow)).toContain(EN.messages.shadow);
    const place = await booked({ ...ALL, purposes: [{ purpose: 'check-in-invite' }] });
    place.settings = { ...place.settings, email: null };
    await place.send(upserted('2026-11-24T10:05:00Z', { startsAt: '2026-12-02T09:30:00+01:00' }));
    const text = await show(place);
    expect(text).toContain(EN.messages.skipped);
    expect(text).toContain(DOMAIN_TEXTS.en.skipped.no_channel);
  });

  it('S0.3 knows only messages of this appointment', async () => {
    const place = await booked();
    expect((await act(place, 'withdraw', {}, 'cv1-x')).status).toBe(404);
    expect((await act(place, 'edit', {}, 'cv1-x')).status).toBe(404);
  });

  it('lets salespeople write to customers, and leaves to advisors who is blocked and what is approved', async () => {
    const place = await booked(ALL, { roles: ['salesman'] });
    const text = await show(place);
    expect(text).toContain('Reminder before start');
    expect(text).toMatch(/\/write"/);
    expect(text).toMatch(/\/edit"/);
    expect(text).not.toMatch(/\/(approve|block)"/);
    expect((await act(place, 'approve')).status).toBe(403);
    expect((await act(place, 'withdraw')).status).toBe(303);
  });
});

describe('changing a message', () => {
  it('S1.22 loads its words and time; other ones are kept, the template’s words again are the template', async () => {
    const place = await booked();
    const path = pageOf(place, `/messages/${messageOf(place).messageId}/edit`);
    const form = await place.page(path);
    expect(form.text).toContain('value="2026-11-30T09:30"');
    const template = /<textarea[^>]*>([^<]*)/.exec(form.text)?.[1] ?? '';
    expect(template).toContain('{{ location.name }}');
    const sent = { dueAt: '2026-11-30T10:15', text: '{{ location.name }}: bis morgen\r\nIhr Team' };
    expect(await act(place, 'edit', sent)).toMatchObject({
      status: 303,
      location: pageOf(place, '?done=edited#messages'),
    });
    expect(messageOf(place)).toMatchObject({
      dueAt: '2026-11-30T09:15:00.000Z',
      ownText: '{{ location.name }}: bis morgen\nIhr Team',
    });
    const text = await show(place);
    expect(text).toContain('bis morgen');
    expect(itemOf(text, messageOf(place).messageId)).toContain(EN.messages.plannedBy.staff);
    const unescape = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect((await act(place, 'edit', { dueAt: '2026-11-30T10:15', text: unescape(template) })).status).toBe(
      303,
    );
    expect(messageOf(place).ownText).toBeUndefined();
  });

  it.each([
    ['nothing', {}, EN.write.nothingChanged],
    ['an empty text', { text: ' ' }, EN.write.emptyText],
    ['a time that is none', { dueAt: '2026-02-30T10:00' }, 'Please give a date and a time.'],
    ['a time at night', { dueAt: '2026-11-30T03:00' }, 'Messages go out from 08:00 to 21:00 there.'],
    ['a time that is over', { dueAt: '2026-11-20T10:00' }, 'Please give a time between now and 366 days'],
    ['an unknown variable', { text: '{{ location.name }} {{ car.titel }}' }, UNKNOWN],
  ])('S1.16 S1.22 keeps what was typed and says what is wrong with %s', async (_, form, said) => {
    const place = await booked();
    const { status, text } = await act(place, 'edit', form);
    expect(status).toBe(400);
    expect(text).toContain(said);
    for (const typed of Object.values(form)) expect(text).toContain(typed);
    expect(messageOf(place).edited).toBeUndefined();
  });
});

describe('a message by hand', () => {
  const write = (place: VisitsPlace, form: Record<string, string>) =>
    place.page(pageOf(place, '/write'), form);
  const ready = { key: 'key-00001', purpose: 'asset-ready', to: '' };
  const byHand = (place: VisitsPlace) => place.messages().filter(({ purpose }) => purpose === 'asset-ready');

  it('S1.12 S1.15 choosing what it is about loads its text, with the variables beside it', async () => {
    const place = await booked();
    expect((await place.page(pageOf(place, '/write'))).text).toContain(EN.write.choose);
    const { text } = await place.page(pageOf(place, '/write?purpose=asset-ready'));
    expect(text).toContain('{{ location.name }}: Ihr {{ car.title');
    expect(text).toContain('{{ car.license_plate }}');
    expect(text).toMatch(/<option value="driver">Jürgen Müller \(Driver\)/);
  });

  it('S1.2 S1.18 S1.19 left as it is, it goes by the template; the log shows who sent it', async () => {
    const place = await booked();
    const { text } = await place.page(pageOf(place, '/write?purpose=asset-ready'));
    const template = (/<textarea[^>]*>([^<]*)/.exec(text)?.[1] ?? '').replaceAll('&quot;', '"');
    const sent = await write(place, { ...ready, text: template });
    expect(sent).toMatchObject({ status: 303, location: pageOf(place, '?done=written#messages') });
    await place.run();
    expect(byHand(place)).toMatchObject([{ status: 'sent' }]);
    expect(byHand(place)[0]?.ownText).toBeUndefined();
    expect(await show(place)).toContain(`Ready for collection: ${DOMAIN_TEXTS.en.entryDid.written} by Anna`);
  });

  it('S1.2 own words go as they are, to whom they are meant for; two clicks are one message', async () => {
    const place = await booked();
    const form = { ...ready, to: 'owner', text: '{{ location.name }}: bitte erst ab 14 Uhr' };
    place.settings = { ...place.settings, sms: { provider: 'bulkgate', sender: 'Muster' } };
    for (const _ of [1, 2]) expect((await write(place, form)).status).toBe(303);
    expect(byHand(place)).toMatchObject([{ ownText: form.text }]);
    expect(await show(place)).toContain('to Erika Muster');
  });

  it.each([
    [{ ...ready, purpose: '', text: 'x' }, 400, EN.write.choose],
    [{ ...ready, text: '  ' }, 400, EN.write.emptyText],
    [{ ...ready, text: '{{ car.titel }}' }, 400, UNKNOWN],
    [
      { ...ready, purpose: 'payment-due', text: '{{ location.name }} {{ payment.amount }}' },
      400,
      FAULTS['message.variable_missing'],
    ],
    [{ ...ready, to: 'owner', text: 'Hallo {{ location.name }}' }, 409, FAULTS['message.no_channel']],
  ])('S1.16 keeps what was typed and says why it cannot go: %j', async (form, status, said) => {
    const place = await booked();
    const reply = await write(place, form);
    expect(reply.text).toContain(said);
    expect(reply.status).toBe(status);
    if (form.purpose !== '') expect(reply.text).toContain(form.text.trim());
    expect(byHand(place)).toEqual([]);
  });

  it('S1.2 free words are about nothing that has a template; advertising goes only to those who agreed', async () => {
    const place = await booked();
    const { text } = await place.page(pageOf(place, '/write?purpose=free-text'));
    expect(text).toMatch(/<textarea[^>]*><\/textarea>/);
    expect(text).toContain(EN.write.promotional);
    const free = { key: 'key-00002', purpose: 'free-text', text: 'Hallo {{ customer.first_name }}!' };
    const offer = await write(place, { ...free, promotional: 'on' });
    expect(offer).toMatchObject({ status: 409 });
    expect(offer.text).toContain('checked');
    expect((await write(place, free)).status).toBe(303);
    await place.run();
    expect(place.messages().find(({ purpose }) => purpose === 'free-text')).toMatchObject({
      status: 'sent',
      ownText: free.text,
    });
  });

  it('S1.18 goes later where that is wanted, and says so', async () => {
    const place = await booked();
    const text = '{{ location.name }}: fertig';
    const later = await write(place, { ...ready, text, sendAt: '2026-11-25T10:00' });
    expect(later.location).toBe(pageOf(place, '?done=planned#messages'));
    expect(byHand(place)).toMatchObject([{ status: 'planned', dueAt: '2026-11-25T09:00:00.000Z' }]);
    for (const [sendAt, said] of [
      ['2026-11-20T10:00', 'This time has passed.'],
      ['2026-02-30T10:00', 'Please give a date and a time.'],
    ] as const) {
      const reply = await write(place, { ...ready, key: 'key-00003', text, sendAt });
      expect(reply.status).toBe(400);
      expect(reply.text).toContain(said);
      expect(reply.text).toContain(`value="${sendAt}"`);
    }
  });

  it('S1.18 offers what is most often said at this point', async () => {
    const place = await booked();
    expect(await show(place)).toContain('/write?purpose=reminder-start"');
  });
});
