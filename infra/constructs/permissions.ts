import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { listingKey, traceItemKey } from '../../functions/store/dynamodb/keys.ts';
import { INDEXES } from '../../functions/store/dynamodb/table-definition.ts';

/** Single items and pages by key, of the table and its indexes; never the whole table at once. */
export function mayReadRecord(table: Table): PolicyStatement {
  return new PolicyStatement({
    sid: 'ReadRecord',
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
    resources: [table.tableArn, ...Object.keys(INDEXES).map((name) => `${table.tableArn}/index/${name}`)],
  });
}

/** Writes of listings, and of nothing else in the table. What ends leaves a tombstone: nothing is deleted. */
export function mayChangeListings(table: Table): PolicyStatement {
  return ofListingsOnly('ChangeListings', table, ['dynamodb:PutItem']);
}

/** What searches leave behind, and nothing else in the table. */
export function mayLeaveTraces(table: Table): PolicyStatement {
  return ofKeysOnly('LeaveTraces', table, ['dynamodb:BatchWriteItem'], traceItemKey('', '').pk);
}

/** History stands beside its listing; what a confidential listing said before is taken out of it again. */
export function mayWriteHistory(table: Table): PolicyStatement {
  return ofListingsOnly('WriteHistory', table, ['dynamodb:PutItem', 'dynamodb:UpdateItem']);
}

const ofListingsOnly = (sid: string, table: Table, actions: string[]): PolicyStatement =>
  ofKeysOnly(sid, table, actions, listingKey('').pk);

function ofKeysOnly(sid: string, table: Table, actions: string[], prefix: string): PolicyStatement {
  return new PolicyStatement({
    sid,
    actions,
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] } },
  });
}

export function mayReadStream(table: Table): PolicyStatement {
  if (!table.tableStreamArn) throw new Error('the table of the record has no stream');
  return new PolicyStatement({
    sid: 'ReadChanges',
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [table.tableStreamArn],
  });
}

export function mayPutAside(queue: Queue): PolicyStatement {
  return new PolicyStatement({
    sid: 'PutAside',
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
  });
}
