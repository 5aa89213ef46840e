import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
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
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';

/** An item as DynamoDB holds it. */
type Image = Record<string, AttributeValue>;
type Key = { pk: string; sk: string };
type Condition = Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeValues'>;

/** DynamoDB's limits (Service, account, and table quotas; constraints of the API). */
const LIMITS = {
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  itemBytes: 400 * 1024,
  nesting: 32,
  batchKeys: 100,
  transactionItems: 100,
  pageBytes: 1024 * 1024,
};

/**
 * DynamoDB in this process, behind the SDK: the handlers of `functions/` run on it unmodified. Knows what our table asks
 * and nothing else, and refuses loudly what it does not know. Items are marshalled by the SDK's own code, and what
 * DynamoDB refuses (keys too long or empty, items over 400 KB, too deep) is refused here by the same error. Passes the
 * table contract, as MemoryTable and the local AWS do.
 */
export class MemoryDynamo {
  readonly items = new Map<string, Image>();
  /** Set to `{ pk: 'gsi1pk', sk: 'gsi1sk' }` per index: entries hold keys only. */
  readonly #indexes: Record<string, Key> = { gsi1: { pk: 'gsi1pk', sk: 'gsi1sk' } };
  #stub: AwsClientStub<DynamoDBDocumentClient> | undefined;

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

  /** Every item as our code reads it. */
  all(): Record<string, unknown>[] {
    return [...this.items.values()].map((image) => unmarshall(image));
  }

  #get({ Key, ...rest }: GetCommandInput): object {
    refuseUnknown(rest, ['TableName', 'ConsistentRead']);
    const found = this.items.get(nameOf(checkedKey(Key)));
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
    const found = keys.map((key) => this.items.get(nameOf(key))).filter((image) => image !== undefined);
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
    const named = IndexName === undefined ? { pk: 'pk', sk: 'sk' } : this.#indexes[IndexName];
    if (!named) throw invalid(`The table does not have the specified index: ${IndexName}`);
    const matches = condition(KeyConditionExpression ?? '', named, ExpressionAttributeValues);
    const order = (image: Image): string => `${image[named.sk]?.S ?? ''}\u0000${nameOf(keyOf(image))}`;
    const matching = [...this.items.values()]
      .filter((image) => matches({ pk: image[named.pk]?.S, sk: image[named.sk]?.S }))
      .toSorted((a, b) => compareBytes(order(a), order(b)));
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
    const last = page.at(-1);
    // As DynamoDB: a page that the limit ended names its last key, even when nothing follows.
    const isCut = page.length === rest.Limit || page.length < candidates.length;
    return {
      Items: page.map((image) => (IndexName === undefined ? unmarshall(image) : keyOf(image))),
      ...(last && isCut ? { LastEvaluatedKey: keyOf(last) } : {}),
    };
  }

  #put({ Item, ...rest }: PutCommandInput): object {
    const image = this.#image(Item);
    this.#check(keyOf(image), rest);
    this.items.set(nameOf(keyOf(image)), image);
    return {};
  }

  #delete({ Key, ...rest }: DeleteCommandInput): object {
    const key = checkedKey(Key);
    this.#check(key, rest);
    this.items.delete(nameOf(key));
    return {};
  }

  #transact({ TransactItems = [] }: TransactWriteCommandInput): object {
    if (TransactItems.length > LIMITS.transactionItems)
      throw invalid('Member must have length less than or equal to 100');
    const writes = TransactItems.map(({ Put, Delete, ...rest }) => {
      refuseUnknown(rest, []);
      const image = Put && this.#image(Put.Item);
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
    for (const { image, key } of writes) {
      if (image) this.items.set(nameOf(key), image);
      else this.items.delete(nameOf(key));
    }
    return {};
  }

  #check(key: Key, condition_: Condition): void {
    if (this.#holds(key, condition_)) return;
    const existing = this.items.get(nameOf(key));
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: { httpStatusCode: 400 },
      ...(existing ? { Item: existing } : {}),
    });
  }

  #holds(key: Key, { ConditionExpression, ExpressionAttributeValues = {} }: Condition): boolean {
    const existing = this.items.get(nameOf(key));
    if (ConditionExpression === 'attribute_not_exists(pk)') return existing === undefined;
    if (ConditionExpression === '#version = :version')
      return existing?.['version']?.N === String(ExpressionAttributeValues[':version']);
    throw new Error(
      `A write of ours has the condition ${ConditionExpression}, which MemoryDynamo does not know: teach it.`,
    );
  }

  #image(item: unknown): Image {
    const image: Image = marshall(item as Record<string, unknown>, { removeUndefinedValues: true });
    checkedKey(unmarshall({ pk: image['pk'] ?? { NULL: true }, sk: image['sk'] ?? { NULL: true } }));
    for (const { pk, sk } of Object.values(this.#indexes)) {
      if (image[pk] === undefined && image[sk] === undefined) continue;
      checkedKey({ pk: image[pk]?.S ?? '', sk: image[sk]?.S ?? '' });
    }
    if (bytesOf(image) > LIMITS.itemBytes) throw invalid('Item size has exceeded the maximum allowed size');
    if (depthOf({ M: image }) > LIMITS.nesting + 1)
      throw invalid(
        'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
      );
    return image;
  }
}

const invalid = (message: string): DynamoDBServiceException =>
  new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    message: `One or more parameter values were invalid: ${message}`,
    $metadata: { httpStatusCode: 400 },
  });

const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
const keyOf = (image: Image): Key => ({ pk: image['pk']?.S ?? '', sk: image['sk']?.S ?? '' });
const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * A key that DynamoDB takes: two texts, not empty, not too long. Half a surrogate pair is no text in UTF-8; what
 * DynamoDB makes of one is documented nowhere, so it is refused.
 */
const checkedKey = (value: unknown): Key => {
  const { pk, sk, ...others } = Object(value) as Record<string, unknown>;
  if (typeof pk !== 'string' || typeof sk !== 'string' || Object.keys(others).length > 0)
    throw invalid('The provided key element does not match the schema');
  if (pk === '' || sk === '')
    throw invalid('The AttributeValue for a key attribute cannot contain an empty string value.');
  if (!pk.isWellFormed() || !sk.isWellFormed()) throw invalid('A key is not well-formed Unicode');
  if (Buffer.byteLength(pk) > LIMITS.partitionKeyBytes)
    throw invalid('Size of hashkey has exceeded the maximum size limit of 2048 bytes');
  if (Buffer.byteLength(sk) > LIMITS.sortKeyBytes)
    throw invalid('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
  return { pk, sk };
};

type Matches = (key: { pk: string | undefined; sk: string | undefined }) => boolean;

/** The three forms of a key condition that our table asks. */
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
    case `${pk} = :pk AND ${sk} <= :upTo`: {
      const upTo = value(':upTo');
      return (key) => key.pk === partition && key.sk !== undefined && compareBytes(key.sk, upTo) <= 0;
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

/** Names and values in UTF-8, as DynamoDB counts an item (close enough to tell 400 KB). */
const bytesOf = (image: Image): number =>
  Object.entries(image).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOfValue(value),
    0,
  );
const bytesOfValue = ({ S, N, L, M }: AttributeValue): number => {
  if (S !== undefined) {
    // What DynamoDB makes of half a surrogate pair is documented nowhere, so ours must never write one.
    if (!S.isWellFormed()) throw invalid('A text is not well-formed Unicode');
    return Buffer.byteLength(S);
  }
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (L !== undefined) return 3 + L.reduce((sum, inner) => sum + 1 + bytesOfValue(inner), 0);
  return M === undefined ? 1 : 3 + bytesOf(M);
};
const depthOf = ({ L, M }: AttributeValue): number => {
  const inner = L ?? (M && Object.values(M));
  return inner === undefined ? 0 : 1 + inner.reduce((most, value) => Math.max(most, depthOf(value)), 0);
};
