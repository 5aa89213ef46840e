import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import { WORKFLOWS } from '../../shared/messaging/workflow.ts';
import { STAGES } from '../../lib/stage-config.ts';
import { definitionOf, INPUT, run, SEND_STATES, type Turn } from './state-machine.ts';

const CHOOSE = 'Choose first channel';
/** What the function said itself is final. */
const FINAL = { ErrorEquals: ['Rejected', 'Skipped', 'AlreadyClaimed'], MaxAttempts: 0 };
/** All else is tried again, at moments that differ, so that a crowd does not come back as a crowd. */
const RETRY = {
  ErrorEquals: ['States.TaskFailed'],
  BackoffRate: 2,
  JitterStrategy: 'FULL',
};
const ladderFrom = (first: (typeof CHANNELS)[number]): string[] =>
  CHANNELS.slice(CHANNELS.indexOf(first)).map((channel) => SEND_STATES[channel]);

describe('every definition', () => {
  for (const workflow of WORKFLOWS) {
    for (const stage of STAGES) {
      it(`${workflow} on ${stage} is valid Amazon States Language`, () => {
        const result = validate(definitionOf(workflow, stage));
        expect(result.errorsText('\n')).toBe('');
        expect(result.isValid).toBe(true);
      });
    }

    it(`${workflow} gives each channel the time that its stage sets`, () => {
      const timeouts = (stage: 'local' | 'prod') =>
        CHANNELS.map(
          (channel) => definitionOf(workflow, stage).States[SEND_STATES[channel]]?.['TimeoutSeconds'],
        );
      expect(timeouts('prod')).toEqual([600, 1200, 900, 300]);
      expect(timeouts('local')).toEqual([6, 6, 6, 6]);
    });

    it(`${workflow} tries a send again unless its function said that this is no use, and that with a bound`, () => {
      for (const channel of CHANNELS) {
        expect(definitionOf(workflow, 'prod').States[SEND_STATES[channel]]?.['Retry']).toEqual([
          FINAL,
          { ...RETRY, IntervalSeconds: 5, MaxAttempts: 5 },
        ]);
        expect(definitionOf(workflow, 'local').States[SEND_STATES[channel]]?.['Retry']).toEqual([
          FINAL,
          { ...RETRY, IntervalSeconds: 1, MaxAttempts: 2 },
        ]);
      }
    });

    it(`${workflow} hands on ids, times and tokens only`, () => {
      const paths = Object.values(definitionOf(workflow).States).flatMap((state) =>
        [...JSON.stringify(state).matchAll(/"(\$[^"]*)"/g)].map(([, path]) => path),
      );
      expect([...new Set(paths)].toSorted()).toEqual(
        [
          '$$.Execution.Name',
          '$$.Task.Token',
          '$.dueAt',
          '$.first',
          '$.messageId',
          ...(workflow === 'check-in-lifecycle' ? ['$.checkInSeconds', '$.visitId'] : []),
        ].toSorted(),
      );
    });
  }
});

describe.each(WORKFLOWS)('delivery states in %s', (workflow) => {
  /** What follows when a message has arrived. */
  const after = workflow === 'check-in-lifecycle' ? ['Wait for check-in', 'Post results'] : [];

  it.each(CHANNELS)('S0.22 begins with %s when that is the first possible channel', async (first) => {
    expect(await run(workflow, first)).toMatchObject({
      entered: [CHOOSE, SEND_STATES[first], ...after],
      end: 'succeeded',
    });
  });

  it('S0.28 goes straight to the report when there is no channel at all', async () => {
    const { entered, payloads, end } = await run(workflow, 'none');
    expect(entered).toEqual([CHOOSE, 'Report no channel']);
    expect(end).toBe('succeeded');
    expect(payloads['Report no channel']).toEqual({
      messageId: INPUT.messageId,
      dueAt: INPUT.dueAt,
      execution: 'msg_01-1',
    });
  });

  it('hands each send its message, channel, due time, execution and token', async () => {
    const { payloads } = await run(workflow, 'oem', {
      'Send to OEM app': 'Skipped',
      'Send by WhatsApp': 'Skipped',
      'Send by SMS': 'Skipped',
    });
    for (const channel of CHANNELS) {
      expect(payloads[SEND_STATES[channel]]).toEqual({
        messageId: 'msg_01',
        channel,
        dueAt: INPUT.dueAt,
        execution: 'msg_01-1',
        taskToken: 'token',
      });
    }
  });

  describe.each(CHANNELS)('%s', (channel) => {
    const state = SEND_STATES[channel];
    const next = ladderFrom(channel)[1] ?? 'Report no channel';
    const afterNext = next === 'Report no channel' ? [] : after;

    it.each<[string, Turn]>([
      ['S0.24 S0.27 is left for the next channel when it refuses', 'Rejected'],
      ['S0.25 is left for the next channel when it skips itself', 'Skipped'],
    ])('%s', async (_title, turn) => {
      const result = await run(workflow, channel, { [state]: turn });
      expect(result).toMatchObject({ entered: [CHOOSE, state, next, ...afterNext], end: 'succeeded' });
      expect(result.runs[state]).toBe(1);
    });

    it.each<Turn>(['Throttled', 'Boom'])(
      'B3 is tried again after %s, since its claim remembers what it has sent',
      async (turn) => {
        const result = await run(workflow, channel, { [state]: [turn, 'ok'] });
        expect(result).toMatchObject({ entered: [CHOOSE, state, ...after], end: 'succeeded' });
        expect(result.runs[state]).toBe(2);
      },
    );

    it('is left for the next channel when it breaks off again and again', async () => {
      const result = await run(workflow, channel, { [state]: 'Boom' });
      expect(result).toMatchObject({ entered: [CHOOSE, state, next, ...afterNext], end: 'succeeded' });
      expect(result.runs[state]).toBe(6);
    });

    it('B3 is left for the next channel when no receipt comes in time', async () => {
      const result = await run(workflow, channel, { [state]: 'States.Timeout' });
      expect(result).toMatchObject({ entered: [CHOOSE, state, next, ...afterNext], end: 'succeeded' });
      expect(result.runs[state]).toBe(1);
    });

    it('is left for the next channel when it stays throttled', async () => {
      const result = await run(workflow, channel, { [state]: 'Throttled' });
      expect(result).toMatchObject({ entered: [CHOOSE, state, next, ...afterNext], end: 'succeeded' });
      expect(result.runs[state]).toBe(6);
    });

    it('ends the execution at once when another one has the message', async () => {
      const result = await run(workflow, channel, { [state]: 'AlreadyClaimed' });
      expect(result).toMatchObject({ entered: [CHOOSE, state, 'Claimed elsewhere'], end: 'succeeded' });
      expect(result.runs[state]).toBe(1);
    });
  });

  it('S0.22 S0.28 walks the whole ladder down and reports, when every channel refuses', async () => {
    const everything = Object.fromEntries(
      CHANNELS.map((channel): [string, Turn] => [SEND_STATES[channel], 'Rejected']),
    );
    const { entered, end } = await run(workflow, 'oem', everything);
    expect(entered).toEqual([CHOOSE, ...ladderFrom('oem'), 'Report no channel']);
    expect(end).toBe('succeeded');
  });

  it('tries the report again, and fails loudly when it never works', async () => {
    expect(await run(workflow, 'none', { 'Report no channel': ['Boom', 'ok'] })).toMatchObject({
      end: 'succeeded',
      runs: { 'Report no channel': 2 },
    });
    const failed = await run(workflow, 'none', { 'Report no channel': 'Boom' });
    expect(failed.end).toMatch(/^failed/);
    expect(failed.runs['Report no channel']).toBe(4);
  });
});

describe('budget of states entered, which is what Step Functions bills', () => {
  it('WhatsApp until the results: 4', async () => {
    expect((await run('check-in-lifecycle', 'whatsapp')).entered).toHaveLength(4);
  });

  it.each<Turn>(['Rejected', 'Skipped', 'Throttled'])(
    'fallback through all channels to email, each by %s, until the results: 7',
    async (turn) => {
      const script = { 'Send to OEM app': turn, 'Send by WhatsApp': turn, 'Send by SMS': turn };
      const { entered } = await run('check-in-lifecycle', 'oem', script);
      expect(entered).toEqual([CHOOSE, ...ladderFrom('oem'), 'Wait for check-in', 'Post results']);
      expect(entered).toHaveLength(7);
    },
  );

  it('S0.24 S0.27 fallback from WhatsApp to email, until the results: 6', async () => {
    expect(
      (
        await run('check-in-lifecycle', 'whatsapp', {
          'Send by WhatsApp': 'Rejected',
          'Send by SMS': 'Rejected',
        })
      ).entered,
    ).toHaveLength(6);
  });

  it('one message that arrives at once: 2', async () => {
    expect((await run('message-delivery', 'sms')).entered).toHaveLength(2);
  });
});
