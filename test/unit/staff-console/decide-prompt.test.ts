import { beforeEach, describe, expect, it } from 'vitest';
import { staffContacts } from '../../../functions/staff-console/staff-contacts.ts';
import { readConsentHistory } from '../../../shared/contacts/consent-record-store.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { askAs } from '../../support/staff-call.ts';
import { openTeam, type Team } from '../../support/team.ts';
import { checkInStart } from '../../support/world.ts';

let team: Team;
let handler: ReturnType<typeof staffContacts>;
beforeEach(async () => {
  team = await openTeam();
  const { world } = team;
  handler = staffContacts({
    ...world.deps,
    table: world.memory,
    findStaff: staffFinder(world.memory),
    idKey: () => Promise.resolve('id-key'),
  });
});

const writes = async (text: string): Promise<string> => {
  team.world.time += 60_000;
  await team.world.inbound(text);
  const [latest] = await team.world.thread();
  return latest?.kind === 'inbound' ? latest.entryId : '';
};
const decide = (entryId: string, decision: string, sub = 'anna') =>
  askAs(
    handler,
    `POST /v1/conversations/${team.conversationId}/entries/${entryId}/decision`,
    { decision },
    sub,
  );
const contactNow = () => contacts.get(team.world.memory, { dealerId: '00027', contactId: team.contactId });
const proofs = async () =>
  (
    await readConsentHistory(team.world.memory, {
      contact: { dealerId: '00027', contactId: team.contactId },
      limit: 50,
    })
  ).records;
const sendsNow = async (): Promise<number> => {
  const before = team.world.sent.length;
  await team.world.send(
    checkInStart({ checkin: { id: 'c-2' }, appointment: { id: 'a-2' }, vehicle: { vin: 'WBA2' } }),
  );
  return team.world.sent.length - before;
};

describe('B5 "please stop the work" is a message with a question to the staff', () => {
  it('B5 nothing was meant: all goes on, and the question is gone', async () => {
    const entryId = await writes('Bitte stoppen Sie die Arbeiten am Auto');
    expect((await team.world.thread())[0]).toMatchObject({ kind: 'inbound', prompt: 'opt-out' });
    const reply = await decide(entryId, 'nothing');
    expect(reply).toMatchObject({
      status: 200,
      body: { decision: 'nothing', by: 'anna', at: team.world.now() },
    });
    expect((await team.world.thread())[0]).toMatchObject({ decided: { decision: 'nothing', by: 'anna' } });
    expect(await proofs()).toEqual([]);
    expect(await sendsNow()).toBe(1);
  });

  it('B5 a STOP was meant: nothing more is sent, with the proof of who decided it; twice is once', async () => {
    const entryId = await writes('Ich möchte keine Nachrichten mehr, bitte abmelden, danke');
    const first = await decide(entryId, 'stop');
    team.world.time += 5000;
    expect(await decide(entryId, 'stop')).toEqual(first);
    expect((await contactNow())?.optOut).toBeDefined();
    expect(await proofs()).toMatchObject([
      { decision: 'withdrawn', channel: 'all', who: { kind: 'staff', id: 'anna' }, source: 'message' },
    ]);
    expect((await team.world.thread()).filter(({ kind }) => kind === 'consent')).toHaveLength(1);
    expect(await sendsNow()).toBe(0);
  });

  it('B5 a START that could not bring back all is decided, too', async () => {
    await team.world.inbound('STOP');
    await handlerBlock();
    team.world.time += 1000;
    const entryId = await writes('START');
    expect(await team.world.thread()).toContainEqual(
      expect.objectContaining({ kind: 'inbound', entryId, prompt: 'opt-in' }),
    );
    expect((await decide(entryId, 'stop')).status).toBe(400);
    expect((await decide(entryId, 'start')).status).toBe(200);
    expect((await contactNow())?.optOut).toBeUndefined();
    expect((await proofs())[0]).toMatchObject({ source: 'message', who: { id: 'anna' } });
  });

  it('the first of two decisions stands', async () => {
    const entryId = await writes('Bitte stoppen Sie die Arbeiten am Auto');
    await decide(entryId, 'nothing');
    expect(await decide(entryId, 'stop', 'bert')).toMatchObject({
      status: 409,
      body: { code: 'prompt.decided' },
    });
    expect(await proofs()).toEqual([]);
  });

  it('what asks nothing has nothing to decide', async () => {
    const entryId = await writes('Danke!');
    for (const id of [entryId, 'none'])
      expect(await decide(id, 'nothing')).toMatchObject({ status: 404, body: { code: 'prompt.unknown' } });
  });
});

const handlerBlock = () => askAs(handler, `POST /v1/contacts/${team.contactId}/block`);
