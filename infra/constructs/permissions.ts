import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { INDEXES } from '../../functions/store/dynamodb/table-definition.ts';

/** Single items and pages by key, of the table and its indexes; never the whole table at once. */
export function mayReadRecord(table: Table): PolicyStatement {
  return new PolicyStatement({
    sid: 'ReadRecord',
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
    resources: [table.tableArn, ...Object.keys(INDEXES).map((name) => `${table.tableArn}/index/${name}`)],
  });
}

/** Conditional writes. Nothing is ever deleted: a listing that ends leaves a tombstone. */
export function mayChangeListings(table: Table): PolicyStatement {
  return new PolicyStatement({
    sid: 'ChangeListings',
    actions: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    resources: [table.tableArn],
  });
}

export function mayReadStream(table: Table): PolicyStatement {
  return new PolicyStatement({
    sid: 'ReadChanges',
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [table.tableStreamArn ?? ''],
  });
}

export function mayPutAside(queue: Queue): PolicyStatement {
  return new PolicyStatement({
    sid: 'PutAside',
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
  });
}
