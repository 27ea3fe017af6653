import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import { likenessTo, senseOf, topicsNear } from '../../../functions/domain/topics/likeness.ts';
import { NO_SENSE, SENSE_LENGTH } from '../../../functions/domain/topics/sense.ts';
import file from '../../../functions/domain/vocabulary/likeness.json' with { type: 'json' };
import { piecesOf } from '../../../scripts/vocabulary/encoder.ts';
import { placedBy, wordsPlaced } from '../../../scripts/vocabulary/likeness.ts';
import { movedByTopics } from '../../../scripts/vocabulary/moved.ts';
import { direction, dot, principalDirections } from '../../../scripts/vocabulary/vectors.ts';

const sense = (text: string) => senseOf(foldWords(text));
const alike = (one: string, other: string) => likenessTo(sense(one))(sense(other));

describe('where a text lies', () => {
  it('is the same for the same words in any order and form, and nowhere for words that nobody knows', () => {
    expect(sense('walking the dogs')).toEqual(sense('Dogs, the dog walks'));
    expect(sense('wibblewick gwdihŵ')).toEqual(NO_SENSE);
    expect(sense('')).toEqual(NO_SENSE);
    expect(sense('poeni am dalu')).toEqual(NO_SENSE);
    expect(sense('am')).not.toEqual(NO_SENSE);
    expect(sense('walking dogs')).toHaveLength(SENSE_LENGTH);
  });

  it('texts that say the like in other words lie closer than those that say something else', () => {
    const asked = 'loves trains and wants something to mend';
    expect(alike(asked, 'Old locomotives, spanners and oily overalls')).toBeGreaterThan(
      alike(asked, 'Needles, wool and a pot of tea'),
    );
    const watched = 'he reads her messages and counts the minutes she is out';
    expect(alike(watched, 'If he goes through your phone and times your shopping')).toBeGreaterThan(
      alike(watched, 'Large print and audio books brought to your door'),
    );
  });

  it('common words say little', () => {
    expect(alike('help with a dog', 'dog')).toBeGreaterThan(alike('help with a dog', 'help with'));
  });

  it('a text is as like itself as can be, like nothing where it lies nowhere, and unlike nothing less than that', () => {
    expect(alike('chess', 'chess')).toBeCloseTo(0.8, 6);
    expect(alike('chess', 'wibblewick')).toBe(0);
    expect(alike('wibblewick', 'chess')).toBe(0);
    expect(alike('chess', 'breastfeeding')).toBe(0);
  });
});

describe('the topics that a text lies near to', () => {
  it('are the nearest ones, nearest first, and as many as are asked for', () => {
    const near = topicsNear(sense('knitting with wool'), 10);
    expect(near).toHaveLength(10);
    expect(near.slice(0, 3)).toContain('knitting-crafts');
    expect(topicsNear(sense('knitting with wool'), 3)).toEqual(near.slice(0, 3));
  });

  it('are none where it lies nowhere', () => {
    expect(topicsNear(NO_SENSE, 10)).toEqual([]);
  });
});

describe('the file of where words lie', () => {
  it('says where it is from, stays small, and has as many vectors as words', () => {
    expect(file.source).toContain('all-MiniLM-L6-v2');
    expect(file.licence).toBe('Apache-2.0');
    const path = new URL('../../../functions/domain/vocabulary/likeness.json', import.meta.url);
    expect(statSync(path).size).toBeLessThan(6_500_000);
    const words = file.roots.split(' ').length;
    expect(words).toBeGreaterThan(20_000);
    expect(Buffer.from(file.lengths, 'base64')).toHaveLength(words);
    expect(Buffer.from(file.vectors, 'base64')).toHaveLength(words * SENSE_LENGTH);
  });
});

describe('the making of it', () => {
  it('a word is read in the longest pieces that are known', () => {
    const known = new Map(['[UNK]', 'lace', 'la', '##work', '##wor', '##s'].map((piece, i) => [piece, i]));
    expect(piecesOf('laceworks', known)).toEqual(['lace', '##work', '##s']);
    expect(piecesOf('laceworkx', known)).toEqual(['[UNK]']);
  });

  it('the directions in which vectors differ most are at right angles, strongest first', () => {
    const vectors = [-3, -1, 1, 3].flatMap((wide) =>
      [-1, 1].map((narrow) => Float64Array.of(wide + 5, narrow, 0.5)),
    );
    const { mean, axes } = principalDirections(vectors, 2);
    expect([...mean].map((value) => Number(value.toFixed(6)))).toEqual([5, 0, 0.5]);
    const [first = mean, second = mean] = axes;
    expect(Math.abs(first[0] ?? 0)).toBeCloseTo(1, 6);
    expect(Math.abs(second[1] ?? 0)).toBeCloseTo(1, 6);
    expect(dot(first, second)).toBeCloseTo(0, 6);
  });

  it('forms of a word share one vector, common words are short, and what is said makes the directions', () => {
    const told = ['boats', ...Array.from({ length: 200 }, () => 'the wool')].map((text) => ({
      text,
      topics: ['crafts'],
    }));
    const placed = wordsPlaced(
      ['boat', 'x9'],
      told.map(({ text }) => text),
    );
    expect(placed).toEqual(['boat', 'boats', 'the', 'wool']);
    const along = (axis: number) =>
      Float64Array.from({ length: SENSE_LENGTH + 1 }, (_, i) => (i === axis ? 1 : 0));
    const made = placedBy(new Map(placed.map((word, i) => [word, along(i)])), told);
    expect([...made.roots]).toEqual([
      ['boat', 0],
      ['the', 1],
      ['wool', 2],
    ]);
    expect(made.vectors).toHaveLength(3 * SENSE_LENGTH);
    const [boat = 0, the = 0] = made.lengths;
    expect(boat).toBe(255);
    expect(the).toBeLessThan(25);
  });
});

describe('words moved by what texts tell of topics', () => {
  const [wool, needle, spanner, unsaid] = [0, 1, 2, 3];
  const places = [
    [1, 0, 0.5],
    [0, 1, 0.2],
    [0.9, 0.1, 0.6],
    [0.3, 0.3, 0.3],
  ].map((values) => Float64Array.from(values));
  const texts = [
    ...Array.from({ length: 20 }, () => ({ words: [wool], topics: [0] })),
    ...Array.from({ length: 20 }, () => ({ words: [needle], topics: [0] })),
    ...Array.from({ length: 20 }, () => ({ words: [spanner], topics: [1] })),
  ];
  const nearness = (vectors: readonly Float64Array[], other: number) => {
    const [one, two] = [vectors[wool], vectors[other]];
    return one && two ? dot(direction(one), direction(two)) : Number.NaN;
  };

  it('lie nearer to those of their topic than to others, and stay where no text has them', () => {
    expect(nearness(places, needle)).toBeLessThan(nearness(places, spanner));
    const moved = movedByTopics(places, texts, 2);
    expect(nearness(moved, needle)).toBeGreaterThan(nearness(moved, spanner));
    expect(moved[unsaid]).toEqual(places[unsaid]);
    expect(movedByTopics(places, texts, 2)).toEqual(moved);
  });

  it('stay where they are without texts, and without words that are known', () => {
    expect(movedByTopics(places, [], 2)).toEqual(places);
    expect(movedByTopics(places, [{ words: [], topics: [0] }], 2)).toEqual(places);
  });
});
