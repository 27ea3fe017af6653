import { type IndexDocument, TEXT_FIELDS } from '../../functions/domain/search/index-language.ts';
import { term } from '../../functions/domain/search/terms.ts';
import type { Point } from '../../schemas/common.ts';
import { SEARCH } from '../../schemas/limits.ts';
import { COST_MAX, type ContestFacet, type Question } from './questions.ts';

export interface Answer {
  readonly total: number;
  /** In no order. */
  readonly ids: readonly string[];
  readonly facets: Readonly<Partial<Record<ContestFacet, readonly { value: string; count: number }[]>>>;
}

/** Tokens that one edit makes of a word, the most frequent first: how a misspelt word is read. */
export const SPELLINGS = 3;
/** Mean radius of the Earth, kilometres (IUGG 1980). */
const RADIUS_KM = 6371.0087714;

/** Great-circle distance by Vincenty's formula on the sphere: no engine here uses it. */
function distance(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const [p1, p2, dl] = [a.lat * rad, b.lat * rad, (b.lon - a.lon) * rad];
  const east = Math.cos(p2) * Math.sin(dl);
  const north = Math.cos(p1) * Math.sin(p2) - Math.sin(p1) * Math.cos(p2) * Math.cos(dl);
  const along = Math.sin(p1) * Math.sin(p2) + Math.cos(p1) * Math.cos(p2) * Math.cos(dl);
  return RADIUS_KM * Math.atan2(Math.hypot(east, north), along);
}

/** Every word that one insertion, deletion, substitution or transposition makes of this one. */
export function edits(word: string, letters = 'abcdefghijklmnopqrstuvwxyz0123456789'): Set<string> {
  const made = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      made.add(before + letter + after);
      if (after !== '') made.add(before + letter + after.slice(1));
    }
    if (after !== '') made.add(before + after.slice(1));
    if (after.length > 1) made.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  made.delete(word);
  return made;
}

const tokensIn = (document: IndexDocument) => new Set(TEXT_FIELDS.flatMap((field) => document.text[field]));
const byCount = (a: readonly [string, number], b: readonly [string, number]) =>
  b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

/** Answers by looking at every listing, with no regard to speed and nothing in common with the engines. */
export async function bruteForce(
  documents: () => AsyncIterable<IndexDocument>,
  questions: readonly Question[],
): Promise<Answer[]> {
  const spellings = questions.map(({ misspelt }) => new Map([...edits(misspelt ?? '')].map((w) => [w, 0])));
  for await (const document of documents())
    for (const token of tokensIn(document))
      for (const counts of spellings) {
        const known = counts.get(token);
        if (known !== undefined) counts.set(token, known + 1);
      }
  const groups = questions.map((question, i) =>
    question.misspelt === undefined
      ? question.tokens.map((token) => [token])
      : [
          [...(spellings[i] ?? [])]
            .filter(([, n]) => n > 0)
            .toSorted(byCount)
            .slice(0, SPELLINGS)
            .map(([w]) => w),
        ],
  );
  const found = questions.map(() => ({ ids: [] as string[], terms: new Map<string, number>() }));
  for await (const document of documents()) {
    const tokens = tokensIn(document);
    for (const [i, question] of questions.entries()) {
      const met = groups[i]?.every((group) => group.some((token) => tokens.has(token)));
      if (!met || !answers(document, question)) continue;
      found[i]?.ids.push(document.id);
      for (const one of document.terms) found[i]?.terms.set(one, (found[i]?.terms.get(one) ?? 0) + 1);
    }
  }
  return found.map(({ ids, terms }, i) => ({
    total: ids.length,
    ids,
    facets: Object.fromEntries((questions[i]?.facets ?? []).map((facet) => [facet, valuesOf(facet, terms)])),
  }));
}

function answers(document: IndexDocument, { point, radiusKm, filtered }: Question): boolean {
  if (document.terms.includes(term.closed)) return false;
  if (filtered && !((document.numbers.costFrom ?? Number.POSITIVE_INFINITY) <= COST_MAX)) return false;
  return document.places.some(
    (place) =>
      place.point !== undefined &&
      distance(place.point, point) <= radiusKm &&
      (!filtered || place.terms.includes(term.venue('step-free'))),
  );
}

const valuesOf = (facet: ContestFacet, terms: ReadonlyMap<string, number>) =>
  [...terms]
    .filter(([one]) => one.startsWith(`${facet}:`))
    .map(([one, count]) => [one.slice(facet.length + 1), count] as const)
    .toSorted(byCount)
    .slice(0, SEARCH.facetValuesMax)
    .map(([value, count]) => ({ value, count }));

/** What differs between two answers to one question, in words; undefined where nothing does. */
export function difference(right: Answer, given: Answer): string | undefined {
  if (given.total !== right.total) return `${given.total} listings instead of ${right.total}`;
  const ids = new Set(right.ids);
  const strange = given.ids.filter((id) => !ids.has(id));
  if (strange.length > 0) return `${strange.length} listings that do not answer, such as ${strange[0]}`;
  if (new Set(given.ids).size !== right.ids.length)
    return `${new Set(given.ids).size} different ids instead of ${right.ids.length}`;
  for (const [facet, values] of Object.entries(right.facets)) {
    const counted = JSON.stringify(given.facets[facet as ContestFacet] ?? []);
    if (counted !== JSON.stringify(values))
      return `counts of ${facet}: ${counted} instead of ${JSON.stringify(values)}`;
  }
  return undefined;
}
