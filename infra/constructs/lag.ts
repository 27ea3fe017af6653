import { Duration } from 'aws-cdk-lib';
import { type Metric, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Stage } from '../stages.ts';
import type { DirectoryFunction } from './directory-function.ts';

/** The line that the projector logs for each batch, and its field: milliseconds from commit to searchable. */
export const PROJECTED = { message: 'projected', lag: 'lagMs' } as const;

/** How long a change takes from being saved to being found, read from the projector's own log. */
export function lagOf(projector: DirectoryFunction, stage: Stage): Metric {
  const filter = new MetricFilter(projector, 'Lag', {
    logGroup: projector.log,
    filterPattern: FilterPattern.stringValue('$.message', '=', PROJECTED.message),
    metricValue: `$.${PROJECTED.lag}`,
    metricNamespace: 'Hereabouts',
    metricName: `lag-${stage.name}`,
    unit: Unit.MILLISECONDS,
  });
  return filter.metric({ period: Duration.minutes(1) });
}
