import { GetScheduleGroupCommand, ResourceNotFoundException } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { scheduleGroupName } from '../../lib/names.ts';
import { findEvents } from '../../shared/events/event-store.ts';
import { addSeconds } from '../../shared/kernel/clock.ts';
import { epochSeconds } from '../../shared/kernel/instant.ts';
import { findOverdue } from '../../shared/messaging/due-message-store.ts';
import { type Check, fault, type Finding, must, ok, should, unknown, warning } from './check.ts';
import { reasonOf } from './reason.ts';
import { resourcesOf } from './stacks.ts';

/** Planned starts need their group. */
export const checkSchedules: Check = {
  name: 'schedules',
  run: async ({ clients, config }) => {
    const Name = scheduleGroupName(config.stage);
    const todo = `npx cdk deploy --all -c stage=${config.stage}`;
    try {
      const { State } = await clients.scheduler.send(new GetScheduleGroupCommand({ Name }));
      return [must(State === 'ACTIVE', `group ${Name} is active`, `group ${Name} is ${State}`, todo)];
    } catch (error) {
      if (error instanceof ResourceNotFoundException)
        return [fault(`group ${Name} does not exist: nothing can be planned for later`, todo)];
      throw error;
    }
  },
};

/** A message in a dead-letter queue is work that failed for good. */
export const checkDeadLetters: Check = {
  name: 'dead-letter queues',
  run: async ({ clients, stacks }) => {
    const urls = resourcesOf(await stacks(), 'AWS::SQS::Queue').filter((url) => url.endsWith('-dead'));
    const findings: Finding[] = [];
    for (const url of urls) {
      const name = url.slice(url.lastIndexOf('/') + 1);
      try {
        const { Attributes = {} } = await clients.queues.send(
          new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] }),
        );
        const waiting = Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
        findings.push(
          should(
            waiting === 0,
            `${name} is empty`,
            `${name} has ${waiting} message${waiting === 1 ? '' : 's'}`,
            'npm run admin -- queues list; README.md, runbook, "A dead letter queue has messages"',
          ),
        );
      } catch (error) {
        const { says, todo } = reasonOf(error);
        findings.push(unknown(`${name}: ${says}`, todo));
      }
    }
    return urls.length === 0 ? [unknown('the stacks name no dead-letter queue')] : findings;
  },
};

/** The sweep comes every five minutes; what waits longer than twice that is stuck. */
const STUCK_SECONDS = 600;

/** Events that were taken and have no effect. */
export const checkEvents: Check = {
  name: 'events',
  run: async ({ table, now }) => {
    const time = now();
    const parked = await findEvents(table, 'parked', time);
    const waiting = await findEvents(table, 'accepted', time);
    const stuck = waiting.filter(
      ({ receivedAt }) => epochSeconds(time) - epochSeconds(receivedAt) > STUCK_SECONDS,
    );
    return [
      parked.length === 0
        ? ok('no event is parked')
        : warning(
            `parked events: ${parked.length === 100 ? '100 or more' : parked.length}`,
            'npm run admin -- events parked',
          ),
      must(
        stuck.length === 0,
        'no event waits longer than ten minutes',
        `events that wait longer than ten minutes to be applied: ${stuck.length}`,
        'README.md, runbook, "Events wait too long"',
      ),
    ];
  },
};

/** Messages whose start was lost, or that the sweep did not take up. */
export const checkMessages: Check = {
  name: 'messages',
  run: async ({ table, now }) => {
    const overdue = await findOverdue(table, addSeconds(now(), -STUCK_SECONDS));
    return [
      should(
        overdue.length === 0,
        'every planned message was started at its time',
        `messages that were not started at their time: ${overdue.length}`,
        'npm run admin -- messages hanging',
      ),
    ];
  },
};
