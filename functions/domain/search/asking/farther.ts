import { SEARCH } from '../../../../schemas/limits.ts';
import type { SearchIndex } from '../../ports.ts';
import type { IndexAnswer } from '../index-language.ts';
import { answersAmong } from '../order/answer-score.ts';
import { indexQuery, nearbyQuery, type Question, unrefined } from './question.ts';

/** So many answers, of which each answers at least that share of the question. */
interface Enough {
  readonly count: number;
  readonly share: number;
}

interface Step {
  readonly factors: readonly number[];
  readonly unless: readonly Enough[];
}

/**
 * With fewer answers than this the reach is widened by one of the factors, and said to be. Of a question with many parts
 * hardly anything answers half: nobody is sent across the country for that where several things nearby answer a part.
 */
const WIDER: readonly Step[] = [
  { factors: [2], unless: [{ count: 20, share: 0.4 }] },
  {
    factors: [5, 12.5],
    unless: [
      { count: 2, share: 0.5 },
      { count: 5, share: 0.25 },
    ],
  },
];
/** Who says how far they go means it, and who chose something beside the results wants that: only where there is nothing at all. */
const ONLY_IF_NOTHING: readonly Step[] = [{ factors: [2, 5, 12.5], unless: [{ count: 1, share: 0 }] }];

/** Which page is asked for, and how far the first one looked. */
export interface PageAsked {
  readonly offset: number;
  /** Kilometres; absent on the first page. */
  readonly radiusKm?: number;
}

export interface Retrieved {
  readonly answer: IndexAnswer;
  /** How far was looked, kilometres. */
  readonly usedKm: number;
  /** The same before anything was chosen beside the results, where that was asked for. */
  readonly unrefined?: Retrieved;
}

/** The engine gives windows of candidates; each window is ordered once, so that pages neither repeat nor skip. */
export const windowStart = (offset: number): number =>
  Math.floor(offset / SEARCH.candidatesMax) * SEARCH.candidatesMax;

/**
 * Asks the engine, and asks again farther out where there is too little nearby and there is more of it. How far is
 * settled before anything is chosen beside the results: so a choice leaves as many as were counted.
 */
export async function retrieve(
  question: Question,
  index: SearchIndex,
  { offset, radiusKm }: PageAsked,
): Promise<Retrieved> {
  const { request, where } = question;
  const ask = async (one: Question, usedKm: number, facets?: []): Promise<Retrieved> => {
    const window = { offset: windowStart(offset), limit: SEARCH.candidatesMax, radiusKm: usedKm };
    return { answer: await index.search(indexQuery(one, window, facets)), usedKm };
  };
  if (!where.point || radiusKm !== undefined || request.sort === 'distance')
    return ask(question, radiusKm ?? request.radiusKm);

  const lookFarther = async (one: Question, steps: readonly Step[], found: Retrieved) => {
    for (const step of steps) {
      const km = await widerKm(one, index, step, found);
      if (km !== undefined) found = await ask(one, km);
    }
    return found;
  };
  const steps = question.isRadiusChosen ? ONLY_IF_NOTHING : WIDER;
  const all = unrefined(question);
  if (all === question) return lookFarther(question, steps, await ask(question, request.radiusKm));
  const nearby = isSomeOfAll(question) ? await ask(question, request.radiusKm) : undefined;
  if (nearby && steps.every((step) => isEnough(question, step, nearby))) return nearby;
  const before = await lookFarther(all, steps, await ask(all, request.radiusKm, []));
  const found = nearby?.usedKm === before.usedKm ? nearby : await ask(question, before.usedKm);
  const settled = found.answer.total > 0 ? found : await lookFarther(question, ONLY_IF_NOTHING, found);
  return { ...settled, unrefined: before };
}

/**
 * What a choice beside the results leaves is some of all that there is, and without words each answers as well as any:
 * where that alone is enough, so is all.
 */
const isSomeOfAll = ({ request, words }: Question): boolean =>
  words.minimumGroups === 0 && request.show.length === 0 && request.only === undefined;

function isEnough({ words }: Question, { unless }: Step, { answer }: Retrieved): boolean {
  const placed = answer.hits.filter(({ reach }) => reach !== 'unplaced');
  return unless.some(({ count, share }) => answersAmong(placed, words, share).length >= count);
}

/** How far to look instead; undefined where what was found is enough, or there is no more. */
async function widerKm(
  question: Question,
  index: SearchIndex,
  step: Step,
  found: Retrieved,
): Promise<number | undefined> {
  const { factors, unless } = step;
  const { answer, usedKm } = found;
  const wider = factors
    .map((factor) => Math.min(SEARCH.radiusKmMax, question.request.radiusKm * factor))
    .filter((km) => km > usedKm);
  const widest = wider.at(-1);
  if (widest === undefined || isEnough(question, step, found)) return undefined;
  const share = unless[0]?.share ?? 0;
  const known = new Set(answer.hits.map(({ id }) => id));
  const window = { offset: 0, limit: SEARCH.candidatesMax, radiusKm: widest };
  const { hits } = await index.search(nearbyQuery(question, window));
  const more = answersAmong(hits, question.words, share).filter(({ id }) => !known.has(id));
  if (more.length === 0) return undefined;
  const nearest = Math.min(...more.map(({ distanceKm }) => distanceKm ?? widest));
  return wider.find((km) => km >= nearest) ?? widest;
}
