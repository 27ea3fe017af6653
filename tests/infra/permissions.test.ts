import { describe, expect, it } from 'vitest';
import { regional, small } from '../../infra/stages.ts';
import { flat, type Policies, type Statement, statementsOf } from './permissions.ts';
import { synthesise } from './synthesised.ts';

const READ_RECORD = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'].flatMap((action) =>
  ['', '/index/byGroup', '/index/byOwner', '/index/byReviewDay'].map((at) => `${action} RECORD${at}`),
);
const OWN_LOG_AND_TRACES = (log: string) => [
  `logs:CreateLogStream ${log}`,
  `logs:PutLogEvents ${log}`,
  'xray:PutTelemetryRecords *',
  'xray:PutTraceSegments *',
];

describe.each([small, regional])('what each function of the $name stage may do', (stage) => {
  const made = synthesise(stage);
  const service = made.template('service').toJSON() as Policies;
  const may = (policy: string) => statementsOf(service, policy).flatMap(flat).sort();

  it('lets the one that answers people read the record, put listings and leave traces', () => {
    expect(may('AnswersMay')).toEqual(
      [
        ...READ_RECORD,
        'dynamodb:PutItem RECORD if LISTING#*',
        'dynamodb:BatchWriteItem RECORD if TRACE#*',
        ...OWN_LOG_AND_TRACES('AnswersLog'),
      ].sort(),
    );
  });

  it('lets the projector read the changes and the record, write history, and put aside', () => {
    expect(may('ProjectorMay')).toEqual(
      [
        ...READ_RECORD,
        'dynamodb:DescribeStream STREAM',
        'dynamodb:GetRecords STREAM',
        'dynamodb:GetShardIterator STREAM',
        'dynamodb:ListStreams STREAM',
        'dynamodb:PutItem RECORD if LISTING#*',
        'dynamodb:UpdateItem RECORD if LISTING#*',
        'sqs:SendMessage ChangesSetAside',
        ...OWN_LOG_AND_TRACES('ProjectorLog'),
      ].sort(),
    );
  });

  it('lets the nightly review read the record, put listings, and put aside', () => {
    expect(may('ReviewMay')).toEqual(
      [
        ...READ_RECORD,
        'dynamodb:PutItem RECORD if LISTING#*',
        'sqs:SendMessage ReviewsSetAside',
        ...OWN_LOG_AND_TRACES('ReviewLog'),
      ].sort(),
    );
  });

  it('lets the schedule start the review and nothing else', () => {
    expect(may('AlarmClockMay')).toEqual([
      'lambda:InvokeFunction ReviewFunction',
      'sqs:SendMessage ReviewsSetAside',
    ]);
  });

  it('gives no function a permission beside its own list', () => {
    const roles = made.stacks.flatMap((stack) =>
      Object.values(made.template(part(stack.stackName)).findResources('AWS::IAM::Role')),
    );
    const policies = Object.keys(made.template('service').findResources('AWS::IAM::Policy'));
    expect(roles.filter((role) => role.Properties.Policies)).toEqual([]);
    expect(roles.flatMap((role) => role.Properties.ManagedPolicyArns ?? [])).toHaveLength(1);
    expect(policies.map((id) => id.slice(0, -8)).sort()).toEqual([
      'AlarmClockMay',
      'AnswersMay',
      'ProjectorMay',
      'ReviewMay',
    ]);
    expect(made.template('search').findResources('AWS::IAM::Policy')).toEqual({});
  });

  it('admits two roles to the search engine, each to what it needs, and nobody unsigned', () => {
    const [domain] = Object.values(made.template('search').findResources('AWS::OpenSearchService::Domain'));
    const statements: Statement[] = domain?.Properties.AccessPolicies.Statement;
    const admitted = statements.flatMap((s) => flat(s).map((line) => `${roleOf(s)} ${line}`)).sort();
    expect(admitted).toEqual([
      'Reader es:ESHttpGet listings-v*/_alias',
      'Reader es:ESHttpGet listings/_count',
      'Reader es:ESHttpPost listings/_msearch',
      'Reader es:ESHttpPost listings/_search',
      'Writer es:ESHttpDelete listings-v*',
      'Writer es:ESHttpGet listings-v*/_alias',
      'Writer es:ESHttpGet listings-v*/_count',
      'Writer es:ESHttpGet listings-v*/_refresh',
      'Writer es:ESHttpPost _aliases',
      'Writer es:ESHttpPost listings-fill/_bulk',
      'Writer es:ESHttpPost listings-v*/_forcemerge',
      'Writer es:ESHttpPost listings/_bulk',
      'Writer es:ESHttpPut listings-v*',
    ]);
  });

  function part(stackName: string): string {
    return stackName.replace(`hereabouts-${stage.name}-`, '');
  }
});

const roleOf = ({ Principal }: Statement) => Principal?.AWS['Fn::GetAtt'][0].slice(0, -8);
