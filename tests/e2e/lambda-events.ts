import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { APIGatewayProxyEventV2, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { aTable } from '../store/dynamodb.ts';

export interface Asked {
  readonly method?: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Claims of a token that the authoriser has checked. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** As an HTTP API hands a request to its function, payload format 2.0. */
export function gatewayEvent({ method = 'GET', path, headers, body, claims }: Asked): APIGatewayProxyEventV2 {
  const [rawPath = '/', rawQueryString = ''] = path.split('?');
  const routeKey = method === 'PATCH' ? 'PATCH /api/v1/{proxy+}' : '$default';
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    headers: { host: 'abc123.execute-api.eu-west-2.amazonaws.com', 'x-forwarded-proto': 'https', ...headers },
    requestContext: {
      accountId: '111122223333',
      apiId: 'abc123',
      domainName: 'abc123.execute-api.eu-west-2.amazonaws.com',
      domainPrefix: 'abc123',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey,
      stage: '$default',
      time: '21/Nov/2026:09:00:00 +0000',
      timeEpoch: 1_795_251_600_000,
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

type Table = Awaited<ReturnType<typeof aTable>>;

/** Every record that the table's stream has, in order, as Lambda's event source gives those that a pattern lets through. */
export async function streamOf(
  { base, streams, table }: Table,
  patterns: readonly unknown[],
): Promise<DynamoDBRecord[]> {
  const { Table: described } = await base.send(new DescribeTableCommand({ TableName: table }));
  const StreamArn = described?.LatestStreamArn ?? '';
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: DynamoDBRecord[] = [];
  for (const { ShardId = '' } of StreamDescription?.Shards ?? [])
    for (const record of await recordsOf(streams, StreamArn, ShardId))
      records.push(asLambdaGivesIt(record, StreamArn));
  return records.filter((record) => patterns.some((pattern) => letsThrough(pattern, record)));
}

async function recordsOf(
  streams: DynamoDBStreamsClient,
  StreamArn: string,
  ShardId: string,
): Promise<_Record[]> {
  const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  let { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
  const all: _Record[] = [];
  while (ShardIterator) {
    const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }));
    all.push(...Records);
    ShardIterator = Records.length > 0 ? NextShardIterator : undefined;
  }
  return all;
}

function asLambdaGivesIt(record: _Record, eventSourceARN: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: at, ...dynamodb } = record.dynamodb ?? {};
  const seconds = at === undefined ? {} : { ApproximateCreationDateTime: Math.floor(at.getTime() / 1000) };
  return { ...record, dynamodb: { ...dynamodb, ...seconds }, eventSourceARN } as DynamoDBRecord;
}

/** The part of Lambda's filter language that the event source uses: equality and prefix. */
function letsThrough(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((one) => letsThrough(one, value));
  if (typeof pattern !== 'object' || pattern === null) return pattern === value;
  if ('prefix' in pattern) return typeof value === 'string' && value.startsWith(String(pattern.prefix));
  return Object.entries(pattern).every(([key, inner]) =>
    letsThrough(inner, (value as Readonly<Record<string, unknown>> | undefined)?.[key]),
  );
}

export const batch = (...Records: readonly DynamoDBRecord[]): DynamoDBStreamEvent => ({
  Records: [...Records],
});
export const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';

/** The same record as it looks when it has waited. */
export function waited(record: DynamoDBRecord, ms: number): DynamoDBRecord {
  const { NewImage, ...rest } = record.dynamodb ?? {};
  const at = { N: String(Number(NewImage?.at?.N) - ms) };
  return { ...record, dynamodb: { ...rest, NewImage: { ...NewImage, at } } };
}
