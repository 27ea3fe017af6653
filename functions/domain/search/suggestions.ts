import { SEARCH } from '../../../schemas/limits.ts';
import type { Message, SearchAnswer } from '../../../schemas/search.ts';
import type { Directory } from '../directory.ts';
import { message } from '../messages/message.ts';
import { labelOf, relatedTopics } from '../vocabulary/vocabulary.ts';
import type { IndexAnswer } from './index-language.ts';
import { indexQuery, type Question } from './question.ts';

/** Where to go from here: another spelling, related topics, and where nothing was found, what to drop or widen. */
export async function suggestionsFor(
  question: Question,
  answer: IndexAnswer,
  directory: Directory,
): Promise<SearchAnswer['suggestions']> {
  const { request, words } = question;
  const topics = [...new Set([...words.topics, ...request.topic].flatMap((id) => [id, ...relatedTopics(id)]))]
    .filter((id) => !request.topic.includes(id))
    .slice(0, SEARCH.suggestionsMax)
    .map((id) => ({ id, label: labelOf('topic', id, request.lang) }));
  return {
    didYouMean: words.didYouMean,
    topics,
    tips: answer.total === 0 ? await tipsFor(question, directory) : [],
  };
}

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
  if ((await total([])) > 0 || (await total(keys)) === 0) return [];
  const alone = (await Promise.all(keys.map(async (key) => ({ key, left: await total([key]) })))).filter(
    ({ left }) => left > 0,
  );
  if (alone.length > 0)
    return alone.slice(0, 3).map(({ key }) => message(lang, 'tip.without', { filter: key }));
  const pairs = keys.flatMap((first, i) => keys.slice(i + 1).map((second) => ({ first, second })));
  for (const { first, second } of pairs.slice(0, 45))
    if ((await total([first, second])) > 0) return [message(lang, 'tip.contradiction', { first, second })];
  return [];
}
