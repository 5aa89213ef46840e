import { beforeEach, describe, expect, it } from 'vitest';
import { acceptedNotifications, notifications } from '../../../shared/conversations/inbox-store.ts';
import { checkInStart } from '../../support/world.ts';
import { ANNA, BERT, CARLA, codesOf, openTeam, type Team, tellsInbox } from '../../support/team.ts';

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

describe('sent on', () => {
  it('S0.42 to another team it leaves the inbox; they see who sent it and why, and count the customer’s next messages', async () => {
    const id = await customerWrites();
    const sent = await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, {
      toInbox: 'sales',
      note: 'Fragt nach einem Leihwagen.',
    });
    expect(sent.status).toBe(200);
    expect(await team.idsIn('service')).toEqual([]);
    const [there] = await team.world.inbox('sales');
    expect(there).toMatchObject({ subject: 'customer-wrote', passed: { by: 'anna', from: 'service' } });
    const [note] = (await team.world.thread()).filter(({ kind }) => kind === 'note');
    expect(note).toMatchObject({
      entryId: there?.passed?.noteId,
      text: 'Fragt nach einem Leihwagen.',
      by: 'anna',
      sentTo: { inbox: 'sales' },
    });
    await customerWrites('Und wann?');
    expect(await team.idsIn('service')).toEqual([]);
    expect(await team.world.inbox('sales')).toMatchObject([{ count: 2 }]);
    expect([await unansweredIn('service'), await unansweredIn('sales')]).toMatchObject([[], [{}]]);
  });

  it('S0.42 the same again is the same answer, and what was sent on cannot be accepted where it was', async () => {
    const id = await customerWrites();
    const command = { toInbox: 'sales', note: 'Bitte übernehmen.' };
    const first = await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, command);
    expect(await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, command)).toEqual(first);
    expect((await team.world.thread()).filter(({ kind }) => kind === 'note')).toHaveLength(1);
    expect(
      codesOf([
        await team.ask(ANNA, `POST /v1/inbox/${id}/accept`),
        await team.ask(BERT, `POST /v1/inbox/${id}/done`),
      ]),
    ).toEqual([
      [409, 'notification.taken'],
      [409, 'notification.taken'],
    ]);
    expect(await team.idsIn('sales')).toHaveLength(1);
  });

  it('S0.42 once the other team has accepted it, the customer’s next message is told where the first was', async () => {
    const id = await customerWrites();
    await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, { toInbox: 'sales' });
    const [there = ''] = await team.idsIn('sales');
    await team.ask(BERT, `POST /v1/inbox/${there}/accept`);
    await customerWrites('Noch eine Frage');
    expect(await team.idsIn('service')).toHaveLength(1);
    expect(await team.idsIn('sales')).toEqual([]);
  });

  it('S0.42 to a colleague it is theirs, and in nobody’s inbox', async () => {
    const id = await customerWrites();
    const command = { toStaff: 'bert', note: 'Du kennst sie.' };
    const sent = await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, command);
    expect(sent.body).toMatchObject({ acceptedBy: 'bert', passed: { by: 'anna' } });
    expect(await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, command)).toEqual(sent);
    expect(await team.idsIn()).toEqual([]);
    expect((await inHandOf(BERT)).map((one) => one.id)).toEqual([id]);
    expect(await inHandOf(ANNA)).toEqual([]);
  });

  it('S0.42 who has something gives it back or on; of others’ only an admin takes it', async () => {
    const id = await customerWrites();
    await team.ask(ANNA, `POST /v1/inbox/${id}/accept`);
    expect(codesOf([await team.ask(BERT, `POST /v1/inbox/${id}/transfer`, { toStaff: 'bert' })])).toEqual([
      [409, 'notification.taken'],
    ]);
    expect((await team.ask(CARLA, `POST /v1/inbox/${id}/transfer`, { toStaff: 'bert' })).status).toBe(200);
    expect([await inHandOf(ANNA), (await inHandOf(BERT)).length]).toEqual([[], 1]);
    expect((await team.ask(BERT, `POST /v1/inbox/${id}/transfer`, { toInbox: 'service' })).status).toBe(200);
    expect(await inHandOf(BERT)).toEqual([]);
    const [back = ''] = await team.idsIn();
    expect(back).not.toBe(id);
    expect((await team.ask(ANNA, `POST /v1/inbox/${back}/accept`)).status).toBe(200);
  });

  it('S0.42 not to nobody, to an inbox that the location has not, or to somebody who does not work there', async () => {
    const id = await customerWrites();
    const to = (body: unknown) => team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, body);
    expect(
      codesOf([
        await to({}),
        await to({ toInbox: 'sales', toStaff: 'bert' }),
        await to({ toInbox: 'nowhere' }),
        await to({ toInbox: 'service' }),
        await to({ toStaff: 'nobody' }),
        await to({ toInbox: 'sales', note: ' ' }),
      ]),
    ).toEqual([
      [400, 'transfer.invalid'],
      [400, 'transfer.invalid'],
      [400, 'inbox.unknown'],
      [409, 'notification.there_already'],
      [400, 'staff.unreachable'],
      [400, 'transfer.invalid'],
    ]);
    expect(await team.idsIn()).toEqual([id]);
  });

  it('S0.42 what is about no customer is sent on without a note', async () => {
    team.world.rules = [...team.world.rules, tellsInbox('service', 'appointment.cancelled')];
    const { contact: _contact, ...walkIn } = checkInStart().data;
    await team.world.send({
      type: 'appointment.cancelled',
      timestamp: '2026-11-24T10:00:00Z',
      data: {
        ...walkIn,
        appointment: { id: 'walk-in' },
        checkin: undefined,
        vehicle: { vin: 'WBA00000000000001' },
      },
    });
    const [id = ''] = await team.idsIn();
    expect(
      codesOf([
        await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, { toInbox: 'sales', note: 'Wer ist das?' }),
        await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, { toInbox: 'sales' }),
      ]),
    ).toEqual([
      [400, 'note.no_conversation'],
      [200, undefined],
    ]);
  });
});

it('S0.42 nothing of this is left in the table twice: what waits is not accepted, what is accepted does not wait', async () => {
  const id = await customerWrites();
  await team.ask(ANNA, `POST /v1/inbox/${id}/transfer`, { toInbox: 'sales' });
  const [there = ''] = await team.idsIn('sales');
  await team.ask(BERT, `POST /v1/inbox/${there}/accept`);
  const all = [...team.world.memory.items.values()];
  const idOf = (entity: string) =>
    all.filter((item) => item.entity === entity).map((item) => item['notificationId']);
  const waiting = idOf(notifications.declared.name);
  const accepted = idOf(acceptedNotifications.declared.name);
  expect(waiting.filter((one) => accepted.includes(one))).toEqual([]);
});
