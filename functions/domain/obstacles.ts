import type { Service } from '../../schemas/service.ts';
import { type Obstacle, Obstacles } from '../../schemas/vocabulary.ts';
import { clausesOf, sentencesOf } from './text/clauses.ts';
import { cutAtWord } from './text/cut.ts';
import { ALL_NEGATIONS, type Denial } from './text/denial.ts';
import { isSaid, type Sayings, sayingsOf } from './text/sayings.ts';
import { statedTopics } from './topics.ts';
import file from './vocabulary/obstacles.json' with { type: 'json' };
import { labelOf } from './vocabulary/vocabulary.ts';

/** The table of words by which volunteers say what stands in the way; editors read and change it. */
export const obstacles: Obstacles = Obstacles.parse(file);

const QUOTE_CHARS = 160;

/** "Not really noisy", "there aren't steps up": what a "no" stands so near to is no obstacle. */
const DENIED: Denial = { by: ALL_NEGATIONS, across: 1 };

const readings = Obstacles.keyof().options.map((obstacle) => ({
  obstacle,
  said: sayingsOf(obstacles[obstacle].said),
  unless: sayingsOf(obstacles[obstacle].unless),
}));

/** Few sentences say any of it: the others are read once for all. */
const anything = sayingsOf({
  en: Object.values(obstacles).flatMap(({ said }) => said.en),
  cy: Object.values(obstacles).flatMap(({ said }) => said.cy),
});

/** But not "example.org/?id=3". */
const ASKS = /\?(?![\p{L}\p{N}])/u;

type Clauses = ReturnType<typeof clausesOf>;

const say = (clauses: Clauses, sayings: Sayings, denial?: Denial): boolean =>
  clauses.some((words) => isSaid(words, sayings, denial));

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
    .map((sentence) => ({ sentence, clauses: clausesOf(sentence) }))
    .filter(({ clauses }) => say(clauses, anything));
  if (sentences.length === 0) return new Map();
  const whole = texts.flatMap(clausesOf);
  const found = new Map<Obstacle, string>();
  for (const { obstacle, said, unless } of readings) {
    const saying = sentences.find(({ clauses }) => say(clauses, said, DENIED));
    if (saying && !say(whole, unless, DENIED)) found.set(obstacle, quoted(saying.sentence));
  }
  return found;
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
export function quoted(sentence: string): string {
  const text = sentence.replace(/[.;\s]+$/, '');
  return text.length <= QUOTE_CHARS ? text : cutAtWord(text.slice(0, QUOTE_CHARS));
}
