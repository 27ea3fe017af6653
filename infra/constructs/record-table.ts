import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { INDEXES, KEY } from '../../functions/store/dynamodb/table-definition.ts';

/** The table of the record, with the keys that its adapter works with. */
export function recordTable(scope: Construct): Table {
  const table = new Table(scope, 'Record', {
    ...keys(KEY),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // AWS's key for this account: its use is in the audit trail, and no key of ours can be lost with all copies.
    encryption: TableEncryption.AWS_MANAGED,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const [indexName, names] of Object.entries(INDEXES))
    table.addGlobalSecondaryIndex({ indexName, ...keys(names), projectionType: ProjectionType.KEYS_ONLY });
  return table;
}

function keys({ partition, sort }: { readonly partition: string; readonly sort: string }) {
  return {
    partitionKey: { name: partition, type: AttributeType.STRING },
    sortKey: { name: sort, type: AttributeType.STRING },
  };
}
