import { beforeEach, describe, expect, it } from 'vitest';
import { mediaSite } from '../../../functions/console/media-site.ts';
import { CONVERSATION_TEXTS } from '../../../functions/console/conversation-texts.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { askPage, inboxOf } from '../../support/console-inbox.ts';
import { CountingTable } from '../../support/counting-table.ts';
import { addEntry, playRichConversation } from '../../support/rich-conversation.ts';
import { checkInStart } from '../../support/world.ts';
import { ANNA, BERT, dealershipOf, openTeam, type Team } from '../../support/team.ts';

const EN = CONVERSATION_TEXTS.en;
let team: Team;
beforeEach(async () => {
  team = await openTeam();
});
const path = (more = ''): string => `/console/conversations/${team.conversationId}${more}`;
const ask = (what: string, form?: Record<string, string>, who: { sub: string } = ANNA, language = 'en') =>
  askPage(team, who, what, { ...(form ? { form } : {}), language });
const addSalesman = () =>
  team.world.memory.items.set('STAFF#sam|STAFF', {
    ...team.world.memory.items.get('STAFF#bert|STAFF')!,
    pk: 'STAFF#sam',
    sub: 'sam',
    roles: ['salesman'],
  });

describe('a conversation', () => {
  it('S0.18 S0.35 shows what we sent in its words, with its channel, its receipt and its reasons', async () => {
    const { text } = await ask(`GET ${path()}`);
    expect(text).toContain('Hallo Jürgen, bei BMW Muster können Sie vorab online einchecken.');
    expect(text).toContain('WhatsApp Delivered');
    expect(text).toContain(EN.why);
    expect(text).toContain('refused when planned: the location has not set up this channel');
    expect(text).toContain('by rule start; due at once');
  });

  it('S0.28 S0.29 S0.35 B2 shows everything that can happen, in the words of whoever reads it', async () => {
    await playRichConversation(team);
    const { text, html } = await ask(`GET ${path()}`);
    for (const said of [
      'So sieht der Kratzer aus',
      'Picture (277 KB)',
      'The content of the file is of a kind that this installation does not take.',
      'Fetch again',
      'The file is being fetched from its vendor.',
      'This number also belongs to Ludwig-Maximilian Müller-Lüdenscheidt.',
      'Marienplatz 1, München',
      'Erika Mustermann',
      'Answer to: Check-in invite',
      'Cannot be shown here',
      '👍',
      'New number: +491713920066',
      'The customer said STOP · WhatsApp',
      'Your team lifted the block · by Bert Beispiel',
      'No channel worked',
      'no approved WhatsApp template for this purpose and language, and the 24-hour window is closed',
      'the account with the vendor has no credit',
      'Sent again · by the operators of the platform',
      'Changed · by a former colleague',
      'Withdrawn · Order confirmed · the appointment was cancelled',
      'Not possible · Reminder before end',
      'Internal note Bert Beispiel to Sales',
      'Check-in results',
      'through Tjekvik',
      'Bremsen quietschen',
      EN.decide['opt-out'].question,
    ])
      expect(text).toContain(said);
    expect(html).not.toContain('says: x');
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    '%s: no sentence of the system is left in English',
    async (language) => {
      await playRichConversation(team);
      const { text } = await ask(`GET ${path()}`, undefined, ANNA, language);
      const texts = CONVERSATION_TEXTS[language];
      for (const said of [texts.thread, texts.results, texts.internalNote, texts.customer, texts.block.ask])
        expect(text).toContain(said);
      expect(text).not.toMatch(/customer|channel|vendor|planned|Sent|Delivered|conversation\b/);
    },
  );

  it('comes page by page: older entries, and back to the newest', async () => {
    for (let number = 0; number < 60; number += 1)
      await addEntry(team, { kind: 'note', text: `Notiz ${number}.`, by: 'bert', contactId: team.contactId });
    const first = await ask(`GET ${path()}`);
    expect(first.text).toContain('Notiz 59.');
    expect(first.text).not.toContain('Notiz 34.');
    expect(first.text.indexOf('Notiz 58.')).toBeLessThan(first.text.indexOf('Notiz 59.'));
    const older = /href="([^"]*cursor=[^"#]*)/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await ask(`GET ${older}`);
    expect(second.text).toContain('Notiz 34.');
    expect(second.text).toContain(EN.newest);
    expect(second.text).not.toContain(EN.note.heading);
    expect((await ask(`GET ${path('?cursor=forged%20here')}`)).status).toBe(400);
  });

  it('costs the same with 25 entries and with 100,000', async () => {
    const unitsFor = async (): Promise<number> => {
      const table = new CountingTable(team.world.memory);
      const page = await askPage(team, ANNA, `GET ${path()}`, { site: inboxOf(team, { table }) });
      expect(page.status).toBe(200);
      return table.readUnits;
    };
    for (let number = 0; number < 30; number += 1)
      await addEntry(team, { kind: 'note', text: 'Notiz', by: 'bert', contactId: team.contactId });
    const few = await unitsFor();
    const note = [...team.world.memory.items.values()].find((item) => item['kind'] === 'note')!;
    for (let number = 0; number < 100_000; number += 1) {
      const entryId = `01AAAA${String(number).padStart(20, '0')}`;
      const sk = `ENTRY#${entryId}`;
      team.world.memory.items.set(`${note.pk}|${sk}`, { ...note, sk, entryId });
    }
    expect(await unitsFor()).toBe(few);
  });

  it('S0.3 one of another dealer, or none, is not there', async () => {
    expect((await ask('GET /console/conversations/cvNONE')).status).toBe(404);
  });
});

describe('what is to be decided', () => {
  it('B5 "please stop the work": one button each; afterwards it says who decided what', async () => {
    const { prompt } = await playRichConversation(team);
    const action = `POST ${path(`/entries/${prompt}/decision`)}`;
    expect((await ask(action, { decision: 'nothing' })).location).toBe(path('?done=decided#latest'));
    const { text } = await ask(`GET ${path('?done=decided')}`);
    expect(text).toContain(EN.done.decided);
    expect(text).toContain('Anna decided: it was about something else.');
    expect(text).not.toContain(EN.decide['opt-out'].yes);
    expect((await ask(action, { decision: 'stop' }, BERT)).status).toBe(409);
  });

  it('B5 a STOP that was meant: the customer card says so', async () => {
    const { prompt } = await playRichConversation(team);
    await ask(`POST ${path(`/entries/${prompt}/decision`)}`, { decision: 'stop' });
    expect((await ask(`GET ${path()}`)).text).toContain('Wants no messages since');
  });

  it('S2.55 a block says who set it, and is lifted the same way', async () => {
    await ask(`POST ${path('/block')}`, { do: 'block' });
    const { text } = await ask(`GET ${path('?done=blocked')}`);
    expect(text).toContain('Messages are blocked by Anna since');
    expect(text).toContain(EN.done.blocked);
    await ask(`POST ${path('/block')}`, { do: 'unblock' });
    const key = { dealerId: '00027', contactId: team.contactId };
    expect(await contacts.get(team.world.memory, key)).not.toHaveProperty('blocked.at');
    expect((await ask(`GET ${path()}`)).text).toContain(EN.block.ask);
  });

  it('S1.24 a message that failed is sent again, also by a salesman', async () => {
    const { world } = team;
    for (const channel of ['whatsapp', 'sms', 'email'] as const)
      world.vendors[channel] = () => ({ result: 'rejected', reason: 'no_credit', providerCode: '7' });
    world.time += 60_000;
    await world.send(
      checkInStart({ checkin: { id: 'c-2' }, appointment: { id: 'a-2' }, vehicle: { vin: 'WBA2' } }),
    );
    const { text } = await ask(`GET ${path()}`);
    expect(text).toContain('Not delivered');
    expect(text).toContain('the vendor’s code: 7');
    const messageId = world.messages().find(({ status }) => status === 'failed')?.messageId ?? '';
    addSalesman();
    const theirs = (await ask(`GET ${path()}`, undefined, { sub: 'sam' })).text;
    expect(theirs).toContain(EN.sendAgain);
    expect(theirs).not.toContain(EN.block.ask);
    expect(text).toContain(EN.sendAgain);
    expect((await ask(`POST ${path(`/messages/${messageId}/retry`)}`)).location).toContain('done=again');
    expect((await ask(`GET ${path()}`)).text).toContain('Sent again · by Anna');
  });
});

describe('internal notes', () => {
  it('are saved once however often the form is sent, and an empty one is said beside the field', async () => {
    const form = { key: 'form_0123456789', note: 'Hört schlecht.' };
    for (let time = 0; time < 2; time += 1)
      expect((await ask(`POST ${path('/notes')}`, form)).location).toBe(path('?done=note#latest'));
    expect((await team.world.thread()).filter(({ kind }) => kind === 'note')).toHaveLength(1);
    const empty = await ask(`POST ${path('/notes')}`, { ...form, note: '  ' });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Please fill this in.');
    const long = await ask(`POST ${path('/notes')}`, { ...form, note: `Anfang ${'x'.repeat(2000)}` });
    expect(long.text).toContain('At most 2000 characters fit.');
    expect(long.text).toContain('Anfang xxx');
  });
});

describe('moving a message', () => {
  it('S3.34 offers who has the same number, and finds others by name; it then stands in both', async () => {
    const { picture } = await playRichConversation(team);
    const move = path(`/entries/${picture}/move`);
    expect((await ask(`GET ${move}`)).text).toContain(
      'Ludwig-Maximilian Müller-Lüdenscheidt · +491713920000',
    );
    expect((await ask(`GET ${move}?name=M%C3%BCller`)).text).toContain('Jürgen Müller');
    expect((await ask(`GET ${move}?name=zzz`)).text).not.toContain('Jürgen');
    const nobody = await ask(`POST ${move}`, { name: 'mül' });
    expect([nobody.status, nobody.text.includes(EN.moving.choose)]).toEqual([400, true]);
    expect((await ask(`POST ${move}`, { contact: team.contactId })).text).toContain(EN.moving.there);
    expect((await ask(`POST ${move}`, { contact: 'ct-relative' })).location).toBe(path('?done=moved#latest'));
    expect((await ask(`GET ${path()}`)).text).toContain(
      'Moved to Ludwig-Maximilian Müller-Lüdenscheidt by Anna',
    );
    const entry = await entries.get(team.world.memory, {
      conversationId: team.conversationId,
      entryId: picture,
    });
    const target = entry?.kind === 'inbound' ? entry.movedTo?.conversationId : '';
    expect((await ask(`GET /console/conversations/${target}`)).text).toContain(
      'Moved here from another conversation',
    );
  });
});

describe('files', () => {
  it('S2.46 lead to an address that works for a moment, and are fetched again on demand', async () => {
    const { picture } = await playRichConversation(team);
    const files = { conversationId: team.conversationId, entryId: picture };
    await entries.change({ table: team.world.memory, now: team.world.now }, files, (entry) =>
      entry?.kind === 'inbound'
        ? {
            ...entry,
            media: entry.media?.map((file, index) => ({ ...file, mediaId: `${picture}.${index}` })),
          }
        : undefined,
    );
    const asked: unknown[] = [];
    const site = mediaSite({
      table: team.world.memory,
      findStaff: staffFinder(team.world.memory),
      findDealership: () => Promise.resolve(dealershipOf(team.world)),
      ownOrigin: 'https://kerbside.example',
      signLink: (wanted) => {
        asked.push(wanted);
        return Promise.resolve('https://bucket.example/k?signed');
      },
    });
    const media = (number: number) => `GET /console/media/${team.conversationId}/${picture}.${number}`;
    const opened = await askPage(team, ANNA, media(0), { site });
    expect([opened.status, opened.location]).toEqual([303, 'https://bucket.example/k?signed']);
    expect(asked).toEqual([{ key: 'k', mimeType: 'image/jpeg', seconds: 120 }]);
    expect((await askPage(team, ANNA, media(3), { site })).status).toBe(409);
    const again = await ask(`POST ${path(`/media/${picture}.2/fetch`)}`);
    expect(again.location).toContain('done=asked');
    expect(await entries.get(team.world.memory, files)).toMatchObject({ mediaState: 'pending' });
  });
});
