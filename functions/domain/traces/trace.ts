import { SEARCH } from '../../../schemas/limits.ts';
import { givenIn, type SearchAnswer, type SearchRequest, WHO } from '../../../schemas/search.ts';
import type { Trace } from '../../../schemas/trace.ts';
import { areaKind } from '../areas/kind.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { nearestOutcode } from '../postcode/sectors.ts';
import type { Question } from '../search/asking/question.ts';
import { termOf } from '../vocabulary/vocabulary.ts';

/** What was looked for, and what stood in the way: the schema allows only the directory's own words in these. */
const WITH_VALUES = [
  'domain',
  'delivery',
  'route',
  'support',
  'venue',
  'cannot',
  'day',
  'accepting',
  'fresh',
  'show',
  'only',
] as const satisfies readonly (keyof SearchRequest)[];
/** What was said of the person, and numbers: that it was said, and never what. A practice is not even named. */
const NAMED_ONLY = [
  ...WHO,
  'from',
  'to',
  'waitWeeksMax',
  'costMax',
] as const satisfies readonly (keyof SearchRequest)[];

/**
 * What a search leaves behind. Undefined for further pages of one search, and where the person is still asked which
 * place was meant: neither is a search of its own.
 */
export function traceOf({ request, words, where, today }: Question, answer: SearchAnswer): Trace | undefined {
  if (request.cursor !== undefined || (request.near !== '' && !where.point)) return undefined;
  const surest = words.topics.slice(0, SEARCH.suggestionsMax);
  const known = [...surest, ...request.topic].filter((id) => termOf('topic', id) !== undefined);
  return {
    day: today,
    area: areaOf(where),
    filters: filtersOf(request),
    topics: [...new Set(known)].toSorted(),
    results: answer.total,
    shown: answer.results.length,
    fresh: answer.results.filter(({ freshness }) => freshness.state === 'confirmed').length,
  };
}

function filtersOf(request: SearchRequest): string[] {
  const values = WITH_VALUES.flatMap((name) => givenIn(request, name).map((value) => `${name}=${value}`));
  const named = NAMED_ONLY.filter((name) => givenIn(request, name).length > 0);
  return [...new Set([...values, ...named])].toSorted();
}

/** A small area where we know it for sure, else the first half of the postcode there. */
function areaOf({ areas, place, point }: Question['where']): string {
  if (!point || !place) return 'none';
  const small = place.approximate ? undefined : areas.find((code) => areaKind(code) === 'small-area');
  if (small !== undefined) return small;
  const outcode =
    place.kind === 'coordinates' || place.kind === 'place' ? undefined : parsePostcode(place.name);
  return outcode?.outcode ?? nearestOutcode(point);
}
