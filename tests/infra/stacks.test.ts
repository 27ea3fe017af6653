import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { TABLE_DEFINITION } from '../../functions/store/dynamodb/table-definition.ts';
import { INDEX } from '../../infra/stacks/search.ts';
import { regional, small, stageNamed } from '../../infra/stages.ts';
import packages from '../../package.json' with { type: 'json' };
import { synthesise } from './synthesised.ts';

describe.each([small, regional])('the $name stage', (stage) => {
  const { template, stacks } = synthesise(stage);

  it('deploys the very table that the adapter works with, and can bring back any second of it', () => {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = TABLE_DEFINITION;
    template('data').hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema,
      AttributeDefinitions: Match.arrayWith(AttributeDefinitions),
      GlobalSecondaryIndexes,
      BillingMode,
      StreamSpecification: { StreamViewType: TABLE_DEFINITION.StreamSpecification.StreamViewType },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true },
    });
  });

  it('copies the table away every night', () => {
    template('data').hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: Match.arrayWith([
          Match.objectLike({ Lifecycle: { DeleteAfterDays: stage.backups.keepDailyDays } }),
        ]),
      },
    });
  });

  it('searches with the tested engine, encrypted at rest and on every way', () => {
    template('search').hasResourceProperties('AWS::OpenSearchService::Domain', {
      EngineVersion: 'OpenSearch_2.19',
      EncryptionAtRestOptions: { Enabled: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true },
    });
  });

  it('keeps no log of what was searched', () => {
    const domains = Object.values(template('search').findResources('AWS::OpenSearchService::Domain'));
    expect(domains.map((d) => Object.keys(d.Properties.LogPublishingOptions))).toEqual([
      ['ES_APPLICATION_LOGS'],
    ]);
    const [live] = Object.values(template('service').findResources('AWS::ApiGatewayV2::Stage'));
    expect(live?.Properties.AccessLogSettings.Format).not.toMatch(/path|query|sourceIp|userAgent/i);
    const [site] = Object.values(template('edge').findResources('AWS::CloudFront::Distribution'));
    expect(site?.Properties.DistributionConfig).not.toHaveProperty('Logging');
    expect(JSON.stringify(template('firewall').toJSON())).not.toContain('"SampledRequestsEnabled":true');
    template('firewall').resourceCountIs('AWS::WAFv2::LoggingConfiguration', 0);
  });

  it('carries every change of a listing, halves a batch that fails, and gives nothing up silently', () => {
    template('service').hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: stage.projector.batchSizeMax,
      ParallelizationFactor: stage.projector.parallelPerShard,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      // Without a bound: only an engine that is away fails a batch, and the search catches up when it is back.
      MaximumRetryAttempts: Match.absent(),
      MaximumRecordAgeInSeconds: 79_200,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ChangesSetAside'), 'Arn'] } },
      },
      FilterCriteria: {
        Filters: [
          { Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"LISTING#"}]},"sk":{"S":["CURRENT"]}}}}' },
        ],
      },
    });
  });

  it('reviews once a night, by the clock of the people, and says for which time', () => {
    template('service').hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpressionTimezone: 'Europe/London',
      Target: { Input: '{"time":"<aws.scheduler.scheduled-time>"}' },
    });
  });

  it('lets everyone read, and nobody change without having signed in', () => {
    const routes = Object.values(template('service').findResources('AWS::ApiGatewayV2::Route'));
    const kinds = routes.map(({ Properties: p }) => [p.RouteKey, p.AuthorizationType]);
    expect(kinds).toEqual([
      ['$default', 'NONE'],
      ['PATCH /api/v1/{proxy+}', 'JWT'],
    ]);
    template('identity').hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
    });
  });

  it('runs every function on the Node of the tests, on Graviton, with its own log that ends', () => {
    const functions = Object.values(template('service').findResources('AWS::Lambda::Function'));
    expect(functions).toHaveLength(3);
    for (const { Properties } of functions)
      expect(Properties).toMatchObject({
        Runtime: `nodejs${packages.dependencies.node.split('.')[0]}.x`,
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        Environment: {
          Variables: {
            HEREABOUTS_ENGINES: 'aws',
            HEREABOUTS_STAGE: stage.name,
            HEREABOUTS_OPENSEARCH_INDEX: INDEX.alias,
            HEREABOUTS_SIGN: 'true',
          },
        },
      });
    const logs = stacks.flatMap((stack) =>
      Object.values(
        template(stack.stackName.replace(`hereabouts-${stage.name}-`, '')).findResources(
          'AWS::Logs::LogGroup',
        ),
      ),
    );
    expect(logs.map((log) => log.Properties.RetentionInDays)).toEqual(logs.map(() => stage.logs.keepDays));
  });

  it('keeps assets at the edge and answers nowhere', () => {
    const [site] = Object.values(template('edge').findResources('AWS::CloudFront::Distribution'));
    const { DefaultCacheBehavior, CacheBehaviors } = site?.Properties.DistributionConfig ?? {};
    const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
    expect(DefaultCacheBehavior.CachePolicyId).toBe(CACHING_DISABLED);
    expect(CacheBehaviors).toMatchObject([{ PathPattern: '/assets/*', CachePolicyId: CACHING_OPTIMIZED }]);
  });

  it('tells the function by which name a person asked', () => {
    const [site] = Object.values(template('edge').findResources('AWS::CloudFront::Distribution'));
    const { FunctionAssociations } = site?.Properties.DistributionConfig.DefaultCacheBehavior ?? {};
    expect(FunctionAssociations).toMatchObject([{ EventType: 'viewer-request' }]);
    const [edge] = Object.values(template('edge').findResources('AWS::CloudFront::Function'));
    const handle = new Function('event', `${edge?.Properties.FunctionCode}; return handler(event);`);
    const headers = { host: { value: 'help.example.org' }, 'x-forwarded-host': { value: 'made.up' } };
    expect(handle({ request: { uri: '/', headers } })).toEqual({
      uri: '/',
      headers: { ...headers, 'x-forwarded-host': { value: 'help.example.org' } },
    });
  });

  it('stands in one region, but for the firewall of CloudFront', () => {
    const regions = stacks.map((stack) => [stack.stackName.replace(/^.*-/, ''), stack.region]);
    expect(regions.filter(([, region]) => region !== 'eu-west-2')).toEqual([['firewall', 'us-east-1']]);
    template('edge').hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: { 'Fn::GetStackOutput': Match.anyValue() } },
    });
  });

  it('makes nothing that runs code of CDK’s own', () => {
    const types = stacks.flatMap((stack) =>
      Object.values(
        template(stack.stackName.replace(`hereabouts-${stage.name}-`, '')).toJSON().Resources as Record<
          string,
          { Type: string }
        >,
      ).map(({ Type }) => Type),
    );
    expect(types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource'))).toEqual(
      [],
    );
  });
});

describe('a stage', () => {
  it('survives the loss of a zone when it is regional', () => {
    synthesise(regional)
      .template('search')
      .hasResourceProperties('AWS::OpenSearchService::Domain', {
        ClusterConfig: {
          InstanceCount: 3,
          DedicatedMasterEnabled: true,
          DedicatedMasterCount: 3,
          ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
        },
      });
  });

  it('is asked for by a name that there is', () => {
    expect(stageNamed('regional')).toBe(regional);
    expect(() => stageNamed('huge')).toThrow('choose small or regional');
  });
});
