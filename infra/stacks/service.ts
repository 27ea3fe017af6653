import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DirectoryFunction } from '../constructs/directory-function.ts';
import { everyNight } from '../constructs/every-night.ts';
import { onEveryChange } from '../constructs/on-every-change.ts';
import {
  mayChangeListings,
  mayLeaveTraces,
  mayPutAside,
  mayReadRecord,
  mayReadStream,
  mayWriteHistory,
} from '../constructs/permissions.ts';
import { lagOf, setAsideBy } from '../constructs/projector-metrics.ts';
import { publicApi } from '../constructs/public-api.ts';
import { setAsideQueue } from '../constructs/set-aside-queue.ts';
import type { Stage } from '../stages.ts';
import { INDEX, type SearchStack } from './search.ts';

export interface ServiceProps extends StackProps {
  readonly stage: Stage;
  readonly table: Table;
  readonly search: SearchStack;
  readonly users: UserPool;
  readonly client: UserPoolClient;
}

/** The three functions: one answers people, one carries changes to the search, one reviews what is due each night. */
export class ServiceStack extends Stack {
  readonly api: HttpApi;
  readonly answers: DirectoryFunction;
  readonly projector: DirectoryFunction;
  readonly lag: Metric;
  /** Listings that the search does not have as they are, by their own fault. */
  readonly listingsSetAside: Metric;
  /** Changes that were given up because an engine was away for too long. */
  readonly changesSetAside: Queue;
  readonly review: DirectoryFunction;
  readonly reviewsSetAside: Queue;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, props);
    const { stage, table, search } = props;
    const shared = { environment: environment(props), keepLogsDays: stage.logs.keepDays };

    this.answers = new DirectoryFunction(this, 'Answers', {
      ...shared,
      entry: 'functions/api.ts',
      withAssets: true,
      description: 'Answers people and programs',
      role: search.reader.withoutPolicyUpdates(),
      may: [mayReadRecord(table), mayChangeListings(table), mayLeaveTraces(table)],
      memoryMiB: stage.api.memoryMiB,
      timeout: Duration.seconds(15),
      reservedConcurrency: stage.api.reservedConcurrency,
    });
    this.api = publicApi(this, this.answers.lambda, props);

    this.changesSetAside = setAsideQueue(this, 'ChangesSetAside');
    this.projector = new DirectoryFunction(this, 'Projector', {
      ...shared,
      entry: 'functions/projector.ts',
      description: 'Carries every change of the record to the search index',
      role: search.writer.withoutPolicyUpdates(),
      may: [
        mayReadStream(table),
        mayReadRecord(table),
        mayWriteHistory(table),
        mayPutAside(this.changesSetAside),
      ],
      memoryMiB: stage.projector.memoryMiB,
      // A batch takes seconds; making the index anew, which is asked for by hand, takes minutes.
      timeout: Duration.minutes(15),
      reservedConcurrency: undefined,
    });
    onEveryChange(table, this.projector, this.changesSetAside, stage.projector);
    new CfnOutput(this, 'ProjectorName', { value: this.projector.lambda.functionName });
    this.lag = lagOf(this.projector, stage);
    this.listingsSetAside = setAsideBy(this.projector, stage);

    this.reviewsSetAside = setAsideQueue(this, 'ReviewsSetAside');
    this.review = new DirectoryFunction(this, 'Review', {
      ...shared,
      entry: 'functions/daily-review.ts',
      description: 'Reviews each night the listings that are due, and flags what is stale',
      role: new Role(this, 'Reviewer', {
        description: 'Reviews what is due: may read the record and flag listings',
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      }).withoutPolicyUpdates(),
      may: [mayReadRecord(table), mayChangeListings(table), mayPutAside(this.reviewsSetAside)],
      memoryMiB: stage.review.memoryMiB,
      timeout: Duration.minutes(15),
      reservedConcurrency: stage.review.reservedConcurrency,
    });
    everyNight(this, this.review, this.reviewsSetAside);
  }
}

function environment({ stage, table, search }: ServiceProps): Record<string, string> {
  return {
    HEREABOUTS_ENGINES: 'aws',
    HEREABOUTS_STAGE: stage.name,
    HEREABOUTS_TABLE: table.tableName,
    HEREABOUTS_OPENSEARCH_ENDPOINT: `https://${search.domain.domainEndpoint}`,
    HEREABOUTS_OPENSEARCH_INDEX: INDEX.alias,
    HEREABOUTS_SIGN: 'true',
  };
}
