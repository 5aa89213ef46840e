import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { awsFault } from '../kernel/aws-fault.ts';
import { epochSeconds, type Now } from '../kernel/instant.ts';
import { parseItem } from './parse-item.ts';
import {
  canExist,
  distinct,
  isOver,
  type IndexedKey,
  type IndexQuery,
  type Item,
  type ItemKey,
  type Page,
  type Table,
  type TableQuery,
  VersionConflict,
  type Write,
} from './table.ts';

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const indexedKeySchema = {
  gsi1: keySchema
    .extend({ gsi1sk: z.string() })
    .transform(({ pk, sk, gsi1sk }) => ({ pk, sk, indexSk: gsi1sk })),
  gsi2: keySchema
    .extend({ gsi2sk: z.string() })
    .transform(({ pk, sk, gsi2sk }) => ({ pk, sk, indexSk: gsi2sk })),
};

/** The one bound of a query, as a condition on the index sort key. */
const boundOf = ({
  index = 'gsi1',
  skUpTo,
  skAfter,
  skPrefix,
  skBetween,
}: IndexQuery): [string, Record<string, string>] => {
  const sk = `${index}sk`;
  if (skBetween !== undefined)
    return [`AND ${sk} BETWEEN :from AND :to`, { ':from': skBetween[0], ':to': skBetween[1] }];
  if (skPrefix !== undefined) return [`AND begins_with(${sk}, :from)`, { ':from': skPrefix }];
  if (skUpTo !== undefined) return [`AND ${sk} <= :to`, { ':to': skUpTo }];
  return skAfter === undefined ? ['', {}] : [`AND ${sk} > :from`, { ':from': skAfter }];
};

/** DynamoDB's LastEvaluatedKey as one opaque text, and back. A text that is none of ours for this list is invalid input. */
const toCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const fromCursor = (cursor: string, pk: string, skPrefix: string): ItemKey => {
  const key = keySchema.safeParse(parseOrNothing(Buffer.from(cursor, 'base64url').toString())).data;
  if (key?.pk === pk && key.sk.startsWith(skPrefix) && canExist(key)) return key;
  throw new AppError(
    'InvalidInput',
    'page.cursor_invalid',
    'The page cursor is not one that we gave out for this list; start again without it.',
  );
};
/** Where a query goes on; undefined for one that begins. */
const startOf = ({ pk, skPrefix = '', cursor, behind }: TableQuery): ItemKey | undefined => {
  if (cursor !== undefined) return fromCursor(cursor, pk, skPrefix);
  return behind === undefined ? undefined : { pk, sk: behind };
};
const parseOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** BatchGetItem takes at most 100 keys and may leave some for a next call when the answer is large or throttled. */
const MOST_BATCH_CALLS = 5;

/** The table on DynamoDB. Throttling and outages come out as `Throttled` and `Unavailable`, lost races as `VersionConflict`. */
export class DynamoTable implements Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;
  readonly #now: Now;

  constructor(client: DynamoDBDocumentClient, name: string, now: Now) {
    this.#client = client;
    this.#name = name;
    this.#now = now;
  }

  /** Those whose time is not over. */
  #present(items: readonly Item[]): Item[] {
    const now = this.#now();
    return items.filter((item) => !isOver(item, now));
  }

  async get(key: ItemKey, options: { consistent?: boolean } = {}): Promise<Item | undefined> {
    if (!canExist(key)) return undefined;
    const answer = await guarded(() =>
      this.#client.send(
        new GetCommand({
          TableName: this.#name,
          Key: { pk: key.pk, sk: key.sk },
          ConsistentRead: options.consistent ?? true,
        }),
      ),
    );
    return answer.Item && this.#present([parseItem(answer.Item)])[0];
  }

  async getMany(keys: readonly ItemKey[], options: { consistent?: boolean } = {}): Promise<Item[]> {
    const found: Item[] = [];
    let wanted: Record<string, unknown>[] = distinct(keys.filter(canExist)).map(({ pk, sk }) => ({ pk, sk }));
    for (let call = 0; wanted.length > 0 && call < MOST_BATCH_CALLS; call += 1) {
      const request = { [this.#name]: { Keys: wanted, ConsistentRead: options.consistent ?? true } };
      const answer = await guarded(() => this.#client.send(new BatchGetCommand({ RequestItems: request })));
      found.push(...(answer.Responses?.[this.#name] ?? []).map(parseItem));
      wanted = answer.UnprocessedKeys?.[this.#name]?.Keys ?? [];
    }
    if (wanted.length > 0)
      throw new AppError('Throttled', 'table.throttled', 'DynamoDB left keys of a batch unread; try again.');
    return this.#present(found);
  }

  async query(query: TableQuery): Promise<Page> {
    const { pk, skPrefix } = query;
    if (!canExist({ pk, sk: skPrefix ?? '' })) return { items: [] };
    const answer = await guarded(() =>
      this.#client.send(
        new QueryCommand({
          TableName: this.#name,
          KeyConditionExpression: skPrefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :from)',
          ExpressionAttributeValues: { ':pk': pk, ...(skPrefix === undefined ? {} : { ':from': skPrefix }) },
          ScanIndexForward: query.order !== 'backward',
          Limit: query.limit,
          ExclusiveStartKey: startOf(query),
          ConsistentRead: query.consistent ?? true,
        }),
      ),
    );
    const items = this.#present((answer.Items ?? []).map(parseItem));
    return { items, ...(answer.LastEvaluatedKey ? { cursor: toCursor(answer.LastEvaluatedKey) } : {}) };
  }

  async findKeys(query: IndexQuery): Promise<IndexedKey[]> {
    const { index = 'gsi1', pk, limit } = query;
    if (!canExist({ pk, sk: '' })) return [];
    const [bound, values] = boundOf(query);
    const answer = await guarded(() =>
      this.#client.send(
        new QueryCommand({
          TableName: this.#name,
          IndexName: index,
          KeyConditionExpression: `${index}pk = :pk ${bound}`.trim(),
          ExpressionAttributeValues: { ':pk': pk, ...values },
          Limit: limit,
        }),
      ),
    );
    return z.array(indexedKeySchema[index]).parse(answer.Items ?? []);
  }

  async write(write: Write): Promise<void> {
    const request = this.#request(write);
    await guarded(async () => {
      try {
        await ('Item' in request
          ? this.#client.send(new PutCommand(request))
          : this.#client.send(new DeleteCommand(request)));
      } catch (error) {
        if (!hasMetItself(write, error)) throw error;
      }
    });
  }

  async writeTogether(writes: readonly Write[]): Promise<void> {
    const items = writes.map((write) => {
      const request = this.#request(write);
      return 'Item' in request ? { Put: request } : { Delete: request };
    });
    await guarded(() => this.#client.send(new TransactWriteCommand({ TransactItems: items })));
  }

  #request(write: Write) {
    const version = 'put' in write ? write.put.version - 1 : write.delete.version;
    const condition =
      version === 0
        ? {
            // What is over is as good as gone, though DynamoDB has not come to it yet.
            ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
            ExpressionAttributeValues: { ':now': epochSeconds(this.#now()) },
          }
        : {
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': version },
          };
    const common = {
      TableName: this.#name,
      ...condition,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    return 'put' in write
      ? { ...common, Item: write.put }
      : { ...common, Key: { pk: write.delete.pk, sk: write.delete.sk } };
  }
}

/**
 * The SDK repeats a call whose answer got lost, and a repeated write finds what its first try has written: that is no
 * lost race. (Transactions carry a token by which DynamoDB knows a repetition.)
 */
const hasMetItself = (write: Write, error: unknown): boolean => {
  if (!(error instanceof ConditionalCheckFailedException) || (error.$metadata.attempts ?? 1) < 2)
    return false;
  if ('delete' in write) return error.Item === undefined;
  const written = unmarshall(marshall(write.put, { removeUndefinedValues: true }));
  return error.Item !== undefined && isDeepStrictEqual(unmarshall(error.Item), written);
};

/** Runs a call and puts its fault into our words. */
const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      throw new VersionConflict(error.Item && parseItem(unmarshall(error.Item)));
    }
    // A write of one item that meets a transaction on the same item.
    if (error instanceof TransactionConflictException) throw new VersionConflict();
    if (error instanceof TransactionCanceledException) throw cancelled(error);
    throw awsFault('DynamoDB', error);
  }
};

/** Without the error itself, which holds the items. */
const cancelled = ({ CancellationReasons = [] }: TransactionCanceledException): Error => {
  const codes = CancellationReasons.map(({ Code = '' }) => Code);
  if (codes.some((code) => LOST_RACES.has(code))) return new VersionConflict();
  const throttle = codes.find((code) => THROTTLES.has(code));
  return throttle === undefined
    ? new AppError(
        'Defect',
        'table.transaction_refused',
        `DynamoDB refused a transaction: ${codes.join(', ')}. Expected writes that fit its limits.`,
      )
    : new AppError(
        'Throttled',
        'table.throttled',
        `DynamoDB cancelled a transaction: ${throttle}; try again.`,
      );
};

const LOST_RACES = new Set(['ConditionalCheckFailed', 'TransactionConflict']);
const THROTTLES = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);
