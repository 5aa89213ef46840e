import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import type { DeliveryInput, Workflow } from '../../shared/messaging/workflow.ts';
import type { Stage } from '../../lib/stage-config.ts';
import { asText, ofType, synthesized } from './synthesized.ts';

/* Runs the state machines of the templates in a second interpreter, with tasks that answer what a test says. */

const definitionSchema = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});
export type Definition = z.infer<typeof definitionSchema>;

/** The definition of a machine as AWS gets it. */
export const definitionOf = (workflow: Workflow, stage: Stage = 'prod'): Definition => {
  const name = `kerbside-${stage}-${workflow}`;
  const found = ofType(synthesized(stage), 'AWS::StepFunctions::StateMachine').find(
    ([, { Properties }]) => Properties['StateMachineName'] === name,
  );
  if (!found) throw new Error(`There is no state machine ${name}.`);
  const text = asText(found[1].Properties['DefinitionString'])
    .replaceAll('<AWS::Partition>', 'aws')
    .replaceAll(/"<(\w+)>"/g, '"arn:aws:lambda:eu-central-1:111122223333:function:$1"');
  return definitionSchema.parse(JSON.parse(text));
};

/** What a task does when its turn comes: `delivered` (the token succeeds), or the name of the error that it fails with. */
export type Turn = 'ok' | 'Rejected' | 'Skipped' | 'Throttled' | 'AlreadyClaimed' | 'States.Timeout' | 'Boom';

/** For each state what its first, second, … run does; the last one counts for all that follow. A state that is not named does `ok`. */
export type Script = Record<string, Turn | Turn[]>;

class NamedError extends Error {
  constructor(name: string) {
    super(`${name} by the test`);
    this.name = name;
  }
}

export type Run = {
  /** The names of the states entered, in their order: what AWS bills as transitions, without retries. */
  entered: string[];
  /** How often each task ran. */
  runs: Record<string, number>;
  /** What each task got last. */
  payloads: Record<string, unknown>;
  /** The execution's end; `failed` with the name of the error. */
  end: 'succeeded' | `failed: ${string}`;
};

export const INPUT: DeliveryInput = {
  messageId: 'msg_01',
  visitId: 'vis_01',
  dueAt: '2026-12-01T18:00:00.000Z',
  first: 'whatsapp',
  checkInSeconds: 3600,
};

const turnsOf = (script: Script, state: string): Turn[] => [script[state] ?? 'ok'].flat();

const LONG_ENOUGH_TO_TIME_OUT = 60_000;

/** Runs a machine. Timeouts of a blink and pauses of none stand in for the real ones. */
export const run = async (
  workflow: Workflow,
  first: DeliveryInput['first'],
  script: Script = {},
  stage: Stage = 'prod',
): Promise<Run> => {
  const definition = structuredClone(definitionOf(workflow, stage));
  const runs: Record<string, number> = {};
  const payloads: Record<string, unknown> = {};
  // A machine's own timeout is a day or more, longer than a timer of Node can be.
  delete definition['TimeoutSeconds'];
  const names = Object.keys(definition.States);
  for (const name of names)
    shortenTimeout(definition.States[name] ?? {}, turnsOf(script, name).includes('States.Timeout'));
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: unknown) => {
        runs[name] = (runs[name] ?? 0) + 1;
        payloads[name] = z.object({ Payload: z.unknown() }).parse(input).Payload;
        const turns = turnsOf(script, name);
        const turn = turns[Math.min(runs[name], turns.length) - 1] ?? 'ok';
        if (turn === 'States.Timeout')
          await new Promise((resolve) => setTimeout(resolve, LONG_ENOUGH_TO_TIME_OUT).unref());
        if (turn !== 'ok') throw new NamedError(turn);
        return { settled: 'receipt' };
      },
    ]),
  );
  // The definitions are validated once in a test of their own; here that would take most of the time.
  const machine = new StateMachine(definition as unknown as StateMachineDefinition, {
    validationOptions: { noValidate: true },
  });
  const execution = machine.run(
    { ...INPUT, first },
    {
      overrides: {
        taskResourceLocalHandlers: handlers,
        retryIntervalOverrides: Object.fromEntries(names.map((name) => [name, 0])),
      },
      context: { Execution: { Name: 'msg_01-1' }, Task: { Token: 'token' } },
    },
  );
  const end = execution.result.then(
    (): Run['end'] => 'succeeded',
    (error: unknown): Run['end'] => `failed: ${error instanceof Error ? error.message : String(error)}`,
  );
  const entered: string[] = [];
  for await (const event of execution.eventLogs)
    if (event.type === 'StateEntered') entered.push(event.state.name);
  return { entered, runs, payloads, end: await end };
};

/**
 * Waits of minutes become waits of a blink where the test lets a task time out, and are taken away elsewhere. This
 * interpreter reads a path after `Parameters` have replaced the input, AWS reads it before; so the path becomes a number.
 */
const shortenTimeout = (state: Record<string, unknown>, timesOut: boolean): void => {
  const hadTimeout = state['TimeoutSeconds'] !== undefined || state['TimeoutSecondsPath'] !== undefined;
  delete state['TimeoutSeconds'];
  delete state['TimeoutSecondsPath'];
  if (timesOut && hadTimeout) state['TimeoutSeconds'] = 0.05;
};

export const SEND_STATES: Record<(typeof CHANNELS)[number], string> = {
  oem: 'Send to OEM app',
  whatsapp: 'Send by WhatsApp',
  sms: 'Send by SMS',
  email: 'Send by email',
};
