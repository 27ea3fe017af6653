import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { accept } from './accept.ts';

export interface PublicApiProps {
  readonly stage: Stage;
  readonly users: UserPool;
  readonly client: UserPoolClient;
}

/** Everyone may read. A change reaches the function only with a token of a person who has signed in. */
export function publicApi(scope: Construct, answers: IFunction, props: PublicApiProps): HttpApi {
  const api = new HttpApi(scope, 'Api', { description: 'Hereabouts', createDefaultStage: false });
  const integration = new HttpLambdaIntegration('Answers', answers);

  const everything = new HttpRoute(scope, 'Read', {
    httpApi: api,
    routeKey: HttpRouteKey.DEFAULT,
    integration,
    authorizer: new HttpNoneAuthorizer(),
  });
  accept(everything, {
    id: 'AwsSolutions-APIG4',
    reason:
      'The directory is public; the function refuses every change that comes without an authoriser’s word.',
  });

  new HttpRoute(scope, 'Change', {
    httpApi: api,
    routeKey: HttpRouteKey.with('/api/v1/{proxy+}', HttpMethod.PATCH),
    integration,
    authorizer: new HttpUserPoolAuthorizer('People', props.users, { userPoolClients: [props.client] }),
  });

  new HttpStage(scope, 'Live', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: props.stage.api.requestsPerSecondMax, burstLimit: props.stage.api.burstMax },
    accessLogSettings: {
      destination: new LogGroupLogDestination(accessLog(scope, props)),
      format: ANSWERS_ONLY,
    },
  });
  return api;
}

/** How it was answered, and nothing of what was asked or from where: no path, no query, no address. */
const ANSWERS_ONLY = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    method: '$context.httpMethod',
    route: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    functionMs: '$context.integrationLatency',
    bytes: '$context.responseLength',
    error: '$context.error.responseType',
  }),
);

function accessLog(scope: Construct, { stage }: PublicApiProps): LogGroup {
  return new LogGroup(scope, 'Requests', {
    retention: stage.logs.keepDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
