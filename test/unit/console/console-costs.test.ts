import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openNotifications } from '../../../shared/conversations/inbox-store.ts';
import { ROLES } from '../../../shared/dealers/staff.ts';
import type { ConsoleRoute } from '../../../shared/web/console-routes.ts';
import { ALL_CONSOLE_ROUTES, callConsole, signInAs } from '../../support/console-call.ts';
import { CONSOLE_SAMPLES, type ConsoleSample } from '../../support/console-samples.ts';
import type { Image } from '../../support/dynamo-limits.ts';
import { OWN, REFERENCES, SeededWorld } from '../../support/fuzz/seeded-world.ts';

/*
 * Whatever can become many at a dealer becomes many, one kind after the other, and every page of the console is asked what it reads: with ten of them,
 * with enough for any page, and with 100,000. The second and the third cost the same, or a page grows with the data.
 */

const world = new SeededWorld();
const arrange = async (): Promise<void> => {
  await world.seed();
  await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
  await signInAs(world.table, 'person');
};
beforeAll(async () => {
  // On the day of the seeded world; and what functions remember for a minute they remember for all of it, once every page was asked.
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse('2026-11-24T12:00:00.000Z') });
  await arrange();
  for (const [route, sample] of asked) await callConsole(route, sample, { sub: 'person' });
});
beforeEach(arrange);
afterAll(() => {
  vi.useRealTimers();
  world.leave();
});

/** More than any page shows, and than anything is counted up to. */
const ENOUGH = 2000;
const MANY = 100_000;

const id = (n: number): string => `m${String(n).padStart(6, '0')}`;
/** Sorts before whatever is there, and is told apart. */
const timed = (n: number): string => `00AAAA${String(n).padStart(20, '0')}`;
const textual = (values: Record<string, string>): Image =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { S: text }]));

/** A kind of thing: one that is there already, and in what another one of it differs. */
type Kind = { is: (image: Image) => boolean; another: (n: number) => Record<string, string> };
const entity = (name: string, more: (image: Image) => boolean = () => true) => ({
  is: (image: Image): boolean =>
    image['entity']?.S === name && image['dealerId']?.S !== '00028' && more(image),
});
const CONVERSATION = `CONVERSATION#${REFERENCES.conversation}`;

const KINDS: Record<string, Kind> = {
  'appointments of a day': {
    ...entity('visit', ({ gsi2pk }) => gsi2pk !== undefined),
    another: (n) => ({ pk: `VISIT#${id(n)}`, visitId: id(n), gsi2sk: `202611241100#${id(n)}` }),
  },
  'answers that nobody dealt with': {
    ...entity('open-answer'),
    another: (n) => ({ sk: `OPEN#2026-11-24T10%3A00%3A10.000Z#${id(n)}`, visitId: id(n) }),
  },
  'notifications in an inbox': {
    ...entity('notification'),
    another: (n) => ({ sk: `NOTIFICATION#${timed(n)}`, notificationId: timed(n) }),
  },
  'notifications in hand': {
    ...entity('accepted-notification'),
    another: (n) => ({
      sk: `ACCEPTED#${timed(n)}`,
      notificationId: timed(n),
      gsi1sk: `2026-11-24T10%3A00%3A00.000Z#${timed(n)}`,
    }),
  },
  'customers without an answer': {
    ...entity('open-notification'),
    another: (n) => ({
      sk: `OPEN#${id(n)}`,
      conversationId: id(n),
      gsi1sk: `2026-11-24T10%3A00%3A00.000Z#01#${id(n)}`,
    }),
  },
  'entries of a conversation': {
    ...entity('entry', ({ pk, kind }) => pk?.S === CONVERSATION && kind?.S === 'inbound'),
    another: (n) => ({ sk: `ENTRY#${timed(n)}`, entryId: timed(n) }),
  },
  'contacts with a name': {
    ...entity('contact', ({ gsi2sk }) => gsi2sk?.S === 'anna#ct4'),
    another: (n) => ({
      pk: `CONTACT#${OWN}#${id(n)}`,
      contactId: id(n),
      gsi1sk: `-#${id(n)}`,
      gsi2sk: `anna#${id(n)}`,
    }),
  },
  'contacts with a number': {
    ...entity('contact', ({ gsi2sk }) => gsi2sk?.S === 'anna#ct4'),
    another: (n) => ({
      pk: `CONTACT#${OWN}#${id(n)}`,
      contactId: id(n),
      gsi1sk: `%2B491713920077#${id(n)}`,
      gsi2sk: `zora#${id(n)}`,
    }),
  },
  'decisions of a customer': {
    ...entity('consent-record'),
    another: (n) => ({
      pk: `CONTACT#${OWN}#${REFERENCES.contact}`,
      contactId: REFERENCES.contact,
      sk: `CONSENT#${timed(n)}`,
      recordId: timed(n),
    }),
  },
  'changes in the record': {
    ...entity('audit-entry', ({ gsi1pk }) => gsi1pk?.S?.endsWith('#dealer') === true),
    another: (n) => ({ sk: `ENTRY#${timed(n)}`, entryId: timed(n), gsi1sk: `99999999999999#${timed(n)}` }),
  },
  'messages that failed': {
    ...entity('message', ({ gsi1pk }) => gsi1pk?.S === `FAILED#${OWN}`),
    another: (n) => ({
      sk: `ENTRY#${timed(n)}`,
      gsi1sk: `2026-11-24T10%3A00%3A00.000Z#${REFERENCES.reachableConversation}-${timed(n)}`,
      messageId: `${REFERENCES.reachableConversation}-${timed(n)}`,
    }),
  },
  'texts of the dealer': {
    ...entity('template'),
    another: (n) => ({ sk: `TEMPLATE#asset-ready#de#${id(n)}`, place: id(n) }),
  },
  'routing rules': {
    ...entity('routing-rule'),
    another: (n) => ({ sk: `RULE#checkin.start#${id(n)}`, ruleId: id(n) }),
  },
  'team inboxes': { ...entity('team-inbox'), another: (n) => ({ sk: `TEAM#${id(n)}`, inbox: id(n) }) },
  'offered services': {
    ...entity('offered-service'),
    another: (n) => ({ sk: `OFFER#${id(n)}`, code: id(n) }),
  },
  agreements: {
    ...entity('agreement'),
    another: (n) => ({ sk: `AGREEMENT#${id(n)}`, agreementId: id(n) }),
  },
  'versions of an agreement': {
    ...entity('agreement-version'),
    another: (n) => ({ sk: `VERSION#0${id(n).slice(1)}` }),
  },
  'partners of the dealer': {
    ...entity('dealer-partner'),
    another: (n) => ({ sk: `PARTNER#${id(n)}`, partnerId: id(n) }),
  },
  colleagues: {
    ...entity('staff', ({ pk }) => pk?.S === 'STAFF#fuzz-bert'),
    another: (n) => ({ pk: `STAFF#${id(n)}`, sub: id(n), gsi1sk: `${id(n)}#${id(n)}` }),
  },
};

/** What an address asks for beside the sample of its route. */
const MORE_QUERIES: Partial<Record<ConsoleRoute, readonly string[]>> = {
  'GET /console/today': ['location=01', 'location=01&show=open', 'location=01&search=xyz'],
  'GET /console/inbox': ['list=mine', 'inbox=service', 'inbox=service&list=unanswered'],
  'GET /console/contacts': ['', 'q=anna', 'q=%2B491713920077', 'q=nobody'],
  'GET /console/contacts/{contactId}/merge': ['', 'q=anna'],
  'GET /console/conversations/{conversationId}/entries/{entryId}/move': ['name=anna'],
  'GET /console/settings/history': ['target=dealer'],
};

/** It counts all that is kept of one person, whom one does not delete unseen; what a person has is what the retention leaves of it. */
const OF_ONE_PERSON: ReadonlySet<ConsoleRoute> = new Set<ConsoleRoute>([
  'GET /console/personal-data/{contactId}',
  'GET /console/personal-data/{contactId}/export',
]);

const pages = ALL_CONSOLE_ROUTES.filter((route) => route.startsWith('GET ') && !OF_ONE_PERSON.has(route));
const asked = pages.flatMap((route): [ConsoleRoute, ConsoleSample][] => {
  const own = CONSOLE_SAMPLES[route].own();
  return [
    [route, own],
    ...(MORE_QUERIES[route] ?? []).map((query): [ConsoleRoute, ConsoleSample] => [route, { ...own, query }]),
  ];
});

/** The read units of each page, with so many of a kind. */
const costsWith = async (kind: Kind, from: number, until: number): Promise<Record<string, number>> => {
  const one = world.dynamo.images().find(kind.is);
  if (!one) throw new Error('The seeded world has none of this kind to make more of.');
  world.dynamo.fill(
    (function* () {
      for (let n = from; n < until; n += 1) yield { ...one, ...textual(kind.another(n)) };
    })(),
  );
  const costs: Record<string, number> = {};
  for (const [route, sample] of asked) {
    world.dynamo.readUnits = 0;
    const { status, text } = await callConsole(route, sample, { sub: 'person' });
    expect([200, 303], `${route} ${text}`).toContain(status);
    costs[`${route}?${sample.query ?? ''}`] = world.dynamo.readUnits;
  }
  return costs;
};

describe.each(Object.entries(KINDS))('with many %s', (_, kind) => {
  beforeEach(async () => {
    await callConsole(
      'POST /console/inbox/{id}/accept',
      CONSOLE_SAMPLES['POST /console/inbox/{id}/accept'].own(),
      {
        sub: 'person',
      },
    );
    await openNotifications.createOnce(
      world.table,
      {
        dealerId: OWN,
        inbox: 'service',
        conversationId: REFERENCES.conversation,
        notificationId: timed(0),
        causes: [],
        latestAt: '2026-11-24T10:00:00.000Z',
        locationId: '01',
        unansweredSince: '2026-11-24T10:00:00.000Z',
      },
      '2026-11-24T10:00:00.000Z',
    );
  });

  it('every page costs as much with 100,000 as with those that fill it', async () => {
    const few = await costsWith(kind, 0, 10);
    const enough = await costsWith(kind, 10, ENOUGH);
    const many = await costsWith(kind, ENOUGH, MANY);
    const grown = Object.keys(many).filter((page) => many[page] !== enough[page]);
    expect(grown.map((page) => `${page}: ${enough[page]} → ${many[page]}`)).toEqual([]);
    for (const [page, cost] of Object.entries(few)) expect(cost, page).toBeLessThanOrEqual(many[page] ?? 0);
    world.dynamo.forgetCalls();
  }, 120_000);
});
