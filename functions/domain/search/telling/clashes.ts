import type { SearchRequest } from '../../../../schemas/search.ts';
import { waysLeft } from '../ability.ts';
import { timesAsked } from '../asking/question.ts';
import { possibleStarts } from '../terms.ts';
import { type Condition, conditionsOf, without } from './asked.ts';

/** Conditions that cannot be met together whatever the directory holds, as few of them as clash. */
export function clashesIn(request: SearchRequest): readonly (readonly Condition[])[] {
  return [leavesNoTime, leavesNoWay]
    .map((isEmpty) => fewestThat(isEmpty, request))
    .filter((clash) => clash.length > 0);
}

/** Where nothing is left but that somebody comes to the home: what leaves nothing else. */
export const leavingOnlyVisits = (request: SearchRequest): readonly Condition[] =>
  fewestThat(({ cannot }) => waysLeft(cannot).every((way) => way === 'home-visit'), request);

function leavesNoTime(request: SearchRequest): boolean {
  const possible = possibleStarts(request.cannot);
  if (!possible) return false;
  const asked = timesAsked(request);
  return ![...possible].some((start) => !isAnyTime(start) && (asked?.some(isWithin(start)) ?? true));
}

/** The same half-hour, or a minute of it. */
const isWithin = (start: string) => (asked: string) => asked === start || asked.startsWith(`${start}:`);

/** A session of which only the day is known. */
const isAnyTime = (start: string): boolean => start.endsWith('?');

const leavesNoWay = ({ cannot, delivery }: SearchRequest): boolean =>
  delivery.length > 0 && !waysLeft(cannot).some((way) => delivery.includes(way));

/** Conditions of which none can be missed for this to be so; none where it is not so at all. */
function fewestThat(isSo: (request: SearchRequest) => boolean, request: SearchRequest): readonly Condition[] {
  if (!isSo(request)) return [];
  const needless: Condition[] = [];
  const needed: Condition[] = [];
  for (const condition of conditionsOf(request)) {
    const dropped = [...needless, condition];
    (isSo(without(request, dropped)) ? needless : needed).push(condition);
  }
  return needed;
}
