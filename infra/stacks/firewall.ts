import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** CloudFront takes firewalls from this region only, wherever the rest stands. */
export const FIREWALL_REGION = 'us-east-1';

/**
 * Turns known attacks and floods away before they reach the directory. Samples are off: they would keep the
 * address and the query of three hours of requests, and with them clients' words and places.
 */
export class FirewallStack extends Stack {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage }) {
    super(scope, id, props);
    const wall = new CfnWebACL(this, 'Wall', {
      scope: 'CLOUDFRONT',
      description: 'Hereabouts: known attacks and floods',
      defaultAction: { allow: {} },
      visibilityConfig: counted(wallMetric(props.stage)),
      rules: [
        flood(0, props.stage.firewall.requestsPerAddressIn5MinutesMax),
        managed(1, 'AWSManagedRulesAmazonIpReputationList'),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managed(3, 'AWSManagedRulesCommonRuleSet', [
          // The directory bounds sizes itself, and tells people which bound and how far over it they were.
          'SizeRestrictions_QUERYSTRING',
          'SizeRestrictions_BODY',
          // Programs that harvest the Open Referral feed often say no name.
          'NoUserAgent_HEADER',
        ]),
      ],
    });
    this.arn = wall.attrArn;
  }
}

/** The name under which the firewall as a whole is counted. */
export const wallMetric = (stage: Stage) => `hereabouts-${stage.name}`;

function flood(priority: number, limit: number): CfnWebACL.RuleProperty {
  return {
    name: 'flood',
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: 300 } },
    visibilityConfig: counted('flood'),
  };
}

function managed(
  priority: number,
  name: string,
  onlyCounted: readonly string[] = [],
): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: counted(name),
  };
}

function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
