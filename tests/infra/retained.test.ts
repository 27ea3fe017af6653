import { describe, expect, it } from 'vitest';
import { regional, small } from '../../infra/stages.ts';
import { synthesise } from './synthesised.ts';

/**
 * What holds something that cannot be made again, or that people point at. CloudFormation replaces a resource
 * whose logical id changes: an empty one takes its place. So these names are never changed.
 */
const KEPT = [
  'data AWS::Backup::BackupVault CopiesA993ADEE',
  'data AWS::DynamoDB::Table Record83264F3E',
  'identity AWS::Cognito::UserPool PeopleE38C8D03',
  'search AWS::OpenSearchService::Domain Domain66AC69E0',
  'service AWS::SQS::Queue ChangesSetAside2E9E8DB0',
  'service AWS::SQS::Queue ReviewsSetAside2D7AD6A4',
];
const HOLDS_SOMETHING = new Set([
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::EFS::FileSystem',
  'AWS::KMS::Key',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
]);

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

describe.each([small, regional])('what the $name stage must not lose', (stage) => {
  const { stacks, template } = synthesise(stage);
  const resources = stacks.flatMap((stack) => {
    const part = stack.stackName.replace(`hereabouts-${stage.name}-`, '');
    const { Resources } = template(part).toJSON() as { Resources: Record<string, Resource> };
    return Object.entries(Resources).map(([id, resource]) => ({ part, id, resource }));
  });
  const holding = resources.filter(({ resource }) => HOLDS_SOMETHING.has(resource.Type));

  it('has the names it always had', () => {
    expect(holding.map(({ part, id, resource }) => `${part} ${resource.Type} ${id}`).sort()).toEqual(KEPT);
  });

  it.each(holding)('is kept when the stack goes: $part $id', ({ resource }) => {
    expect([resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it.each(['data', 'identity', 'search'])(
    'stands in a stack that cannot be deleted by a slip: %s',
    (part) => {
      const stack = stacks.find(({ stackName }) => stackName === `hereabouts-${stage.name}-${part}`);
      expect(stack?.terminationProtection).toBe(true);
    },
  );
});
