import { describe, expect, it } from 'vitest';
import { openLink, recordOpening } from '../../../shared/checkin/open-link.ts';
import { sweepEvents } from '../../../shared/events/sweep-events.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

const results = (entries: readonly { kind: string }[]) => entries.map(({ kind }) => kind);

describe('a check-in by WhatsApp', () => {
  it('S0.1 S0.13 S0.14 S0.23 one signed event brings the invite as an approved template with the customer’s link', async () => {
    const world = new World();
    const eventId = await world.send(checkInStart());
    expect(world.sent).toHaveLength(1);
    expect(world.sent[0]).toMatchObject({
      channel: 'whatsapp',
      to: '+491713920000',
      rendered: {
        form: 'whatsapp-template',
        template: { name: 'check_in_invite' },
        body: ['Jürgen', 'BMW Muster', 'Dienstag, 1. Dezember 2026 um 09:30'],
      },
    });
    const { rendered } = world.sent[0]!;
    expect(rendered.form === 'whatsapp-template' && rendered.buttonSuffix).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const view = await world.event(eventId);
    expect(view).toMatchObject({
      status: 'applied',
      visitId: world.messages()[0]?.visitId,
      rules: [{ id: 'start', action: 'start-check-in' }],
      messages: [{ purpose: 'check-in-invite', status: 'sending', channel: 'whatsapp' }],
    });
  });

  it('S0.4 S0.5 S0.34 S0.35 S0.41 S0.43 two events are all it takes; the results become an entry, and the default inbox is told when no rule says where', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    await world.receipt('whatsapp', 'read');
    await world.send(checkInFinished());
    expect(results(await world.thread()).toSorted()).toEqual(['message', 'results']);
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-results', inbox: 'service' }]);
    expect(world.messages()[0]).toMatchObject({ status: 'read' });
    expect([...world.engine.executions.values()].map(({ state, entered }) => ({ state, entered }))).toEqual([
      { state: 'done', entered: ['Choose first channel', 'send:whatsapp', 'wait', 'post-results'] },
    ]);
  });

  it('S0.40 a result rule sends the results to the inbox that it names', async () => {
    const world = new World();
    world.rules.push({
      dealerId: '00027',
      ruleId: 'upsell',
      event: 'checkin.finished',
      when: { decision: 'accepted' },
      action: { do: 'notify-inbox', inbox: 'sales' },
      enabled: true,
    });
    await world.send(checkInStart());
    await world.send(checkInFinished());
    expect(await world.inbox('sales')).toMatchObject([{ subject: 'check-in-results', ruleId: 'upsell' }]);
    expect(await world.inbox()).toEqual([]);
  });

  it('S0.36 the confirmation goes out where the location wants it, and not by default', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.send(checkInFinished());
    expect(world.messages()).toHaveLength(1);
    const wanting = new World();
    wanting.settings = { ...wanting.settings, confirmCheckIn: true };
    await wanting.send(checkInStart());
    await wanting.receipt('whatsapp', 'delivered');
    await wanting.send(checkInFinished());
    expect(
      wanting
        .messages()
        .map(({ purpose }) => purpose)
        .toSorted(),
    ).toEqual(['check-in-confirmation', 'check-in-invite']);
  });

  it('S0.6 no rule: the event is stored, nothing is sent, the reason is visible', async () => {
    const world = new World();
    world.rules = [];
    const eventId = await world.send(checkInStart());
    expect(world.sent).toEqual([]);
    expect((await world.event(eventId)).note).toContain('No routing rule');
    expect(await world.thread()).toMatchObject([{ kind: 'event', type: 'checkin.start' }]);
  });

  it('S0.7 more than one rule may fire for one event', async () => {
    const world = new World();
    world.rules.push({
      dealerId: '00027',
      ruleId: 'tell',
      event: 'checkin.start',
      when: { brands: ['bmw'] },
      action: { do: 'notify-inbox', inbox: 'team-a' },
      enabled: true,
    });
    const view = await world.event(await world.send(checkInStart()));
    expect(view.rules.map(({ id }) => id)).toEqual(['start', 'tell']);
    expect(await world.inbox('team-a')).toHaveLength(1);
    expect(world.sent).toHaveLength(1);
  });

  it('S0.16 B6 the event tells that the link was opened, unverified, and when the check-in was finished', async () => {
    const world = new World();
    const eventId = await world.send(checkInStart());
    expect((await world.event(eventId)).checkIn).toEqual({ status: 'invited' });
    const rendered = world.sent[0]?.rendered;
    const token = rendered?.form === 'whatsapp-template' ? (rendered.buttonSuffix ?? '') : '';
    const opened = await openLink(world.deps, token);
    expect(opened?.forwardTo).toBe('https://app.tjekvik.example/c/abc123');
    await recordOpening(world.deps, opened!.visit);
    expect((await world.event(eventId)).checkIn).toEqual({ status: 'invited', openedAt: world.now() });
    await world.send(checkInFinished());
    expect((await world.event(eventId)).checkIn).toMatchObject({
      status: 'finished',
      finishedAt: '2026-11-24T10:59:00.000Z',
    });
  });

  it('S0.2 events of all four steps are taken, applied and shown in the conversation', async () => {
    const world = new World();
    world.rules = [];
    const { checkin: _checkin, ...data } = checkInStart().data;
    const payment = { amount: 149.9, currency: 'EUR' };
    const events = [
      ['appointment.upserted', {}],
      ['video.published', { video: { url: 'https://video.example/1' } }],
      ['service.status', { status: 'in_service' }],
      ['payment.due', { payment }],
      ['payment.received', { payment }],
      ['order.status', { status: 'ready' }],
      ['appointment.cancelled', {}],
    ] as const;
    for (const [type, more] of events) {
      const id = await world.send(
        { type, timestamp: '2026-11-24T10:00:00Z', data: { ...data, ...more } },
        `msg_${type}`,
      );
      expect(await world.event(id), type).toMatchObject({ status: 'applied', messages: [] });
    }
    expect((await world.thread()).map((entry) => entry.kind === 'event' && entry.type).toSorted()).toEqual(
      events.map(([type]) => type).toSorted(),
    );
    const [visit] = [...world.memory.items.values()].filter(({ entity }) => entity === 'visit');
    expect(visit).toMatchObject({ status: 'cancelled' });
  });

  it('S0.10 the same event twice, and an event applied twice, have one effect', async () => {
    const world = new World();
    await world.send(checkInStart(), 'msg_same');
    expect(await world.post(checkInStart(), 'msg_same')).toEqual({
      eventId: 'msg_same',
      status: 'duplicate',
    });
    await expect(world.post(checkInStart({ checkin: { id: 'c-2' } }), 'msg_same')).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'event.id_reused',
    });
    const before = JSON.stringify([...world.memory.items]);
    for (const item of world.memory.items.values()) if (item.entity === 'event') item['status'] = 'accepted';
    await world.run();
    expect(world.sent).toHaveLength(1);
    const withoutEvents = (text: string) =>
      (JSON.parse(text) as [string, { entity: string }][]).filter(([, item]) => item.entity !== 'event');
    expect(withoutEvents(JSON.stringify([...world.memory.items]))).toEqual(withoutEvents(before));
  });

  it('S0.10 S2.17 an event that is applied again after its check-in was closed does not open it again', async () => {
    const world = new World();
    await world.send(checkInStart({ appointment: undefined }), 'msg_start');
    await world.receipt('whatsapp', 'delivered');
    await world.advance(15 * 24 * 3600);
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
    for (const item of world.memory.items.values()) if (item.entity === 'event') item['status'] = 'accepted';
    await world.run();
    expect(world.sent).toHaveLength(1);
  });

  it('S0.8 S0.9 the reminder that we schedule and the partner’s event lead to one invite', async () => {
    const world = new World();
    world.rules.push({
      dealerId: '00027',
      ruleId: 'remind',
      event: 'appointment.upserted',
      when: {},
      action: { do: 'start-check-in' },
      enabled: true,
    });
    const { checkin: _checkin, ...appointment } = checkInStart().data;
    await world.send({ type: 'appointment.upserted', timestamp: '2026-11-24T09:00:00Z', data: appointment });
    expect(world.sent).toEqual([]);
    expect([...world.schedules.values()]).toMatchObject([{ workflow: 'check-in-lifecycle' }]);
    const [schedule] = world.schedules.values();
    expect(schedule!.at >= '2026-11-28T18:00:00.000Z' && schedule!.at < '2026-11-28T20:00:00.000Z').toBe(
      true,
    );
    await world.send(checkInStart());
    expect(world.messages()).toHaveLength(1);
    await world.advance(6 * 24 * 3600);
    expect(world.sent.filter(({ channel }) => channel === 'whatsapp')).toHaveLength(1);
  });

  it('S2.8 S2.12 an invite that we schedule goes out by itself in its window', async () => {
    const world = new World();
    world.rules = [
      {
        dealerId: '00027',
        ruleId: 'remind',
        event: 'appointment.upserted',
        when: {},
        action: { do: 'start-check-in' },
        enabled: true,
      },
    ];
    const { checkin: _checkin, ...appointment } = checkInStart().data;
    await world.send({ type: 'appointment.upserted', timestamp: '2026-11-24T09:00:00Z', data: appointment });
    await world.advance(4 * 24 * 3600 + 10 * 3600);
    expect(world.sent[0]).toMatchObject({ channel: 'whatsapp' });
  });

  it('S0.37 results without a start (kiosk, walk-in) are written all the same', async () => {
    const world = new World();
    await world.send(checkInFinished({ contact: checkInStart().data.contact }));
    expect(await world.thread()).toMatchObject([{ kind: 'results' }]);
    expect(await world.inbox()).toHaveLength(1);
    expect(world.sent).toEqual([]);
  });

  it('S0.38 S0.39 finished before start: no invite any more', async () => {
    const world = new World();
    await world.send(checkInFinished({ contact: checkInStart().data.contact }));
    const view = await world.event(await world.send(checkInStart()));
    expect(world.sent).toEqual([]);
    expect(view.note).toContain('finished already');
  });

  it('S0.38 finished while the invite waits for its hour: withdrawn, and nothing goes out later', async () => {
    const world = new World();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    await world.send(checkInStart());
    expect(world.schedules.size).toBe(1);
    await world.send(checkInFinished());
    expect(world.schedules.size).toBe(0);
    await world.advance(24 * 3600);
    expect(world.sent).toEqual([]);
    expect(world.messages()[0]).toMatchObject({ status: 'withdrawn', statusReason: 'check_in_finished' });
  });

  it('S2.12 a start that comes less than a minute before the hours begin waits for them', async () => {
    const world = new World();
    world.time = Date.parse('2026-11-24T06:59:30.000Z');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    await world.send(checkInStart());
    await world.advance(29);
    expect(world.sent).toEqual([]);
    await world.advance(120);
    expect(world.sent).toHaveLength(1);
  });

  it('S2.16 a cancelled appointment withdraws also an invite whose person was named only by a later event', async () => {
    const world = new World();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    await world.send(checkInStart({ contact: undefined }));
    await world.send(checkInStart({}, '2026-11-24T10:01:00Z'));
    const { appointment } = checkInStart().data;
    await world.send({
      type: 'appointment.cancelled',
      timestamp: '2026-11-24T22:30:00Z',
      data: { dealerId: '00027', locationId: '01', appointment },
    });
    await world.advance(24 * 3600);
    expect(world.sent).toEqual([]);
    expect(world.messages()).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('S2.16 a cancelled appointment withdraws the invite that waits', async () => {
    const world = new World();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    await world.send(checkInStart());
    const { appointment } = checkInStart().data;
    await world.send({
      type: 'appointment.cancelled',
      timestamp: '2026-11-24T22:30:00Z',
      data: { dealerId: '00027', locationId: '01', appointment },
    });
    await world.advance(24 * 3600);
    expect(world.sent).toEqual([]);
  });

  it('S2.16 a cancelled appointment ends the wait for its check-in; a start that happened before does not open it again', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    const { appointment } = checkInStart().data;
    await world.send({
      type: 'appointment.cancelled',
      timestamp: '2026-11-24T12:00:00Z',
      data: { dealerId: '00027', locationId: '01', appointment },
    });
    expect([...world.engine.executions.values()].map(({ state }) => state)).toEqual(['done']);
    const late = await world.event(await world.send(checkInStart({}, '2026-11-24T11:00:00Z')));
    expect(late.note).toContain('cancelled after');
    const rebooked = await world.event(await world.send(checkInStart({}, '2026-11-24T13:00:00Z')));
    expect(rebooked.messages).toHaveLength(1);
    expect(world.sent).toHaveLength(2);
  });

  it('S2.16 S2.17 an appointment that was cancelled, or whose check-in was closed, and is booked anew gets a new invite; what was stopped does not come back', async () => {
    const world = new World();
    const { appointment } = checkInStart().data;
    const place = { dealerId: '00027', locationId: '01' };
    const cancelled = {
      type: 'appointment.cancelled',
      timestamp: '2026-11-24T12:00:00Z',
      data: { ...place, appointment },
    };
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    await world.send(cancelled, 'msg_cancelled');
    await world.send(checkInStart({}, '2026-11-24T13:00:00Z'));
    expect(world.sent).toHaveLength(2);
    // The stream delivers the older cancellation once more.
    for (const item of world.memory.items.values())
      if (item['eventId'] === 'msg_cancelled') item['status'] = 'accepted';
    await world.receipt('whatsapp', 'delivered');
    await world.run();
    const visit = () => [...world.memory.items.values()].find(({ entity }) => entity === 'visit');
    expect(visit()).toMatchObject({ status: 'confirmed', checkIn: { status: 'invited', version: 2 } });
    await world.advance(8 * 24 * 3600);
    expect(visit()).toMatchObject({ checkIn: { status: 'closed' } });
    const later = { id: 'a-0042', startsAt: '2026-12-10T09:30:00+01:00' };
    await world.send(checkInStart({ appointment: later }, '2026-12-02T13:00:00Z'));
    expect(visit()).toMatchObject({ checkIn: { status: 'invited', version: 3 } });
    expect(world.sent).toHaveLength(3);
  });

  it('S2.17 an appointment that is moved to a later day keeps its check-in open until that day', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    const later = { id: 'a-0042', startsAt: '2026-12-10T09:30:00+01:00' };
    await world.send(checkInStart({ appointment: later }, '2026-11-25T10:00:00Z'));
    await world.advance(10 * 24 * 3600);
    expect(await world.inbox()).toEqual([]);
    expect([...world.engine.executions.values()].map(({ state }) => state)).toEqual(['done', 'wait']);
    await world.advance(10 * 24 * 3600);
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
    expect(world.sent).toHaveLength(1);
  });

  it('S0.12 aliases, empty strings and leading zeros are understood; the body is kept to the letter', async () => {
    const world = new World();
    const event = checkInStart({
      contact: {
        externalId: '0007',
        firstName: '',
        lastName: null,
        language: 'de-AT',
        mobile: '0171 3920000',
        email: '',
        salutation: '1',
      },
    });
    const eventId = await world.send({ ...event, type: 'tjekvik.checkin.invite' });
    expect(world.sent).toMatchObject([
      {
        to: '+491713920000',
        rendered: { body: ['und guten Tag', 'BMW Muster', expect.any(String)] },
      },
    ]);
    const stored = [...world.memory.items.values()].find((item) => item['eventId'] === eventId);
    expect(stored).toMatchObject({
      type: 'checkin.start',
      body: expect.stringContaining('"salutation":"1"'),
    });
  });

  it('S0.11 an event for a place that is not granted is refused with a code', async () => {
    const world = new World();
    await expect(world.post(checkInStart({ locationId: '99' }))).rejects.toMatchObject({
      kind: 'InvalidInput',
      code: 'location.unknown',
    });
    await expect(world.post(checkInStart({ dealerId: '27' }))).rejects.toMatchObject({
      code: 'location.unknown',
    });
    expect(world.memory.items.size).toBe(0);
  });
});

describe('the ladder of channels', () => {
  it('S0.24 B3 WhatsApp stays silent: SMS after its deadline, and a late receipt stops the rest', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.advance(1199);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
    await world.advance(2);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
    await world.receipt('whatsapp', 'delivered');
    await world.advance(3600);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
    expect(world.messages()[0]).toMatchObject({
      status: 'delivered',
      attempts: [{ status: 'delivered' }, { channel: 'sms' }],
    });
  });

  it('S0.22 S0.27 rejected everywhere up to email: each channel once, in order, in seven transitions', async () => {
    const world = new World();
    world.vendors.whatsapp = () => ({
      result: 'rejected',
      reason: 'recipient_unreachable',
      providerCode: '131026',
    });
    world.vendors.sms = () => ({
      result: 'rejected',
      reason: 'address_invalid',
      providerCode: 'invalid_phone_number',
    });
    await world.send(checkInStart());
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms', 'email']);
    await world.send(checkInFinished());
    const [execution] = world.engine.executions.values();
    expect(execution!.entered).toHaveLength(6);
  });

  it('S0.28 S0.29 nobody can be reached: an error entry names each channel and why; the advisors are told', async () => {
    const world = new World();
    const eventId = await world.send(
      checkInStart({ contact: { externalId: '1', firstName: 'A', mobile: '089 12345678', language: 'de' } }),
    );
    expect(world.sent).toEqual([]);
    const thread = await world.thread();
    expect(thread.find(({ kind }) => kind === 'delivery-error')).toMatchObject({
      channels: [
        { channel: 'oem', reason: 'channel_not_offered' },
        { channel: 'whatsapp', reason: 'no_mobile_number' },
        { channel: 'sms', reason: 'no_mobile_number' },
        { channel: 'email', reason: 'no_email_address' },
      ],
    });
    expect(await world.inbox()).toMatchObject([{ subject: 'no-channel' }]);
    expect((await world.event(eventId)).messages).toMatchObject([{ status: 'failed' }]);
  });

  it('S0.25 S0.26 without a template: free text inside 24 hours of the last inbound message, SMS outside', async () => {
    const at = async (secondsAfterInbound: number) => {
      const world = new World();
      world.settings = { ...world.settings, whatsapp: { phoneNumberId: '106540352242922', templates: [] } };
      await world.inbound('Hallo');
      await world.advance(secondsAfterInbound);
      await world.send(checkInStart());
      return world.sent[0];
    };
    expect(await at(24 * 3600)).toMatchObject({ channel: 'whatsapp', rendered: { form: 'text' } });
    expect(await at(24 * 3600 + 1)).toMatchObject({ channel: 'sms' });
  });

  it('B3 an ambiguous answer is never sent again on the same channel; a throttle is', async () => {
    const world = new World();
    world.vendors.whatsapp = () => Promise.reject(Object.assign(new TypeError('socket hang up')));
    await world.send(checkInStart());
    expect(world.sent.filter(({ channel }) => channel === 'whatsapp')).toHaveLength(1);
    await world.advance(1201);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);

    const throttled = new World();
    throttled.vendors.whatsapp = (outgoing, attempt) => {
      if (attempt === 1) throw new AppError('Throttled', 'whatsapp.throttled', '130429');
      return { result: 'accepted', providerId: `id-${outgoing.reference}` };
    };
    await throttled.send(checkInStart());
    expect(throttled.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'whatsapp']);
    expect(throttled.messages()[0]!.attempts.map(({ status }) => status)).toEqual(['released', 'sent']);
  });

  it('B3 after the check-in is done no further channel is tried', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.send(checkInFinished());
    await world.advance(7200);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
    expect(world.messages()[0]).toMatchObject({ status: 'sent', statusReason: 'check_in_finished' });
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-results' }]);
  });

  it('B5 STOP, and nothing but STOP, ends all messages at once, also on the channels behind', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound(' Stop! ');
    await world.advance(7200);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
    const next = await world.event(
      await world.send(
        checkInStart({
          checkin: { id: 'c-9', slug: 'x' },
          appointment: { id: 'a-9', startsAt: '2026-12-05T09:30:00+01:00' },
        }),
      ),
    );
    expect(world.sent).toHaveLength(1);
    expect(next.messages).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);

    const other = new World();
    await other.send(checkInStart());
    await other.inbound('please stop the work');
    await other.advance(1201);
    expect(other.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
    expect(await other.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
  });

  it('B5 a stop word by WhatsApp is a STOP, also the one that stands for the link of a mail', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound('Unsubscribe');
    expect((await world.thread()).find(({ kind }) => kind === 'consent')).toMatchObject({
      channel: 'whatsapp',
      word: 'unsubscribe',
      note: 'The customer said STOP. Nothing more is sent to this person.',
    });
  });

  it('B5 STOP withdraws what waits for its hour', async () => {
    const world = new World();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    await world.send(checkInStart());
    await world.inbound('STOP');
    expect(world.messages()[0]).toMatchObject({ status: 'withdrawn', statusReason: 'opted_out' });
    expect((await world.thread()).map(({ kind }) => kind).toSorted()).toEqual([
      'consent',
      'message',
      'message',
    ]);
    expect(world.notices).toHaveLength(1);
  });

  it('an outage is not a poison: the event stays accepted, and the sweep applies it later', async () => {
    const world = new World();
    await world.post(checkInStart(), 'msg_outage');
    const { findRules } = world.deps;
    world.deps.findRules = () => Promise.reject(new AppError('Unavailable', 'table.unavailable', 'down'));
    await expect(world.run()).rejects.toMatchObject({ kind: 'Unavailable' });
    expect(await world.event('msg_outage')).toMatchObject({ status: 'accepted' });
    world.deps.findRules = findRules;
    world.time += 10 * 60_000;
    expect(await sweepEvents(world.deps)).toEqual({ found: 1, failed: 0 });
    expect(await world.event('msg_outage')).toMatchObject({ status: 'applied' });
    expect(await sweepEvents(world.deps)).toEqual({ found: 0, failed: 0 });
  });

  it('S0.19 a variable without a value blocks the send and says so', async () => {
    const world = new World();
    Object.defineProperty(world, 'location', {
      get: () => ({
        dealerId: '00027',
        dealerName: 'x',
        locationId: '01',
        ...Object.getOwnPropertyDescriptor(World.prototype, 'location')!.get!.call(world),
        name: ' ',
      }),
    });
    const view = await world.event(await world.send(checkInStart()));
    expect(world.sent).toEqual([]);
    expect(view.rules[0]!.result).toContain('location.name');
  });

  it('a poison event is parked and the others go on', async () => {
    const world = new World();
    await world.post(checkInStart(), 'msg_poison');
    for (const item of world.memory.items.values()) item['body'] = '{"type":"checkin.start"}';
    await world.post(checkInStart({ checkin: { id: 'c-3' } }), 'msg_good');
    await world.run();
    expect(await world.event('msg_poison')).toMatchObject({
      status: 'parked',
      fault: expect.stringContaining('event.invalid'),
    });
    expect(await world.event('msg_good')).toMatchObject({ status: 'applied' });
    expect(world.metrics).toContain('EventParked');
  });

  it('no personal data reaches a log or an execution', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.advance(1201);
    await world.inbound('Meine Adresse: Hauptstraße');
    await world.send(checkInFinished());
    const written = JSON.stringify([
      world.logs,
      [...world.engine.executions.values()].map(({ input, name }) => [input, name]),
      [...world.schedules],
    ]);
    for (const secret of [
      'Jürgen',
      'Müller',
      '3920000',
      'juergen@',
      'WBA11',
      'M-KS',
      'abc123',
      'Hauptstraße',
      'Bremsen',
    ])
      expect(written).not.toContain(secret);
  });
});
