import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { expect, it } from 'vitest';
import { adminContext } from '../../bin/admin/context.ts';
import { enterLocalAws } from '../../bin/local/enter-local-aws.ts';
import { functionName, scheduleGroupName } from '../../lib/names.ts';
import { locations } from '../../shared/dealers/dealer-store.ts';
import { replannings, waitingReplannings } from '../../shared/dealers/replanning-store.ts';
import { saveLocation } from '../../shared/dealers/save-location.ts';
import { FAR_FUTURE } from '../../shared/planning/send-time.ts';
import { events } from '../../shared/events/event-store.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { scheduleName } from '../../shared/planning/arrange-start.ts';
import { visitPlans } from '../../shared/planning/visit-plan-store.ts';
import { now } from '../../shared/platform/system.ts';
import { visits } from '../../shared/visits/visit-store.ts';
import { localAws } from '../support/local-aws.ts';
import { sandbox } from '../support/sandbox.ts';
import { call, staffToken, story, unique } from '../support/stage.ts';

/* The messages of a visit follow its customer and the settings of its location, on the stacks as they are deployed. */

const admin = 'adam.admin@autohaus-muster.example';
const automationOf = (hoursBefore: number) => ({
  mode: 'on' as const,
  holdFirst: 0,
  purposes: [{ purpose: 'reminder-start' as const, hoursBefore }],
});

it(
  'B4 S1.26 S1.31 a customer is blocked and let in again, a reminder is to go out earlier: the plan follows',
  {
    timeout: 180_000,
  },
  async () => {
    enterLocalAws(sandbox().endpoint);
    const { table } = adminContext('local', sandbox().baseUrl);
    const deps = { table, now };
    const { partner, start } = story('00', { email: `${unique('k')}@example.com` });
    const { dealerId } = partner;
    const locationId = unique('follow');
    const template = (await locations.get(table, { dealerId, locationId: partner.locationId }))!;
    const settings = { ...template.settings, automation: automationOf(24) };
    await locations.createOnce(table, { ...template, locationId, settings }, now());

    const startsAt = new Date(Date.now() + 6 * 86_400_000).toISOString();
    const { contact, vehicle } = start['data'] as Record<string, unknown>;
    const appointment = { id: unique('a'), startsAt };
    const data = { dealerId, locationId, appointment, contact, vehicle };
    const body = JSON.stringify({ type: 'appointment.upserted', timestamp: now(), data });
    const event = {
      partnerId: partner.id,
      eventId: unique('msg'),
      type: 'appointment.upserted',
      body,
      bodyDigest: sha256Hex(body),
      receivedAt: now(),
      status: 'accepted' as const,
    };
    await table.write(events.creation(event, event.receivedAt));
    const visitOf = async () => (await events.get(table, event))?.outcome?.visitId ?? '';
    await expect.poll(visitOf, { timeout: 60_000 }).not.toBe('');
    const visitId = await visitOf();
    const plan = async () =>
      (await visitPlans.get(table, { visitId }))?.entries
        .filter(({ purpose }) => purpose === 'reminder-start')
        .map(({ outcome }) => outcome);
    expect(await plan()).toEqual(['planned']);

    const planned = async () =>
      (await visitPlans.get(table, { visitId }))?.entries.find(({ outcome }) => outcome === 'planned')
        ?.message;
    const dueBefore = (await planned())!.dueAt;
    const { contactId } = (await visits.get(table, { visitId }))!;
    const headers = {
      authorization: `Bearer ${await staffToken(admin)}`,
      'content-type': 'application/json',
    };
    const said = (what: string) => call(`/v1/contacts/${contactId}/${what}`, { method: 'POST', headers });
    expect((await said('block')).status).toBe(200);
    await expect.poll(plan, { timeout: 60_000 }).toContain('withdrawn');
    expect((await said('unblock')).status).toBe(200);
    await expect.poll(plan, { timeout: 60_000 }).toContain('planned');

    await saveLocation(deps, { dealerId, locationId, settings: { automation: automationOf(48) } });
    const waits = (await waitingReplannings(table, FAR_FUTURE)).find(
      (each) => each.kind === 'location' && each.locationId === locationId,
    );
    // As if the two minutes had passed that everybody needs to have the new settings.
    await replannings.change(deps, waits!, (current) => current && { ...current, takeAt: current.since });
    const FunctionName = functionName('local', 'stream/sweep-plans');
    await new LambdaClient(localAws()).send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    const moved = (await planned())!;
    // A day earlier, whatever clocks did in between.
    expect(Math.round((Date.parse(dueBefore) - Date.parse(moved.dueAt)) / 86_400_000)).toBe(1);
    const Name = scheduleName(moved);
    const schedule = await new SchedulerClient(localAws()).send(
      new GetScheduleCommand({ Name, GroupName: scheduleGroupName('local') }),
    );
    expect(schedule.ScheduleExpression).toContain(moved.dueAt.slice(0, 10));
    expect(await replannings.get(table, waits!)).toMatchObject({ doneAt: expect.any(String) });
  },
);
