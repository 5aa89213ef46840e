import { beforeEach, describe, expect, it } from 'vitest';
import { INBOX_TEXTS } from '../../../functions/console/inbox-texts.ts';
import { notifyInbox } from '../../../shared/conversations/notify-inbox.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { askPage, inboxOf } from '../../support/console-inbox.ts';
import { CountingTable } from '../../support/counting-table.ts';
import { ANNA, BERT, MARIO, openTeam, type Team, tellsInbox } from '../../support/team.ts';
import { checkInFinished } from '../../support/world.ts';

const EN = INBOX_TEXTS.en;
let team: Team;
beforeEach(async () => {
  team = await openTeam();
});
const ask = (who: { sub: string }, what: string, form?: Record<string, string>, language = 'en') =>
  askPage(team, who, what, { ...(form ? { form } : {}), language });

/** The customer has checked in, and then written: two things wait. */
const twoWait = async () => {
  team.world.rules = [...team.world.rules, tellsInbox('service')];
  team.world.time += 60_000;
  await team.world.send(checkInFinished());
  team.world.time += 60_000;
  await team.world.inbound('Wann ist mein Auto fertig?');
  const [wrote = '', results = ''] = await team.idsIn();
  return { wrote, results };
};

describe('the inbox of a team', () => {
  it('S0.41 shows what waits, the newest first: what it is, whom it is about, since when', async () => {
    await twoWait();
    const { text, status } = await ask(ANNA, 'GET /console/inbox');
    expect(status).toBe(200);
    const [wrote, results] = [
      text.indexOf('The customer wrote'),
      text.indexOf('The customer has checked in'),
    ];
    expect(wrote).toBeGreaterThan(0);
    expect(results).toBeGreaterThan(wrote);
    expect(text).toContain('Jürgen Müller');
    expect(text).toContain('M-KS 1234');
    expect(text).toContain('since 11:02');
    expect(text).toContain('Service 2');
    expect(text).toContain('Without an answer 1');
  });

  it('S2.51 mechanics see what it is and which car, and neither who, nor what was written, nor a way to it', async () => {
    const { wrote } = await twoWait();
    await team.ask(ANNA, `POST /v1/inbox/${wrote}/transfer`, { toInbox: 'sales', note: 'Ruft gern an' });
    for (const inbox of ['service', 'sales']) {
      const { text, html } = await ask(MARIO, `GET /console/inbox?inbox=${inbox}`);
      expect(text).not.toMatch(/Jürgen|Müller|\+49|fertig|Ruft gern/);
      expect(html).not.toContain('/console/conversations');
      expect(text).not.toContain(EN.unanswered);
    }
    const { text } = await ask(MARIO, 'GET /console/inbox');
    expect(text).toContain('M-KS 1234');
    const other = await ask(MARIO, 'GET /console/inbox?list=unanswered');
    expect(other.text).not.toMatch(/Jürgen|Müller/);
  });

  it('S0.42 who accepts it is led to the conversation; a colleague who comes second reads who has it', async () => {
    const { wrote, results } = await twoWait();
    const accepted = await ask(ANNA, `POST /console/inbox/${wrote}/accept`);
    expect(accepted.status).toBe(303);
    expect(accepted.location).toMatch(
      new RegExp(`^/console/conversations/${team.conversationId}\\?notification=`),
    );
    expect((await ask(ANNA, `GET ${accepted.location.replace(/#.*/, '')}`)).text).toContain(
      'You take care of it',
    );
    const second = await ask(BERT, `POST /console/inbox/${wrote}/accept`);
    expect(second.status).toBe(409);
    expect(second.text).toContain(EN.taken('Anna'));
    expect(second.text).toContain('The customer has checked in');
    expect(second.text).not.toContain('The customer wrote');
    const mechanic = await ask(MARIO, `POST /console/inbox/${results}/accept`);
    expect(mechanic.location).toBe('/console/inbox?list=mine&done=accepted');
  });

  it('S0.41 S0.42 what one has in hand is a list of one’s own, until it is done', async () => {
    const { wrote } = await twoWait();
    await ask(ANNA, `POST /console/inbox/${wrote}/accept`);
    const mine = await ask(ANNA, 'GET /console/inbox?list=mine');
    expect(mine.text).toContain('Mine 1');
    expect(mine.text).toContain('Jürgen Müller');
    expect(mine.html).not.toContain('/accept"');
    const done = await ask(ANNA, `POST /console/inbox/${wrote}/done`, { from: 'mine' });
    expect(done.location).toBe('/console/inbox?list=mine&done=finished');
    const after = await ask(ANNA, `GET ${done.location}`);
    expect(after.text).toContain(EN.done.finished);
    expect(after.text).toContain(EN.empty.mine);
    // The same click again, from a page that was left open.
    expect((await ask(ANNA, `POST /console/inbox/${wrote}/done`)).status).toBe(303);
  });

  it('S0.41 the customers who wait for an answer are a list of their own, the longest first', async () => {
    await twoWait();
    team.world.time += 60_000;
    await team.world.inbound('Haben Sie Winterreifen?', '+491713929999');
    const { text } = await ask(ANNA, 'GET /console/inbox?list=unanswered');
    expect(text).toContain('without an answer since 11:02');
    expect(text.indexOf('Jürgen Müller')).toBeLessThan(text.indexOf('+491713929999'));
  });

  it('S0.41 the navigation says how much waits, up to nine', async () => {
    expect((await ask(ANNA, 'GET /console/inbox?list=mine')).text).not.toContain('Inbox 1');
    await twoWait();
    expect((await ask(ANNA, 'GET /console/inbox?list=mine')).text).toContain('Inbox 2');
    for (let number = 0; number < 12; number += 1) {
      team.world.time += 1000;
      await team.world.inbound('Hallo', `+4917139299${10 + number}`);
    }
    expect((await ask(ANNA, 'GET /console/inbox?list=mine')).text).toContain('Inbox 9+');
  });

  it('S0.43 an inbox that nobody knows is the default one; empty lists say what they are', async () => {
    const { text } = await ask(ANNA, 'GET /console/inbox?inbox=nowhere');
    expect(text).toContain(EN.empty.waiting);
    expect((await ask(ANNA, 'GET /console/inbox?list=unanswered')).text).toContain(EN.empty.unanswered);
    expect((await ask(ANNA, 'GET /console/inbox?list=mine')).text).toContain(EN.empty.mine);
  });

  it.each(LANGUAGES)('%s: all of it is in the language of whoever looks', async (language) => {
    const { wrote } = await twoWait();
    const texts = INBOX_TEXTS[language];
    const page = await ask(ANNA, 'GET /console/inbox', undefined, language);
    for (const said of [texts.heading, texts.accept, texts.passOn, texts.finish, texts.waiting])
      expect(page.text).toContain(said);
    const transfer = await ask(ANNA, `GET /console/inbox/${wrote}/transfer`, undefined, language);
    for (const said of [texts.transfer.lead, texts.transfer.noteHint, texts.transfer.send])
      expect(transfer.text).toContain(said);
  });
});

describe('passing on', () => {
  it('S0.42 offers the other teams and the colleagues of the location', async () => {
    const { wrote } = await twoWait();
    const { text } = await ask(ANNA, `GET /console/inbox/${wrote}/transfer`);
    expect(text).toContain('Team Sales');
    expect(text).not.toContain('Team Service');
    expect(text).toContain('Bert Beispiel (Service advisor)');
    expect(text).not.toMatch(/Anna \(/);
  });

  it('S0.42 it leaves the inbox; the team that gets it reads who sent it, and their note', async () => {
    const { wrote } = await twoWait();
    const sent = await ask(ANNA, `POST /console/inbox/${wrote}/transfer`, {
      to: 'inbox:sales',
      note: 'Fragt nach <b>Winterreifen</b>.',
    });
    expect(sent.location).toBe('/console/inbox?inbox=service&done=passed');
    expect((await ask(ANNA, `GET ${sent.location}`)).text).not.toContain('The customer wrote');
    const { text, html } = await ask(BERT, 'GET /console/inbox?inbox=sales');
    expect(text).toContain('Passed on by Anna from Service');
    expect(html).toContain('Fragt nach &lt;b>Winterreifen&lt;/b>.');
  });

  it.each([
    ['to nobody', { to: '' }, 'Please fill this in.'],
    ['to nobody that is known', { to: 'inbox:nowhere' }, 'This cannot be read.'],
    ['to somebody of elsewhere', { to: 'staff:stranger' }, 'This cannot be read.'],
    ['with too long a note', { to: 'inbox:sales', note: 'x'.repeat(2001) }, 'At most 2000 characters fit.'],
  ])(
    '%s is said beside the field, and nothing typed is lost',
    async (_how, form: Record<string, string>, says) => {
      const { wrote } = await twoWait();
      const page = await ask(ANNA, `POST /console/inbox/${wrote}/transfer`, { note: 'Meine Notiz', ...form });
      expect(page.status).toBe(400);
      expect(page.text).toContain(says);
      expect(page.text).toContain(form['note'] ?? 'Meine Notiz');
      expect(await team.idsIn()).toContain(wrote);
    },
  );
});

describe('many things', () => {
  const fill = async (count: number): Promise<void> => {
    for (let number = 0; number < count; number += 1)
      await notifyInbox(team.world.deps, {
        dealerId: '00027',
        locationId: '01',
        inbox: 'service',
        conversationId: 'cv1',
        subject: 'event',
        at: new Date(team.world.time + number * 1000).toISOString(),
        causeId: String(number),
      });
  };

  it('come in pages of 25, and back to the first', async () => {
    await fill(60);
    const first = await ask(ANNA, 'GET /console/inbox');
    const rows = (html: string) => html.split('<div class="item two">').length - 1;
    const next =
      /href="(\/console\/inbox\?[^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await ask(ANNA, `GET ${next}`);
    expect([rows(first.html), rows(second.html)]).toEqual([25, 25]);
    expect(second.text).toContain('First page');
    expect(first.text).toContain('Service 60');
    expect((await ask(ANNA, 'GET /console/inbox?after=forged')).status).toBe(400);
  });

  it('cost the same however many there are: 99+ is counted like 10', async () => {
    const unitsFor = async (): Promise<number> => {
      const table = new CountingTable(team.world.memory);
      const page = await askPage(team, ANNA, 'GET /console/inbox', { site: inboxOf(team, { table }) });
      expect(page.status).toBe(200);
      return table.readUnits;
    };
    await fill(200);
    const few = await unitsFor();
    const [template] = [...team.world.memory.items.values()].filter(
      ({ entity }) => entity === 'notification',
    );
    for (let number = 0; number < 100_000; number += 1) {
      const sk = `NOTIFICATION#01AAAA${String(number).padStart(20, '0')}`;
      team.world.memory.items.set(`${template!.pk}|${sk}`, {
        ...template!,
        sk,
        notificationId: sk.slice(13),
      });
    }
    expect(await unitsFor()).toBeLessThanOrEqual(few + 0.5);
    expect((await ask(ANNA, 'GET /console/inbox')).text).toContain('Service 99+');
  });
});
