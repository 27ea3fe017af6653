import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { listingKey } from '../../functions/store/dynamodb/keys.ts';
import type { Stage } from '../stages.ts';
import type { DirectoryFunction } from './directory-function.ts';

/** A stream keeps a day: what is given up before that is still told in the queue with its place in the stream. */
const GIVE_UP_AFTER = Duration.hours(22);

/**
 * Feeds the committed writes of the record to a function, in order per listing. Only an engine that is away makes
 * the function fail as a whole, so attempts are not counted (Lambda's default, -1): a batch is tried again until it
 * is old, and the search catches up by itself after an outage. A bad record does not wait that long: the function
 * answers it alone and sets it aside itself. A batch that breaks the function is halved until what breaks it stands alone.
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
    maxRecordAge: GIVE_UP_AFTER,
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
