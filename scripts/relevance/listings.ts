import { SAMPLE_SEED } from '../../functions/domain/sample/load.ts';
import { sampleServices } from '../../functions/domain/sample/sample.ts';
import { sampleTruth } from '../../functions/domain/sample/truth.ts';
import { TODAY } from './cases.ts';
import type { JudgedListing } from './judged-listing.ts';

/** Every listing of the sample directory with what it is in truth. */
export function judgedListings(): ReadonlyMap<string, JudgedListing> {
  const made = { seed: SAMPLE_SEED, today: TODAY };
  const truth = sampleTruth(made);
  return new Map(
    [...sampleServices(made)].map((service) => {
      const known = truth.get(service.id);
      if (!known) throw new Error(`nothing is known of the sample listing ${service.id}`);
      return [service.id, { service, truth: known }];
    }),
  );
}
