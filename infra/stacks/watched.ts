import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Stage } from '../stages.ts';
import type { EdgeStack } from './edge.ts';
import type { SearchStack } from './search.ts';
import type { ServiceStack } from './service.ts';

/** What alarms and the dashboard look at. */
export interface Watched {
  readonly stage: Stage;
  readonly table: Table;
  readonly search: SearchStack;
  readonly service: ServiceStack;
  readonly edge: EdgeStack;
}
