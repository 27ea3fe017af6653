import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';

export interface DirectoryFunctionProps {
  /** Path of the entry point from the root of the project. */
  readonly entry: string;
  readonly description: string;
  /** Styles and scripts of the pages stand beside the bundle, in `assets`. */
  readonly withAssets?: boolean;
  readonly role: IRole;
  /** All that it may do, besides writing its own log and its traces. */
  readonly may: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly timeout: Duration;
  readonly reservedConcurrency: number | undefined;
  readonly keepLogsDays: RetentionDays;
}

const project = fileURLToPath(new URL('../../', import.meta.url));

// Some packages of the bundle are CommonJS and ask for `require`, which an ES module has not.
const REQUIRE_IN_A_MODULE =
  "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);";

const buildAssetsBeside: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (from, to) => [
    `cd "${from}" && node --import tsx -e "import('./scripts/build-assets.ts').then((made) => made.buildAssets(process.argv[1]))" "${to}/assets"`,
  ],
};

/** One entry point as one Lambda, bundled on this machine, with the permissions that it is given and no others. */
export class DirectoryFunction extends Construct {
  readonly lambda: NodejsFunction;
  readonly log: LogGroup;
  readonly policy: Policy;

  constructor(scope: Construct, id: string, props: DirectoryFunctionProps) {
    super(scope, id);
    this.log = new LogGroup(this, 'Log', {
      retention: props.keepLogsDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.policy = new Policy(this, 'May', {
      roles: [props.role],
      statements: [...props.may, mayWriteItsLog(this.log), mayTrace()],
    });
    accept(this.policy, {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resources to name: its two write actions allow "*" only.',
    });
    this.lambda = new NodejsFunction(this, 'Function', {
      entry: `${project}${props.entry}`,
      projectRoot: project,
      depsLockFilePath: `${project}package-lock.json`,
      description: props.description,
      role: props.role,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB,
      timeout: props.timeout,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
      tracing: Tracing.ACTIVE,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      awsSdkConnectionReuse: false,
      bundling: {
        format: OutputFormat.ESM,
        mainFields: ['module', 'main'],
        banner: REQUIRE_IN_A_MODULE,
        minify: true,
        keepNames: true,
        sourceMap: true,
        sourcesContent: false,
        metafile: false,
        tsconfig: `${project}tsconfig.json`,
        // What was tested is what runs: our own SDK, not the one that the runtime happens to carry.
        bundleAwsSDK: true,
        ...(props.withAssets && { commandHooks: buildAssetsBeside }),
        loader: { '.css': 'text', '.csv': 'text', '.tsv': 'text', '.txt': 'text', '.svg': 'text' },
      },
    });
    this.lambda.node.addDependency(this.policy);
  }
}

function mayWriteItsLog(log: LogGroup): PolicyStatement {
  return new PolicyStatement({
    sid: 'WriteItsOwnLog',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [log.logGroupArn],
  });
}

function mayTrace(): PolicyStatement {
  return new PolicyStatement({
    sid: 'WriteTraces',
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resources: ['*'],
  });
}
