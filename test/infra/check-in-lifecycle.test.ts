import { describe, expect, it } from 'vitest';
import { definitionOf, run, type Turn } from './state-machine.ts';

describe('check-in-lifecycle', () => {
  const delivered = ['Choose first channel', 'Send by WhatsApp', 'Wait for check-in'];

  it('posts the results when the customer has answered', async () => {
    const { entered, payloads, end } = await run('check-in-lifecycle', 'whatsapp');
    expect(entered).toEqual([...delivered, 'Post results']);
    expect(end).toBe('succeeded');
    expect(payloads['Wait for check-in']).toEqual({
      visitId: 'vis_01',
      messageId: 'msg_01',
      taskToken: 'token',
    });
    expect(payloads['Post results']).toEqual({ visitId: 'vis_01' });
  });

  it('begins with the wait when it takes over from an execution that broke there', async () => {
    const { entered, end } = await run('check-in-lifecycle', 'check-in');
    expect(entered).toEqual(['Choose first channel', 'Wait for check-in', 'Post results']);
    expect(end).toBe('succeeded');
  });

  it('closes the check-in when nobody answers until the cut-off', async () => {
    const { entered, payloads, end } = await run('check-in-lifecycle', 'whatsapp', {
      'Wait for check-in': 'States.Timeout',
    });
    expect(entered).toEqual([...delivered, 'Close unanswered']);
    expect(end).toBe('succeeded');
    expect(payloads['Close unanswered']).toEqual({ visitId: 'vis_01' });
  });

  it('waits until the cut-off that its input names', () => {
    expect(definitionOf('check-in-lifecycle').States['Wait for check-in']).toMatchObject({
      TimeoutSecondsPath: '$.checkInSeconds',
    });
  });

  it('ends when the visit was called off while it began to wait', async () => {
    const result = await run('check-in-lifecycle', 'whatsapp', { 'Wait for check-in': 'AlreadyClaimed' });
    expect(result).toMatchObject({ entered: [...delivered, 'Claimed elsewhere'], end: 'succeeded' });
    expect(result.runs['Wait for check-in']).toBe(1);
  });

  it.each<Turn>(['Throttled', 'Boom'])(
    'begins to wait again after %s, and fails loudly when that never works',
    async (turn) => {
      expect(
        await run('check-in-lifecycle', 'whatsapp', { 'Wait for check-in': [turn, 'ok'] }),
      ).toMatchObject({ entered: [...delivered, 'Post results'], end: 'succeeded' });
      const failed = await run('check-in-lifecycle', 'whatsapp', { 'Wait for check-in': turn });
      expect(failed.end).toMatch(/^failed/);
      expect(failed.runs['Wait for check-in']).toBe(4);
    },
  );

  it.each([
    ['Post results', 'ok'],
    ['Close unanswered', 'States.Timeout'],
  ] as const)('tries *%s* again, and fails loudly when it never works', async (state, wait) => {
    const script = { 'Wait for check-in': wait };
    expect(await run('check-in-lifecycle', 'whatsapp', { ...script, [state]: ['Boom', 'ok'] })).toMatchObject(
      { end: 'succeeded', runs: { [state]: 2 } },
    );
    const failed = await run('check-in-lifecycle', 'whatsapp', { ...script, [state]: 'Boom' });
    expect(failed.end).toMatch(/^failed/);
    expect(failed.runs[state]).toBe(4);
  });
});
