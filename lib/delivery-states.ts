import { Duration } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  Errors,
  IntegrationPattern,
  JitterType,
  JsonPath,
  type State,
  StateMachineFragment,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { type Channel, CHANNELS } from '../shared/dealers/settings.ts';
import { TASK_ERRORS } from '../shared/messaging/workflow.ts';
import type { DeliveryFunctions } from './delivery-functions.ts';
import type { StageConfig } from './stage-config.ts';

export type DeliveryStatesProps = { config: StageConfig; functions: DeliveryFunctions };

const STATE_NAMES: Record<Channel, string> = {
  oem: 'Send to OEM app',
  whatsapp: 'Send by WhatsApp',
  sms: 'Send by SMS',
  email: 'Send by email',
};

/**
 * The states that bring one message to a customer; both state machines have them.
 *
 * 1. *Choose first channel* goes to the first channel that was possible when the message was planned. That is all that
 *    the machine decides: the order of the channels is fixed, and a channel that is not possible says so itself.
 * 2. A *Send …* state hands its function the message's id and a task token, and waits. The function decides anew whether
 *    the message may go out this way, claims it, and sends once. A vendor's receipt ends the wait through the token.
 * 3. When the channel refuses, was skipped, stays throttled or broken, or no receipt comes within its time, the next channel has its
 *    turn.
 * 4. When another execution has the message, or it needs no sending any more, this one ends at *Claimed elsewhere*.
 * 5. When no channel is left, *Report no channel* marks the message as failed and tells the staff why; where only the clock was
 *    against it, it plans the message anew for the next window. The execution ends.
 *
 * | state | file | retries on | gives up to |
 * |---|---|---|---|
 * | *Choose first channel* | – | – | *Report no channel*, when there is no first channel |
 * | *Send to OEM app* | delivery-workflow/send-by-oem.ts | any failure but a refusal or a skip | *Send by WhatsApp* |
 * | *Send by WhatsApp* | delivery-workflow/send-by-whatsapp.ts | any failure but a refusal or a skip | *Send by SMS* |
 * | *Send by SMS* | delivery-workflow/send-by-sms.ts | any failure but a refusal or a skip | *Send by email* |
 * | *Send by email* | delivery-workflow/send-by-email.ts | any failure but a refusal or a skip | *Report no channel* |
 * | *Report no channel* | delivery-workflow/report-no-channel.ts | any failure, 3 times | a failed execution and its alarm |
 *
 * The input of every state is the execution's input (`DeliveryInput`); results are thrown away, the table has them.
 */
export class DeliveryStates extends StateMachineFragment {
  readonly startState: State;
  /** The states after which the message has arrived, or may have. */
  readonly endStates: LambdaInvoke[];
  /** The entry; a machine that has more states than these adds where else an execution may begin. */
  readonly chooseFirst: Choice;
  /** Where an execution ends that finds the work done by somebody else. */
  readonly claimedElsewhere: Succeed;

  constructor(scope: Construct, id: string, props: DeliveryStatesProps) {
    super(scope, id);
    const noChannel = this.#reportNoChannel(props);
    this.claimedElsewhere = new Succeed(this, 'Claimed elsewhere', {
      comment: 'Another execution sends this message, or it needs no sending any more',
    });
    const sends = new Map(CHANNELS.map((channel) => [channel, this.#send(props, channel)]));
    const choice = new Choice(this, 'Choose first channel', {
      comment: 'Where the ladder of channels begins',
    });
    CHANNELS.forEach((channel, position) => {
      const send = sends.get(channel);
      const nextChannel = CHANNELS[position + 1];
      const next = (nextChannel && sends.get(nextChannel)) ?? noChannel;
      if (!send) return;
      choice.when(Condition.stringEquals('$.first', channel), send);
      send.addRetry({ errors: FINAL, maxAttempts: 0 });
      send.addRetry({
        errors: [Errors.TASKS_FAILED],
        interval: Duration.seconds(props.config.throttled.intervalSeconds),
        backoffRate: 2,
        jitterStrategy: JitterType.FULL,
        maxAttempts: props.config.throttled.attempts,
      });
      send.addCatch(this.claimedElsewhere, {
        errors: [TASK_ERRORS.alreadyClaimed],
        resultPath: JsonPath.DISCARD,
      });
      const refusals = [TASK_ERRORS.rejected, TASK_ERRORS.skipped, TASK_ERRORS.throttled, Errors.TIMEOUT];
      send.addCatch(next, { errors: refusals, resultPath: JsonPath.DISCARD });
      send.addCatch(next, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
    });
    choice.otherwise(noChannel);
    this.startState = choice;
    this.chooseFirst = choice;
    this.endStates = [...sends.values()];
  }

  #send({ config, functions }: DeliveryStatesProps, channel: Channel): LambdaInvoke {
    return new LambdaInvoke(this, STATE_NAMES[channel], {
      lambdaFunction: functions.send[channel].lambda,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        messageId: JsonPath.stringAt('$.messageId'),
        channel,
        dueAt: JsonPath.stringAt('$.dueAt'),
        execution: JsonPath.stringAt('$$.Execution.Name'),
        taskToken: JsonPath.taskToken,
      }),
      taskTimeout: Timeout.duration(Duration.seconds(config.deadlines[channel])),
      resultPath: JsonPath.DISCARD,
      retryOnServiceExceptions: false,
    });
  }

  #reportNoChannel({ functions }: DeliveryStatesProps): TaskStateBase {
    const report = new LambdaInvoke(this, 'Report no channel', {
      lambdaFunction: functions.reportNoChannel.lambda,
      payload: TaskInput.fromObject({
        messageId: JsonPath.stringAt('$.messageId'),
        dueAt: JsonPath.stringAt('$.dueAt'),
        execution: JsonPath.stringAt('$$.Execution.Name'),
      }),
      resultPath: JsonPath.DISCARD,
      retryOnServiceExceptions: false,
    });
    return report.addRetry(REPEATABLE);
  }
}

/**
 * What a function said itself, and would say again. All else is tried again on this channel: a throttle, no free copy of the
 * function, and a function that broke off. Nobody knows whether that one had sent, but the table does: its claim lets the next try
 * wait for the receipt, where the next channel would be a second copy.
 */
const FINAL = [TASK_ERRORS.rejected, TASK_ERRORS.skipped, TASK_ERRORS.alreadyClaimed];

/** For tasks that may run twice without harm: after 5, 10 and 20 seconds, which outlasts a throttle or a restart. */
export const REPEATABLE = {
  errors: [Errors.TASKS_FAILED],
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxAttempts: 3,
};
