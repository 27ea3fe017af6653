import type { SampleTruth } from '../../functions/domain/sample/truth.ts';
import type { Service } from '../../schemas/service.ts';

/** A made-up listing as a feed carries it, and what it is in truth. */
export interface JudgedListing {
  readonly service: Service;
  readonly truth: Pick<SampleTruth, 'topics' | 'shape' | 'town' | 'places' | 'veiled'>;
}
