import { readsAsWelsh } from '../text/analyse.ts';
import { TOPICS, tellingOf, topicNumbers } from '../vocabulary/neighbours.ts';
import { relationsOf } from '../vocabulary/vocabulary.ts';

/**
 * What a text is about: how its evidence is shared out among the topics (naive Bayes: the evidence of words adds up,
 * and shares are its powers). Largest first, 0 to 1, together at most 1; small ones are left out.
 */
export type About = ReadonlyMap<string, number>;

const PARTS = 128;
const LEAST_SHARE = 1 / PARTS;
const MOST_SHARES = 12;

/** Evidence by number of the topic, none at first. */
export const noEvidence = (): Float64Array => new Float64Array(TOPICS.length);

/** Adds evidence for one topic; nothing for one that the vocabulary does not have. */
export function addFor(evidence: Float64Array, id: string, by: number): void {
  const topic = topicNumbers.get(id);
  if (topic !== undefined) evidence[topic] = (evidence[topic] ?? 0) + by;
}

/** The topics with at least so much, each with how much, strongest first. */
export function strongestOf(
  values: Float64Array,
  least: number,
): readonly (readonly [id: string, value: number])[] {
  const found: [string, number][] = [];
  for (const [topic, value] of values.entries()) if (value >= least) found.push([TOPICS[topic] ?? '', value]);
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Adds what words tell by themselves, each root once over all calls that share `seen`. */
export function addTold(
  evidence: Float64Array,
  words: readonly string[],
  perNat: number,
  seen: Set<string>,
): void {
  const lang = readsAsWelsh(words, 1) ? 'cy' : 'en';
  for (const word of words) {
    const telling = tellingOf(word, lang);
    if (!telling || seen.has(telling.root)) continue;
    seen.add(telling.root);
    for (let i = 0; i < telling.topics.length; i += 1) {
      const topic = telling.topics[i] ?? 0;
      evidence[topic] = (evidence[topic] ?? 0) + perNat * (telling.nats[i] ?? 0);
    }
  }
}

/** What the words of a question tell, in nats. */
export function toldBy(words: readonly string[]): Float64Array {
  const told = noEvidence();
  addTold(told, words, 1, new Set());
  return told;
}

/** What is known of the person tells as the words of the question do, and half as much. */
const PERSON_SHARE = 0.5;

/** What a question tells, and with it the words that say who the person is ("carer", "sight loss"), in nats. */
export function withPerson(asked: Float64Array, person: readonly string[]): Float64Array {
  const told = asked.slice();
  addTold(told, person, PERSON_SHARE, new Set());
  return told;
}

/** Shares of the evidence. The larger the `doubt`, in units of evidence, the more evenly it is shared out. */
export function sharesOf(evidence: Float64Array, doubt: number): About {
  const most = evidence.reduce((max, value) => Math.max(max, value), 0);
  const powers = evidence.map((value) => Math.exp((value - most) / doubt));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const shares = powers.map((power) => power / all);
  return new Map(strongestOf(shares, LEAST_SHARE).slice(0, MOST_SHARES));
}

/** What a phrase that is surely meant tells, in nats. Set, like the weights of the ranking, on what is for tuning. */
const PHRASE_NATS = 1.5;
/** Whoever asks for a thing is partly served by one that is related to it. */
const RELATED_SHARE = 0.4;

/** What a question is about, by what its words tell and by the phrases that were understood. */
export function aboutQuestion(
  told: Float64Array,
  phrases: readonly { readonly id: string; readonly surety: number }[],
): About {
  const evidence = told.slice();
  for (const { id, surety } of phrases) addFor(evidence, id, PHRASE_NATS * surety);
  const asked = sharesOf(evidence, 1);
  const about = new Map(asked);
  for (const [topic, share] of asked)
    for (const { id } of relationsOf(topic))
      about.set(id, Math.max(about.get(id) ?? 0, RELATED_SHARE * share));
  return about;
}

/** A smaller share of what a question is about is a guess. */
const LEAST_SURE_SHARE = 0.1;

/** What a text is about for more than a guess, each topic with its share. */
export const mainly = (about: About): readonly (readonly [topic: string, share: number])[] =>
  [...about].filter(([, share]) => share >= LEAST_SURE_SHARE);

/** As the index keeps it and hands it back: `topic:share`, the share in 128ths. */
export const spellAbout = (about: About): string[] =>
  [...about].map(([topic, share]) => `${topic}:${Math.round(PARTS * share)}`);

/**
 * How far listings and a question are about the same, 0 to about 1 (the Bhattacharyya coefficient of their shares;
 * related topics may take it above 1).
 */
export function agreementWith(question: About): (spelt: readonly string[]) => number {
  const known = new Map<string, number>();
  const partOf = (entry: string): number => {
    const before = known.get(entry);
    if (before !== undefined) return before;
    const end = entry.lastIndexOf(':');
    const share = Number(entry.slice(end + 1)) / PARTS;
    const part = Math.sqrt(share * (question.get(entry.slice(0, end)) ?? 0));
    known.set(entry, part);
    return part;
  };
  return (spelt) => spelt.reduce((sum, entry) => sum + partOf(entry), 0);
}
