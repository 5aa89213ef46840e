import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { MESSAGE_COMMANDS } from '../../bin/admin/message-commands.ts';
import { adminContext } from '../../bin/admin/context.ts';
import { enterLocalAws } from '../../bin/local/enter-local-aws.ts';
import { localAccount, localRegion } from '../../bin/local/emulator.ts';
import { workflowName } from '../../lib/names.ts';
import { getMessage, messages } from '../../shared/messaging/message-store.ts';
import { localAws } from '../support/local-aws.ts';
import { sandbox } from '../support/sandbox.ts';
import { eventually, phone, postEvent, readEvent, story, unique } from '../support/stage.ts';

/* What breaks is taken up: told by EventBridge, found by the sweep, or asked for by an operator. */

const machine = `arn:aws:states:${localRegion}:${localAccount}:stateMachine:${workflowName('local', 'check-in-lifecycle')}`;
const states = () => new SFNClient(localAws());

const admin = (verb: string, command: Record<string, unknown> = {}) => {
  enterLocalAws(sandbox().endpoint);
  const found = MESSAGE_COMMANDS.find((each) => `${each.noun} ${each.verb}` === verb);
  if (!found) throw new Error(`no command ${verb}`);
  return found.run(adminContext('local', sandbox().baseUrl), command);
};
const table = () => {
  enterLocalAws(sandbox().endpoint);
  return adminContext('local', sandbox().baseUrl).table;
};

/** A visit whose WhatsApp message was accepted and gets no receipt: its execution waits. */
const waiting = async (magic: string) => {
  const visit = story(magic);
  const id = unique('msg');
  await postEvent(visit.partner, visit.start, id);
  await eventually(visit.partner, id, {
    messages: [{ status: 'sending', attempts: [{ channel: 'whatsapp', status: 'sent' }] }],
  });
  const messageId = (await readEvent(visit.partner, id)).messages[0]!.id;
  const { executions = [] } = await states().send(new ListExecutionsCommand({ stateMachineArn: machine }));
  const execution = executions.find(({ name }) => name?.startsWith(messageId))!;
  return { visit, id, messageId, execution };
};

describe('an execution that was stopped', () => {
  it('is resolved at once: nothing more is sent, and the team is told', async () => {
    const { visit, id, execution } = await waiting('44');
    await states().send(new StopExecutionCommand({ executionArn: execution.executionArn! }));
    await eventually(visit.partner, id, { messages: [{ status: 'failed' }] });
    expect(await phone(visit.number)).toEqual([]);
  });
});

describe('a message that hangs', () => {
  it('is started by the sweep when its schedule is lost, once', async () => {
    const visit = story('00');
    const id = unique('msg');
    await postEvent(visit.partner, visit.start, id);
    await eventually(visit.partner, id, { messages: [{ status: 'read' }] });
    const sent = (await getMessage(table(), (await readEvent(visit.partner, id)).messages[0]!.id))!;
    // As if it were planned for this morning, and no schedule had ever fired.
    const { execution: _execution, taskToken: _token, ...rest } = sent;
    const entryId = sent.messageId.replace(/.$/, sent.messageId.endsWith('0') ? '1' : '0');
    const lost = {
      ...rest,
      messageId: entryId,
      status: 'planned' as const,
      createdAt: '2026-11-20T06:00:00.000Z',
      dueAt: '2026-11-20T07:00:00.000Z',
      attempts: [],
    };
    await table().write(messages.creation(lost, sent.createdAt));
    const hanging = () => admin('messages hanging').then(({ data }) => JSON.stringify(data));
    await expect.poll(hanging).toContain(lost.messageId);
    await admin('messages resume', { messageId: lost.messageId });
    const statusOf = async () => (await getMessage(table(), lost.messageId))?.status;
    await expect.poll(statusOf, { timeout: 30_000, interval: 300 }).toBe('read');
    await expect.poll(hanging).not.toContain(lost.messageId);
    await expect(admin('messages resume', { messageId: lost.messageId })).rejects.toMatchObject({
      kind: 'Conflict',
    });
  });

  it('schedules are made anew from the table', async () => {
    expect((await admin('schedules rebuild')).data).toMatchObject({ arranged: expect.any(Number) });
  });
});
