import { SEARCH } from '../../../schemas/limits.ts';
import type { Message, SearchRequest } from '../../../schemas/search.ts';
import { message, roundMiles } from '../messages/message.ts';
import type { SearchIndex } from '../ports.ts';
import { labelOf, relationsOf } from '../vocabulary/vocabulary.ts';
import type { IndexAnswer } from './index-language.ts';
import { journeyKm, nearbyQuery, type Question, wordless } from './question.ts';
import { term } from './terms.ts';

/**
 * Where the words ask for a kind of help and nothing of it was found within a journey, that is said, with how far away the
 * nearest is that fits: a list of other things must not look like the answer.
 */
export async function missingKind(
  question: Question,
  { hits }: IndexAnswer,
  index: SearchIndex,
): Promise<Message[]> {
  const { lang, topic } = question.request;
  const inReach = hits.filter(
    ({ distanceKm }) => distanceKm === null || distanceKm <= journeyKm(question.request),
  );
  const kinds = question.words.kinds.map((kind) => kind.flatMap((id) => [id, ...narrowerThan(id)]));
  if (hits.length === 0 || topic.length > 0) return [];
  const missing = kinds.find((kind) => {
    const ofKind = new Set(kind.map(term.topic));
    return !inReach.some(({ terms }) => terms.some((one) => ofKind.has(one)));
  });
  if (!missing) return [];
  const kind = labelOf('topic', missing[0] ?? '', lang);
  const km = await nearestOf(missing, question, index);
  return km === undefined
    ? [message(lang, 'tip.no-such-kind', { kind })]
    : [
        message(lang, 'tip.farther-kind', {
          kind,
          miles: roundMiles(km),
          km: Math.ceil(km),
          topic: missing.join(),
        }),
      ];
}

const narrowerThan = (id: string): readonly string[] =>
  relationsOf(id).flatMap((other) => (other.relation === 'narrower' ? [other.id] : []));

/** How far it is to the nearest place of these kinds that fits this person, kilometres. */
async function nearestOf(
  topic: readonly string[],
  question: Question,
  index: SearchIndex,
): Promise<number | undefined> {
  if (!question.where.point) return undefined;
  const request: SearchRequest = { ...question.request, topic: [...topic], sort: 'distance' };
  const window = { radiusKm: SEARCH.radiusKmMax, offset: 0, limit: 1 };
  const { hits } = await index.search(nearbyQuery(wordless({ ...question, request }), window));
  return hits[0]?.distanceKm ?? undefined;
}
