import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jars, javaAndMaven } from './java.ts';
import { freePort } from './ports.ts';
import { type Engine, startEngine } from './process.ts';

export { javaAndMaven };

/** The HTTP addresses of both engines. */
export type Engines = { dynamodb: string; opensearch: string; stop(): Promise<void> };

export type EngineOptions = {
  dynamodbPort?: number | undefined;
  opensearchPort?: number | undefined;
  /** Keeps both engines' data; without it DynamoDB is in memory and OpenSearch in a folder that goes at stop. */
  dataDir?: string | undefined;
  /** 1024 for a benchmark. */
  opensearchHeapMb?: number;
};

// The runner refuses higher ports, and takes the next one when its own is taken.
const OPENSEARCH_PORT_MAX = 9299;
const QUICK_START = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Starts DynamoDB Local and OpenSearch, on free ports unless told, and resolves when both answer. */
export async function startEngines(options: EngineOptions = {}): Promise<Engines> {
  const missing = javaAndMaven();
  if (missing) throw new Error(missing);
  const folder = options.dataDir
    ? path.resolve(options.dataDir)
    : mkdtempSync(path.join(tmpdir(), 'engines-'));
  mkdirSync(folder, { recursive: true });
  const tidy = () => {
    if (!options.dataDir) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', tidy);
  const started = await startBoth(options, folder);
  const stop = async () => {
    await Promise.all(started.engines.map((engine) => engine.stop()));
    process.off('exit', tidy);
    tidy();
  };
  const [dynamodb, opensearch] = started.engines;
  if (dynamodb && opensearch && !started.error)
    return { dynamodb: dynamodb.url, opensearch: opensearch.url, stop };
  await stop();
  throw started.error;
}

async function startBoth(
  options: EngineOptions,
  folder: string,
): Promise<{ engines: Engine[]; error?: unknown }> {
  try {
    // One after the other: Maven's local repository is not made for two at once.
    const dynamodbJars = await jars('dynamodb');
    const opensearchJars = await jars('opensearch');
    const results = await Promise.allSettled([
      startDynamodb(dynamodbJars, options, folder),
      startOpensearch(opensearchJars, options, folder),
    ]);
    const engines = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failed = results.find((result) => result.status === 'rejected');
    return failed ? { engines, error: failed.reason } : { engines };
  } catch (error) {
    return { engines: [], error };
  }
}

async function startDynamodb(lib: string, options: EngineOptions, folder: string): Promise<Engine> {
  const port = options.dynamodbPort ?? (await freePort());
  const data = path.join(folder, 'dynamodb');
  mkdirSync(data, { recursive: true });
  return startEngine({
    name: 'DynamoDB Local',
    port,
    logFile: path.join(folder, 'dynamodb.log'),
    address: () => `http://127.0.0.1:${port}`,
    args: [
      ...['-Xmx256m', ...QUICK_START, `-Dsqlite4java.library.path=${lib}`, '-cp', `${lib}/*`],
      ...['software.amazon.dynamodb.services.local.main.ServerRunner', '-port', `${port}`, '-sharedDb'],
      ...(options.dataDir ? ['-dbPath', data] : ['-inMemory']),
      '-disableTelemetry',
    ],
  });
}

async function startOpensearch(lib: string, options: EngineOptions, folder: string): Promise<Engine> {
  const port = options.opensearchPort;
  if (port !== undefined && port > OPENSEARCH_PORT_MAX)
    throw new Error(`OpenSearch here takes ports up to ${OPENSEARCH_PORT_MAX}, not ${port}.`);
  const heap = options.opensearchHeapMb ?? 512;
  // The benchmark wants the optimising compiler, a test run wants the quick start.
  const tuning = options.opensearchHeapMb ? [] : QUICK_START;
  const base = path.join(folder, 'opensearch');
  configureOpensearch(base);
  return startEngine({
    name: 'OpenSearch',
    port,
    logFile: path.join(folder, 'opensearch.log'),
    address: (log) =>
      /HttpServerTransport.*publish_address {([\d.:]+)}/.exec(log)?.[1]?.replace(/^/, 'http://'),
    args: [
      ...[`-Xms${heap}m`, `-Xmx${heap}m`, ...tuning, '-cp', `${lib}/*`],
      ...['org.codelibs.opensearch.runner.OpenSearchRunner', '-basePath', base, '-numOfNode', '1'],
      // HTTP listens on base + 1, and on 0 the system picks a free port, which the log then tells.
      ...['-baseHttpPort', `${(port ?? 0) - 1}`, '-clusterName', 'hereabouts'],
    ],
  });
}

/** The runner has no option for these: port 0 lets two runs stand side by side. */
function configureOpensearch(base: string): void {
  const config = path.join(base, 'node_1', 'config');
  mkdirSync(config, { recursive: true });
  const settings = [
    'network.host: 127.0.0.1',
    'transport.port: 0',
    'discovery.type: single-node',
    // A developer's nearly full disk must not turn the index read-only.
    'cluster.routing.allocation.disk.threshold_enabled: false',
  ];
  writeFileSync(path.join(config, 'opensearch.yml'), `${settings.join('\n')}\n`);
}
