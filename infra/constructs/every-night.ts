import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DirectoryFunction } from './directory-function.ts';
import { mayPutAside } from './permissions.ts';

/** Runs a function once a night, and tells it for which time: a second attempt reviews the same day. */
export function everyNight(scope: Construct, review: DirectoryFunction, setAside: Queue): Schedule {
  review.lambda.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(3),
    onFailure: new SqsDestination(setAside),
  });
  const role = alarmClock(scope, review, setAside);
  const schedule = new Schedule(scope, 'EveryNight', {
    description: 'Reviews the listings that are due',
    schedule: ScheduleExpression.cron({ hour: '3', minute: '10', timeZone: TimeZone.EUROPE_LONDON }),
    target: new LambdaInvoke(review.lambda, {
      role: role.withoutPolicyUpdates(),
      input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
      deadLetterQueue: setAside,
      retryAttempts: 10,
      maxEventAge: Duration.hours(3),
    }),
  });
  return schedule;
}

function alarmClock(scope: Construct, review: DirectoryFunction, setAside: Queue): Role {
  const role = new Role(scope, 'AlarmClock', {
    description: 'Starts the nightly review',
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  new Policy(scope, 'AlarmClockMay', {
    roles: [role],
    statements: [
      new PolicyStatement({
        sid: 'StartReview',
        actions: ['lambda:InvokeFunction'],
        resources: [review.lambda.functionArn],
      }),
      mayPutAside(setAside),
    ],
  });
  return role;
}
