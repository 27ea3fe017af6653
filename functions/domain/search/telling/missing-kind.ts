import { SEARCH } from '../../../../schemas/limits.ts';
import type { Message } from '../../../../schemas/search.ts';
import { message, roundMiles } from '../../messages/message.ts';
import type { SearchIndex } from '../../ports.ts';
import { labelOf, relationsOf } from '../../vocabulary/vocabulary.ts';
import { countingQuery, journeyKm, nearbyQuery, type Question, wordless } from '../asking/question.ts';
import type { IndexAnswer } from '../index-language.ts';
import { term } from '../terms.ts';

/**
 * Where the words ask for a kind of help and nothing of it was found within a journey, that is said, with how far away the
 * nearest is that fits: a list of other things must not look like the answer.
 */
export async function missingKind(
  question: Question,
  { hits }: IndexAnswer,
  index: SearchIndex,
): Promise<Message[]> {
  const { request, words } = question;
  if (hits.length === 0 || request.topic.length > 0 || request.only) return [];
  const inReach = hits.filter(({ distanceKm }) => distanceKm === null || distanceKm <= journeyKm(request));
  for (const asked of words.kinds) {
    const kind = asked.flatMap((id) => [id, ...narrowerThan(id)]);
    const terms = new Set(kind.map(term.topic));
    if (inReach.some((hit) => hit.terms.some((one) => terms.has(one)))) continue;
    if (!(await isWithinAJourney(kind, question, index))) return [await told(kind, question, index)];
  }
  return [];
}

async function told(kind: readonly string[], question: Question, index: SearchIndex): Promise<Message> {
  const { lang } = question.request;
  const label = labelOf('topic', kind[0] ?? '', lang);
  const km = await nearestOf(kind, question, index);
  if (km === undefined) return message(lang, 'tip.no-such-kind', { kind: label });
  const values = { kind: label, miles: roundMiles(km), km: Math.ceil(km), topic: kind.join() };
  return message(lang, 'tip.farther-kind', values);
}

const narrowerThan = (id: string): readonly string[] =>
  relationsOf(id).flatMap((other) => (other.relation === 'narrower' ? [other.id] : []));

/** The same question for these kinds of help, in no words. */
const forKind = (topic: readonly string[], question: Question): Question =>
  wordless({ ...question, request: { ...question.request, topic: [...topic], sort: 'distance' } });

/** Whether there is one all the same: of many answers only the best few hundred are looked at. */
async function isWithinAJourney(
  kind: readonly string[],
  question: Question,
  index: SearchIndex,
): Promise<boolean> {
  const query = countingQuery(forKind(kind, question), journeyKm(question.request));
  return (await index.search(query)).total > 0;
}

/** How far it is to the nearest place of these kinds that fits this person, kilometres. */
async function nearestOf(
  kind: readonly string[],
  question: Question,
  index: SearchIndex,
): Promise<number | undefined> {
  if (!question.where.point) return undefined;
  const window = { radiusKm: SEARCH.radiusKmMax, offset: 0, limit: 1 };
  const { hits } = await index.search(nearbyQuery(forKind(kind, question), window));
  return hits[0]?.distanceKm ?? undefined;
}
