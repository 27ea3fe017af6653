import { type Obstacle, Obstacles } from '../../../../schemas/vocabulary.ts';
import { ALL_NEGATIONS } from '../../text/denial.ts';
import { saidOfEach, sayingsOf, sayingsOfMany } from '../../text/sayings.ts';
import { obstacles } from '../../whom/obstacles.ts';
import { AVOIDING, COME_ALONG, NOT_SO, OTHERS } from './person-words.ts';

/** What stands in somebody's way, as listings may say it of themselves, with the words that say so: "not AA", "no pubs", "baby comes too". */
export interface Avoided {
  readonly obstacle: Obstacle;
  readonly words: readonly string[];
}

const AVOIDED = sayingsOfMany(
  Obstacles.keyof().options.flatMap((obstacle) => {
    const { asked } = obstacles[obstacle];
    return asked ? [[obstacle, sayingsOf(asked)] as const] : [];
  }),
);

/** Of those that come with them, not of somebody else: "her husband stopped drinking". */
const isOfAnother = (clause: readonly string[]): boolean =>
  clause.some((word) => OTHERS.has(word) && !COME_ALONG.has(word));

/** All of it that the clauses of a question say of the person. */
export const avoidedIn = (clauses: readonly (readonly string[])[]): readonly Avoided[] =>
  clauses.flatMap((clause) =>
    [...saidOfEach(clause, AVOIDED, NOT_SO)]
      .filter(([obstacle]) => obstacles[obstacle].ofAnybody || !isOfAnother(clause))
      .map(([obstacle, all]) => ({ obstacle, words: [...new Set(all.flat())] })),
  );

/** What is said with a "no" says nothing of what is wanted: "no pubs"; "a gentle walk, no hills" does. */
export const isDenying = ({ obstacle, words }: Avoided): boolean =>
  obstacles[obstacle].wanted !== true && words.some((word) => ALL_NEGATIONS.has(word) || AVOIDING.has(word));
