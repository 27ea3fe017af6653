import { SEARCH } from '../../../../schemas/limits.ts';
import type { HiddenKind, Message, SearchAnswer, SearchRequest } from '../../../../schemas/search.ts';
import type { Directory } from '../../directory.ts';
import type { MessageKey } from '../../messages/en.ts';
import { listed, message, quoted, roundMiles, say } from '../../messages/message.ts';
import type { SearchIndex } from '../../ports.ts';
import { cutAtWord } from '../../text/cut.ts';
import { urgentHelp } from '../../urgent.ts';
import { isSensitive, labelOf, relatedTopics, termOf } from '../../vocabulary/vocabulary.ts';
import { waysLeft } from '../ability.ts';
import type { Answered } from '../asking/answering.ts';
import { namesAnything } from '../asking/named.ts';
import { changedQuestion, countingQuery, type Question, wordless } from '../asking/question.ts';
import { EMPTY_QUERY, type IndexAnswer } from '../index-language.ts';
import { COMES_TO_YOU, topicTermsFor } from '../terms.ts';
import { type Condition, conditionsOf, without } from './asked.ts';
import { clashesIn, leavingOnlyVisits } from './clashes.ts';
import { missingKind } from './missing-kind.ts';

/**
 * Where to go from here: related topics, what could not be read or met, and where nothing was found,
 * what to drop or widen. What is only close in meaning is said to be.
 */
export async function suggestionsFor(
  { question, answer, answering }: Answered,
  directory: Directory,
): Promise<Omit<SearchAnswer['suggestions'], 'didYouMean'>> {
  const { request, words } = question;
  const topics = [...closeTopics(question)]
    .filter((id) => !request.topic.includes(id))
    .slice(0, SEARCH.suggestionsMax)
    .map((id) => ({ id, label: labelOf('topic', id, request.lang) }));
  const clashes = clashesIn(request).map((clash) => naming(request, 'tip.contradiction', clash));
  return {
    topics,
    urgent: [...urgentHelp(words.sought.dangers, request.lang, question.where.areas)],
    tips: [
      ...namedListings(question, answer),
      ...namedOrganizations(question),
      ...unread(question, answer),
      ...(await unknownTopics(request, directory.index)),
      ...clashes,
      ...(answering === 'meaning'
        ? [message(request.lang, 'tip.near-in-meaning')]
        : await missingKind(question, answer, directory.index)),
      ...(answer.total === 0 ? otherScript(request) : []),
      ...(answer.total === 0 && !namesAnything(question.named)
        ? await waysOut(question, directory.index, clashes)
        : []),
    ],
  };
}

/** What was asked for, and what is close to it, as far as it may be told of. */
function closeTopics({ words, request }: Question): ReadonlySet<string> {
  const close = [...words.topics, ...request.topic].flatMap((id) => [id, ...relatedTopics(id)]);
  return new Set(close.filter((id) => !isSensitive(id) || words.sought.topics.has(id)));
}

/** So much of a question is repeated to whoever asked it. */
const REPEATED_CHARS = 60;

/** Of many whose names are or begin alike so many are told of. */
const NAMED_TOLD = 3;

/** Who asks for a listing by its name learns of it, also where it is closed, full, for others or far away. */
function namedListings(
  { named: { listings }, request: { lang } }: Question,
  { hits }: IndexAnswer,
): Message[] {
  if (listings.some(({ id }) => hits.some((hit) => hit.id === id))) return [];
  return listings
    .slice(0, NAMED_TOLD)
    .map(({ id, name }) => message(lang, 'tip.listing', { name, listing: id }));
}

const namedOrganizations = ({ named: { organizations }, request: { lang } }: Question): Message[] =>
  organizations
    .slice(0, NAMED_TOLD)
    .map(({ id, name }) => message(lang, 'tip.organization', { name, organization: id }));

const OTHER_LETTERS = /(?!\p{Script=Latin})\p{L}/u;

/** Whoever writes Ukrainian or Arabic is told why nothing is found. */
const otherScript = ({ q, lang }: SearchRequest): Message[] =>
  OTHER_LETTERS.test(q) ? [message(lang, 'tip.other-script')] : [];

/** Smileys, punctuation, or words like "the" alone tell nothing. */
function unread({ request: { q, lang }, words, named }: Question, { total }: IndexAnswer): Message[] {
  if (q === '' || words.groups.length > 0 || namesAnything(named)) return [];
  const repeated = q.length > REPEATED_CHARS ? cutAtWord(q.slice(0, REPEATED_CHARS)) : q;
  return [message(lang, total > 0 ? 'tip.unread' : 'tip.unread-none', { words: repeated })];
}

const UNKNOWN_TOLD = 5;

/** Listings may bear topics of other taxonomies than ours; what neither they nor we know is told. */
async function unknownTopics({ topic, lang }: SearchRequest, index: SearchIndex): Promise<Message[]> {
  const told = await Promise.all(
    topic
      .filter((id) => !termOf('topic', id))
      .slice(0, UNKNOWN_TOLD)
      .map(async (id) => {
        const has = { key: 'topic', scope: 'listing', test: { has: topicTermsFor(id) } } as const;
        const { total } = await index.search({ ...EMPTY_QUERY, clauses: [has] });
        return total > 0 ? [] : [message(lang, 'tip.unknown-topic', { topic: id })];
      }),
  );
  return told.flat();
}

/** A message that names conditions of the question. */
const naming = ({ lang }: SearchRequest, key: MessageKey, conditions: readonly Condition[]): Message =>
  message(lang, key, {
    filters: listed(
      lang,
      conditions.map(({ text }) => quoted(text)),
    ),
  });

/** Counts what answers a question. */
type Count = (question: Question) => Promise<number>;

const countingIn =
  (index: SearchIndex): Count =>
  async (question) =>
    (await index.search(countingQuery(question, question.request.radiusKm))).total;

/** What leads to an answer where there is none. Each way was tried. */
async function waysOut(
  question: Question,
  index: SearchIndex,
  clashes: readonly Message[],
): Promise<Message[]> {
  const count = countingIn(index);
  const visits = onlyVisits(question);
  const wider = await farther(question, count);
  const fewer = wider.length === 0 ? await fewerConditions(question, count) : [];
  const isExplained = clashes.length + visits.length > 0;
  return [
    ...visits,
    ...wider,
    ...fewer.filter(({ key }) => !(isExplained && key === 'tip.together')),
    ...(await remote(question, count)),
    ...(await otherWords(question, count)),
  ];
}

function onlyVisits({ request }: Question): Message[] {
  const conditions = leavingOnlyVisits(request);
  if (conditions.length === 0) return [];
  return [naming(request, 'tip.only-visits', conditions)];
}

/** Who cannot leave home has nothing of what is farther away. */
const mayGoFarther = ({ where, person }: Question): boolean =>
  where.point !== undefined && !person.cannot.includes('leaving-home');

async function farther(question: Question, count: Count): Promise<Message[]> {
  const { radiusKm, lang } = question.request;
  if (!mayGoFarther(question)) return [];
  for (const km of [Math.min(SEARCH.radiusKmMax, radiusKm * 5), SEARCH.radiusKmMax])
    if (km > radiusKm && (await count(changedQuestion(question, { radiusKm: km }))) > 0)
      return [message(lang, 'tip.wider', { km, miles: roundMiles(km) })];
  return [];
}

/** All the pairs of ten conditions, and how many of them are asked at a time. */
const PAIRS_MAX = 45;
const PAIRS_AT_ONCE = 9;
const DROPPED_MAX = 3;

/** Which conditions empty the result: each alone is dropped and asked again, and where none leads anywhere each pair. */
async function fewerConditions(question: Question, count: Count): Promise<Message[]> {
  const { request } = question;
  const { lang } = request;
  const asked = mayGoFarther(question)
    ? changedQuestion(question, { radiusKm: SEARCH.radiusKmMax })
    : question;
  const helps = async (dropped: readonly Condition[]) =>
    (await count(changedQuestion(asked, without(asked.request, dropped)))) > 0;
  const conditions = conditionsOf(request);
  const alone = await thoseThat(conditions, (condition) => helps([condition]));
  const shown = await thoseThat(
    LEFT_OUT.filter((kind) => !request.show.includes(kind)),
    async (kind) => (await count(changedQuestion(asked, { show: [...request.show, kind] }))) > 0,
  );
  const tips = [
    ...(alone.length > 1 ? [naming(request, 'tip.together', alone)] : []),
    ...alone
      .slice(0, DROPPED_MAX)
      .map(({ filter, text }) => message(lang, 'tip.without', { filter, name: text })),
    ...shown.map((kind) => message(lang, `tip.show.${kind}`, { show: kind })),
  ];
  if (tips.length > 0 || conditions.length < 2) return tips;
  const isPairAll = conditions.length === 2;
  const pair = isPairAll || (await helps(conditions)) ? await firstPair(conditions, helps) : undefined;
  return pair ? [naming(request, 'tip.without-both', pair)] : [];
}

/** What may be wanted all the same, of what is left out unless asked for. */
const LEFT_OUT = ['full', 'doubtful'] as const satisfies readonly HiddenKind[];

async function thoseThat<T>(values: readonly T[], isSo: (value: T) => Promise<boolean>): Promise<T[]> {
  const so = await Promise.all(values.map(isSo));
  return values.filter((_, i) => so[i]);
}

/** The first pair, in order, without which something is found. */
async function firstPair(
  conditions: readonly Condition[],
  helps: (dropped: readonly Condition[]) => Promise<boolean>,
): Promise<readonly Condition[] | undefined> {
  const pairs = conditions.flatMap((first, i) => conditions.slice(i + 1).map((second) => [first, second]));
  for (let from = 0; from < Math.min(pairs.length, PAIRS_MAX); from += PAIRS_AT_ONCE) {
    const [found] = await thoseThat(pairs.slice(from, from + PAIRS_AT_ONCE), helps);
    if (found) return found;
  }
  return undefined;
}

/** At home, by telephone or online, as far as this person can, for anything close to what was asked. */
async function remote(question: Question, count: Count): Promise<Message[]> {
  const { where, request, person } = question;
  const delivery = waysLeft(person.cannot).filter((way) => COMES_TO_YOU.some((each) => each === way));
  if (!where.point || request.delivery.length > 0 || delivery.length === 0) return [];
  const topic = [...closeTopics(question)].slice(0, SEARCH.suggestionsMax);
  if ((await count(changedQuestion(wordless(question), { topic, delivery }))) === 0) return [];
  const ways = delivery.map((way) => say(request.lang, `value.${way}`).toLowerCase()).join(', ');
  return [message(request.lang, 'tip.remote', { ways, delivery: delivery.join(), topic: topic.join() })];
}

async function otherWords(question: Question, count: Count): Promise<Message[]> {
  const helps = question.words.groups.length > 0 && (await count(wordless(question))) > 0;
  return helps ? [message(question.request.lang, 'tip.other-words')] : [];
}
