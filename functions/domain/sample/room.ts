import type { Capacity } from '../../../schemas/service.ts';
import { addDays } from './dates.ts';
import type { Random } from './random.ts';
import type { Draft } from './types.ts';

function some(random: Random, asOf: string): Capacity {
  const state = random.weigh<Capacity['state']>([
    ['open', 50],
    ['limited', 20],
    ['waiting-list', 14],
    ['full', 9],
    ['paused', 3],
    ['unknown', 4],
  ]);
  if (state === 'limited') return { state, places: random.int(1, 8), asOf };
  if (state === 'waiting-list') return { state, weeks: random.int(2, 20), asOf };
  return { state, asOf };
}

/** Room, as somebody said it between yesterday and two years ago; often nobody has. */
export function roomOf(draft: Draft): Capacity | undefined {
  const { random, today, situation } = draft;
  const ago = (from: number, to: number) => addDays(today, -random.int(from, to));
  switch (situation) {
    case 'fits':
      return random.chance(0.7)
        ? { state: 'open', asOf: ago(0, 24) }
        : { state: 'limited', places: random.int(2, 7), asOf: ago(0, 9) };
    case 'full':
      return random.chance(0.85)
        ? { state: 'full', asOf: ago(1, 24) }
        : { state: 'paused', asOf: ago(1, 24) };
    case 'waiting':
      return { state: 'waiting-list', weeks: random.int(4, 30), asOf: ago(1, 24) };
    case 'stale':
      return random.chance(0.4) ? some(random, ago(200, 730)) : undefined;
    default:
      return random.chance(0.5) ? some(random, random.chance(0.55) ? ago(0, 60) : ago(60, 730)) : undefined;
  }
}
