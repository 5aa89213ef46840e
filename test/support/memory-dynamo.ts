import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DeleteCommand,
  type DeleteCommandInput,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import {
  bytesOf,
  checkedImage,
  checkedKey,
  type Image,
  invalid,
  type Key,
  keyNamesOf,
  keyOf,
  LIMITS,
} from './dynamo-limits.ts';

type Condition = Pick<
  PutCommandInput,
  'ConditionExpression' | 'ExpressionAttributeValues' | 'ReturnValuesOnConditionCheckFailure'
>;

/**
 * DynamoDB in this process, behind the SDK: the handlers of `functions/` run on it unmodified. Knows what our table asks
 * and nothing else, and refuses loudly what it does not know. Items are marshalled by the SDK's own code, and what
 * DynamoDB refuses (keys too long or empty, items over 400 KB, too deep) is refused here by the same error. Passes the
 * table contract, as MemoryTable and the local AWS do.
 */
export class MemoryDynamo {
  readonly #items = new Map<string, Image>();
  /** The same items by partition key of table and index, so that a query does not look at all of them. */
  readonly #partitions = new Map<string, Map<string, Image>>();
  /** The partitions in the order of a sort key, until something in them changes: a page of 100,000 items is asked for often. */
  readonly #sorted = new Map<string, Map<string, Image[]>>();
  #stub: AwsClientStub<DynamoDBDocumentClient> | undefined;
  /** As DynamoDB bills reads: one for each started 4 KB, half of it when eventually consistent. */
  readUnits = 0;

  /** From now on every DynamoDBDocumentClient of this process is answered from here. */
  answer(): void {
    const stub = mockClient(DynamoDBDocumentClient);
    stub.on(GetCommand).callsFake((input: GetCommandInput) => this.#get(input));
    stub.on(BatchGetCommand).callsFake((input: BatchGetCommandInput) => this.#batchGet(input));
    stub.on(QueryCommand).callsFake((input: QueryCommandInput) => this.#query(input));
    stub.on(PutCommand).callsFake((input: PutCommandInput) => this.#put(input));
    stub.on(DeleteCommand).callsFake((input: DeleteCommandInput) => this.#delete(input));
    stub.on(TransactWriteCommand).callsFake((input: TransactWriteCommandInput) => this.#transact(input));
    this.#stub = stub;
  }

  /** The stub remembers every call; a run of many thousands must not keep all of them. */
  forgetCalls(): void {
    this.#stub?.resetHistory();
  }

  /** Every item as it is stored, as the stream would show it. */
  images(): Image[] {
    return [...this.#items.values()];
  }

  /** Puts items there without asking, as many as a test needs. */
  fill(images: Iterable<Image>): void {
    for (const image of images) this.#store(keyOf(image), image);
  }

  clear(): void {
    this.#items.clear();
    this.#partitions.clear();
    this.#sorted.clear();
  }

  #bill(bytes: number, consistent: boolean | undefined): void {
    this.readUnits += Math.max(1, Math.ceil(bytes / 4096)) * (consistent === true ? 1 : 0.5);
  }

  #store(key: Key, image: Image | undefined): void {
    const name = nameOf(key);
    for (const pk of partitionsOf(this.#items.get(name))) {
      this.#partitions.get(pk)?.delete(name);
      this.#sorted.delete(pk);
    }
    if (image) this.#items.set(name, image);
    else this.#items.delete(name);
    for (const pk of partitionsOf(image)) {
      const partition = this.#partitions.get(pk) ?? new Map<string, Image>();
      this.#partitions.set(pk, partition.set(name, image ?? {}));
      this.#sorted.delete(pk);
    }
  }

  /** A partition in the order of its sort key. */
  #inOrder(pk: string, sk: string): readonly Image[] {
    const ofPartition = this.#sorted.get(pk) ?? new Map<string, Image[]>();
    const known = ofPartition.get(sk);
    if (known) return known;
    const order = (image: Image): string => `${image[sk]?.S ?? ''}\u0000${nameOf(keyOf(image))}`;
    const sorted = [...(this.#partitions.get(pk)?.values() ?? [])]
      .map((image) => ({ image, at: Buffer.from(order(image)) }))
      .toSorted((a, b) => Buffer.compare(a.at, b.at))
      .map(({ image }) => image);
    this.#sorted.set(pk, ofPartition.set(sk, sorted));
    return sorted;
  }

  #get({ Key, ...rest }: GetCommandInput): object {
    refuseUnknown(rest, ['TableName', 'ConsistentRead']);
    const found = this.#items.get(nameOf(checkedKey(Key)));
    this.#bill(found ? bytesOf(found) : 0, rest.ConsistentRead);
    return found ? { Item: unmarshall(found) } : {};
  }

  #batchGet({ RequestItems = {} }: BatchGetCommandInput): object {
    const [[name, request] = []] = Object.entries(RequestItems);
    if (name === undefined || request?.Keys === undefined)
      throw invalid('The batch request list cannot be empty.');
    const keys = request.Keys.map(checkedKey);
    if (keys.length > LIMITS.batchKeys) throw invalid('Too many items requested for the BatchGetItem call');
    if (new Set(keys.map(nameOf)).size < keys.length)
      throw invalid('Provided list of item keys contains duplicates');
    const asked = keys.map((key) => this.#items.get(nameOf(key)));
    for (const image of asked) this.#bill(image ? bytesOf(image) : 0, request.ConsistentRead);
    const found = asked.filter((image) => image !== undefined);
    return { Responses: { [name]: found.map((image) => unmarshall(image)) }, UnprocessedKeys: {} };
  }

  #query(input: QueryCommandInput): object {
    const {
      IndexName,
      KeyConditionExpression,
      ExpressionAttributeValues = {},
      ExclusiveStartKey,
      ...rest
    } = input;
    refuseUnknown(rest, ['TableName', 'ScanIndexForward', 'Limit', 'ConsistentRead']);
    if ((rest.Limit ?? 1) < 1) throw invalid('Limit must be at least 1');
    const named = keyNamesOf(IndexName);
    const matches = condition(KeyConditionExpression ?? '', named, ExpressionAttributeValues);
    const matching = this.#inOrder(
      `${named.pk}=${String(ExpressionAttributeValues[':pk'])}`,
      named.sk,
    ).filter((image) => matches({ pk: image[named.pk]?.S, sk: image[named.sk]?.S }));
    if (rest.ScanIndexForward === false) matching.reverse();
    const start = ExclusiveStartKey && checkedKey(ExclusiveStartKey);
    if (start && !matches(start))
      throw invalid('The provided starting key is outside query boundaries based on provided conditions');
    const behind = (image: Image): boolean =>
      start === undefined ||
      compareBytes(keyOf(image).sk, start.sk) * (rest.ScanIndexForward === false ? -1 : 1) > 0;
    const page: Image[] = [];
    let bytes = 0;
    const candidates = matching.filter(behind);
    for (const image of candidates) {
      if (page.length === rest.Limit || bytes > LIMITS.pageBytes) break;
      page.push(image);
      bytes += bytesOf(image);
    }
    const seen = page.map((image) => (IndexName === undefined ? image : keysOf(image, named)));
    this.#bill(
      seen.reduce((sum, image) => sum + bytesOf(image), 0),
      rest.ConsistentRead,
    );
    const last = page.at(-1);
    // As DynamoDB: a page that the limit ended names its last key, even when nothing follows.
    const isCut = page.length === rest.Limit || page.length < candidates.length;
    return {
      Items: seen.map((image) => unmarshall(image)),
      ...(last && isCut ? { LastEvaluatedKey: keyOf(last) } : {}),
    };
  }

  #put({ Item, ...rest }: PutCommandInput): object {
    const image = checkedImage(Item);
    this.#check(keyOf(image), rest);
    this.#store(keyOf(image), image);
    return {};
  }

  #delete({ Key, ...rest }: DeleteCommandInput): object {
    const key = checkedKey(Key);
    this.#check(key, rest);
    this.#store(key, undefined);
    return {};
  }

  #transact({ TransactItems = [] }: TransactWriteCommandInput): object {
    if (TransactItems.length > LIMITS.transactionItems)
      throw invalid('Member must have length less than or equal to 100');
    const writes = TransactItems.map(({ Put, Delete, ...rest }) => {
      refuseUnknown(rest, []);
      const image = Put && checkedImage(Put.Item);
      return { image, key: image ? keyOf(image) : checkedKey(Delete?.Key), condition: Put ?? Delete ?? {} };
    });
    if (new Set(writes.map(({ key }) => nameOf(key))).size < writes.length)
      throw invalid('Transaction request cannot include multiple operations on one item');
    const reasons = writes.map((write) => ({
      Code: this.#holds(write.key, write.condition) ? 'None' : 'ConditionalCheckFailed',
    }));
    if (reasons.some(({ Code }) => Code !== 'None')) {
      throw new TransactionCanceledException({
        message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
        CancellationReasons: reasons,
        $metadata: { httpStatusCode: 400 },
      });
    }
    for (const { image, key } of writes) this.#store(key, image);
    return {};
  }

  #check(key: Key, condition_: Condition): void {
    if (this.#holds(key, condition_)) return;
    const existing =
      condition_.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && this.#items.get(nameOf(key));
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: { httpStatusCode: 400 },
      ...(existing ? { Item: existing } : {}),
    });
  }

  #holds(key: Key, { ConditionExpression, ExpressionAttributeValues = {} }: Condition): boolean {
    const existing = this.#items.get(nameOf(key));
    if (ConditionExpression === 'attribute_not_exists(pk) OR expiresAt <= :now') {
      const expiresAt = existing?.['expiresAt']?.N;
      const now = Number(ExpressionAttributeValues[':now']);
      return existing === undefined || (expiresAt !== undefined && Number(expiresAt) <= now);
    }
    if (ConditionExpression === '#version = :version')
      return existing?.['version']?.N === String(ExpressionAttributeValues[':version']);
    throw new Error(
      `A write of ours has the condition ${ConditionExpression}, which MemoryDynamo does not know: teach it.`,
    );
  }
}

const partitionsOf = (image: Image | undefined): string[] =>
  ['pk', 'gsi1pk', 'gsi2pk'].flatMap((name) =>
    image?.[name]?.S === undefined ? [] : [`${name}=${image[name].S}`],
  );
const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
/** An entry of the index: the keys of the item and its own. */
const keysOf = ({ pk, sk, ...image }: Image, named: Key): Image =>
  Object.fromEntries(
    Object.entries({ pk, sk, [named.pk]: image[named.pk], [named.sk]: image[named.sk] }).flatMap(
      ([name, value]) => (value === undefined ? [] : [[name, value]]),
    ),
  );
const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

type Matches = (key: { pk: string | undefined; sk: string | undefined }) => boolean;

/** The forms of a key condition that our table asks. */
const condition = (expression: string, { pk, sk }: Key, values: Record<string, unknown>): Matches => {
  const value = (name: string): string => {
    const given = values[name];
    if (typeof given !== 'string' || given === '')
      throw invalid(`${name} of a key condition must be a text that is not empty`);
    return given;
  };
  const partition = value(':pk');
  if (Buffer.byteLength(partition) > LIMITS.partitionKeyBytes)
    throw invalid('Size of hashkey has exceeded the maximum size limit of 2048 bytes');
  switch (expression) {
    case `${pk} = :pk`:
      return (key) => key.pk === partition;
    case `${pk} = :pk AND begins_with(${sk}, :from)`: {
      const from = value(':from');
      return (key) => key.pk === partition && key.sk !== undefined && key.sk.startsWith(from);
    }
    case `${pk} = :pk AND ${sk} <= :to`: {
      const to = value(':to');
      return (key) => key.pk === partition && key.sk !== undefined && compareBytes(key.sk, to) <= 0;
    }
    case `${pk} = :pk AND ${sk} > :from`: {
      const from = value(':from');
      return (key) => key.pk === partition && key.sk !== undefined && compareBytes(key.sk, from) > 0;
    }
    case `${pk} = :pk AND ${sk} BETWEEN :from AND :to`: {
      const [from, to] = [value(':from'), value(':to')];
      return (key) =>
        key.pk === partition &&
        key.sk !== undefined &&
        compareBytes(key.sk, from) >= 0 &&
        compareBytes(key.sk, to) <= 0;
    }
    default:
      throw new Error(
        `A query of ours has the condition ${expression}, which MemoryDynamo does not know: teach it.`,
      );
  }
};

const refuseUnknown = (input: object, known: readonly string[]): void => {
  const unknown = Object.entries(input).filter(
    ([name, value]) => value !== undefined && !known.includes(name),
  );
  if (unknown.length > 0)
    throw new Error(`MemoryDynamo does not know ${unknown.map(([name]) => name).join(', ')}: teach it.`);
};
