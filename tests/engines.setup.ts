import type { TestProject } from 'vitest/node';
import { javaAndMaven, startEngines } from '../scripts/engines/engines.ts';

type Addresses = { dynamodb: string; opensearch: string };

declare module 'vitest' {
  interface ProvidedContext {
    engines: Addresses | undefined;
  }
}

/** Real engines for the contract suites: one pair for a run, started here unless the environment names one. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = runningEngines();
  const missing = running ? undefined : javaAndMaven();
  if (running || missing) {
    project.provide('engines', running);
    if (missing) sayMissing(missing);
    return;
  }
  // A signal ends Node without its exit event, on which the engines are stopped.
  process.once('SIGTERM', () => process.exit(143));
  const { dynamodb, opensearch, stop } = await startEngines();
  project.provide('engines', { dynamodb, opensearch });
  return stop;
}

function runningEngines(): Addresses | undefined {
  const { HEREABOUTS_TEST_DYNAMODB: dynamodb, HEREABOUTS_TEST_OPENSEARCH: opensearch } = process.env;
  return dynamodb && opensearch ? { dynamodb, opensearch } : undefined;
}

function sayMissing(missing: string): void {
  const lines = [
    missing,
    'The contract suites against real DynamoDB and OpenSearch are SKIPPED.',
    'To run them: apt-get install openjdk-17-jre-headless maven',
  ];
  if (process.env.CI === 'true') throw new Error(lines.join(' '));
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '*'.repeat(width + 4);
  console.warn(['', rule, ...lines.map((line) => `* ${line.padEnd(width)} *`), rule, ''].join('\n'));
}
