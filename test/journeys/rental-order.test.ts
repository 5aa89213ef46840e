import { afterEach, describe, expect, it } from 'vitest';
import { staffDoors } from '../../bin/client/staff-client.ts';
import { stageClock } from '../../bin/client/stage-clock.ts';
import type { RentalLine } from '../../bin/demo/rental-lines.ts';
import { newRentalOrder } from '../../bin/demo/rental-order.ts';
import { tellRental } from '../../bin/demo/tell-rental.ts';
import { addDays, atLocalTime, localDay } from '../../shared/kernel/clock.ts';
import { call, eventually, postEvent, readEvent, staffToken, unique } from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';

/* Against the running system, by HTTP only: signed events, the staff's doors, the handset, and the launcher's door to the clock. */

const clock = () => stageClock(sandbox().clock ?? '');
afterEach(async () => {
  await clock().reset();
});

const ZONE = 'Europe/London';
const at = (day: number, time: string): string =>
  atLocalTime(addDays(localDay(new Date().toISOString(), ZONE), day), time, ZONE);
const localAt = (day: number, time: string): string =>
  `${addDays(localDay(new Date().toISOString(), ZONE), day)} ${time}`;

const purposes = (list: readonly { purpose: string }[]): string[] => list.map(({ purpose }) => purpose);
/** What the staff were shown after each event, in the order of the story. */
const shownChanges = (lines: readonly RentalLine[]) =>
  lines.flatMap((line) =>
    line.kind === 'diff'
      ? [
          [
            ...purposes(line.change.added).map((purpose) => `+ ${purpose}`),
            ...purposes(line.change.moved).map((purpose) => `> ${purpose}`),
            ...line.change.withdrawn.map(({ purpose, reason }) => `- ${purpose} ${reason}`),
            ...line.change.skipped.map(({ purpose, reason }) => `x ${purpose} ${reason}`),
          ],
        ]
      : [],
  );

describe('a rental order', () => {
  it('S1.10 S1.20 S1.26 S1.27 S1.28 S1.30 S1.31 B4 B11 gets its six messages at their times, while the clock of the stage is moved forward', async () => {
    const lines: RentalLine[] = [];
    // A run over midnight begins on the day on which it began.
    const times = { start: localAt(1, '11:00'), end: localAt(3, '15:00') };
    expect(await tellRental(sandbox(), (line) => lines.push(line))).toEqual([]);

    expect(shownChanges(lines)).toEqual([
      ['+ reminder-start', '+ reminder-end'],
      ['+ order-confirmed'],
      ['+ payment-due'],
      ['> reminder-start', '> reminder-end'],
      [],
      ['+ payment-received'],
      ['+ reminder-end', 'x reminder-start booked_too_late'],
      ['+ order-rejected', '- reminder-end visit_declined'],
      [],
      [],
    ]);
    const arrived = lines.flatMap((line) =>
      line.kind === 'arrived' ? [`${line.what} by ${line.channel}`] : [],
    );
    expect(arrived).toEqual([
      'order-confirmed arrived by whatsapp',
      'payment-due arrived by whatsapp',
      'payment-received arrived by whatsapp',
      'order-rejected arrived by sms',
      'reminder-start arrived by whatsapp',
      'reminder-end arrived by whatsapp',
    ]);
    const plan = lines.findLast((line) => line.kind === 'plan');
    expect(plan?.messages).toMatchObject([
      { purpose: 'order-confirmed', status: 'read' },
      { purpose: 'payment-due', status: 'read' },
      { purpose: 'payment-received', status: 'read' },
      { purpose: 'reminder-start', status: 'read', dueLocal: times.start, to: 'Jane Sample' },
      { purpose: 'reminder-end', status: 'read', dueLocal: times.end, channel: 'whatsapp' },
    ]);
    // What other tests planned for these days falls due as well.
    const started = lines.flatMap((line) => (line.kind === 'clock' ? line.started : []));
    const [reminders] = lines.flatMap((line) => (line.kind === 'diff' ? [line.change.added] : []));
    for (const { messageId } of reminders ?? [])
      expect(started.filter((name) => name.startsWith(`${messageId}-`))).toHaveLength(1);
    expect((await clock().look()).aheadSeconds).toBe(0);
  });

  it('S1.22 S1.29 S1.30 S1.31 what an advisor has edited stays as it is when the order moves; returned early, all that is unsent is gone', async () => {
    const partner = sandbox().partners.find(({ id }) => id === 'sharebox')!;
    const customer = { firstName: 'Erin', lastName: 'Sample', language: 'en', mobile: '+49 176 04069005' };
    const order = newRentalOrder(partner, customer, { brand: 'BMW', model: 'i4' });
    const now = () => new Date().toISOString();
    const tell = async (event: unknown) => {
      const id = unique('msg');
      await postEvent(partner, event, id);
      await eventually(partner, id, { status: 'applied' });
      return id;
    };
    const booked = await tell(order.booked(now(), { startsAt: at(3, '10:00'), endsAt: at(5, '18:00') }));
    const { messages } = await readEvent(partner, booked);
    const edited = messages.find(({ purpose }) => purpose === 'reminder-end')?.id ?? '';
    const token = await staffToken('alice.advisor@sample-motors.example');
    const staff = staffDoors(sandbox().baseUrl, token);
    const [conversationId = ''] = edited.split('-');
    const { visitId = '' } = (await staff.planChange(conversationId, booked)) ?? {};
    const put = await call(`/v1/messages/${edited}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Please fill it up before you return it.' }),
    });
    expect(put).toMatchObject({ status: 200 });

    const moved = await tell(order.booked(now(), { startsAt: at(3, '12:00'), endsAt: at(5, '20:00') }));
    expect(await staff.planChange(conversationId, moved)).toMatchObject({
      moved: [{ purpose: 'reminder-start', from: at(2, '10:00'), to: at(2, '12:00') }],
      withdrawn: [],
      added: [],
    });
    expect((await staff.visitMessages(visitId)).messages).toMatchObject([
      { purpose: 'reminder-start', dueAt: at(2, '12:00'), plannedBy: 'automation' },
      { id: edited, dueAt: at(5, '14:00'), plannedBy: 'staff', status: 'planned' },
    ]);

    const finished = await tell(order.status(now(), 'finished'));
    expect((await staff.planChange(conversationId, finished))?.withdrawn).toMatchObject([
      { purpose: 'reminder-start', reason: 'visit_finished' },
      { purpose: 'reminder-end', reason: 'visit_finished' },
    ]);
    expect((await staff.visitMessages(visitId)).messages.map(({ status }) => status)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });
});
