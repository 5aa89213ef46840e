import { describe, expect, it } from 'vitest';
import { claimChannelAccount } from '../../../shared/conversations/claim-channel-account.ts';
import { channelAccountFinder } from '../../../shared/conversations/channel-account-store.ts';
import { readInbox } from '../../../shared/conversations/inbox-store.ts';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import { dealers, locationFinder, locations } from '../../../shared/dealers/dealer-store.ts';
import type { RoutingRule } from '../../../shared/events/routing-rule.ts';
import type { Template } from '../../../shared/messaging/templates/template.ts';
import type { TemplateUpdate } from '../../../shared/messaging/templates/whatsapp-approval.ts';
import { checkInStart, SETTINGS, World } from '../../support/world.ts';

/* Texts of a dealer, and what Meta says of its templates, in journeys. */

type Action = Extract<RoutingRule['action'], { do: 'send-template' }>;
const rule = (event: RoutingRule['event'], purpose: Action['purpose']): RoutingRule => ({
  dealerId: '00027',
  ruleId: `${event}-${purpose}`,
  event,
  when: {},
  action: { do: 'send-template', purpose },
  enabled: true,
});
const about = (type: string, more: Record<string, unknown>, timestamp = '2026-11-24T10:00:00Z') => {
  const { checkin: _checkin, ...data } = checkInStart().data;
  return { type, timestamp, data: { ...data, ...more } };
};
const own = (more: Partial<Template>): Template => ({
  dealerId: '00027',
  purpose: 'asset-ready',
  language: 'de',
  place: '*',
  promotional: false,
  texts: {},
  savedAt: '2026-11-24T10:00:00.000Z',
  savedBy: 'Anna',
  ...more,
});
/** By SMS only. */
const smsWorld = (...rules: RoutingRule[]): World => {
  const world = new World();
  world.settings = { ...SETTINGS, whatsapp: null };
  world.rules = rules;
  return world;
};
const textOf = (world: World, number = -1): string => {
  const rendered = world.sent.at(number)?.rendered;
  return rendered?.form === 'text' ? rendered.text : JSON.stringify(rendered);
};

describe('S0.2 S1.14 a rule sends any purpose of which the event tells enough', () => {
  const payment = { amount: 249.9, currency: 'EUR' };
  it.each([
    [
      'payment.due',
      'payment-due',
      { payment: { ...payment, url: 'https://pay.example/1' } },
      /249,90 €.*https:\/\/pay\.example\/1/,
    ],
    ['payment.received', 'payment-received', { payment }, /249,90 €/],
    [
      'video.published',
      'video-published',
      { video: { url: 'https://v.example/1' } },
      /Video zu Ihrem BMW i4.*https:\/\/v\.example\/1/,
    ],
    ['service.status', 'service-status', { status: 'in_service' }, /Neues zu Ihrem BMW i4: in Arbeit\./],
    ['service.status', 'asset-ready', { status: 'ready' }, /Ihr BMW i4 ist fertig/],
    [
      'order.status',
      'order-confirmed',
      { status: 'confirmed' },
      /Ihr Auftrag a-0042 ist bestätigt, Termin: Dienstag, 1\. Dezember 2026 um 09:30\./,
    ],
    [
      'order.status',
      'order-rejected',
      { status: 'declined' },
      /können wir Ihren Auftrag a-0042 nicht annehmen/,
    ],
    [
      'appointment.upserted',
      'appointment-confirmed',
      {},
      /Ihr Termin am Dienstag, 1\. Dezember 2026 um 09:30 ist bestätigt/,
    ],
    ['appointment.upserted', 'appointment-moved', {}, /neuer Termin: Dienstag, 1\. Dezember/],
    ['appointment.upserted', 'reminder-start', {}, /erinnern Sie an Ihren Termin am Dienstag/],
    ['appointment.cancelled', 'appointment-cancelled', {}, /ist abgesagt/],
  ] as const)('%s → %s', async (event, purpose, more, says) => {
    const world = smsWorld(rule(event, purpose));
    await world.send(about(event, more));
    expect(textOf(world)).toMatch(says);
    expect(world.messages()).toMatchObject([{ purpose }]);
  });

  it('S0.19 what the event does not tell is said in the event’s outcome, and nothing is sent', async () => {
    const world = smsWorld(rule('service.status', 'payment-due'), rule('service.status', 'reminder-end'));
    const view = await world.event(await world.send(about('service.status', { status: 'ready' })));
    expect(world.sent).toEqual([]);
    expect(view.rules.map(({ result }) => result)).toEqual([
      expect.stringContaining('needs values for payment.amount'),
      expect.stringContaining('needs values for appointment.ends_at'),
    ]);
  });

  it('two payments are two messages, and one event that comes twice is one', async () => {
    const world = smsWorld(rule('payment.received', 'payment-received'));
    const id = await world.send(about('payment.received', { payment }));
    await world.receipt('sms', 'delivered');
    await world.send(about('payment.received', { payment: { amount: 5, currency: 'EUR' } }));
    expect(world.messages()).toHaveLength(2);
    expect((await world.event(id)).messages).toHaveLength(1);
  });
});

describe('the dealer’s own words', () => {
  const world = (...templates: Template[]): World => {
    const made = smsWorld(rule('service.status', 'asset-ready'));
    made.templates = templates;
    return made;
  };
  const ready = (language = 'de') =>
    about('service.status', { status: 'ready', contact: { ...checkInStart().data.contact, language } });

  it('S0.32 S1.34 in the customer’s language, else in the location’s, else ours in the customer’s', async () => {
    const german = own({ texts: { sms: { text: 'Abholbereit: {{ car.title | default: "Auto" }}' } } });
    const french = own({ language: 'fr', texts: { sms: { text: 'Prêt !' } } });
    for (const [templates, language, says] of [
      [[german, french], 'fr', /^Prêt !$/],
      [[german], 'fr', /^Abholbereit: BMW i4$/],
      [[], 'fr', /^BMW Muster : votre BMW i4 vous attend/],
    ] as const) {
      const made = world(...templates);
      await made.send(ready(language));
      expect(textOf(made)).toMatch(says);
    }
  });

  it('those of the location come first', async () => {
    const made = world(
      own({ texts: { sms: { text: 'Überall.' } } }),
      own({ place: '01', texts: { sms: { text: 'Hier.' } } }),
      own({ place: '02', texts: { sms: { text: 'Dort.' } } }),
    );
    await made.send(ready());
    expect(textOf(made)).toBe('Hier.');
  });

  it('S1.17 a location that wants plain letters sends them', async () => {
    const made = world(own({ texts: { sms: { text: 'Žltý – „Škoda“ für Ľubomír' } } }));
    made.settings = { ...made.settings, transliterateSms: true };
    await made.send(ready());
    expect(textOf(made)).toBe('Zlty - "Skoda" für Lubomír'.replace('í', 'i'));
  });

  it('a template with an offer makes the message promotional', async () => {
    const made = world(own({ promotional: true, texts: { sms: { text: '10 % Rabatt.' } } }));
    await made.send(ready());
    expect(made.messages()).toMatchObject([{ promotional: true }]);
    expect(textOf(made)).toBe('10 % Rabatt.');
  });

  it('a message that was planned without an offer is not sent with one', async () => {
    const made = world();
    made.settings = { ...made.settings, quietHours: { from: '20:00', to: '21:00' } };
    await made.send(ready());
    made.templates = [own({ promotional: true, texts: { sms: { text: '10 % Rabatt.' } } })];
    await made.advance(12 * 3600);
    expect(made.messages()[0]).not.toHaveProperty('promotional');
    expect(textOf(made)).toContain('Ihr BMW i4 ist fertig');
  });

  it('that fail with what is known of a customer are replaced by ours, and it is logged', async () => {
    const made = world(own({ texts: { sms: { text: '{{ no.such }}' } } }));
    await made.send(ready());
    expect(textOf(made)).toContain('Ihr BMW i4 ist fertig');
    expect(made.logs).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('ours is used') }),
    );
  });

  it('S0.23 an approved WhatsApp template is filled in by the words of its own language', async () => {
    const made = new World();
    made.rules = [rule('service.status', 'asset-ready')];
    const approved = {
      purpose: 'asset-ready',
      language: 'de',
      name: 'r',
      code: 'de',
      status: 'approved',
    } as const;
    made.settings = { ...SETTINGS, whatsapp: { phoneNumberId: '106540352242922', templates: [approved] } };
    made.templates = [
      own({
        texts: {
          whatsapp: {
            header: 'Bei {{ location.name }}',
            body: 'Ihr {{ car.title | default: "Auto" }} ist fertig.',
          },
        },
      }),
    ];
    await made.send(ready('fr'));
    expect(made.sent[0]?.rendered).toMatchObject({
      form: 'whatsapp-template',
      header: 'BMW Muster',
      body: ['BMW i4'],
    });
  });
});

describe('S0.23 what Meta says of a template', () => {
  const accountId = '102290129340398';
  const update = (event: string, more: Partial<TemplateUpdate> = {}): TemplateUpdate => ({
    accountId,
    name: 'check_in_invite',
    language: 'de',
    event,
    at: '2026-11-24T10:00:00.000Z',
    ...more,
  });

  /** A world whose settings stand in the table, as Meta's word does. */
  const stored = async (): Promise<World> => {
    const world = new World();
    const whatsapp = { ...SETTINGS.whatsapp!, businessAccountId: accountId };
    const place = { dealerId: '00027', locationId: '01' };
    await dealers.createOnce(
      world.table,
      { dealerId: '00027', networkId: 'bmw', name: 'D', settings: { ...SETTINGS, whatsapp } },
      world.now(),
    );
    await locations.createOnce(world.table, { ...place, name: 'BMW Muster', settings: {} }, world.now());
    await claimChannelAccount(world.deps, { vendor: 'whatsapp-business', accountId, ...place });
    world.deps.findLocation = (where) => locationFinder(world.table)(where);
    world.deps.findAccount = (vendor, id) => channelAccountFinder(world.table)(vendor, id);
    return world;
  };
  const take = (world: World, ...templateUpdates: TemplateUpdate[]) =>
    takeVendorReport(world.deps, { receipts: [], inbound: [], templateUpdates });
  const statusOf = async (world: World) =>
    (await dealers.get(world.table, { dealerId: '00027' }))?.settings.whatsapp?.templates[0]?.status;
  const told = async (world: World) =>
    (await readInbox(world.table, { dealerId: '00027', inbox: 'service', limit: 50 })).notifications.map(
      ({ subject, template }) => [subject, template?.event, template?.status],
    );

  it('paused: not used from the next claim on, the dealer is told once; approved: used again', async () => {
    const world = await stored();
    await take(world, update('PAUSED'), update('PAUSED'));
    await take(world, update('PAUSED', { at: '2026-11-24T10:05:00.000Z' }));
    await world.send(checkInStart());
    expect(world.sent.map(({ channel }) => channel)).toEqual(['sms']);
    expect(world.messages()[0]?.candidates).toContainEqual({
      channel: 'whatsapp',
      refused: 'no_approved_template',
    });
    expect(await told(world)).toEqual([['template-status', 'PAUSED', 'paused']]);
    await take(world, update('APPROVED', { at: '2026-11-24T11:00:00.000Z' }));
    expect(await statusOf(world)).toBe('approved');
    expect(await told(world)).toHaveLength(1);
  });

  it.each([
    ['APPROVED', 'approved', 0],
    ['REINSTATED', 'approved', 0],
    ['PENDING', 'pending', 0],
    ['IN_APPEAL', 'pending', 0],
    ['REJECTED', 'rejected', 1],
    ['PAUSED', 'paused', 1],
    ['LOCKED', 'paused', 1],
    ['DISABLED', 'disabled', 1],
    ['PENDING_DELETION', 'disabled', 1],
    ['DELETED', 'disabled', 1],
    ['ARCHIVED', 'disabled', 1],
    ['FLAGGED', 'approved', 1],
    ['SOMETHING_NEW', 'approved', 0],
    ['constructor', 'approved', 0],
  ])('%s means %s', async (event, status, times) => {
    const world = await stored();
    await take(world, update(event));
    expect(await statusOf(world)).toBe(status);
    expect(await told(world)).toHaveLength(times);
  });

  it('what is older than what is known changes nothing', async () => {
    const world = await stored();
    await take(world, update('APPROVED', { at: '2026-11-24T12:00:00.000Z' }), update('REJECTED'));
    expect(await statusOf(world)).toBe('approved');
    expect(await told(world)).toEqual([]);
  });

  it('a template that becomes advertising costs more: the dealer is told', async () => {
    const world = await stored();
    await take(world, update('CATEGORY', { category: 'MARKETING' }));
    expect(await statusOf(world)).toBe('approved');
    expect(await told(world)).toEqual([['template-status', 'CATEGORY', 'approved']]);
  });

  it('of another name, language or account it is nothing of ours', async () => {
    const world = await stored();
    await take(
      world,
      update('PAUSED', { name: 'x' }),
      update('PAUSED', { language: 'en_GB' }),
      update('PAUSED', { accountId: '1' }),
    );
    expect(await statusOf(world)).toBe('approved');
    expect(await told(world)).toEqual([]);
  });

  it.each([
    ['132015', 'paused'],
    ['132016', 'disabled'],
    ['132001', 'rejected'],
    ['132000', 'approved'],
  ])('a send that fails with %s leaves it %s', async (providerCode, status) => {
    const world = await stored();
    world.vendors.whatsapp = () => ({ result: 'rejected', reason: 'template_rejected', providerCode });
    await world.send(checkInStart());
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
    expect(await statusOf(world)).toBe(status);
  });
});
