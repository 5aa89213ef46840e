import { beforeEach, describe, expect, it } from 'vitest';
import { findUnanswered } from '../../../shared/conversations/inbox-store.ts';
import { mergeContacts } from '../../../shared/conversations/merge-contacts.ts';
import { previewMerge } from '../../../shared/conversations/preview-merge.ts';
import { locations } from '../../../shared/dealers/dealer-store.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { writeInConversation } from '../../../shared/planning/write-in-conversation.ts';
import { askPage } from '../../support/console-inbox.ts';
import { ANNA, openTeam, type Team } from '../../support/team.ts';

const STRANGER = '+491713929999';
let team: Team;
/** Of the conversation that the stranger had before they turned out to be the customer. */
let formerly = '';
let stranger = '';

/** Somebody unknown writes, and turns out to be the customer, with a second number. */
beforeEach(async () => {
  team = await openTeam();
  const { world, contactId } = team;
  world.time += 60_000;
  await world.inbound('Haben Sie Winterreifen?', STRANGER);
  formerly = (await world.inbox())[0]?.conversationId ?? '';
  const deps = { ...world.deps, table: world.memory };
  const { locationId, name, settings } = world.location;
  await locations.createOnce(world.memory, { dealerId: '00027', locationId, name, settings }, world.now());
  const staff = (await staffFinder(world.memory)(ANNA.sub))!;
  const pair = { staff, contactId };
  stranger = unknownWriter();
  const { version } = await previewMerge(deps, { ...pair, command: { otherId: stranger } });
  await mergeContacts(deps, { ...pair, command: { otherId: stranger, version } });
});

const unknownWriter = (): string => {
  const items = [...team.world.memory.items.values()].filter(({ entity }) => entity === 'contact');
  return items.map(({ contactId }) => String(contactId)).find((id) => id !== team.contactId) ?? '';
};
const page = async (what: string): Promise<string> => (await askPage(team, ANNA, `GET ${what}`)).text;

describe('S3.23 a customer who was two', () => {
  it('S0.41 is known by name in the inbox, in what one has in hand, and among those who wait for an answer', async () => {
    expect(await page('/console/inbox')).toContain('Jürgen Müller');
    expect(await page('/console/inbox?list=unanswered')).toContain('Jürgen Müller');
    const [id = ''] = await team.idsIn();
    await askPage(team, ANNA, `POST /console/inbox/${id}/accept`);
    expect(await page('/console/inbox?list=mine')).toContain('Jürgen Müller');
  });

  it.each(['the former', 'the present'])(
    'S0.42 %s conversation shows what there is to do about both',
    async (which) => {
      const id = which === 'the former' ? formerly : team.conversationId;
      const text = await page(`/console/conversations/${id}`);
      expect(text).toContain('Haben Sie Winterreifen?');
      expect(text).toContain('without an answer since 11:01');
      expect(text).toContain('Somebody unknown wrote');
    },
  );

  it('S0.42 S1.2 waits no more once answered, wherever the question stands, and the question is in hand', async () => {
    const staff = (await staffFinder(team.world.memory)(ANNA.sub))!;
    await writeInConversation(team.world.deps, {
      staff,
      conversationId: team.conversationId,
      command: { key: 'answer-0001', text: 'Ja, ab Montag wieder.' },
    });
    const waiting = { dealerId: '00027', inbox: 'service', limit: 10 };
    expect(await findUnanswered(team.world.memory, waiting)).toEqual([]);
    expect(await team.idsIn()).toEqual([]);
    expect(await page('/console/inbox?list=mine')).toContain('Jürgen Müller');
  });

  it('S0.41 is named where a number belongs to somebody else as well, and not beside their own words', async () => {
    const { world } = team;
    await world.inbound('Und Sommerreifen?', '+491713928888');
    const entries = [...world.memory.items.values()].filter(({ kind }) => kind === 'inbound');
    for (const entry of entries)
      world.memory.items.set(`${entry.pk}|${entry.sk}`, { ...entry, sharedWith: [stranger] });
    const another = entries.find(({ text }) => text === 'Und Sommerreifen?')!;
    const theirs = `/console/conversations/${another.pk.slice('CONVERSATION#'.length)}`;
    expect(await page(theirs)).toContain('This number also belongs to Jürgen Müller.');
    expect(await page(`${theirs}/entries/${entryIdOf(another)}/move`)).toContain('Jürgen Müller');
    const own = `/console/conversations/${formerly}`;
    expect(await page(own)).not.toContain('This number also belongs to');
    const ownEntry = entries.find(({ pk }) => pk.includes(formerly))!;
    const move = await page(`${own}/entries/${entryIdOf(ownEntry)}/move`);
    expect(move).not.toContain('Jürgen Müller');
  });
});

const entryIdOf = ({ sk }: { sk: string }): string => sk.slice('ENTRY#'.length);
