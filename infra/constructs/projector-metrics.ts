import { Duration } from 'aws-cdk-lib';
import { type Metric, Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Stage } from '../stages.ts';
import type { DirectoryFunction } from './directory-function.ts';

/** The line that the projector logs for each batch: milliseconds from commit to searchable, listings set aside. */
export const PROJECTED = { message: 'projected', lag: 'lagMs', setAside: 'setAside' } as const;

/** How long a change takes from being saved to being found, read from the projector's own log. */
export function lagOf(projector: DirectoryFunction, stage: Stage): Metric {
  const filter = readFromLog(projector, 'Lag', PROJECTED.lag, `lag-${stage.name}`, Unit.MILLISECONDS);
  return filter.metric({ period: Duration.minutes(1) });
}

/** Listings that the projector set aside for what they are themselves; the log beside it names each with its reason. */
export function setAsideBy(projector: DirectoryFunction, stage: Stage): Metric {
  const name = `set-aside-${stage.name}`;
  const filter = readFromLog(projector, 'SetAside', PROJECTED.setAside, name, Unit.COUNT);
  return filter.metric({ period: Duration.minutes(5), statistic: Stats.SUM });
}

function readFromLog(
  projector: DirectoryFunction,
  id: string,
  field: string,
  metricName: string,
  unit: Unit,
): MetricFilter {
  return new MetricFilter(projector, id, {
    logGroup: projector.log,
    filterPattern: FilterPattern.stringValue('$.message', '=', PROJECTED.message),
    metricValue: `$.${field}`,
    metricNamespace: 'Hereabouts',
    metricName,
    unit,
  });
}
