import { describe, expect, it } from 'vitest';
import {
  aboutQuestion,
  addTold,
  agreementWith,
  noEvidence,
  sharesOf,
  spellAbout,
  toldBy,
} from '../../../functions/domain/topics/about.ts';
import { topicsOf } from '../../../functions/domain/topics/topics.ts';
import { TOPICS } from '../../../functions/domain/vocabulary/neighbours.ts';
import { relationsOf } from '../../../functions/domain/vocabulary/vocabulary.ts';
import { aService } from '../../fixtures/listing.ts';

const sum = (shares: Iterable<number>) => [...shares].reduce((all, share) => all + share, 0);
const strongest = (about: ReadonlyMap<string, number>) =>
  [...about].toSorted((a, b) => b[1] - a[1]).map(([topic]) => topic)[0];

describe('how evidence is shared out among topics', () => {
  it('the more there is for one, the larger its share, and nothing is shared where there is none', () => {
    const evidence = noEvidence();
    expect(sharesOf(evidence, 1)).toEqual(new Map());
    evidence[0] = 8;
    evidence[1] = 7;
    const shares = sharesOf(evidence, 1);
    expect([...shares.keys()]).toEqual(TOPICS.slice(0, 2));
    expect((shares.get(TOPICS[0] ?? '') ?? 0) / (shares.get(TOPICS[1] ?? '') ?? 0)).toBeCloseTo(Math.E, 9);
    expect(sum(shares.values())).toBeLessThanOrEqual(1);
    const doubtful = sharesOf(evidence, 4);
    expect(doubtful.get(TOPICS[0] ?? '')).toBeLessThan(shares.get(TOPICS[0] ?? '') ?? 0);
  });
  it('the same word counts once', () => {
    const [once, twice] = [noEvidence(), noEvidence()];
    addTold(once, ['knitting'], 1, new Set());
    addTold(twice, ['knitting', 'knit', 'knitting'], 1, new Set());
    expect(Math.max(...once)).toBeGreaterThan(0);
    expect(twice).toEqual(once);
  });
});

describe('what a question is about', () => {
  it('is what its words together tell, though none of them names it', () => {
    expect(strongest(aboutQuestion(toldBy(['needles', 'wool', 'cast', 'rows']), []))).toBe('knitting-crafts');
    expect(strongest(aboutQuestion(toldBy(['gwlan', 'gweill']), []))).toBe('knitting-crafts');
    expect(aboutQuestion(toldBy([]), [])).toEqual(new Map());
    expect(aboutQuestion(toldBy(['qwvzx']), [])).toEqual(new Map());
  });
  it('is partly what is related to it', () => {
    const about = aboutQuestion(toldBy(['choir', 'singing']), [{ id: 'singing', surety: 1 }]);
    const related = relationsOf('singing').map(({ id }) => about.get(id) ?? 0);
    expect(related.length).toBeGreaterThan(0);
    for (const share of related) expect(share).toBeGreaterThan(0.1);
    expect(Math.max(...related)).toBeLessThan(about.get('singing') ?? 0);
  });
});

describe('what a listing is about', () => {
  const about = (name: string, description: string, stated?: string) =>
    topicsOf(
      aService({
        name,
        description,
        attributes: stated ? [{ id: 'a', taxonomy_term: { id: stated, name: stated } }] : [],
      }),
    ).about;
  it('is read from all of its words', () => {
    expect(strongest(about('Wool everywhere', 'Bring whatever is on your needles.'))).toBe('knitting-crafts');
  });
  it('what the organisation says outweighs the words', () => {
    expect(strongest(about('Wool everywhere', 'Bring your needles.', 'befriending'))).toBe('befriending');
  });
});

describe('whether a listing and a question are about the same', () => {
  const question = new Map([
    ['singing', 0.75],
    ['choir: a topic with a colon', 0.25],
  ]);
  it('wholly, partly or not at all', () => {
    const agreement = agreementWith(question);
    expect(agreement(spellAbout(question))).toBeCloseTo(1, 9);
    expect(agreement(['singing:128'])).toBeCloseTo(Math.sqrt(0.75), 9);
    expect(agreement(['gardening:128'])).toBe(0);
    expect(agreement([])).toBe(0);
    expect(agreementWith(new Map())(['singing:128'])).toBe(0);
  });
});
