import type { Point } from '../../../schemas/common.ts';
import { draftsOf } from './drafts.ts';
import { idOf } from './ids.ts';
import type { Draft, Shape, Situation, Town } from './types.ts';
import { openingOf } from './wording.ts';

/** What a made-up listing is in truth, whatever its text and its fields say of it. */
export interface SampleTruth {
  /** What it is, also where it carries no topic and avoids the usual word. */
  readonly topics: readonly string[];
  readonly situation: Situation;
  readonly shape: Shape;
  /** The text avoids the usual word. */
  readonly veiled: boolean;
  readonly town: Town;
  /** Where it happens, in the order of its places, also where the listing has no coordinates. */
  readonly places: readonly Point[];
}

const truthOf = (draft: Draft): SampleTruth => ({
  topics: [draft.pack.topic, ...(draft.pack.also ?? [])],
  situation: draft.situation,
  shape: draft.pack.shape,
  veiled: openingOf(draft, 0).veiled,
  town: draft.town,
  places: draft.venues.map(({ lat, lon }) => ({ lat, lon })),
});

/** The truth behind every id that `sampleServices` can give for the same seed and day: to judge the search by. */
export function sampleTruth({ seed, today }: { seed: string; today: string }): Map<string, SampleTruth> {
  const truth = new Map<string, SampleTruth>();
  for (const draft of draftsOf(seed, today)) {
    const one = truthOf(draft);
    truth.set(idOf(seed, 'service', draft.number), one);
    truth.set(idOf(seed, 'twin', draft.number), one);
  }
  return truth;
}
