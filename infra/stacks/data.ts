import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { accept } from '../constructs/accept.ts';
import { recordTable } from '../constructs/record-table.ts';
import type { Stage } from '../stages.ts';

/** The record, the one thing that cannot be made again: kept, and copied away every night. */
export class DataStack extends Stack {
  readonly table: Table;

  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage }) {
    super(scope, id, { ...props, terminationProtection: true });
    this.table = recordTable(this);
    copyAway(this, this.table, props.stage.backups);
    new CfnOutput(this, 'Table', { value: this.table.tableName });
  }
}

/** Beside point-in-time recovery, which ends with the table: copies in a vault of their own. */
function copyAway(scope: Construct, table: Table, keep: Stage['backups']): void {
  const vault = new BackupVault(scope, 'Copies', { removalPolicy: RemovalPolicy.RETAIN });
  const plan = new BackupPlan(scope, 'Nightly', { backupVault: vault });
  plan.addRule(
    new BackupPlanRule({
      ruleName: 'every-night',
      scheduleExpression: Schedule.cron({ hour: '1', minute: '30' }),
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(6),
      deleteAfter: Duration.days(keep.keepDailyDays),
    }),
  );
  if (keep.keepMonthlyDays)
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'every-month',
        scheduleExpression: Schedule.cron({ day: '1', hour: '3', minute: '30' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(6),
        deleteAfter: Duration.days(keep.keepMonthlyDays),
      }),
    );
  const selection = plan.addSelection('Record', { resources: [BackupResource.fromDynamoDbTable(table)] });
  accept(selection, {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason:
      'The role of AWS Backup itself; the managed policy follows what the service needs to copy a table.',
  });
}
