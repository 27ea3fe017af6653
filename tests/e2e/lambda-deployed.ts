import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { small } from '../../infra/stages.ts';
import { synthesise } from '../infra/synthesised.ts';

export type FunctionName = 'Answers' | 'Projector' | 'Review';

/** What a synthesis would deploy of the three functions. */
export interface Deployed {
  readonly bundle: (name: FunctionName) => string;
  /** The environment that CloudFormation would set, without what only it can fill in. */
  readonly environment: (name: FunctionName) => Record<string, string>;
  readonly size: (name: FunctionName) => { readonly bytes: number; readonly compressedBytes: number };
  /** The patterns of the stream's records of which any lets a record through to the projector. */
  readonly streamPatterns: readonly unknown[];
  /** What the schedule hands to the review at a time. */
  readonly nightlyEvent: (time: string) => unknown;
}

interface LambdaProperties {
  readonly Code: { readonly S3Key: string };
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

/** Synthesises the small stage, bundles included, as `npm run synth` does. */
export function deployed(): Deployed {
  const { app, template } = synthesise(small, {}, { bundled: true });
  const { directory } = app.synth();
  const service = template('service');
  const properties = (name: FunctionName): LambdaProperties => {
    const all = Object.entries(service.findResources('AWS::Lambda::Function'));
    const [, found] = all.find(([id]) => id.startsWith(`${name}Function`)) ?? [];
    if (!found) throw new Error(`the template has no function ${name}`);
    return found.Properties as LambdaProperties;
  };
  const bundle = (name: FunctionName) =>
    join(directory, `asset.${properties(name).Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs');
  const [mapping] = Object.values(service.findResources('AWS::Lambda::EventSourceMapping'));
  const [schedule] = Object.values(service.findResources('AWS::Scheduler::Schedule'));
  const patterns: readonly { readonly Pattern: string }[] = mapping?.Properties.FilterCriteria.Filters;
  return {
    bundle,
    environment(name) {
      const variables = Object.entries(properties(name).Environment.Variables);
      return Object.fromEntries(
        variables.filter((one): one is [string, string] => typeof one[1] === 'string'),
      );
    },
    size(name) {
      const file = bundle(name);
      return { bytes: statSync(file).size, compressedBytes: gzipSync(readFileSync(file)).byteLength };
    },
    streamPatterns: patterns.map(({ Pattern }) => JSON.parse(Pattern)),
    nightlyEvent: (time) =>
      JSON.parse(String(schedule?.Properties.Target.Input).replace('<aws.scheduler.scheduled-time>', time)),
  };
}
