import { Duration } from 'aws-cdk-lib';
import {
  Chain,
  Condition,
  Errors,
  IntegrationPattern,
  JsonPath,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { TASK_ERRORS } from '../shared/messaging/workflow.ts';
import { DeliveryStates, type DeliveryStatesProps, REPEATABLE } from './delivery-states.ts';
import type { DoorProps } from './service-api.ts';
import { applyEventsGrant } from './event-stream.ts';
import { ServiceFunction } from './service-function.ts';
import { Workflow } from './workflow.ts';

type CheckInFunctions = Record<'waitForCheckIn' | 'postResults' | 'closeUnanswered', ServiceFunction>;
export type CheckInLifecycleProps = DeliveryStatesProps & Omit<DoorProps, 'api'>;

/**
 * `check-in-lifecycle`: invites a customer to check in and sees it through to the answer or the cut-off.
 *
 * 1. Started at the invite's due time, by a schedule or directly, with a `DeliveryInput`.
 * 2. The delivery states bring the invite to the customer (`delivery-states.ts` has the walk and the table). When no
 *    channel works, the execution ends after *Report no channel*: the staff take over.
 * 3. *Wait for check-in* leaves a task token with the check-in and waits until the cut-off. Whoever finishes the check-in
 *    (our page, the partner's event) ends the wait through the token; one that is finished already ends it at once.
 *    An execution that takes over from one that broke while it waited begins here.
 * 4. *Post results* brings the answers into the conversation and notifies the team by the dealer's rules.
 * 5. When nobody answered until the cut-off, *Close unanswered* closes the check-in, if it is still open by then. Where the
 *    appointment was moved meanwhile, it starts another execution, which waits for the rest.
 *
 * | state | file | retries on | gives up to |
 * |---|---|---|---|
 * | the delivery states | `delivery-states.ts` | | |
 * | *Wait for check-in* | checkin-workflow/wait-for-check-in.ts | any failure but AlreadyClaimed, 3 times | *Close unanswered*, when the time is over; *Claimed elsewhere* |
 * | *Post results* | checkin-workflow/post-results.ts | any failure, 3 times | a failed execution and its alarm |
 * | *Close unanswered* | checkin-workflow/close-unanswered.ts | any failure, 3 times | a failed execution and its alarm |
 */
export class CheckInLifecycleWorkflow extends Workflow {
  constructor(scope: Construct, id: string, props: CheckInLifecycleProps) {
    super(scope, id, {
      config: props.config,
      workflow: 'check-in-lifecycle',
      errorImpact:
        'An invite or the results of a check-in are stuck: the customer answered and nobody at the dealer knows.',
      // The longest cut-off lies 60 days ahead (`inviteDaysBefore`); whatever lasts longer hangs.
      timeout: Duration.days(62),
      states: (within) => {
        const functions = checkInFunctions(new Construct(within, 'Functions'), props);
        const delivery = new DeliveryStates(within, 'Delivery', props);
        const wait = waitStates(within, functions, delivery);
        delivery.chooseFirst.when(Condition.stringEquals('$.first', 'check-in'), wait, {
          comment: 'Takes over from an execution that broke while it waited',
        });
        return Chain.start(delivery).next(wait);
      },
    });
  }
}

const waitStates = (
  scope: Construct,
  functions: CheckInFunctions,
  { claimedElsewhere }: DeliveryStates,
): LambdaInvoke => {
  const visit = TaskInput.fromObject({ visitId: JsonPath.stringAt('$.visitId') });
  const rest = { resultPath: JsonPath.DISCARD, retryOnServiceExceptions: false };
  const postResults = new LambdaInvoke(scope, 'Post results', {
    lambdaFunction: functions.postResults.lambda,
    payload: visit,
    ...rest,
  });
  const closeUnanswered = new LambdaInvoke(scope, 'Close unanswered', {
    lambdaFunction: functions.closeUnanswered.lambda,
    payload: visit,
    ...rest,
  });
  const wait = new LambdaInvoke(scope, 'Wait for check-in', {
    lambdaFunction: functions.waitForCheckIn.lambda,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({
      visitId: JsonPath.stringAt('$.visitId'),
      messageId: JsonPath.stringAt('$.messageId'),
      taskToken: JsonPath.taskToken,
    }),
    taskTimeout: Timeout.at('$.checkInSeconds'),
    ...rest,
  });
  // The first rule that fits counts: a lost claim is final, anything else is worth another try.
  wait.addRetry({ errors: [TASK_ERRORS.alreadyClaimed], maxAttempts: 0 }).addRetry(REPEATABLE);
  wait.addCatch(closeUnanswered.addRetry(REPEATABLE), {
    errors: [Errors.TIMEOUT],
    resultPath: JsonPath.DISCARD,
  });
  wait.addCatch(claimedElsewhere, { errors: [TASK_ERRORS.alreadyClaimed], resultPath: JsonPath.DISCARD });
  wait.next(postResults.addRetry(REPEATABLE));
  return wait;
};

const checkInFunctions = (scope: Construct, { config, grants }: CheckInLifecycleProps): CheckInFunctions => ({
  waitForCheckIn: new ServiceFunction(scope, 'checkin-workflow/wait-for-check-in', {
    config,
    purpose:
      'Leaves the task token of the waiting execution with the check-in, or wakes it when the answer is there already',
    errorImpact: 'Finished check-ins are not noticed: their results reach the staff late or not at all.',
    grant: grants.table(['GetItem', 'PutItem']).and(grants.answerWorkflows()),
    timeoutSeconds: 30,
  }),
  postResults: new ServiceFunction(scope, 'checkin-workflow/post-results', {
    config,
    purpose: 'Posts the results of a check-in to the conversation and notifies the team',
    errorImpact: 'Customers have checked in, but the staff do not see the results.',
    grant: applyEventsGrant(grants),
    timeoutSeconds: 60,
  }),
  closeUnanswered: new ServiceFunction(scope, 'checkin-workflow/close-unanswered', {
    config,
    purpose:
      'Closes a check-in that nobody answered until the cut-off; lets another execution wait when the appointment was moved',
    errorImpact: 'Unanswered check-ins stay open; the staff are not told that a customer did not answer.',
    grant: grants.table(['GetItem', 'PutItem']).and(grants.startWorkflows()),
    timeoutSeconds: 30,
  }),
});
