import { type App, ReferenceStrength, Stack, Tags } from 'aws-cdk-lib';
import { DataStack } from './stacks/data.ts';
import { EdgeStack, type Site } from './stacks/edge.ts';
import { FIREWALL_REGION, FirewallStack } from './stacks/firewall.ts';
import { IdentityStack } from './stacks/identity.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { SearchStack } from './stacks/search.ts';
import { ServiceStack } from './stacks/service.ts';
import type { Stage } from './stages.ts';

export interface Place {
  readonly region: string;
  readonly site: Site | undefined;
  /** Address that is written to when an alarm starts and ends. */
  readonly tell: string | undefined;
}

/** One directory of one stage: the record, what people are, the search, the service, its edge, and who watches. */
export function buildDirectory(app: App, stage: Stage, { region, site, tell }: Place): readonly Stack[] {
  const name = (part: string) => `hereabouts-${stage.name}-${part}`;
  const here = { env: { region }, stage };

  const data = new DataStack(app, name('data'), here);
  const identity = new IdentityStack(app, name('identity'), here);
  const search = new SearchStack(app, name('search'), here);
  const service = new ServiceStack(app, name('service'), {
    ...here,
    table: data.table,
    search,
    users: identity.users,
    client: identity.client,
  });
  const firewall = new FirewallStack(app, name('firewall'), { env: { region: FIREWALL_REGION }, stage });
  const edge = new EdgeStack(app, name('edge'), {
    ...here,
    api: service.api,
    // Weak: read from the other region's stack as it is deployed, without a function that copies it over.
    firewallArn: Stack.consumeReference(firewall.arn, ReferenceStrength.WEAK),
    site,
  });
  const observability = new ObservabilityStack(app, name('observability'), {
    ...here,
    table: data.table,
    search,
    service,
    edge,
    tell,
  });
  Tags.of(app).add('hereabouts', stage.name);
  return [data, identity, search, service, firewall, edge, observability];
}
