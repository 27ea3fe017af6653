import type { Service } from '../../../schemas/service.ts';
import { type Obstacle, Obstacles } from '../../../schemas/vocabulary.ts';
import { clausesOf, sentencesOf } from '../text/clauses.ts';
import { cutAtWord } from '../text/cut.ts';
import { ALL_NEGATIONS, type Denial } from '../text/denial.ts';
import { saidOfEach, sayingsOf, sayingsOfMany } from '../text/sayings.ts';
import { statedTopics } from '../topics/topics.ts';
import file from '../vocabulary/obstacles.json' with { type: 'json' };
import { labelOf } from '../vocabulary/vocabulary.ts';

/** The table of words by which volunteers say what stands in the way; editors read and change it. */
export const obstacles: Obstacles = Obstacles.parse(file);

const QUOTE_CHARS = 160;

/** "Not really noisy", "there aren't steps up": what a "no" stands so near to is no obstacle. */
const DENIED: Denial = { by: ALL_NEGATIONS, across: 1 };

/** But not "example.org/?id=3". */
const ASKS = /\?(?![\p{L}\p{N}])/u;

const OBSTACLES = Obstacles.keyof().options;
/** Of one listing that says both, each holds for a part of it. */
const BY_GENDER: readonly Obstacle[] = ['women-only', 'men-only'];
const tableOf = (part: 'said' | 'unless') =>
  sayingsOfMany(OBSTACLES.map((obstacle) => [obstacle, sayingsOf(obstacles[obstacle][part])] as const));
const SAID = tableOf('said');
const UNLESS = tableOf('unless');

const saidIn = (clauses: ReturnType<typeof clausesOf>, table: typeof SAID): ReadonlySet<Obstacle> =>
  new Set(clauses.flatMap((words) => [...saidOfEach(words, table, DENIED).keys()]));

/**
 * What a listing says in its own words to stand in somebody's way ("You'll need a car, the bus stopped in 2019"), each
 * with the sentence that says it. A question says nothing, and what another sentence makes good is no obstacle. Read
 * from a text, so it may be wrong: it lowers a listing and is quoted, but hides nothing, and the listing's fields go before.
 */
export function obstaclesIn(service: Service): ReadonlyMap<Obstacle, string> {
  const texts = textsOf(service);
  const sentences = texts
    .flatMap(sentencesOf)
    .filter((sentence) => !ASKS.test(sentence))
    .map((sentence) => ({ sentence, said: saidIn(clausesOf(sentence), SAID) }))
    .filter(({ said }) => said.size > 0);
  if (sentences.length === 0) return new Map();
  const unless = saidIn(texts.flatMap(clausesOf), UNLESS);
  // "Women only on Tuesdays, men only on Thursdays".
  const areApart = BY_GENDER.every((obstacle) => sentences.some(({ said }) => said.has(obstacle)));
  const isMet = (obstacle: Obstacle) => unless.has(obstacle) || (areApart && BY_GENDER.includes(obstacle));
  return new Map(
    OBSTACLES.filter((obstacle) => !isMet(obstacle)).flatMap((obstacle) => {
      const saying = sentences.find(({ said }) => said.has(obstacle));
      return saying ? [[obstacle, quotation(saying.sentence)] as const] : [];
    }),
  );
}

/** Its stated topics are read too: a "women's group" is for women. How to get there is left unread where the address is confidential. */
function textsOf(service: Service): string[] {
  const { description, alert, hereabouts, service_at_locations } = service;
  const welsh = hereabouts?.text?.cy;
  const topics = statedTopics(service).map(({ id }) => labelOf('topic', id, 'en'));
  const ways = hereabouts?.confidential
    ? []
    : (service_at_locations ?? []).map((at) => at.location.transportation);
  return [description, alert, welsh?.description, welsh?.alert, ...topics, ...ways].filter(
    (text) => text !== undefined,
  );
}

/** A sentence as it is quoted: without its end, and cut at a word where it is long. */
export function quotation(sentence: string): string {
  const text = sentence.replace(/[.;\s]+$/, '');
  return text.length <= QUOTE_CHARS ? text : cutAtWord(text.slice(0, QUOTE_CHARS));
}
