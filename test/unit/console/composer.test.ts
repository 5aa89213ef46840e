import { beforeEach, describe, expect, it } from 'vitest';
import { COMPOSER_TEXTS } from '../../../functions/console/composer-texts.ts';
import { CONVERSATION_TEXTS } from '../../../functions/console/conversation-texts.ts';
import { readInHand } from '../../../shared/conversations/inbox-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { askPage } from '../../support/console-inbox.ts';
import { ANNA, openTeam, type Team } from '../../support/team.ts';

const EN = COMPOSER_TEXTS.en;
let team: Team;
beforeEach(async () => {
  team = await openTeam();
  team.world.time += 3600_000;
});

const path = (more = ''): string => `/console/conversations/${team.conversationId}${more}`;
const ask = (what: string, form?: Record<string, string>, language = 'en') =>
  askPage(team, ANNA, what, { ...(form ? { form } : {}), language });
const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(key|checked)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
const post = (form: Record<string, string>, language = 'en') =>
  ask(`POST ${path('/messages')}`, form, language);
/** What somebody types and checks, and the form as it is shown then. */
const check = async (form: Record<string, string>) => {
  const { html } = await ask(`GET ${path()}`);
  const key = fieldsOf(html.slice(html.indexOf('id="answer"')))['key'] ?? '';
  const page = await post({ key, ...form, step: 'check' });
  return { ...page, key, form: { key, ...form, checked: fieldsOf(page.html)['checked'] ?? '' } };
};
const answers = () => team.world.messages().filter(({ purpose }) => purpose !== 'check-in-invite');

describe('before anything is typed', () => {
  it('S0.26 says by which channel words would go, and until when WhatsApp takes them', async () => {
    await team.world.inbound('Wann ist mein Auto fertig?');
    const { text } = await ask(`GET ${path()}`);
    expect(text).toContain('Your words go by WhatsApp.');
    expect(text).toContain('WhatsApp takes free words until Wed 25 Nov, 12:00');
    expect(text).toContain('Manufacturer’s app: the location has not set up this channel');
    team.world.time += 24 * 3600_000;
    expect((await ask(`GET ${path()}`)).text).toContain('Your words go by WhatsApp.');
    team.world.time += 1000;
    const closed = await ask(`GET ${path()}`);
    expect(closed.text).toContain('Your words go by SMS.');
    expect(closed.text).toContain('WhatsApp takes no free words since 12:00');
    expect(closed.text).toContain('WhatsApp: WhatsApp’s 24-hour window is closed');
  });

  it('S0.26 a customer who never wrote by WhatsApp has no window; one who said STOP gets nothing', async () => {
    expect((await ask(`GET ${path()}`)).text).toContain(EN.windowNever);
    await team.world.inbound('STOP');
    const { text } = await ask(`GET ${path()}`);
    expect(text).toContain(EN.cannot);
    expect(text).toContain('SMS: the customer wants no messages at all (STOP)');
  });

  it.each(LANGUAGES)('%s: in the language of whoever looks', async (language) => {
    const { text } = await ask(`GET ${path()}`, undefined, language);
    const texts = COMPOSER_TEXTS[language];
    for (const said of [texts.heading, texts.windowNever, texts.check, texts.later, texts.load])
      expect(text).toContain(said);
  });
});

describe('checked before it is sent', () => {
  it('S1.17 S1.2 shows the words, the channel, how an SMS counts and what it costs; nothing is sent', async () => {
    team.world.settings = { ...team.world.settings, sms: { provider: 'aws', sender: 'Muster' } };
    const page = await check({ text: 'Ihr Auto ist um 16 Uhr fertig. 😀' });
    expect(page.status).toBe(200);
    expect(page.text).toContain(EN.result);
    expect(page.text).toMatch(/33 characters, 1 SMS/);
    expect(page.text).toContain(EN.ucs2);
    expect(page.text).toMatch(/Costs 0\.\d+ USD by the price list/);
    expect(page.text).toContain('Your words go by SMS.');
    expect(answers()).toEqual([]);
  });

  it('S1.18 S1.19 is sent once by the second step, and whoever sends it has the conversation', async () => {
    await team.world.inbound('Wann ist mein Auto fertig?');
    const { form, text } = await check({ text: 'Um 16 Uhr.' });
    expect(text).toContain(EN.free);
    for (let time = 0; time < 2; time += 1) {
      const sent = await post({ ...form, step: 'send' });
      expect([sent.status, sent.location]).toEqual([303, path('?done=sent#latest')]);
    }
    await team.world.run();
    expect(answers()).toMatchObject([{ purpose: 'free-text', ownText: 'Um 16 Uhr.' }]);
    expect(team.world.sent.at(-1)).toMatchObject({ channel: 'whatsapp', rendered: { text: 'Um 16 Uhr.' } });
    const page = await ask(`GET ${path('?done=sent')}`);
    expect(page.text).toContain(CONVERSATION_TEXTS.en.done.sent);
    expect(page.text).toContain('Um 16 Uhr.');
    expect(page.text).toContain(CONVERSATION_TEXTS.en.youHave);
    expect(page.text).not.toContain('without an answer');
    expect(await team.idsIn()).toEqual([]);
  });

  it('S0.42 is done with it in the same step, where that is ticked', async () => {
    await team.world.inbound('Danke!');
    const { form } = await check({ text: 'Gern.', finish: 'on' });
    expect((await post({ ...form, step: 'send' })).status).toBe(303);
    const { accepted } = await readInHand(team.world.memory, {
      dealerId: '00027',
      staffId: 'anna',
      limit: 9,
    });
    expect(accepted).toEqual([]);
    expect(await team.idsIn()).toEqual([]);
  });

  it('S0.26 what changed since the check is shown once more before it is sent', async () => {
    await team.world.inbound('Wann ist mein Auto fertig?');
    const { form } = await check({ text: 'Um 16 Uhr.' });
    team.world.time += 25 * 3600_000;
    const later = await post({ ...form, step: 'send' });
    expect([later.status, later.text.includes(EN.changed)]).toEqual([409, true]);
    expect(later.text).toContain('characters, 1 SMS');
    const other = await post({ ...form, text: 'Um 17 Uhr.', step: 'send' });
    expect(other.status).toBe(409);
    expect(answers()).toEqual([]);
    const looked = { ...form, checked: fieldsOf(later.html)['checked'] ?? '', step: 'send' };
    expect((await post(looked)).status).toBe(303);
  });

  it('S1.19 other words with a form that was sent already are not sent by mistake', async () => {
    const { form } = await check({ text: 'Um 16 Uhr.' });
    await post({ ...form, step: 'send' });
    const again = await post({ ...form, text: 'Um 17 Uhr.', step: 'check' });
    const other = { ...form, text: 'Um 17 Uhr.', checked: fieldsOf(again.html)['checked'] ?? '' };
    const refused = await post({ ...other, step: 'send' });
    expect([refused.status, refused.text.includes(EN.sentAlready)]).toEqual([409, true]);
    expect(fieldsOf(refused.html.slice(refused.html.indexOf('id="answer"')))['key']).not.toBe(form.key);
    expect(answers()).toHaveLength(1);
  });
});

describe('by a template', () => {
  it('S1.12 S1.13 loads its words, which go by the template of each channel unless they were changed', async () => {
    const loaded = await post({ key: 'form_00000001', purpose: 'asset-ready', text: '', step: 'load' });
    const words =
      /<textarea[^>]*name="text"[^>]*>([^<]*)/.exec(loaded.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(words).toContain('{{ location.name }}');
    const { form, text } = await check({ purpose: 'asset-ready', text: words });
    expect(text).toContain('BMW Muster');
    await post({ ...form, step: 'send' });
    expect(answers()).toMatchObject([{ purpose: 'asset-ready' }]);
    expect(answers()[0]).not.toHaveProperty('ownText');
    const own = await check({ purpose: 'asset-ready', text: 'Fertig bei {{ location.name }}!' });
    await post({ ...own.form, step: 'send' });
    expect(answers()[1]).toMatchObject({
      purpose: 'asset-ready',
      ownText: 'Fertig bei {{ location.name }}!',
    });
  });

  it('S0.19 S1.16 what its text needs and nobody knows is said beside the field', async () => {
    const { status, text } = await check({ purpose: 'payment-due', text: '' });
    expect([status, text.includes(EN.missingData)]).toEqual([400, true]);
  });
});

describe('what cannot be sent so', () => {
  it.each([
    ['nothing', { text: ' \r\n ' }, EN.nothing],
    ['too much', { text: 'x'.repeat(2001) }, 'At most 2000 characters fit.'],
    [
      'a variable that there is not',
      { text: 'Hallo {{ car.titel }}' },
      'There is no variable “car.titel”. Did you mean car.title?',
    ],
    ['a time that is none', { text: 'Hallo', sendAt: 'morgen' }, 'Please give a date and a time.'],
    ['a time that has passed', { text: 'Hallo', sendAt: '2026-11-23T10:00' }, 'This time has passed.'],
  ])(
    '%s is said beside the field, and nothing typed is lost',
    async (_what, form: Record<string, string>, says) => {
      const page = await check(form);
      expect(page.status).toBe(400);
      expect(page.text).toContain(says);
      if (form['text']?.startsWith('Hallo')) expect(page.html).toContain(form['text']);
      expect(answers()).toEqual([]);
    },
  );

  it('S2.55 to a customer whom the dealer blocked: it says why, and there is no button to send', async () => {
    await ask(`POST ${path('/block')}`, { do: 'block' });
    const page = await check({ text: 'Hallo' });
    expect(page.text).toContain('the dealer blocked all messages to this customer');
    expect(page.html).not.toContain('value="send"');
    expect((await post({ ...page.form, step: 'send' })).html).not.toContain('done=sent');
    expect(answers()).toEqual([]);
  });

  it('S1.18 a later time is kept, and one outside the hours moves to their beginning', async () => {
    team.world.settings = { ...team.world.settings, quietHours: { from: '08:00', to: '20:00' } };
    const kept = await check({ text: 'Hallo', sendAt: '2026-11-25T09:30' });
    expect(kept.text).toContain('On Wed 25 Nov, 09:30');
    const moved = await check({ text: 'Hallo', sendAt: '2026-11-25T23:30' });
    expect(moved.text).toContain('On Thu 26 Nov, 08:00');
    expect(moved.text).toContain(EN.moved);
  });
});
