import { describe, expect, it } from 'vitest';
import { unwantedIn } from '../../../functions/domain/search/words/unwanted.ts';
import { foldWords } from '../../../functions/domain/text/fold.ts';

const unwanted = (q: string) => [...unwantedIn(q.split(',').map(foldWords)).topics];
const left = (q: string) => {
  const { words } = unwantedIn(q.split(',').map(foldWords));
  return foldWords(q).filter((word) => !words.has(word));
};

describe('what a question says is not wanted', () => {
  it.each([
    ['hates bingo', 'games'],
    ["doesn't want counselling, wants to walk", 'counselling'],
    ['anything but a choir', 'singing'],
    ['something to do, not a gym', 'exercise-referral'],
    ['something for men, not sport', 'physical-activity'],
    ['ddim eisiau canu', 'singing'],
    ["not a food bank, can't afford shopping", 'food-bank'],
    ['nothing religious, bereaved', 'faith-group'],
    ["won't join a women's group, lonely", 'womens-group'],
    ["lonely, won't join a group of women", 'womens-group'],
    ['hates bingo and singing, wants to walk', 'singing'],
  ])('%s', (q, topic) => {
    expect(unwanted(q)).toContain(topic);
  });

  it.each([
    ['hates bingo, crafts and singing, wants walking', ['games', 'knitting-crafts', 'singing']],
    ['not interested in art, cooking or music, would like football', ['art', 'cooking-skills', 'music']],
    ["won't do yoga, tai chi or pilates", ['yoga', 'tai-chi']],
    ['walking, no bingo, singing, or yoga', ['games', 'singing', 'yoga']],
    ["doesn't need counselling, needs money advice", ['counselling']],
  ])('a list of it goes on over commas: %s', (q, topics) => {
    expect(unwanted(q)).toEqual(expect.arrayContaining(topics));
  });

  it.each([
    ['hates bingo, a walk', 'walking-group'],
    ['hates bingo, walking', 'walking-group'],
    ["doesn't like bingo, singing or dancing would be good", 'singing'],
    ['hates bingo, crafts and singing, wants walking', 'walking-group'],
  ])('and ends where something else is wanted: %s', (q, topic) => {
    expect(unwanted(q)).not.toContain(topic);
  });

  it.each([
    ['dim bingo, hoffi cerdded', 'games'],
    ['casáu bingo, hoffi cerdded', 'games'],
    ['dim diddordeb mewn celf, eisiau canu', 'art'],
  ])('in Welsh: %s', (q, topic) => {
    expect(unwanted(q)).toContain(topic);
  });

  it('"not" alone says it beside something that is named', () => {
    expect(unwanted('gardening not singing')).toContain('singing');
    expect(unwanted('gardening not singing')).not.toContain('gardening');
    expect(unwanted('not singing')).toEqual([]);
  });

  it('"no" says it of what people do, not of the help that somebody lacks', () => {
    expect(unwanted('exercise, no swimming')).toContain('swimming');
    expect(unwanted('adult exercise not swimming')).toContain('swimming');
    expect(unwanted('knitting not church')).toContain('faith-group');
    expect(unwanted('walks, no gardening')).toContain('gardening');
    expect(unwanted('walks, no garden')).toEqual([]);
    expect(unwanted('singing, no counselling')).toEqual([]);
    expect(unwanted('lonely, no food')).toEqual([]);
  });

  it.each([
    'not sleeping, lonely',
    'has not a penny',
    'cannot go on',
    'no friends',
    'anxiety, does not mind groups',
    'would not mind a choir, anxiety',
    'hates being alone',
    'singing',
  ])('is nothing in: %s', (q) => {
    expect(unwanted(q)).toEqual([]);
  });
});

it('is looked for in the first few places where something is denied', () => {
  const denied = ['singing', 'swimming', 'dancing', 'bingo', 'photography', 'knitting', 'yoga'];
  const all = unwanted(denied.map((name) => `not ${name}`).join(', '));
  expect(
    unwanted(
      `walking, ${denied
        .slice(0, 6)
        .map((name) => `not ${name}`)
        .join(', ')}`,
    ),
  ).toEqual(all);
  expect(unwanted('walking, not yoga')).not.toEqual([]);
  expect(all).not.toContain('yoga');
});

it('and in no more places than a question can have that somebody wrote', () => {
  const after = (noes: number) => unwanted(`${'not xyzzy, '.repeat(noes)}walking, not yoga`);
  expect(after(11)).toContain('yoga');
  expect(after(12)).toEqual([]);
});

it('beside a time at which something is asked for a "not" says it alone', () => {
  const clauses = ['something this weekend', 'not church'].map(foldWords);
  expect([...unwantedIn(clauses, true).topics]).toEqual(['faith-group']);
  expect(unwantedIn(clauses).topics.size).toBe(0);
});

describe('what a question says is not so', () => {
  it('is not so however often it says it', () => {
    expect(left('low mood, no suicidal thoughts')).not.toContain('suicidal');
    expect(left('low mood, no suicidal thoughts and no suicidal plans')).not.toContain('suicidal');
  });
  it('but it is where it is said elsewhere', () => {
    expect(left('no suicidal thoughts last week, suicidal today')).toContain('suicidal');
  });
});
