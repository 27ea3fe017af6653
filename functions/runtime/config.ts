import { resolve } from 'node:path';
import { z } from 'zod';

/** Everything the program reads from its environment, in one place. The README lists it. */
const Environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    HOST: z.string().min(1).default('127.0.0.1'),
    HEREABOUTS_DATA: z.string().min(1).default('.hereabouts'),
    HEREABOUTS_ENGINES: z.enum(['sqlite', 'aws']).default('sqlite'),
    HEREABOUTS_NOW: z.iso.datetime({ offset: true }).optional(),
    HEREABOUTS_STAGE: z.string().min(1).optional(),
    HEREABOUTS_TABLE: z.string().min(1).default('hereabouts'),
    HEREABOUTS_OPENSEARCH_INDEX: z.string().min(1).default('hereabouts'),
    HEREABOUTS_DYNAMODB_ENDPOINT: z.url().optional(),
    HEREABOUTS_OPENSEARCH_ENDPOINT: z.url().default('http://127.0.0.1:9200'),
    HEREABOUTS_SIGN: z.enum(['true', 'false']).default('false'),
    HEREABOUTS_TILES: z.string().min(1).optional(),
    HEREABOUTS_TILES_ATTRIBUTION: z.string().min(1).optional(),
    AWS_REGION: z.string().min(1).default('eu-west-2'),
    AWS_LAMBDA_FUNCTION_NAME: z.string().optional(),
  })
  .refine((env) => env.HEREABOUTS_NOW === undefined || env.AWS_LAMBDA_FUNCTION_NAME === undefined, {
    message: 'a fixed clock is for demonstrations and tests on one machine; it is refused in AWS',
    path: ['HEREABOUTS_NOW'],
  });

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of the one-machine form. */
  readonly dataDir: string;
  readonly engines: 'sqlite' | 'aws';
  /** True inside a Lambda. */
  readonly lambda: boolean;
  readonly now: () => Date;
  readonly stage: string | undefined;
  readonly table: string;
  readonly indexAlias: string;
  readonly dynamodbEndpoint: string | undefined;
  readonly opensearchEndpoint: string;
  readonly sign: boolean;
  readonly region: string;
  /** Address of map tiles with {z} {x} {y}, and the words that their licence asks for. */
  readonly tiles: { readonly url: string; readonly attribution: string } | undefined;
}

/** Throws an error that names the variable when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment cannot be used. ${problems.join('; ')}`);
  }
  const e = parsed.data;
  const fixed = e.HEREABOUTS_NOW;
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.HEREABOUTS_DATA),
    engines: e.HEREABOUTS_ENGINES,
    lambda: e.AWS_LAMBDA_FUNCTION_NAME !== undefined,
    now: fixed === undefined ? () => new Date() : () => new Date(fixed),
    stage: e.HEREABOUTS_STAGE,
    table: e.HEREABOUTS_TABLE,
    indexAlias: e.HEREABOUTS_OPENSEARCH_INDEX,
    dynamodbEndpoint: e.HEREABOUTS_DYNAMODB_ENDPOINT,
    opensearchEndpoint: e.HEREABOUTS_OPENSEARCH_ENDPOINT,
    sign: e.HEREABOUTS_SIGN === 'true',
    region: e.AWS_REGION,
    tiles: e.HEREABOUTS_TILES
      ? { url: e.HEREABOUTS_TILES, attribution: e.HEREABOUTS_TILES_ATTRIBUTION ?? '' }
      : undefined,
  };
}
