import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  InvokeCommand,
  LambdaClient,
  paginateListFunctions,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import { functionName, resourceName } from '../../lib/names.ts';
import { events, findEvents } from '../../shared/events/event-store.ts';
import { addSeconds } from '../../shared/kernel/clock.ts';
import type { FunctionName } from '../../shared/platform/function-environments.ts';
import { now } from '../../shared/platform/system.ts';
import type { Table } from '../../shared/table/table.ts';
import { localAws, tableName } from './local-aws.ts';

/* The deployed functions of the local stage, led to other addresses for a while; and what AWS does by itself and the local AWS does not. */

/** Sets variables on all of our functions, and gives back what takes them away again. */
export const setOnFunctions = async (variables: Record<string, string>): Promise<() => Promise<void>> => {
  const client = new LambdaClient(localAws());
  const before: { id: { FunctionName: string }; variables: Record<string, string> }[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    for (const { FunctionName = '', Environment } of Functions)
      if (isOurs(FunctionName))
        before.push({ id: { FunctionName }, variables: Environment?.Variables ?? {} });
  }
  const update = async (change: Record<string, string>): Promise<void> => {
    for (const each of before) {
      const Environment = { Variables: { ...each.variables, ...change } };
      await client.send(new UpdateFunctionConfigurationCommand({ ...each.id, Environment }));
    }
    for (const { id } of before) await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60 }, id);
  };
  await update(variables);
  return () => update({});
};

/** The simulated vendors are not part of the system: how they fail is chosen by the number that is called. */
const isOurs = (name: string): boolean =>
  name.startsWith(resourceName('local', '')) && !name.startsWith(resourceName('local', 'vendor-sandbox', ''));

/** The stream gets a moment for a first try. */
const FIRST_TRY_SECONDS = 4;

/**
 * Gives the stream's consumer again what it reported as not applied now. On AWS the stream does that by itself, until it
 * works; the local AWS drops such a record (docs/local-aws.md), and then only the sweep would find it, after minutes.
 */
export const redeliverFailed = async (table: Table): Promise<void> => {
  const dynamo = new DynamoDBClient(localAws());
  for (const event of await findEvents(table, 'accepted', addSeconds(now(), -FIRST_TRY_SECONDS))) {
    const { Item } = await dynamo.send(
      new GetItemCommand({ TableName: tableName, Key: marshall(events.keyOf(event)) }),
    );
    const record = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: Item } };
    await invoke('stream/apply-events', { Records: [record] });
  }
};

/** Invokes one of our functions as AWS would. How it ends is its own affair: AWS would ask again. */
export const invoke = async (name: FunctionName, payload: object = {}): Promise<void> => {
  await new LambdaClient(localAws()).send(
    new InvokeCommand({ FunctionName: functionName('local', name), Payload: JSON.stringify(payload) }),
  );
};
