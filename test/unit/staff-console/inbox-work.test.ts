import { beforeEach, describe, expect, it } from 'vitest';
import { noteAnswer } from '../../../shared/conversations/note-answer.ts';
import { checkInFinished } from '../../support/world.ts';
import { ANNA, BERT, codesOf, MARIO, openTeam, type Team, tellsInbox } from '../../support/team.ts';

let team: Team;
beforeEach(async () => {
  team = await openTeam();
});

const inHandOf = async (who: { sub: string }) =>
  (await team.ask(who, 'GET /v1/in-hand')).body['notifications'] as { id: string }[];
const unansweredIn = async (inbox: string) =>
  (await team.ask(ANNA, `GET /v1/inbox/${inbox}/unanswered`)).body['conversations'];
const customerWrites = async (text = 'Wann ist mein Auto fertig?'): Promise<string> => {
  team.world.time += 60_000;
  await team.world.inbound(text);
  return (await team.idsIn())[0] ?? '';
};

describe('what several inboxes were told of', () => {
  beforeEach(async () => {
    team.world.rules = [...team.world.rules, tellsInbox('service'), tellsInbox('sales')];
    await team.world.send(checkInFinished(), 'finished');
  });

  it('S0.40 S0.42 leaves all of them when somebody accepts it in one, and does not come back when its cause is repeated', async () => {
    const [inService = ''] = await team.idsIn('service');
    const [inSales = ''] = await team.idsIn('sales');
    expect((await team.ask(ANNA, `POST /v1/inbox/${inSales}/accept`)).status).toBe(200);
    expect([await team.idsIn('service'), await team.idsIn('sales')]).toEqual([[], []]);
    expect(codesOf([await team.ask(BERT, `POST /v1/inbox/${inService}/accept`)])).toEqual([
      [409, 'notification.taken'],
    ]);
    expect((await inHandOf(ANNA)).map(({ id }) => id)).toEqual([inSales]);
    await team.world.send(checkInFinished(), 'finished');
    expect([await team.idsIn('service'), await team.idsIn('sales')]).toEqual([[], []]);
  });

  it('S0.42 of two who accept it in two inboxes at the same moment one has it', async () => {
    const [inService = ''] = await team.idsIn('service');
    const [inSales = ''] = await team.idsIn('sales');
    const replies = await Promise.all([
      team.ask(ANNA, `POST /v1/inbox/${inService}/accept`),
      team.ask(BERT, `POST /v1/inbox/${inSales}/accept`),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await inHandOf(ANNA)).length + (await inHandOf(BERT)).length).toBe(1);
  });

  it('S0.42 sent on from one it leaves the others, too', async () => {
    const [inService = ''] = await team.idsIn('service');
    await team.ask(ANNA, `POST /v1/inbox/${inService}/transfer`, { toInbox: 'sales' });
    expect(await team.idsIn('service')).toEqual([]);
    expect(await team.idsIn('sales')).toHaveLength(1);
  });
});

describe('what somebody has in hand', () => {
  it('S0.41 S0.42 is what they accepted, oldest first, until it is done', async () => {
    const first = await customerWrites();
    await team.ask(ANNA, `POST /v1/inbox/${first}/accept`);
    team.world.time += 1000;
    const second = await customerWrites('Hallo?');
    await team.ask(ANNA, `POST /v1/inbox/${second}/accept`);
    expect((await inHandOf(ANNA)).map(({ id }) => id)).toEqual([first, second]);
    expect(await inHandOf(BERT)).toEqual([]);
    const done = await team.ask(ANNA, `POST /v1/inbox/${first}/done`);
    expect(done.body).toMatchObject({ acceptedBy: 'anna', doneAt: team.world.now() });
    expect(await team.ask(ANNA, `POST /v1/inbox/${first}/done`)).toEqual(done);
    expect((await inHandOf(ANNA)).map(({ id }) => id)).toEqual([second]);
  });

  it('S0.42 is done by nobody else; what nobody has can be done at once', async () => {
    const id = await customerWrites();
    await team.ask(ANNA, `POST /v1/inbox/${id}/accept`);
    expect(codesOf([await team.ask(BERT, `POST /v1/inbox/${id}/done`)])).toEqual([
      [409, 'notification.taken'],
    ]);
    await team.ask(ANNA, `POST /v1/inbox/${id}/done`);
    expect(codesOf([await team.ask(BERT, `POST /v1/inbox/${id}/accept`)])).toEqual([
      [409, 'notification.taken'],
    ]);
    const next = await customerWrites('Noch etwas');
    expect((await team.ask(BERT, `POST /v1/inbox/${next}/done`)).status).toBe(200);
    expect([await team.idsIn(), await inHandOf(BERT)]).toEqual([[], []]);
  });
});

describe('a customer who waits for an answer', () => {
  it('S0.41 is listed from the first message on, also once it was accepted, until somebody answers or it is done', async () => {
    const id = await customerWrites();
    const since = team.world.now();
    await customerWrites('Hallo?');
    await team.ask(ANNA, `POST /v1/inbox/${id}/accept`);
    expect(await unansweredIn('service')).toEqual([
      { conversationId: team.conversationId, locationId: '01', since },
    ]);
    await noteAnswer(
      { table: team.world.memory, now: team.world.now },
      { dealerId: '00027', conversationId: team.conversationId, inbox: 'service', staffId: 'bert' },
    );
    expect((await inHandOf(ANNA)).map((one) => one.id)).toEqual([id]);
    expect(await unansweredIn('service')).toEqual([]);
    const next = await customerWrites('Danke, und noch etwas');
    expect(await unansweredIn('service')).toHaveLength(1);
    await team.ask(ANNA, `POST /v1/inbox/${id}/done`);
    expect(await unansweredIn('service')).toHaveLength(1);
    await team.ask(ANNA, `POST /v1/inbox/${next}/done`);
    expect(await unansweredIn('service')).toEqual([]);
  });

  it('refuses a place in the list that is none of ours', async () => {
    for (const after of ['x', '', '%25', 'a%23b%23c%23d', 'z'.repeat(2000)])
      expect(
        codesOf([
          await team.ask(ANNA, `GET /v1/inbox/service/unanswered?after=${after}`),
          await team.ask(ANNA, `GET /v1/in-hand?after=${after}`),
        ]),
        after,
      ).toEqual([
        [400, 'page.cursor_invalid'],
        [400, 'page.cursor_invalid'],
      ]);
  });
});

describe('the counts', () => {
  it('S0.41 name every inbox of the location with what waits and who waits, and what one has', async () => {
    await customerWrites();
    expect((await team.ask(ANNA, 'GET /v1/inbox-counts')).body).toEqual({
      inHand: { count: 0, isMore: false },
      inboxes: [
        {
          inbox: 'service',
          waiting: { count: 1, isMore: false },
          unanswered: { count: 1, isMore: false },
        },
        { inbox: 'sales', waiting: { count: 0, isMore: false }, unanswered: { count: 0, isMore: false } },
      ],
    });
  });

  it('S2.51 mechanics see what waits, and neither what was said nor who waits', async () => {
    const id = await customerWrites();
    expect((await team.ask(MARIO, 'GET /v1/inbox-counts')).status).toBe(200);
    expect((await team.ask(MARIO, `POST /v1/inbox/${id}/accept`)).status).toBe(200);
    const note = { key: 'note-0001', text: 'Bremse' };
    expect(
      codesOf([
        await team.ask(MARIO, 'GET /v1/inbox/service/unanswered'),
        await team.ask(MARIO, `POST /v1/conversations/${team.conversationId}/notes`, note),
      ]),
    ).toEqual([
      [403, 'role.missing'],
      [403, 'role.missing'],
    ]);
  });

  it('colleagues are those of the same locations, by name', async () => {
    const { body } = await team.ask(ANNA, 'GET /v1/colleagues');
    expect((body['colleagues'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'Bert Beispiel',
      'Carla Chefin',
      'Mario Mechaniker',
    ]);
  });
});
