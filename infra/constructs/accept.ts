import { type Acknowledgment, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Lets a named check of cdk-nag pass on one construct, and says why. */
export function accept(construct: IConstruct, ...findings: readonly Acknowledgment[]): void {
  Validations.of(construct).acknowledge(...findings);
}
