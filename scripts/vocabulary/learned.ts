import { z } from 'zod';
import { stem } from '../../functions/domain/text/analyse.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import { welshRoot } from '../../functions/domain/text/welsh.ts';
import { STOP_WORDS } from '../../functions/domain/text/word-lists.ts';
import { Language } from '../../schemas/words.ts';

/** A text as a volunteer might describe such a thing, or a question as a link worker might ask for it. */
export const Example = z.strictObject({
  topics: z.array(z.string()).min(1).max(2),
  kind: z.enum(['listing', 'question']),
  lang: Language.default('en'),
  text: z.string().min(1).max(1_000),
});
export type Example = z.infer<typeof Example>;

/** What a text speaks of: an example, or a phrase of the vocabulary. */
export interface Taught {
  readonly topics: readonly string[];
  readonly text: string;
  readonly lang: Language;
}

/** As many words of all texts are added to those of each topic. Set on directories made for tuning. */
const SMOOTHING = 130;
const SHORTEST = 3;

const rootsOf = ({ text, lang }: Taught): readonly string[] => {
  const words = foldWords(text).filter((word) => word.length >= SHORTEST && !STOP_WORDS[lang].has(word));
  return [...new Set(words.map(lang === 'cy' ? welshRoot : stem))];
};

export interface Learned {
  /** How often the root stands in a text of a topic. */
  readonly uses: number;
  /** How much it tells of each topic, in nats; topics where it is no likelier than in all texts are left out. */
  readonly told: readonly (readonly [topic: string, nats: number])[];
}

/**
 * What a word tells of topics, by root: the natural logarithm of how much likelier it is in a topic's texts than in
 * all of them (naive Bayes).
 */
export function learnedFrom(taught: readonly Taught[]): ReadonlyMap<string, Learned> {
  const said = taught.flatMap((one) =>
    rootsOf(one).flatMap((root) => one.topics.map((topic) => ({ root, topic }))),
  );
  const ofTopic = counted(said.map(({ topic }) => topic));
  const byRoot = Map.groupBy(said, ({ root }) => root);
  return new Map(
    [...byRoot].map(([root, uses]) => {
      const expected = uses.length / said.length;
      const told = [...counted(uses.map(({ topic }) => topic))].map(([topic, times]) => {
        const seen = (times + SMOOTHING * expected) / ((ofTopic.get(topic) ?? 0) + SMOOTHING);
        return [topic, Math.log(seen / expected)] as const;
      });
      return [root, { uses: uses.length, told: told.filter(([, nats]) => nats > 0) }];
    }),
  );
}

/** How often each value is there. */
export function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
