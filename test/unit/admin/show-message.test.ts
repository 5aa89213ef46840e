import { expect, it } from 'vitest';
import { EVENT_COMMANDS } from '../../../bin/admin/event-commands.ts';
import { MESSAGE_COMMANDS } from '../../../bin/admin/message-commands.ts';
import type { AdminCommand, AdminContext } from '../../../bin/admin/command.ts';
import { checkInStart, World } from '../../support/world.ts';
import { faultOf, worldWithDealers } from './admin-world.ts';

const run = async (
  world: World,
  commands: readonly AdminCommand[],
  [noun, verb]: readonly [string, string],
  flags: Record<string, unknown>,
) => {
  const { deps } = await worldWithDealers();
  const context: AdminContext = {
    ...deps,
    table: world.memory,
    stage: 'local',
    publicBaseUrl: undefined,
    operator: () => Promise.reject(new Error('not asked here')),
  };
  const command = commands.find((each) => each.noun === noun && each.verb === verb);
  if (!command) throw new Error(`${noun} ${verb}`);
  return command.run(context, flags);
};

it('B2 messages show and events show print the same lines of a trace; the first also the vendors’ ids and the cause', async () => {
  const world = new World();
  world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
  await world.send(checkInStart(), 'msg_1');
  await world.advance(5);
  await world.receipt('whatsapp', 'failed', {
    reason: 'recipient_unreachable',
    providerCode: '131026',
    providerText: 'Message undeliverable',
  });
  await world.advance(3);
  await world.receipt('sms', 'delivered', { price: { amount: 0.71, currency: 'credits' } });
  const [{ messageId } = { messageId: '' }] = world.messages();

  const shown = await run(world, MESSAGE_COMMANDS, ['messages', 'show'], { messageId });
  expect(shown.lines.map((line) => line.replaceAll(messageId, 'ID'))).toEqual([
    'ID check-in-invite, delivered',
    '  2026-11-24T10:00:00.000Z  planned: by rule start; due at once (08:00–21:00 Europe/Berlin)',
    '  2026-11-24T10:00:00.000Z  OEM app: refused when planned: the location has not set up this channel',
    '  2026-11-24T10:00:00.000Z  WhatsApp: chosen as a possible channel',
    '  2026-11-24T10:00:00.000Z  SMS: chosen as a possible channel',
    '  2026-11-24T10:00:00.000Z  Email: chosen as a possible channel',
    '  2026-11-24T10:00:00.000Z  WhatsApp: its turn, handed to the vendor',
    '  2026-11-24T10:00:00.000Z  WhatsApp: accepted by the vendor [id-ID~1]',
    '  2026-11-24T10:00:05.000Z  WhatsApp: not delivered: the vendor cannot reach this recipient [the vendor’s code 131026 “Message undeliverable”]',
    '  2026-11-24T10:00:05.000Z  SMS: its turn, handed to the vendor',
    '  2026-11-24T10:00:05.000Z  SMS: accepted by the vendor [id-ID~2]',
    '  2026-11-24T10:00:08.000Z  SMS: delivered to the customer [0.71 credits]',
    '  caused by checkin.start msg_1 of tjekvik',
  ]);

  const event = await run(world, EVENT_COMMANDS, ['events', 'show'], {
    partnerId: 'tjekvik',
    eventId: 'msg_1',
  });
  expect(event.lines.slice(0, 3)).toEqual([
    'msg_1 checkin.start, applied, received 2026-11-24T10:00:00.000Z',
    `  visit ${world.messages()[0]?.visitId}`,
    expect.stringMatching(/^ {2}rule start \(start-check-in\): /),
  ]);
  expect(event.lines.slice(3)).toEqual(
    shown.lines.slice(0, -1).map((line) => line.replace(/ \[id-[^\]]*\]$/, '')),
  );
});

it('says that there is no such message', async () => {
  const fault = await faultOf(
    run(new World(), MESSAGE_COMMANDS, ['messages', 'show'], { messageId: 'cv1-2' }),
  );
  expect(fault).toMatchObject({ kind: 'NotFound', code: 'admin.not_found' });
});
