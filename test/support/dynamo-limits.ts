import { type AttributeValue, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/* What DynamoDB takes and what it refuses, as its quotas and the constraints of its API say. */

/** An item as DynamoDB holds it. */
export type Image = Record<string, AttributeValue>;
export type Key = { pk: string; sk: string };

/** The names of the keys of each index; its entries hold keys only. */
const INDEXES: Record<string, Key> = {
  gsi1: { pk: 'gsi1pk', sk: 'gsi1sk' },
  gsi2: { pk: 'gsi2pk', sk: 'gsi2sk' },
};

/** The names of the keys of the table, or of one of its indexes. */
export const keyNamesOf = (index: string | undefined): Key => {
  const names = index === undefined ? { pk: 'pk', sk: 'sk' } : INDEXES[index];
  if (!names) throw invalid(`The table does not have the specified index: ${index}`);
  return names;
};

/** DynamoDB's limits (Service, account, and table quotas; constraints of the API). */
export const LIMITS = {
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  itemBytes: 400 * 1024,
  nesting: 32,
  batchKeys: 100,
  transactionItems: 100,
  pageBytes: 1024 * 1024,
};

export const invalid = (message: string): DynamoDBServiceException =>
  new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    message: `One or more parameter values were invalid: ${message}`,
    $metadata: { httpStatusCode: 400 },
  });

export const keyOf = (image: Image): Key => ({ pk: image['pk']?.S ?? '', sk: image['sk']?.S ?? '' });

/**
 * A key that DynamoDB takes: two texts, not empty, not too long. Half a surrogate pair is no text in UTF-8; what
 * DynamoDB makes of one is documented nowhere, so it is refused.
 */
export const checkedKey = (value: unknown): Key => {
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

/** An item as it would be stored, marshalled by the SDK's own code. */
export const checkedImage = (item: unknown): Image => {
  const image: Image = marshall(item as Record<string, unknown>, { removeUndefinedValues: true });
  checkedKey(unmarshall({ pk: image['pk'] ?? { NULL: true }, sk: image['sk'] ?? { NULL: true } }));
  for (const { pk, sk } of Object.values(INDEXES)) {
    if (image[pk] === undefined && image[sk] === undefined) continue;
    checkedKey({ pk: image[pk]?.S ?? '', sk: image[sk]?.S ?? '' });
  }
  if (bytesOf(image) > LIMITS.itemBytes) throw invalid('Item size has exceeded the maximum allowed size');
  if (depthOf({ M: image }) > LIMITS.nesting + 1)
    throw invalid(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    );
  return image;
};

/** Names and values in UTF-8, as DynamoDB counts an item (close enough to tell 400 KB). */
export const bytesOf = (image: Image): number =>
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
  if (N !== undefined) {
    const size = Math.abs(Number(N));
    if (size !== 0 && (size < 1e-130 || size >= 1e126)) throw invalid('Number overflow or underflow');
    return Math.ceil(N.length / 2) + 1;
  }
  if (L !== undefined) return 3 + L.reduce((sum, inner) => sum + 1 + bytesOfValue(inner), 0);
  return M === undefined ? 1 : 3 + bytesOf(M);
};
const depthOf = ({ L, M }: AttributeValue): number => {
  const inner = L ?? (M && Object.values(M));
  return inner === undefined ? 0 : 1 + inner.reduce((most, value) => Math.max(most, depthOf(value)), 0);
};
