import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Watched } from '../stacks/watched.ts';
import { alarmForPeople } from './alarm-for-people.ts';

const { GREATER_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } =
  ComparisonOperator;
const inFiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };

export function watchAnswers(scope: Construct, tell: ITopic, { stage, service }: Watched): void {
  alarmForPeople(scope, 'ErrorPages', tell, {
    means: 'Link workers and the public meet an error page instead of an answer.',
    lookAt: 'Look at the log of the Answers function, then at the search engine and the record.',
    metric: service.api.metricServerError(inFiveMinutes),
    comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: stage.alarms.errorPagesIn5Minutes,
  });
  alarmForPeople(scope, 'SlowAnswers', tell, {
    means: `One answer in twenty takes longer than ${stage.alarms.answerSlowMs / 1000} s: people wait with the client in the room.`,
    lookAt: 'Look at the load of the search engine, then at cold starts of the Answers function.',
    metric: service.api.metricLatency({ period: Duration.minutes(5), statistic: Stats.p(95) }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: stage.alarms.answerSlowMs,
    periods: 3,
  });
  alarmForPeople(scope, 'TurnedAway', tell, {
    means: 'Some people are turned away because too many ask at once.',
    lookAt:
      'Look at the concurrency of the account and of the Answers function, and whether a program floods it.',
    metric: service.answers.lambda.metricThrottles(inFiveMinutes),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
  });
}

export function watchChanges(scope: Construct, tell: ITopic, { stage, service }: Watched): void {
  alarmForPeople(scope, 'ChangesLate', tell, {
    means: 'Changes made by organisations are not reaching the search: link workers see old details.',
    lookAt: 'Look at the log of the Projector function, then at the search engine.',
    metric: service.projector.lambda.metric('IteratorAge', {
      period: Duration.minutes(1),
      statistic: Stats.MAXIMUM,
    }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: stage.alarms.changesLateSeconds * 1000,
    periods: 3,
  });
  alarmForPeople(scope, 'ListingsSetAside', tell, {
    means: 'A listing cannot be carried to the search: people see its old details there, or do not find it.',
    lookAt:
      'Look for "set aside" in the log of the Projector function: it names each listing and the reason.',
    metric: service.listingsSetAside,
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
  });
  alarmForPeople(scope, 'ChangesSetAside', tell, {
    means:
      'Some changes were given up: those listings show old details in the search until it is made again.',
    lookAt: 'Look at the messages in the queue ChangesSetAside, mend the cause, then make the index anew.',
    metric: service.changesSetAside.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: Stats.MAXIMUM,
    }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
  });
}

export function watchReview(scope: Construct, tell: ITopic, { service }: Watched): void {
  alarmForPeople(scope, 'ReviewFailed', tell, {
    means: 'Stale listings were not flagged last night: people may be sent to something that has ended.',
    lookAt:
      'Look at the log of the Review function and the queue ReviewsSetAside; running it again does no harm.',
    metric: service.reviewsSetAside.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: Stats.MAXIMUM,
    }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
  });
  alarmForPeople(scope, 'ReviewMissing', tell, {
    means: 'The nightly review did not run: people may be sent to something that has ended.',
    lookAt: 'Look at the schedule EveryNight and whether it is switched on.',
    metric: service.review.lambda.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
    comparison: LESS_THAN_THRESHOLD,
    threshold: 1,
    // Not in any hour of a day and two more: its own, and the one by which the clocks change.
    periods: 26,
    silenceIsBad: true,
  });
}

export function watchSearch(scope: Construct, tell: ITopic, { stage, search }: Watched): void {
  const { domain } = search;
  const worst = { period: Duration.minutes(1), statistic: Stats.MAXIMUM };
  alarmForPeople(scope, 'SearchDown', tell, {
    means: 'Some or all listings cannot be found.',
    lookAt: 'Look at the nodes of the search engine; the index can be made again from the record.',
    metric: domain.metricClusterStatusRed(worst),
    comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    periods: 2,
  });
  if (stage.search.dataNodes > 1)
    alarmForPeople(scope, 'SearchWithoutSpare', tell, {
      means: 'Every search is still answered, but one more failure would take listings away from people.',
      lookAt: 'Look at the nodes of the search engine.',
      metric: domain.metricClusterStatusYellow(worst),
      comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      periods: 30,
    });
  alarmForPeople(scope, 'SearchFrozen', tell, {
    means: 'The search takes no changes: link workers see old details.',
    lookAt: 'Look at the free space and the memory of the search engine.',
    metric: domain.metricClusterIndexWritesBlocked(worst),
    comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    periods: 2,
  });
  alarmForPeople(scope, 'SearchFilling', tell, {
    means: 'The search engine is nearly full: soon no change will reach the people who search.',
    lookAt: 'Raise volumeGiBPerNode of the stage, and drop indexes that no alias names.',
    metric: domain.metricFreeStorageSpace({ period: Duration.minutes(5), statistic: Stats.MINIMUM }),
    comparison: LESS_THAN_THRESHOLD,
    threshold: stage.alarms.volumeFreeMiBMin,
  });
  alarmForPeople(scope, 'SearchStrained', tell, {
    means: 'The search engine is short of memory: people’s searches become slow, then fail.',
    lookAt: 'Choose a larger dataNodeType for the stage.',
    metric: domain.metricJVMMemoryPressure({ period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: stage.alarms.heapPercentMax,
    periods: 3,
  });
}

export function watchRecord(scope: Construct, tell: ITopic, { table }: Watched): void {
  alarmForPeople(scope, 'RecordFailing', tell, {
    means: 'Listings cannot be opened or saved: people meet errors and editors lose time.',
    lookAt: 'Look at the state of DynamoDB in this region.',
    metric: table.metricSystemErrorsForOperations({
      ...inFiveMinutes,
      operations: [Operation.GET_ITEM, Operation.BATCH_GET_ITEM, Operation.QUERY, Operation.PUT_ITEM],
    }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
  });
  alarmForPeople(scope, 'RecordRefusing', tell, {
    means: 'Some reads and saves are put off: people wait for pages, and an import may stand still.',
    lookAt: 'Look for a hot key or a very fast import in the metrics of the table.',
    metric: table.metricThrottledRequestsForOperations({
      ...inFiveMinutes,
      operations: [Operation.GET_ITEM, Operation.BATCH_GET_ITEM, Operation.QUERY, Operation.PUT_ITEM],
    }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
    periods: 3,
  });
}

export function watchCopies(scope: Construct, tell: ITopic): void {
  alarmForPeople(scope, 'CopyFailed', tell, {
    means: 'Last night’s copy of the directory failed: a loss now could cost people a day of changes.',
    lookAt: 'Look at the jobs of AWS Backup.',
    metric: new Metric({
      namespace: 'AWS/Backup',
      metricName: 'NumberOfBackupJobsFailed',
      dimensionsMap: { ResourceType: 'DynamoDB' },
      period: Duration.hours(1),
      statistic: Stats.SUM,
    }),
    comparison: GREATER_THAN_THRESHOLD,
    threshold: 0,
  });
}
