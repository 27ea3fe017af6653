import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { dashboard } from '../constructs/dashboard.ts';
import {
  watchAnswers,
  watchChanges,
  watchCopies,
  watchRecord,
  watchReview,
  watchSearch,
} from '../constructs/watches.ts';
import type { Watched } from './watched.ts';

export interface ObservabilityProps extends StackProps, Watched {
  /** Address that is written to when an alarm starts and ends. */
  readonly tell: string | undefined;
}

/** One page that shows how it goes, and alarms that say what people notice. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id, props);
    const topic = alarmTopic(this, props.tell);
    watchAnswers(this, topic, props);
    watchChanges(this, topic, props);
    watchReview(this, topic, props);
    watchSearch(this, topic, props);
    watchRecord(this, topic, props);
    watchCopies(this, topic);
    dashboard(this, props);
  }
}

function alarmTopic(stack: Stack, tell: string | undefined): Topic {
  const topic = new Topic(stack, 'Alarms', { displayName: 'Hereabouts', enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsSpeak',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  if (tell) topic.addSubscription(new EmailSubscription(tell));
  return topic;
}
