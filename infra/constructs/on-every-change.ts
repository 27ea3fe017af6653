import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { listingKey } from '../../functions/store/dynamodb/keys.ts';
import type { Stage } from '../stages.ts';
import type { DirectoryFunction } from './directory-function.ts';

/**
 * Feeds the committed writes of the record to a function, in order per listing. While the search engine is away
 * every batch is tried again until it is half a day old, well within the day that a stream keeps; a single
 * record that cannot be carried is found by halving the batch and put aside, so that the rest goes on.
 */
export function onEveryChange(
  table: Table,
  projector: DirectoryFunction,
  setAside: Queue,
  size: Stage['projector'],
): EventSourceMapping {
  const mapping = new EventSourceMapping(projector, 'Changes', {
    target: projector.lambda,
    ...(table.tableStreamArn && { eventSourceArn: table.tableStreamArn }),
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [onlyListingsAsTheyAre()],
    batchSize: size.batchSizeMax,
    parallelizationFactor: size.parallelPerShard,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 100,
    maxRecordAge: Duration.hours(12),
    onFailure: new SqsDlq(setAside),
  });
  mapping.node.addDependency(projector.policy);
  return mapping;
}

/** History, sources and postcodes are in the same table, and are nothing that a search finds. */
function onlyListingsAsTheyAre() {
  const { pk, sk } = listingKey('');
  return FilterCriteria.filter({
    dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(pk) }, sk: { S: FilterRule.isEqual(sk) } } },
  });
}
