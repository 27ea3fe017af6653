import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnResourcePolicy, LogGroup } from 'aws-cdk-lib/aws-logs';
import { type CfnDomain, Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import type { Construct } from 'constructs';
import { accept } from '../constructs/accept.ts';
import type { Stage } from '../stages.ts';

/** The names that the adapter of the search index works with: readers use the alias, an index has a version. */
export const INDEX = { alias: 'listings', fillAlias: 'listings-fill', versions: 'listings-v*' } as const;

/**
 * The search engine, and the two roles it answers to. They stand here because the policy of the domain names
 * them, and it can name only roles that exist.
 */
export class SearchStack extends Stack {
  readonly domain: Domain;
  /** Asks. */
  readonly reader: Role;
  /** Writes, and makes the index where there is none. */
  readonly writer: Role;

  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage }) {
    super(scope, id, { ...props, terminationProtection: true });
    this.reader = functionRole(this, 'Reader', 'Answers people: may ask the search engine');
    this.writer = functionRole(this, 'Writer', 'Carries changes: may write the search index');
    const domainName = `hereabouts-${props.stage.name}`;
    this.domain = searchDomain(this, domainName, props.stage);
    admitOnly(this.domain, domainName, this.reader, this.writer);
    new CfnOutput(this, 'Endpoint', { value: `https://${this.domain.domainEndpoint}` });
  }
}

function functionRole(scope: Construct, id: string, description: string): Role {
  return new Role(scope, id, { description, assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
}

function searchDomain(stack: Stack, domainName: string, { search, logs }: Stage): Domain {
  const errors = new LogGroup(stack, 'Errors', {
    retention: logs.keepDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const mayLog = letTheEngineWrite(errors, stack);
  const domain = new Domain(stack, 'Domain', {
    // Named, so that the domain's own policy can say which domain it speaks of.
    domainName,
    // The version that the tests run against.
    version: EngineVersion.OPENSEARCH_2_19,
    capacity: {
      dataNodes: search.dataNodes,
      dataNodeInstanceType: search.dataNodeType,
      ...(search.leaders && {
        masterNodes: search.leaders.count,
        masterNodeInstanceType: search.leaders.type,
      }),
      // It would demand copies in multiples of three of every index; a zone may fail without it, too.
      multiAzWithStandbyEnabled: false,
    },
    ...(search.zones > 1 && { zoneAwareness: { enabled: true, availabilityZoneCount: search.zones } }),
    ebs: { volumeType: EbsDeviceVolumeType.GP3, volumeSize: search.volumeGiBPerNode },
    encryptionAtRest: { enabled: true },
    nodeToNodeEncryption: true,
    enforceHttps: true,
    tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
    logging: { appLogEnabled: true, appLogGroup: errors },
    suppressLogsResourcePolicy: true,
    enableVersionUpgrade: true,
    enableAutoSoftwareUpdate: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  domain.node.addDependency(mayLog);
  acceptWhatIsDecided(domain, search);
  return domain;
}

/**
 * Two callers, one family of indexes, nothing in it that one of them may not see: what each may ask is said
 * here by method and path. Fine-grained access control would add a second directory of users, whose
 * roles have to be mapped by hand after the deployment, and would forbid nothing more.
 */
function admitOnly(domain: Domain, domainName: string, reader: Role, writer: Role): void {
  const at = (...paths: readonly string[]) =>
    paths.map((path) =>
      Stack.of(domain).formatArn({
        service: 'es',
        resource: 'domain',
        resourceName: `${domainName}/${path}`,
      }),
    );
  const ask = (
    sid: string,
    role: Role,
    method: 'Get' | 'Post' | 'Put' | 'Delete',
    ...paths: readonly string[]
  ) =>
    new PolicyStatement({
      sid,
      principals: [role],
      actions: [`es:ESHttp${method}`],
      resources: at(...paths),
    });
  const { alias, fillAlias, versions } = INDEX;
  (domain.node.defaultChild as CfnDomain).accessPolicies = new PolicyDocument({
    statements: [
      ask('ReaderAsks', reader, 'Post', `${alias}/_search`, `${alias}/_msearch`),
      ask('ReaderCounts', reader, 'Get', `${alias}/_count`, `${versions}/_alias`),
      ask('WriterLooks', writer, 'Get', `${versions}/_alias`),
      ask('WriterMakesIndex', writer, 'Put', versions),
      ask('WriterWrites', writer, 'Post', `${alias}/_bulk`, `${fillAlias}/_bulk`),
      // To make the index anew: fill a version, hand its name over, drop the one before.
      ask('WriterCounts', writer, 'Get', `${versions}/_refresh`, `${versions}/_count`),
      ask('WriterSwitches', writer, 'Post', `${versions}/_forcemerge`, '_aliases'),
      ask('WriterDrops', writer, 'Delete', versions),
    ],
  });
}

function letTheEngineWrite(log: LogGroup, stack: Stack): CfnResourcePolicy {
  const mayWrite = new PolicyStatement({
    principals: [new ServicePrincipal('es.amazonaws.com')],
    actions: ['logs:PutLogEvents', 'logs:CreateLogStream'],
    resources: [log.logGroupArn],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
  });
  return new CfnResourcePolicy(stack, 'EngineMayLog', {
    policyName: `${stack.stackName}-engine`,
    policyDocument: stack.toJsonString(new PolicyDocument({ statements: [mayWrite] }).toJSON()),
  });
}

function acceptWhatIsDecided(domain: Domain, search: Stage['search']): void {
  accept(
    domain,
    {
      id: 'AwsSolutions-OS1',
      reason:
        'Outside a VPC the functions need no network gateways; every request must be signed by one of two roles.',
    },
    {
      id: 'AwsSolutions-OS3',
      reason: 'Lambda functions have no fixed addresses: the signature of the role decides, not the address.',
    },
    {
      id: 'AwsSolutions-OS9[LogExport::SEARCH_SLOW_LOGS]',
      reason:
        'Slow logs hold the queries, that is the words and the places of clients: nothing of them is kept or logged.',
    },
    {
      id: 'AwsSolutions-OS9[LogExport::INDEX_SLOW_LOGS]',
      reason:
        'They would copy listings, with places that are not for everyone, into a log; lag is measured instead.',
    },
  );
  if (!search.leaders)
    accept(domain, { id: 'AwsSolutions-OS4', reason: 'One data node needs no election of a leader.' });
  if (search.zones === 1)
    accept(domain, {
      id: 'AwsSolutions-OS7',
      reason:
        'The small stage is one node by intent; the index is a projection and is made again from the record.',
    });
}
