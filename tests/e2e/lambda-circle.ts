import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyStructuredResultV2, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { ImportReport } from '../../functions/domain/import/report.ts';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createDynamoRecord } from '../../functions/store/dynamodb/record.ts';
import { engines } from '../engines.ts';
import { aTable } from '../store/dynamodb.ts';
import { type Deployed, deployed, type FunctionName } from './lambda-deployed.ts';
import { doorwayTo } from './lambda-doorway.ts';
import { type Asked, batch, gatewayEvent, streamOf } from './lambda-events.ts';
import { type LambdaProcess, startLambda } from './lambda-process.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As sent, so perhaps compressed. */
  readonly bytes: Buffer;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what is under test
  readonly json: () => any;
}

/** The deployed functions over an empty table and an index of their own in the real engines. */
export async function openCircle() {
  const parts: Deployed = deployed();
  const table = await aTable();
  const alias = `e2e-${randomUUID()}`;
  const toIndex = await doorwayTo(engines?.opensearch ?? '');
  const opensearch = createOpenSearchClient({ node: engines?.opensearch ?? '', sign: false });
  const local = {
    AWS_REGION: 'eu-west-2',
    HEREABOUTS_TABLE: table.table,
    HEREABOUTS_DYNAMODB_ENDPOINT: engines?.dynamodb ?? '',
    HEREABOUTS_OPENSEARCH_ENDPOINT: toIndex.url,
    HEREABOUTS_OPENSEARCH_INDEX: alias,
    HEREABOUTS_SIGN: 'false',
  };
  const started: LambdaProcess[] = [];
  const start = (name: FunctionName): LambdaProcess => {
    const env = { ...parts.environment(name), ...local, AWS_LAMBDA_FUNCTION_NAME: name };
    const lambda = startLambda(parts.bundle(name), env);
    started.push(lambda);
    return lambda;
  };
  const answers = start('Answers');
  const projector = start('Projector');
  const review = start('Review');

  return {
    parts,
    table,
    toIndex,
    alias,
    opensearch,
    start,
    answers,
    projector,
    review,
    record: createDynamoRecord({ client: table.client, table: table.table, now: () => new Date() }),
    ask: (asked: Asked, of = answers) => askLambda(of, asked),
    /** What the stream has that it had not when this was last asked. */
    newChanges: following(() => streamOf(table, parts.streamPatterns)),
    project: (records: readonly DynamoDBRecord[]) =>
      projector.invoke<DynamoDBBatchResponse>(batch(...records)),
    importLines: (lines: readonly string[]) => importLines(lines, { ...local, HEREABOUTS_ENGINES: 'aws' }),
    async close() {
      await Promise.all(started.map((lambda) => lambda.stop()));
      await opensearch.indices.delete({ index: `${alias}-v*` });
      await opensearch.close();
      await toIndex.shut();
      await table.drop();
    },
  };
}

export type Circle = Awaited<ReturnType<typeof openCircle>>;

async function askLambda(lambda: LambdaProcess, asked: Asked): Promise<Answered> {
  const result = await lambda.invoke<APIGatewayProxyStructuredResultV2>(gatewayEvent(asked));
  const bytes = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  const text = bytes.toString();
  return {
    status: result.statusCode ?? 0,
    headers: result.headers ?? {},
    bytes,
    text,
    json: () => JSON.parse(text),
  };
}

function following(all: () => Promise<DynamoDBRecord[]>): () => Promise<DynamoDBRecord[]> {
  let seen = 0;
  return async () => {
    const records = await all();
    const fresh = records.slice(seen);
    seen = records.length;
    return fresh;
  };
}

/** `npm run import` into the engines that the environment names. */
async function importLines(
  lines: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-e2e-'));
  const file = join(folder, 'services.ndjson');
  writeFileSync(file, lines.join('\n'));
  const args = ['--import', 'tsx', 'scripts/import.ts', file, '--json'];
  try {
    const out = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
        error ? reject(new Error(`${error.message} ${stderr}`)) : resolve(stdout),
      );
    });
    return JSON.parse(out) as ImportReport;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
