import { SEARCH } from '../../../schemas/limits.ts';
import type { Message, SearchAnswer } from '../../../schemas/search.ts';
import type { Directory } from '../directory.ts';
import { message } from '../messages/message.ts';
import { labelOf, relatedTopics } from '../vocabulary/vocabulary.ts';
import type { IndexAnswer } from './index-language.ts';
import { indexQuery, type Question } from './question.ts';

/**
 * Where to go from here: another spelling, related topics, and where nothing was found, what to drop or widen.
 * `isNear`: what was found is only close in meaning, which is said.
 */
export async function suggestionsFor(
  question: Question,
  answer: IndexAnswer,
  directory: Directory,
  isNear: boolean,
): Promise<SearchAnswer['suggestions']> {
  const { request, words } = question;
  const topics = [...new Set([...words.topics, ...request.topic].flatMap((id) => [id, ...relatedTopics(id)]))]
    .filter((id) => !request.topic.includes(id))
    .slice(0, SEARCH.suggestionsMax)
    .map((id) => ({ id, label: labelOf('topic', id, request.lang) }));
  return {
    didYouMean: words.didYouMean,
    topics,
    tips:
      answer.total === 0
        ? await tipsFor(question, directory)
        : isNear
          ? [message(request.lang, 'tip.near-in-meaning')]
          : [],
  };
}

/** All the pairs of ten conditions, and how many of them are asked at a time. */
const PAIRS_MAX = 45;
const PAIRS_AT_ONCE = 9;

/** Which condition empties the result: each alone, then each pair, is dropped and asked again. */
async function tipsFor(question: Question, directory: Directory): Promise<Message[]> {
  const { request, where, words } = question;
  const { lang } = request;
  const tips: Message[] = [];
  if (where.point && request.radiusKm < SEARCH.radiusKmMax)
    tips.push(message(lang, 'tip.wider', { km: request.radiusKm }));
  tips.push(...(await emptying(question, directory)));
  if (where.point && request.delivery.length === 0) tips.push(message(lang, 'tip.remote'));
  if (words.groups.length > 1) tips.push(message(lang, 'tip.fewer-words'));
  return tips;
}

const radiusOf = (question: Question) =>
  question.where.point ? SEARCH.radiusKmMax : question.request.radiusKm;

async function emptying(question: Question, { index }: Directory): Promise<Message[]> {
  const { lang } = question.request;
  const query = indexQuery(question, { radiusKm: radiusOf(question), offset: 0, limit: 0 }, []);
  const keys = [...new Set(query.clauses.map((clause) => clause.key))];
  const total = async (dropped: readonly string[]) => {
    const clauses = query.clauses.filter((clause) => !dropped.includes(clause.key));
    return (await index.search({ ...query, clauses, countIgnoring: [] })).total;
  };
  // Without a place there is nothing farther away: the search that was just answered found nothing.
  const [farther, without] = await Promise.all([question.where.point ? total([]) : 0, total(keys)]);
  if (farther > 0 || without === 0) return [];
  const alone = (await Promise.all(keys.map(async (key) => ({ key, left: await total([key]) })))).filter(
    ({ left }) => left > 0,
  );
  if (alone.length > 0)
    return alone.slice(0, 3).map(({ key }) => message(lang, 'tip.without', { filter: key }));
  const pair = await firstPair(keys, async (dropped) => (await total(dropped)) > 0);
  return pair ? [message(lang, 'tip.contradiction', { first: pair[0], second: pair[1] })] : [];
}

/** The first pair, in order, without which something is found. */
async function firstPair(
  keys: readonly string[],
  isFound: (dropped: readonly string[]) => Promise<boolean>,
): Promise<readonly [string, string] | undefined> {
  const pairs = keys.flatMap((first, i) => keys.slice(i + 1).map((second) => [first, second] as const));
  for (let from = 0; from < Math.min(pairs.length, PAIRS_MAX); from += PAIRS_AT_ONCE) {
    const some = pairs.slice(from, from + PAIRS_AT_ONCE);
    const found = await Promise.all(some.map(isFound));
    if (found.includes(true)) return some[found.indexOf(true)];
  }
  return undefined;
}
