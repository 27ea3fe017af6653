import { Alarm, type ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmForPeople {
  /** What people meet while this lasts. A sentence. */
  readonly means: string;
  /** What to look at first. A sentence. */
  readonly lookAt: string;
  readonly metric: IMetric;
  readonly comparison: ComparisonOperator;
  readonly threshold: number;
  /** Periods of the metric in a row; one unless said. */
  readonly periods?: number;
  /** Silence is bad news too, for what must happen every day. */
  readonly silenceIsBad?: boolean;
}

/** An alarm that tells whoever reads it what it means for a person, and who says so again when it is over. */
export function alarmForPeople(scope: Construct, id: string, tell: ITopic, alarm: AlarmForPeople): Alarm {
  const made = new Alarm(scope, id, {
    alarmDescription: `${alarm.means} ${alarm.lookAt}`,
    metric: alarm.metric,
    comparisonOperator: alarm.comparison,
    threshold: alarm.threshold,
    evaluationPeriods: alarm.periods ?? 1,
    treatMissingData: alarm.silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  made.addAlarmAction(new SnsAction(tell));
  made.addOkAction(new SnsAction(tell));
  return made;
}
