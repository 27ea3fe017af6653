import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { NotAvailable } from '../../domain/errors.ts';
import type { ItemKey } from './keys.ts';
import { INDEXES, type IndexName, KEY } from './table-definition.ts';

export type Item = ItemKey & { readonly [attribute: string]: unknown };

/** Bounds of the service for one call. */
const BATCH_GET_MAX = 100;
const BATCH_WRITE_MAX = 25;
/** More items than fit in one answer of 1 MB. */
const QUERY_MAX = 10_000;
/** Calls of one operation at a time; the SDK keeps 50 connections. */
export const PARALLEL_MAX = 32;
const ATTEMPTS_MAX = 10;
const BACKOFF_MS_MAX = 2_000;

export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** Runs `work` for each value, some at a time; answers in the order of the values. */
export async function inParallel<T, R>(
  values: readonly T[],
  work: (value: T) => Promise<R>,
  parallel = PARALLEL_MAX,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < values.length) {
      const index = next++;
      results[index] = await work(values[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, values.length) }, worker));
  return results;
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, n) => values.slice(n * size, (n + 1) * size));
}

const keyText = ({ pk, sk }: ItemKey) => `${pk}\n${sk}`;

/** Repeats what the service left undone, slower each time. Throws `NotAvailable` when it never takes all. */
async function untilDone<T>(work: readonly T[], send: (left: readonly T[]) => Promise<readonly T[]>) {
  let left = work;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS_MAX) throw new NotAvailable('the record is too busy');
    if (attempt > 0) await sleep(Math.min(BACKOFF_MS_MAX, 25 * 2 ** attempt));
    left = await send(left);
  }
}

/** The items that are there, in the order of the keys; consistent. */
export async function getItems({ client, name }: Table, keys: readonly ItemKey[]): Promise<Item[]> {
  const found = new Map<string, Item>();
  const unique = [...new Map(keys.map(({ pk, sk }) => [keyText({ pk, sk }), { pk, sk }])).values()];
  await inParallel(chunks(unique, BATCH_GET_MAX), (chunk) =>
    untilDone(chunk, async (left) => {
      const request = { RequestItems: { [name]: { Keys: [...left], ConsistentRead: true } } };
      const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand(request));
      for (const item of (Responses?.[name] ?? []) as Item[]) found.set(keyText(item), item);
      return (UnprocessedKeys?.[name]?.Keys ?? []) as ItemKey[];
    }),
  );
  return unique.map((key) => found.get(keyText(key))).filter((item) => item !== undefined);
}

/** Puts items without a condition; of two with one key the last holds. */
export async function putItems({ client, name }: Table, items: readonly Item[]): Promise<void> {
  const unique = [...new Map(items.map((item) => [keyText(item), item])).values()];
  await inParallel(chunks(unique, BATCH_WRITE_MAX), (chunk) =>
    untilDone(chunk, async (left) => {
      const request = { RequestItems: { [name]: left.map((Item) => ({ PutRequest: { Item } })) } };
      const { UnprocessedItems } = await client.send(new BatchWriteCommand(request));
      return (UnprocessedItems?.[name] ?? []).map((write) => write.PutRequest?.Item as Item);
    }),
  );
}

/** A stretch of one partition, both ends included, in the order of the sort key. */
export interface Slice {
  readonly index?: IndexName;
  readonly partition: string;
  readonly from?: string;
  readonly to?: string;
  readonly backwards?: boolean;
}

/** Below and above every sort key that `keys.ts` makes: these start with a letter, a digit, - or _. */
const LOWEST = '!';
export const HIGHEST = '~';
/** The least sort key above this one: no key goes on with a character so low. */
export const justAfter = (sortKey: string): string => sortKey + LOWEST;

/** At most `limit` items, over as many answers of 1 MB as that takes. Consistent, but for indexes. */
export async function query({ client, name }: Table, slice: Slice, limit: number): Promise<Item[]> {
  const keys = slice.index ? INDEXES[slice.index] : KEY;
  const input: QueryCommandInput = {
    TableName: name,
    ...(slice.index ? { IndexName: slice.index } : { ConsistentRead: true }),
    KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#partition': keys.partition, '#sort': keys.sort },
    ExpressionAttributeValues: {
      ':partition': slice.partition,
      ':from': slice.from ?? LOWEST,
      ':to': slice.to ?? HIGHEST,
    },
    ScanIndexForward: !slice.backwards,
  };
  const items: Item[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = {
      Limit: Math.min(limit - items.length, QUERY_MAX),
      ...(start ? { ExclusiveStartKey: start } : {}),
    };
    const answer = await client.send(new QueryCommand({ ...input, ...page }));
    items.push(...((answer.Items ?? []) as Item[]));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && items.length < limit);
  return items;
}
