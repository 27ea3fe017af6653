import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { FIREWALL_REGION, wallMetric } from '../stacks/firewall.ts';
import type { Watched } from '../stacks/watched.ts';

/** One page, top to bottom in the order in which people notice: answers, changes, search, record. */
export function dashboard(scope: Construct, { stage, service, search, table, edge }: Watched): Dashboard {
  const { answers, projector, api } = service;
  const { domain } = search;
  const minute = { period: Duration.minutes(1) };
  const sum = { ...minute, statistic: Stats.SUM };
  const max = { ...minute, statistic: Stats.MAXIMUM };
  const page = new Dashboard(scope, 'Dashboard', { dashboardName: `hereabouts-${stage.name}` });
  page.addWidgets(heading('Do people get an answer?'));
  page.addWidgets(
    graph('Requests', [edgeMetric('Requests', edge), api.metricCount(sum)]),
    graph('Error pages', [api.metricServerError(sum), api.metricClientError(sum)]),
    graph(
      'Answer, ms',
      [50, 95, 99].map((p) => api.metricLatency({ ...minute, statistic: Stats.p(p) })),
    ),
    graph('At once', [
      answers.lambda.metric('ConcurrentExecutions', max),
      answers.lambda.metricThrottles(sum),
    ]),
  );
  page.addWidgets(heading('Do changes arrive?'));
  page.addWidgets(
    graph('From save to found, ms', [
      service.lag.with({ statistic: Stats.p(50) }),
      service.lag.with({ statistic: Stats.p(99) }),
    ]),
    graph('Waiting, ms', [projector.lambda.metric('IteratorAge', max)]),
    graph('Batches carried', [projector.lambda.metricInvocations(sum), projector.lambda.metricErrors(sum)]),
    graph('Set aside', [
      service.changesSetAside.metricApproximateNumberOfMessagesVisible(max),
      service.reviewsSetAside.metricApproximateNumberOfMessagesVisible(max),
    ]),
  );
  page.addWidgets(heading('Is the search well?'));
  page.addWidgets(
    graph('Search, ms', [domain.metricSearchLatency({ ...minute, statistic: Stats.p(95) })]),
    graph('Memory and processor, %', [domain.metricJVMMemoryPressure(max), domain.metricCPUUtilization(max)]),
    graph('Free space, MiB', [domain.metricFreeStorageSpace({ ...minute, statistic: Stats.MINIMUM })]),
    graph('Listings in the index', [domain.metricSearchableDocuments(max)]),
  );
  page.addWidgets(heading('Is the record well, and who is kept out?'));
  page.addWidgets(
    graph('Read and written', [
      table.metricConsumedReadCapacityUnits(sum),
      table.metricConsumedWriteCapacityUnits(sum),
    ]),
    graph('Lost a race for one listing', [table.metricConditionalCheckFailedRequests(sum)]),
    graph('Nightly review', [
      service.review.lambda.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
      service.review.lambda.metricErrors({ period: Duration.hours(1), statistic: Stats.SUM }),
    ]),
    graph('Kept out by the firewall', [blocked(stage)]),
  );
  return page;
}

function heading(text: string): TextWidget {
  return new TextWidget({ markdown: `## ${text}`, width: 24, height: 1 });
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 6, height: 6 });
}

function edgeMetric(metricName: string, { distribution }: Watched['edge']): Metric {
  return new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
    region: FIREWALL_REGION,
    statistic: Stats.SUM,
    period: Duration.minutes(1),
  });
}

function blocked(stage: Watched['stage']): Metric {
  return new Metric({
    namespace: 'AWS/WAFV2',
    metricName: 'BlockedRequests',
    dimensionsMap: { Rule: 'ALL', WebACL: wallMetric(stage) },
    region: FIREWALL_REGION,
    statistic: Stats.SUM,
    period: Duration.minutes(1),
  });
}
