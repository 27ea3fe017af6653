import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { regional, small } from '../../infra/stages.ts';
import { synthesise } from './synthesised.ts';

const SITE = {
  domain: 'hereabouts.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/one',
};

/** What cdk-nag still finds, as "rule at construct". */
function findings(scope: IConstruct & { synth(): unknown }): string[] {
  scope.synth();
  const { violations } = new AwsSolutionsChecks(scope).validateScope(scope);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}

describe('the AWS Solutions checks', () => {
  it.each([
    ['small', small, {}],
    ['regional', regional, {}],
    ['small with a name of its own', small, { site: SITE, tell: 'someone@example.org' }],
  ])('find nothing in %s that is not accepted with a reason', { timeout: 120_000 }, (_, stage, place) => {
    expect(findings(synthesise(stage, place).app)).toEqual([]);
  });

  it('find something where there is something', () => {
    const app = new App();
    new Bucket(new Stack(app, 'careless'), 'Open');
    expect(findings(app)).toContain('AwsSolutions-S1 at careless/Open/Resource');
  });
});
