/** Rows about Step Functions: what the delivery and check-in workflows rely on. */
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { deploy, dig, outcome, role, row, sleep, stackName, states, until } from './measuring.ts';
import { functionArn, lambda, recorded } from './fixture.ts';

const caught = (name: string, next: string) => ({ ErrorEquals: [name], Next: next, ResultPath: '$.error' });

/** A token task with every way out that the delivery states use. */
export function tokenStates(timeout: number) {
  return {
    StartAt: 'Choose',
    States: {
      Choose: {
        Type: 'Choice',
        Default: 'Nothing to do',
        Choices: [
          {
            And: [
              { Variable: '$.action', IsPresent: true },
              { Not: { Variable: '$.action', StringEquals: 'nothing' } },
            ],
            Next: 'Send',
          },
        ],
      },
      Send: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        TimeoutSeconds: timeout,
        Parameters: {
          FunctionName: functionArn('worker'),
          Payload: {
            'token.$': '$$.Task.Token',
            'action.$': '$.action',
            'attempt.$': '$$.State.RetryCount',
            'execution.$': '$$.Execution.Name',
            'started.$': '$$.Execution.StartTime',
            'entered.$': '$$.State.EnteredTime',
          },
        },
        ResultPath: '$.result',
        Next: 'Done',
        Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }],
        Catch: [
          caught('Rejected', 'By name'),
          caught('States.Timeout', 'Timed out'),
          caught('States.ALL', 'By States.ALL'),
        ],
      },
      'Nothing to do': { Type: 'Succeed' },
      Done: { Type: 'Pass', End: true },
      'By name': { Type: 'Pass', End: true },
      'Timed out': { Type: 'Pass', End: true },
      'By States.ALL': { Type: 'Pass', End: true },
    },
  };
}

/** Creates a state machine and returns its ARN. */
export async function machine(name: string, definition: unknown): Promise<string> {
  const made = await states.send(
    new CreateStateMachineCommand({
      name: `${stackName}-${name}`,
      roleArn: role,
      definition: JSON.stringify(definition),
    }),
  );
  return made.stateMachineArn ?? '';
}

/** Starts an execution and waits until it is over. */
export async function run(stateMachineArn: string, input: unknown, wait = 20_000) {
  const started = Date.now();
  const { executionArn } = await states.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  const ended = await until(async () => {
    const now = await states.send(new DescribeExecutionCommand({ executionArn }));
    return now.status === 'RUNNING' ? undefined : now;
  }, wait);
  const { events } = await states.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return {
    status: ended?.status ?? 'RUNNING',
    error: ended?.error,
    cause: ended?.cause,
    output: ended?.output,
    milliseconds: Date.now() - started,
    path: (events ?? []).flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
    events: events ?? [],
    executionArn: executionArn ?? '',
  };
}

/** The end of a run in a few words. */
function ending(result: {
  status: string;
  path: string[];
  milliseconds: number;
  error?: string | undefined;
}): string {
  return `${result.status}${result.error ? ` ${result.error}` : ''}, path ${result.path.join(' > ')}, ${result.milliseconds} ms`;
}

/** A one-task machine around the thrower, with the ways out given. */
function oneTask(more: Record<string, unknown>, resource = functionArn('thrower')) {
  const end = { Type: 'Pass', End: true };
  const task = { Type: 'Task', Resource: resource, End: true, ...more };
  return { StartAt: 'Task', States: { Task: task, 'By name': end, 'By States.ALL': end, 'Timed out': end } };
}

/** What the worker was called with during a run, oldest first. */
async function received(result: { executionArn: string }): Promise<unknown[]> {
  return (await recorded(`worker-${result.executionArn.split(':').at(-1)}`)).map((one) => one.event);
}

/** Starts a named execution and names the error it ends with, if any. */
function start(stateMachineArn: string, name: string, action: string): Promise<string> {
  const input = JSON.stringify({ action });
  return outcome(states.send(new StartExecutionCommand({ stateMachineArn, name, input })));
}

/** Token tasks, errors by name, timeouts, names, validation, history, and many executions at once. */
export async function stepFunctions(): Promise<void> {
  const token = await machine('token', tokenStates(3));
  for (const action of ['succeed', 'reject', 'throttle', 'hang', 'throw', 'nothing']) {
    await row(`sfn token task: ${action}`, async () => ending(await run(token, { action })));
  }
  await row('sfn $$.State.RetryCount seen', async () => {
    const result = await run(token, { action: 'throttle' });
    return (await received(result)).map((event) => dig(event, 'attempt'));
  });
  await row('sfn $$ context seen', async () => {
    const result = await run(token, { action: 'succeed' });
    return (await received(result)).map((event) => [dig(event, 'started'), dig(event, 'entered')]);
  });
  await row(
    'sfn error object of a caught Rejected',
    async () => (await run(token, { action: 'reject' })).output ?? '',
  );
  await row('sfn choice on a missing variable', async () => ending(await run(token, {})));
  await row('sfn SendTaskSuccess: closed, timed out, invalid token', async () => {
    const done = await run(token, { action: 'succeed' });
    const over = await run(token, { action: 'hang' });
    const tokens = [done, over].map(async (one) => String(dig((await received(one))[0], 'token')));
    const answers = [];
    for (const taskToken of [...(await Promise.all(tokens)), 'no-such-token']) {
      answers.push(await outcome(states.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))));
    }
    return answers;
  });
  await row('sfn name reuse: running same input, running other input, closed same input', async () => {
    await start(token, 'twice', 'hang');
    const running = [await start(token, 'twice', 'hang'), await start(token, 'twice', 'succeed')];
    await start(token, 'closed', 'nothing');
    await sleep(1500);
    return [...running, await start(token, 'closed', 'nothing')];
  });
  await row('sfn bad name / bad input / dangling StartAt', async () => [
    await outcome(states.send(new StartExecutionCommand({ stateMachineArn: token, name: 'bad name*' }))),
    await outcome(states.send(new StartExecutionCommand({ stateMachineArn: token, input: '{bad' }))),
    await outcome(machine('dangling', { StartAt: 'Nowhere', States: { Here: { Type: 'Succeed' } } })),
    await outcome(
      machine('broken', {
        StartAt: 'Here',
        States: { Here: { Type: 'Task', Resource: 'x', Next: 'Nowhere' } },
      }),
    ),
  ]);
  await row('sfn ValidateStateMachineDefinition of a broken one', async () => {
    const answer = await states.send(
      new ValidateStateMachineDefinitionCommand({ definition: '{"StartAt":"Nowhere","States":{}}' }),
    );
    return [answer.result, answer.diagnostics?.length];
  });
  await row('sfn missing JSONPath in Parameters', async () => {
    const arn = await machine('missing', {
      StartAt: 'Pass',
      States: { Pass: { Type: 'Pass', Parameters: { 'x.$': '$.nowhere' }, End: true } },
    });
    const result = await run(arn, {});
    return `${ending(result)} ${result.output ?? ''}`;
  });
  await row('sfn missing JSONPath in a Choice', async () => {
    const arn = await machine('missing-choice', {
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$.nowhere', StringEquals: 'x', Next: 'D' }],
          Default: 'D',
        },
        D: { Type: 'Succeed' },
      },
    });
    return ending(await run(arn, {}));
  });
  await row('sfn thrown error caught by name', async () =>
    ending(
      await run(
        await machine(
          'thrown',
          oneTask({ Catch: [caught('Rejected', 'By name'), caught('States.ALL', 'By States.ALL')] }),
        ),
        {},
      ),
    ),
  );
  await row('sfn thrown error caught by States.TaskFailed', async () =>
    ending(
      await run(
        await machine('taskfailed', oneTask({ Catch: [caught('States.TaskFailed', 'By name')] })),
        {},
      ),
    ),
  );
  await row('sfn thrown error retried by name, 2 attempts 1 s apart', async () => {
    const result = await run(
      await machine(
        'retried',
        oneTask({
          Retry: [{ ErrorEquals: ['Rejected'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }],
        }),
      ),
      {},
    );
    return `${ending(result)}, failures ${result.events.filter((event) => event.type?.endsWith('Failed') && event.type !== 'ExecutionFailed').length}`;
  });
  await row('sfn TimeoutSeconds 1 on a Lambda task of 3 s', async () => {
    const slow = await deploy(`${stackName}-slow`, {
      Slow: lambda(
        'slow',
        'exports.handler = () => new Promise(done => setTimeout(() => { console.log(1); done({}) }, 3000))',
      ),
    });
    return `${slow.status} ${ending(await run(await machine('task-timeout', oneTask({ TimeoutSeconds: 1, Catch: [caught('States.Timeout', 'Timed out')] }, functionArn('slow'))), {}))}`;
  });
  await row('sfn Catch on Parallel', async () => {
    const parallel = {
      Type: 'Parallel',
      Branches: [oneTask({})],
      Catch: [caught('States.ALL', 'Caught')],
      End: true,
    };
    return ending(
      await run(
        await machine('parallel', { StartAt: 'P', States: { P: parallel, Caught: { Type: 'Succeed' } } }),
        {},
      ),
    );
  });
  await row('sfn TimeoutSecondsPath on a token task', async () => {
    const definition = tokenStates(3);
    const { TimeoutSeconds: _dropped, ...send } = definition.States.Send;
    return ending(
      await run(
        await machine('path', {
          ...definition,
          States: { ...definition.States, Send: { ...send, TimeoutSecondsPath: '$.wait' } },
        }),
        { action: 'hang', wait: 2 },
        8000,
      ),
    );
  });
  await row('sfn HeartbeatSeconds 1 on a token task', async () => {
    const definition = tokenStates(6);
    return ending(
      await run(
        await machine('heartbeat', {
          ...definition,
          States: { ...definition.States, Send: { ...definition.States.Send, HeartbeatSeconds: 1 } },
        }),
        { action: 'hang' },
        9000,
      ),
    );
  });
  await row('sfn machine TimeoutSeconds 2', async () => {
    const arn = await machine('machine-timeout', {
      TimeoutSeconds: 2,
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 6, End: true } },
    });
    return ending(await run(arn, {}, 9000));
  });
  await row('sfn Wait TimestampPath in 2 s', async () => {
    const arn = await machine('wait', {
      StartAt: 'W',
      States: { W: { Type: 'Wait', TimestampPath: '$.at', End: true } },
    });
    return ending(await run(arn, { at: new Date(Date.now() + 2000).toISOString() }));
  });
  await row('sfn StopExecution of a waiting token task', async () => {
    const { executionArn } = await states.send(
      new StartExecutionCommand({ stateMachineArn: token, input: '{"action":"hang"}' }),
    );
    await sleep(500);
    await states.send(new StopExecutionCommand({ executionArn }));
    return (await states.send(new DescribeExecutionCommand({ executionArn }))).status;
  });
  await row('sfn history event types of a token task', async () =>
    (await run(token, { action: 'reject' })).events.map((event) => event.type),
  );
  await row('sfn status-change events to a rule', async () => {
    const since = Date.now();
    const fails = await machine('fails', {
      StartAt: 'F',
      States: { F: { Type: 'Fail', Error: 'Told', Cause: 'to' } },
    });
    await run(fails, { visitId: 'v1' });
    const seen = await until(async () => (await recorded('status', since))[0], 5000);
    return seen ? { delay: seen.at - since, detail: dig(seen.event, 'detail') } : 'none within 5 s';
  });
  await row('sfn 200 token executions in a burst', () => burst('cold'));
  await row('sfn 200 token executions in a burst, functions warm', () => burst('warm'));
}

/** Starts 200 token executions, eight at a time, and counts how they end. */
async function burst(name: string): Promise<string> {
  const arn = await machine(`burst-${name}`, tokenStates(60));
  const started = Date.now();
  const waiting = Array.from({ length: 200 }, (_, index) => index);
  const arns: string[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (waiting.pop() !== undefined) {
        const { executionArn } = await states.send(
          new StartExecutionCommand({ stateMachineArn: arn, input: '{"action":"succeed"}' }),
        );
        arns.push(executionArn ?? '');
      }
    }),
  );
  const startedIn = Date.now() - started;
  const ends = new Map<string, number>();
  for (const executionArn of arns) {
    const result = await until(async () => {
      const now = await states.send(new DescribeExecutionCommand({ executionArn }));
      return now.status === 'RUNNING'
        ? undefined
        : `${now.status} ${now.error ?? ''} ${(now.output ?? '').includes('"error"') ? 'by an error path' : ''}`.trim();
    }, 70_000);
    ends.set(result ?? 'RUNNING', (ends.get(result ?? 'RUNNING') ?? 0) + 1);
  }
  return `${JSON.stringify(Object.fromEntries(ends))}, started in ${startedIn} ms, all over in ${Date.now() - started} ms`;
}
