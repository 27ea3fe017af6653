import type { Service } from '../../schemas/service.ts';
import { type Obstacle, Obstacles } from '../../schemas/vocabulary.ts';
import { clausesOf, sentencesOf } from './text/clauses.ts';
import { cutAtWord } from './text/cut.ts';
import { foldWords } from './text/fold.ts';
import { notDenied } from './text/sayings.ts';
import { statedTopics } from './topics.ts';
import file from './vocabulary/obstacles.json' with { type: 'json' };
import { labelOf } from './vocabulary/vocabulary.ts';

/** The table of words by which volunteers say what stands in the way; editors read and change it. */
export const obstacles: Obstacles = Obstacles.parse(file);

const QUOTE_CHARS = 160;

/** Whether folded words say one of the phrases: as it stands, or with up to three words for its `*`, and not denied. */
function sayingOneOf(phrases: readonly string[]): RegExp {
  const patterns = phrases.map((phrase) =>
    phrase
      .split('*')
      .map((part) => foldWords(part).join(' '))
      .join(' (?:[^ ,]+ ){0,3}'),
  );
  return new RegExp(`(?:^|(?<= ))${notDenied(1)}(?:${patterns.join('|')})(?= |$)`);
}

const readings = Obstacles.keyof().options.map((obstacle) => {
  const { said, unless } = obstacles[obstacle];
  return {
    obstacle,
    said: sayingOneOf([...said.en, ...said.cy]),
    unless: sayingOneOf([...unless.en, ...unless.cy]),
  };
});

/** Folded words, with a comma where a new clause may begin: what is denied in one is not denied in the next. */
const fold = (text: string): string =>
  clausesOf(text)
    .map((words) => words.join(' '))
    .join(' , ');

/**
 * What a listing says in its own words to stand in somebody's way ("You'll need a car, the bus stopped in 2019"), each
 * with the sentence that says it. A question says nothing, and what another sentence makes good is no obstacle. Read
 * from a text, so it may be wrong: it lowers a listing and is quoted, but hides nothing, and the listing's fields go before.
 */
export function obstaclesIn(service: Service): ReadonlyMap<Obstacle, string> {
  const texts = textsOf(service);
  const whole = texts.map(fold);
  const sentences = texts
    .flatMap(sentencesOf)
    .filter((sentence) => !sentence.includes('?'))
    .map((sentence) => ({ sentence, folded: fold(sentence) }));
  const found = new Map<Obstacle, string>();
  for (const { obstacle, said, unless } of readings) {
    const saying = sentences.find(({ folded }) => said.test(folded));
    if (saying && !whole.some((text) => unless.test(text))) found.set(obstacle, quoted(saying.sentence));
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

function quoted(sentence: string): string {
  const text = sentence.replace(/[.;\s]+$/, '');
  return text.length <= QUOTE_CHARS ? text : cutAtWord(text.slice(0, QUOTE_CHARS));
}
