import { describe, expect, it } from 'vitest';
import { ANSWER_TEXTS } from '../../../functions/console/answer-texts.ts';
import { DOMAIN_TEXTS } from '../../../functions/console/domain-texts.ts';
import { VISIT_TEXTS } from '../../../functions/console/visit-texts.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { isConsoleRoute } from '../../../shared/web/console-routes.ts';
import { ALL, owner, payment, upserted, video } from '../../support/orders.ts';
import { checkInStart } from '../../support/world.ts';
import { answered } from '../staff-console/visits-world.ts';
import { VisitsPlace } from './visits-place.ts';

const EN = VISIT_TEXTS.en;
const placeOf = async (person = {}): Promise<VisitsPlace> => {
  const place = await new VisitsPlace().arrange(person);
  await place.send(answered);
  return place;
};
const pageOf = (place: VisitsPlace) => `/console/visits/${place.visitId}`;
const show = async (place: VisitsPlace, more = '') => (await place.page(pageOf(place) + more)).text;
const change = (place: VisitsPlace, itemId: string, what: string) =>
  place.page(`${pageOf(place)}/answers/${itemId}`, { change: what });
/** The texts in the order in which they stand on the page. */
const inOrder = (text: string, ...parts: string[]) => {
  const places = parts.map((part) => text.indexOf(part));
  expect(places.includes(-1), parts[places.indexOf(-1)]).toBe(false);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
};

describe('GET /console/visits/{visitId}', () => {
  it('S2.46 choices and remarks stand above the planned work', async () => {
    const place = await placeOf();
    const text = await show(place);
    inOrder(
      text,
      EN.answers.heading,
      'Wischerblätter',
      'Bremsen quietschen',
      EN.visit.work,
      EN.messages.heading,
    );
    expect(text).toContain(DOMAIN_TEXTS.en.decision.contact_me);
    expect(text).toContain('<h1 class="answered">Jürgen Müller</h1>');
  });

  it('S2.46 messages that the customer wrote stand above the planned work, too', async () => {
    const place = await placeOf();
    await place.advance(60);
    await place.inbound('Der Kratzer ist links');
    inOrder(await show(place), EN.answers.remarks, 'Der Kratzer ist links', EN.visit.work);
  });

  it('S2.34 S2.43 says what each choice costs, hidden where it was hidden, and leads to the version that was agreed to', async () => {
    const place = await new VisitsPlace().arrange();
    const choice = { name: 'Innenreinigung', decision: 'accepted' };
    const results = {
      services: [
        { ...choice, code: 'a', price: 39, currency: 'GBP' },
        { ...choice, code: 'b', price: 12.5 },
        { ...choice, code: 'c', isPriceHidden: true },
      ],
      agreements: [
        { name: 'Terms', version: '2', agreementId: 'workshop-terms', accepted: true },
        { name: 'Of the partner', version: '2026-1', accepted: false },
      ],
    };
    await place.send({ ...answered, data: { ...answered.data, results } });
    const text = await show(place);
    inOrder(text, '£39.00', '12.50', ANSWER_TEXTS.en.priceHidden);
    expect(text).toContain(
      '<a href="/console/settings/agreements/workshop-terms/versions/2">Terms, version 2</a>',
    );
    expect(text).toContain('<span>Of the partner, version 2026-1</span>');
  });

  it('S2.47 the answer shows in the progress bar and in the log', async () => {
    const place = await new VisitsPlace().arrange();
    expect(await show(place)).toMatch(/<progress value="1" max="4"/);
    await place.send(answered);
    const text = await show(place);
    expect(text).toMatch(/<progress value="3" max="4"/);
    inOrder(text, EN.log.heading, DOMAIN_TEXTS.en.subjects['check-in-results']);
    expect(text).toContain('through Tjekvik');
  });

  it('S2.45 has the people by their roles, vehicle, order, payment and video', async () => {
    const place = await placeOf();
    await place.send(
      upserted('2026-11-24T12:00:00Z', { id: 'a-0042', kind: 'service' }, { contacts: [owner] }),
    );
    const about = { appointment: { id: 'a-0042' } };
    for (const event of [payment('payment.due', '2026-11-24T12:10:00Z'), video('2026-11-24T12:20:00Z')])
      await place.send({ ...event, data: { ...event.data, ...about } });
    const text = await show(place);
    for (const part of [
      'Jürgen Müller',
      'Erika Muster',
      'Driver',
      'Owner',
      '+491713920000',
      'juergen@example.com',
    ])
      expect(text).toContain(part);
    for (const part of ['M-KS 1234', 'WBA11AA0005CH1234', 'BMW i4', 'a-0042', 'Due: 249.90 EUR'])
      expect(text).toContain(part);
    expect(text).toContain('href="https://video.example/v/1"');
  });

  it('leads nowhere where there is no page', async () => {
    const text = await show(await placeOf());
    const links = [...text.matchAll(/href="(\/console\/[^"?#]+)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(5);
    const known = (path: string) =>
      isConsoleRoute(`GET ${path}`) ||
      ['visits', 'dry-run', 'contacts', 'conversations', 'assets'].some(
        (area) =>
          path.startsWith(`/console/${area}/`) &&
          (area === 'assets' ||
            isConsoleRoute(`GET /console/${area}/{visitId}`) ||
            isConsoleRoute(`GET /console/${area}/{contactId}`) ||
            isConsoleRoute(`GET /console/${area}/{conversationId}`)),
      );
    expect(links.filter((path) => path !== '/console' && !known(path))).toEqual([]);
  });

  it.each(LANGUAGES)('has all its words in %s, the reasons too', async (language) => {
    const place = await placeOf();
    await place.receipt('whatsapp', 'delivered');
    const { text } = await place.page(pageOf(place), undefined, { language });
    const { trace, reasons } = DOMAIN_TEXTS[language];
    expect(text).toContain(VISIT_TEXTS[language].answers.heading);
    expect(text).toContain(trace.delivered);
    expect(text).toContain(reasons.channel_not_offered.replaceAll('&', '&amp;'));
    if (language !== 'en') {
      expect(text).not.toContain(DOMAIN_TEXTS.en.trace.possible);
      expect(text).not.toContain(DOMAIN_TEXTS.en.reasons.channel_not_offered);
    }
  });

  it('B4 S2.47 the log shows what a change of the plan added, moved and withdrew', async () => {
    const place = new VisitsPlace();
    await place.arrangeStaff();
    place.rules = [];
    place.settings = { ...place.settings, automation: ALL };
    await place.send(upserted('2026-11-24T10:00:00Z', { kind: 'service' }));
    await place.advance(60);
    await place.send(
      upserted('2026-11-24T10:05:00Z', { kind: 'service', startsAt: '2026-12-02T09:30:00+01:00' }),
    );
    const text = await show(place);
    inOrder(
      text,
      EN.log.plan,
      `Reminder before start (${EN.log.moved})`,
      `Reminder before start (${EN.log.planned})`,
    );
    expect(text).toContain('Mon 30 Nov, 09:30 → Tue 1 Dec, 09:30');
  });

  it('S0.3 is not there for others', async () => {
    for (const person of [{ dealerId: '00028' }, { locationIds: ['02'] }]) {
      const place = await placeOf(person);
      const { status, text } = await place.page(pageOf(place));
      expect(status).toBe(404);
      expect(text).not.toContain('Jürgen');
    }
  });

  it('says what is not answered yet, and what is not known', async () => {
    const place = new VisitsPlace();
    await place.arrangeStaff();
    await place.send(checkInStart({ contact: undefined, appointment: undefined, vehicle: undefined }));
    const text = await show(place);
    for (const said of [
      EN.someone,
      EN.noTime,
      EN.answers.none,
      EN.visit.noWork,
      EN.visit.nobody,
      EN.messages.none,
    ])
      expect(text).toContain(said);
  });
});

describe('POST /console/visits/{visitId}/answers/{itemId}', () => {
  it('S2.52 each item is open or handled with its own icon; handling one shows who and when', async () => {
    const place = await placeOf();
    const chip = (tone: string, name: string) =>
      new RegExp(`<span class="chip ${tone}"><svg.*?</svg>${name}</span>`, 'g');
    const before = await show(place);
    expect(before.match(chip('warn', EN.answers.open))).toHaveLength(2);
    expect(before.match(chip('good', EN.answers.handled))).toHaveLength(1);
    const { status, location } = await change(place, 's2', 'handle');
    expect({ status, location }).toEqual({ status: 303, location: `${pageOf(place)}?done=handled#answers` });
    const after = await show(place, '?done=handled');
    expect(after).toContain(EN.visit.done.handled);
    expect(after.match(chip('good', EN.answers.handled))).toHaveLength(2);
    expect(after).toContain('by Anna, Tue 24 Nov, 11:00');
    expect(after).toContain(`${EN.log.answers.handled}: Wischerblätter by Anna`);
  });

  it('S2.52 sending twice is once; all at once, and open again', async () => {
    const place = await placeOf();
    for (const _ of [1, 2]) expect((await change(place, 'all', 'handle')).status).toBe(303);
    expect(await place.logged('answer-changed')).toHaveLength(1);
    expect(await show(place)).not.toContain(EN.answers.handleAll);
    await change(place, 'r1', 'reopen');
    expect(await show(place)).toContain(EN.today.openOf(1, 3));
  });

  it('S2.49 S2.50 S2.51 a switch, off at first, lets mechanics see a remark, and no longer', async () => {
    const place = await placeOf();
    const off = /role="switch" aria-checked="false"/;
    const on = /role="switch" aria-checked="true"/;
    expect(await show(place)).toMatch(off);
    const asMechanic = async () => {
      await place.become(['mechanic']);
      const text = await show(place);
      await place.become(['advisor']);
      return text;
    };
    expect(await asMechanic()).toContain(EN.answers.sharedNothing);
    expect((await change(place, 'r1', 'share')).status).toBe(303);
    expect(await show(place)).toMatch(on);
    const shared = await asMechanic();
    expect(shared).toContain('Bremsen quietschen');
    expect(shared).toContain('BMW i4');
    expect(shared).not.toMatch(/Jürgen|Müller|3920000|juergen|Wischer|role="switch"/);
    await change(place, 'r1', 'unshare');
    expect(await asMechanic()).not.toContain('Bremsen');
  });

  it.each([
    ['r1', 'everything', 400],
    ['r1', '', 400],
    ['s9', 'handle', 404],
    ['s1', 'share', 404],
  ])('does nothing for %s “%s”', async (itemId, what, status) => {
    const place = await placeOf();
    const before = JSON.stringify(
      [...place.memory.items.values()].filter(({ entity }) => entity !== 'staff-session'),
    );
    expect((await change(place, itemId, what)).status).toBe(status);
    expect(
      JSON.stringify([...place.memory.items.values()].filter(({ entity }) => entity !== 'staff-session')),
    ).toBe(before);
  });
});

describe('POST /console/visits/{visitId}/block', () => {
  const block = async (place: VisitsPlace, what: 'block' | 'unblock', contactId?: string) => {
    const id = contactId ?? (await place.read()).view().dealings?.people[0]?.contactId ?? '';
    return place.page(`${pageOf(place)}/${what}`, { contactId: id });
  };

  it('S2.55 blocks all communication with a customer, shows who did it, and lifts it', async () => {
    const place = await placeOf();
    const { status, location } = await block(place, 'block');
    expect({ status, location }).toEqual({ status: 303, location: `${pageOf(place)}?done=blocked#people` });
    const text = await show(place, '?done=blocked');
    expect(text).toContain(EN.visit.done.blocked);
    expect(text).toContain(EN.visit.blockedBy('Anna', 'Tue 24 Nov, 11:00'));
    expect(text).toContain(DOMAIN_TEXTS.en.consentWords.blocked);
    expect((await block(place, 'unblock')).status).toBe(303);
    expect(await show(place)).toContain(EN.visit.block);
  });

  it('S2.55 S0.3 nobody else can be blocked here', async () => {
    const place = await placeOf();
    expect((await block(place, 'block', 'ct-other')).status).toBe(404);
  });
});
