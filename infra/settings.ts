import type { App } from 'aws-cdk-lib';
import type { Place } from './directory.ts';
import { type Stage, stageNamed } from './stages.ts';

const DEFAULT_STAGE = 'small';
/** London: what people tell about themselves and their neighbours stays in the country. */
const DEFAULT_REGION = 'eu-west-2';

/** `-c stage=small|regional` */
export function stageFrom(app: App): Stage {
  return stageNamed(setting(app, 'stage') ?? DEFAULT_STAGE);
}

/**
 * `-c region=…`, `-c domain=… -c certificate=ARN` (the certificate in us-east-1), `-c alarms=someone@example.org`.
 * The account is that of whoever deploys.
 */
export function placeFrom(app: App): Place {
  const domain = setting(app, 'domain');
  const certificateArn = setting(app, 'certificate');
  if (!domain !== !certificateArn) throw new Error('Give domain and certificate together, or neither.');
  return {
    region: setting(app, 'region') ?? DEFAULT_REGION,
    site: domain && certificateArn ? { domain, certificateArn } : undefined,
    tell: setting(app, 'alarms'),
  };
}

function setting(app: App, name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
