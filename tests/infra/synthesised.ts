import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildDirectory, type Place } from '../../infra/directory.ts';
import type { Stage } from '../../infra/stages.ts';

const LONDON: Place = { region: 'eu-west-2', site: undefined, tell: undefined };
const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

export interface Synthesised {
  readonly app: App;
  readonly stacks: readonly Stack[];
  /** The template of the stack whose name ends so. */
  template(part: string): Template;
}

/** One stage as CloudFormation would get it, with the settings of `cdk.json`; its functions bundled when asked. */
export function synthesise(stage: Stage, place: Partial<Place> = {}, { bundled = false } = {}): Synthesised {
  const app = new App({
    outdir: mkdtempSync(join(tmpdir(), 'hereabouts-cdk-')),
    context: { ...context, 'aws:cdk:bundling-stacks': bundled ? ['**'] : [] },
  });
  const stacks = buildDirectory(app, stage, { ...LONDON, ...place });
  const read = new Map<string, Template>();
  return {
    app,
    stacks,
    template(part) {
      const stack = stacks.find((s) => s.stackName === `hereabouts-${stage.name}-${part}`);
      if (!stack) throw new Error(`no stack ${part}`);
      const template = read.get(part) ?? Template.fromStack(stack);
      read.set(part, template);
      return template;
    },
  };
}
