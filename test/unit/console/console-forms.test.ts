import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/dealers/staff.ts';
import type { ConsoleRoute } from '../../../shared/web/console-routes.ts';
import { callConsole, CONSOLE_POSTS, signInAs } from '../../support/console-call.ts';
import { CONSOLE_SAMPLES } from '../../support/console-samples.ts';
import type { Answer } from '../../support/fuzz/operations.ts';
import { OWN, SeededWorld } from '../../support/fuzz/seeded-world.ts';

/*
 * Every form of the console, sent empty, and sent as its sample with one field after the other emptied and overfilled. Whatever it is not taken with
 * changes nothing and keeps what was typed; what is wrong stands beside the field, and at the head is a link to it.
 */

const world = new SeededWorld();
beforeEach(() => world.seed());
afterAll(() => world.leave());

/** Nothing is typed there: a button says it all, and what it is about is in the address or hidden. Whoever forges these gets a page of errors. */
const BUTTONS: ReadonlySet<ConsoleRoute> = new Set<ConsoleRoute>([
  'POST /console/visits/{visitId}/answers/{itemId}',
  'POST /console/visits/{visitId}/messages/{messageId}/withdraw',
  'POST /console/visits/{visitId}/messages/{messageId}/approve',
  'POST /console/visits/{visitId}/messages/{messageId}/retry',
  'POST /console/visits/{visitId}/block',
  'POST /console/visits/{visitId}/unblock',
  'POST /console/inbox/{id}/accept',
  'POST /console/inbox/{id}/done',
  'POST /console/conversations/{conversationId}/messages/{messageId}/retry',
  'POST /console/conversations/{conversationId}/messages/{messageId}/withdraw',
  'POST /console/conversations/{conversationId}/messages/{messageId}/approve',
  'POST /console/conversations/{conversationId}/entries/{entryId}/decision',
  'POST /console/conversations/{conversationId}/media/{mediaId}/fetch',
  'POST /console/conversations/{conversationId}/block',
  'POST /console/contacts/{contactId}/block',
  'POST /console/contacts/{contactId}/unblock',
  'POST /console/contacts/{contactId}/merge',
  'POST /console/contacts/{contactId}/undo',
  'POST /console/settings/rules/{ruleId}/remove',
  'POST /console/settings/inboxes/remove',
  'POST /console/settings/services/{code}/remove',
  'POST /console/settings/texts/{purpose}/{language}/reset',
  'POST /console/settings/agreements/{agreementId}/publish',
  'POST /console/settings/agreements/{agreementId}/switch',
  'POST /console/settings/channels/{channel}/remove',
  'POST /console/settings/logo/remove',
  'POST /console/settings/team/{sub}/invitation',
  'POST /console/settings/team/{sub}/suspend',
  'POST /console/settings/team/{sub}/reactivate',
  'POST /console/settings/partners/{partnerId}',
]);

/** Fields that nobody fills in: they say which version, step or thing it is about. A person cannot mend them. */
const HIDDEN: ReadonlySet<string> = new Set([
  'key',
  'version',
  'step',
  'do',
  'level',
  'location',
  'checked',
  'changedAt',
  'provider',
]);

const LONG = 'Zu viel '.repeat(1500);
type Form = Record<string, string>;

/** The sample of a form, spoiled in every way: empty, and each of its fields empty or overfilled. */
const spoiled = (route: ConsoleRoute): [name: string, form: Form][] => {
  const { form = {} } = CONSOLE_SAMPLES[route].own();
  return [
    ['empty', {}],
    ...Object.keys(form).flatMap((name): [string, Form][] => [
      // No location means all of them.
      ...(form[name] === '' || name === 'location'
        ? []
        : [[`${name} empty`, { ...form, [name]: '' }] as [string, Form]]),
      [`${name} overfilled`, { ...form, [name]: LONG }],
    ]),
  ];
};

const decoded = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** The opening tag that has an id. */
const tagOf = (html: string, id: string): string =>
  [...html.matchAll(/<[a-z]+\s[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, 'id') === id) ?? '';

/** At the head of the page: the links to what is wrong. */
const summaryOf = (html: string): { head: string; links: string[] } => {
  const head = /<section[^>]*role="alert"[^>]*>[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  return { head, links: [...head.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => decoded(id)) };
};

/** Each fault is beside its field, which names it as its description, and at the head is a link to the field. */
const expectFaultsBesideFields = (html: string): void => {
  const faults = [...html.matchAll(/<p class="fault" id="([^"]+)-fault">/g)].map(([, id = '']) =>
    decoded(id),
  );
  const { links } = summaryOf(html);
  expect(links.toSorted()).toEqual([...new Set(faults)].toSorted());
  for (const id of faults)
    expect(attribute(tagOf(html, id), 'aria-describedby')?.split(' '), id).toContain(`${id}-fault`);
  expectNamed(html, links);
};

/** What the link goes to says it by itself. */
const SAYS_IT_ITSELF: ReadonlySet<string> = new Set(['contact']);

/** Who hears only the list at the head is told which field each fault is about. */
const expectNamed = (html: string, links: readonly string[]): void => {
  const textOf = (pattern: string): string | undefined =>
    new RegExp(pattern)
      .exec(html)?.[1]
      ?.replaceAll(/<[^>]*>/g, '')
      .trim();
  for (const id of links) {
    if (SAYS_IT_ITSELF.has(id)) continue;
    const escaped = id.replaceAll('.', String.raw`\.`);
    const fault = textOf(`<p class="fault" id="${escaped}-fault">([\\s\\S]*?)</p>`);
    const said = textOf(`href="#${escaped}"[^>]*>([\\s\\S]*?)</a>`);
    expect(said?.endsWith(`: ${fault}`), `${id}: ${said}`).toBe(true);
  }
};

/** What was typed stands in the form again. What was chosen of a few cannot be another thing than one of them. */
const expectKept = ({ text }: Answer, form: Form): void => {
  const html = decoded(text);
  for (const [name, value] of Object.entries(form)) {
    const tag = tagOf(text, name);
    const isTyped = /^<(input|textarea)/.test(tag) && !/type="(checkbox|radio|hidden)"/.test(tag);
    if (isTyped && !HIDDEN.has(name)) expect(html, name).toContain(value.trim());
  }
};

const images = (): string => JSON.stringify(world.dynamo.images());

const send = async (route: ConsoleRoute, form: Form): Promise<Answer> => {
  const { params, query } = CONSOLE_SAMPLES[route].own();
  const sample = { ...(params ? { params } : {}), ...(query === undefined ? {} : { query }), form };
  return callConsole(route, sample, { sub: 'person', language: 'de' });
};

describe.each(CONSOLE_POSTS)('%s', (route) => {
  beforeEach(async () => {
    await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
    await signInAs(world.table, 'person');
  });

  it.each(spoiled(route))('with %s is taken, or changes nothing and says what is wrong', async (_, form) => {
    const before = images();
    const answer = await send(route, form);
    // A button that does not say what it does does nothing.
    if (BUTTONS.has(route) && CONSOLE_SAMPLES[route].own().form && Object.keys(form).length > 0)
      expect(answer.status).not.toBe(303);
    if (answer.status === 303) return;
    expect(images()).toBe(before);
    if (answer.status === 200) return;
    expect([400, 404, 409]).toContain(answer.status);
    if (BUTTONS.has(route)) return;
    // A version, a level or a place that nobody typed may be unknown; all else is a fault of the form.
    const changed = Object.keys(CONSOLE_SAMPLES[route].own().form ?? {}).filter(
      (name) => form[name] !== CONSOLE_SAMPLES[route].own().form?.[name],
    );
    if (changed.some((name) => HIDDEN.has(name)) && changed.length === 1) return;
    expect(summaryOf(answer.text).head).not.toBe('');
    expectFaultsBesideFields(answer.text);
    expectKept(answer, form);
  });
});

/** Of each form something that a person gets wrong, and the field that says so. */
const WRONG: Partial<Record<ConsoleRoute, [form: Form, field: string][]>> = {
  'POST /console/dry-run': [
    [{ startsAt: 'morgen' }, 'startsAt'],
    [{ 'contact.firstName': ' ' }, 'contact.firstName'],
  ],
  'POST /console/visits/{visitId}/write': [
    [{ text: '' }, 'text'],
    [{ text: 'Hallo {{ customer.nmae }}' }, 'text'],
    [{ sendAt: 'bald' }, 'sendAt'],
  ],
  'POST /console/visits/{visitId}/messages/{messageId}/edit': [
    [{ text: '' }, 'text'],
    [{ text: 'Hallo {{ customer.nmae }}' }, 'text'],
    [{ dueAt: 'bald' }, 'dueAt'],
  ],
  'POST /console/inbox/{id}/transfer': [
    [{ to: '' }, 'to'],
    [{ note: LONG }, 'note'],
  ],
  'POST /console/conversations/{conversationId}/messages': [
    [{ text: '' }, 'text'],
    [{ text: 'Hallo {{ customer.nmae }}' }, 'text'],
    [{ sendAt: 'bald' }, 'sendAt'],
  ],
  'POST /console/conversations/{conversationId}/notes': [[{ note: ' ' }, 'note']],
  'POST /console/conversations/{conversationId}/entries/{entryId}/move': [[{ contact: '' }, 'contact']],
  'POST /console/contacts/new': [
    [{ email: '' }, 'phone'],
    [{ email: 'neu@' }, 'email'],
    [{ phone: '12' }, 'phone'],
    [{ kind: '' }, 'kind'],
  ],
  'POST /console/contacts/{contactId}/edit': [[{ phone: '12' }, 'phone']],
  'POST /console/contacts/{contactId}/consent': [
    [{ decision: '' }, 'decision'],
    [{ decision: 'granted' }, 'wording'],
  ],
  'POST /console/personal-data/{contactId}': [
    [{ understood: '' }, 'understood'],
    [{ reason: '' }, 'reason'],
  ],
  'POST /console/settings/level': [
    [{ colour: 'blau' }, 'colour'],
    [{ 'quietHours.from': '20:00', 'quietHours.to': '08:00' }, 'quietHours.from'],
    [{ inviteDaysBefore: 'drei' }, 'inviteDaysBefore'],
    [{ bookingNoticeHours: '721' }, 'bookingNoticeHours'],
    [{ bookingDaysAhead: '0' }, 'bookingDaysAhead'],
    [{ 'bookingHours.monday.from': '17:00' }, 'bookingHours.monday.from'],
    [{ name: '' }, 'name'],
  ],
  'POST /console/settings/rules/{ruleId}': [
    [{ ruleId: '' }, 'ruleId'],
    [{ ruleId: 'a b' }, 'ruleId'],
    [{ ruleId: 'checkin-start' }, 'ruleId'],
    [{ event: 'service.status' }, 'do'],
    [{ 'partner.nobody': 'on' }, 'partners'],
  ],
  'POST /console/settings/inboxes': [
    [{ name: '' }, 'edited-name'],
    [{ inbox: 'Neue Annahme', version: '0' }, 'inbox'],
    [{ inbox: 'neu', version: '0', name: '' }, 'name'],
  ],
  'POST /console/settings/services/{code}': [
    [{ code: '' }, 'code'],
    [{ code: 'Neue Leistung' }, 'code'],
    [{ code: 'new' }, 'code'],
    [{ code: 'brake-check' }, 'code'],
    [{ 'de.name': '', 'de.description': '' }, 'de.name'],
    [{ 'de.name': '' }, 'de.name'],
    [{ 'sk.description': 'Bez názvu' }, 'sk.name'],
    [{ price: 'auf Anfrage' }, 'price'],
    [{ price: '-1' }, 'price'],
    [{ currency: 'XXX' }, 'currency'],
    [{ link: 'http://muster.example' }, 'link'],
    [{ 'location.09': 'on' }, 'locations'],
    [{ position: 'oben' }, 'position'],
  ],
  'POST /console/settings/texts/{purpose}/{language}': [
    [{ 'sms.text': '{{ location.nmae }}: fertig.' }, 'sms.text'],
    [{ 'email.subject': 'Fertig' }, 'email.body'],
  ],
  'POST /console/settings/agreements/{agreementId}': [
    [{ agreementId: 'AGB neu' }, 'agreementId'],
    [{ agreementId: 'new' }, 'agreementId'],
    [{ agreementId: 'terms' }, 'agreementId'],
    [{ name: ' ' }, 'name'],
    [{ 'title.de': '' }, 'title.de'],
    [{ 'text.de': '', 'link.de': '' }, 'text.de'],
    [{ 'link.de': 'http://muster.example' }, 'link.de'],
    [{ 'location.99': 'on' }, 'locations'],
  ],
  // Its sample has a file, which is not sent here.
  'POST /console/settings/logo': [[{}, 'file']],
  'POST /console/settings/retention': [[{ contactDays: 'viele' }, 'contactDays']],
  'POST /console/settings/channels/{channel}/trial': [[{ to: '12' }, 'to']],
  'POST /console/settings/channels/{channel}': [[{ sender: '!' }, 'sender']],
  'POST /console/settings/team/new': [
    [{ name: '' }, 'name'],
    [{ email: 'neu@' }, 'email'],
    [{ at: 'some' }, 'locations'],
  ],
  'POST /console/settings/team/{sub}': [
    [{ name: '' }, 'name'],
    [{ at: 'some' }, 'locations'],
  ],
};

describe('what a person gets wrong', () => {
  const cases = CONSOLE_POSTS.flatMap((route) =>
    (WRONG[route] ?? []).map(([form, field]) => ({ route, form, field })),
  );

  it('has a case for each form in which something is typed', () => {
    const typed = CONSOLE_POSTS.filter((route) => !BUTTONS.has(route));
    expect(typed.filter((route) => WRONG[route] === undefined)).toEqual([]);
  });

  it.each(cases)(
    '$route says beside $field what is wrong with it, after $form',
    async ({ route, form, field }) => {
      await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
      await signInAs(world.table, 'person');
      const before = images();
      const typed = { ...CONSOLE_SAMPLES[route].own().form, ...form };
      const answer = await send(route, typed);
      expect([400, 409], answer.text).toContain(answer.status);
      expect(summaryOf(answer.text).links).toEqual([field]);
      expectFaultsBesideFields(answer.text);
      expectKept(answer, typed);
      expect(images()).toBe(before);
    },
  );
});
