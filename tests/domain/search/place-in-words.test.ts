import { afterAll, expect, it } from 'vitest';
import { withPlaceApart } from '../../../functions/domain/search/where/place-in-words.ts';
import { aDirectory } from '../a-directory.ts';

const directory = aDirectory();
afterAll(() => directory.close());

const apart = async (q: string, near = '') => Object.values(await withPlaceApart({ q, near }, directory));

it.each([
  ['choir in Leeds', 'choir', 'Leeds'],
  ['choir near swansea', 'choir', 'swansea'],
  ['somewhere to go in Merthyr Tydfil, mornings', 'somewhere to go, mornings', 'Merthyr Tydfil'],
  ['in Penzance a choir', 'a choir', 'Penzance'],
  ['help with debt around Reading', 'help with debt', 'Reading'],
  ['choir in Ashford', 'choir', 'Ashford'],
  ['côr yn Abertawe', 'côr', 'Abertawe'],
  ['côr yng Nghaerdydd', 'côr', 'caerdydd'],
  ['côr ym Mangor', 'côr', 'bangor'],
  ['walking swansea', 'walking', 'swansea'],
  ['Swansea food bank', 'food bank', 'Swansea'],
  ['Leeds 58 yo man lonely', '58 yo man lonely', 'Leeds'],
  ['lunch club for her mum Neath', 'lunch club for her mum', 'Neath'],
  ['Royston 60+ lunch club', '60+ lunch club', 'Royston'],
  ['Royston food bank', 'food bank', 'Royston'],
  ['food bank, Merthyr Tydfil', 'food bank,', 'Merthyr Tydfil'],
  ['hull carers', 'carers', 'hull'],
  ['bradford choir', 'choir', 'bradford'],
  ['choir york', 'choir', 'york'],
  ['food bank Preston', 'food bank', 'Preston'],
  ['Swansea', '', 'Swansea'],
  ['SA1 1AA walking', 'walking', 'SA1 1AA'],
  ['walking near sa11aa, mornings', 'walking, mornings', 'SA1 1AA'],
  ['walking SA1 1 mornings', 'walking mornings', 'SA1 1'],
  ['walking sa1 mornings', 'walking mornings', 'SA1'],
  ['food bank M40', 'food bank', 'M40'],
  ['lives with daughter in Leeds, lonely', 'lives with daughter, lonely', 'Leeds'],
  ['lives in Leeds, 15, will not leave his room', 'lives, 15, will not leave his room', 'Leeds'],
  ['husband died in March, choir in Leeds', 'husband died in March, choir', 'Leeds'],
  ['choir in S1 for the back row', 'choir for the back row', 'S1'],
  ['moved to Neath from Leeds, knows nobody', 'moved from Leeds, knows nobody', 'Neath'],
  ['new to Neath, lonely', 'new, lonely', 'Neath'],
  ['moved from Leeds, now in Swansea', 'moved from Leeds, now', 'Swansea'],
  ['not in Swansea, in Neath', 'not in Swansea,', 'Neath'],
  ['has a son, 12, lives in Leeds', 'has a son, 12, lives', 'Leeds'],
  ['for my mum, 82, in Neath', 'for my mum, 82,', 'Neath'],
])('%s: “%s” near %s', async (q, words, near) => {
  expect(await apart(q)).toEqual([words, near]);
});

it.each([
  ['where the words name no place', 'interested in sewing'],
  ['where a word in small letters is also a place', 'help in reading and in the bath'],
  ['where no gazetteer knows it', 'choir in Wibblewick'],
  ['where a word at the end is also a place', 'help with reading'],
  ['where a common word is also a place', 'tree felling'],
  ['where a town in the middle stands alone', 'choir Swansea mornings'],
  ['where a village stands alone', 'choir Bala'],
  ['where somebody is called like a town', 'Preston needs company'],
  ['where somebody of an age is called like a town', 'Brandon, 19, autistic'],
  ['the same without a comma', 'Royston 58 wife died'],
  ['where it is told what she wants', 'Shelley wants company'],
  ['where it is told what he cannot', "Kimberley can't sleep"],
  ['of a son at the end', 'worried about her son Brandon'],
  ['of a husband at the end', 'lonely since the death of her husband Arnold'],
  ['of a country where the family is', 'family in Palestine, needs company'],
  ['of a vitamin', 'vitamin B12 injections'],
  ['of an outcode that nobody has', 'walking ZZ9 mornings'],
  ['of a man of 40', 'M40, depressed, lives alone'],
  ['of a sector that nobody has', 'm70 2 falls this year, lonely'],
  ['of a postcode that nobody has', 'walking ZZ9 9ZZ mornings'],
  ['of an injection', 'b12 3 monthly injections, lonely'],
  ['of a back', 'L4 L5 disc, back pain'],
  ['of a prolapse', 'back pain L5 S1 prolapse'],
  ['of a motorway', 'panics driving on the M4'],
  ['of a motorway at the end', 'will not go near the M25'],
  ['of a section', 'detained under section S2 last year'],
  ['of a form', 'SR1 form help'],
  ['of a month', 'husband died in March, lonely'],
  ['of where a child lives', 'her daughter lives in London, lonely widow'],
  ['of where somebody died', 'husband died in Newport hospital'],
  ['of where a grown son lives', 'her son 45 lives in London'],
  ['of where a grown son lives, by clauses', 'her son, 45, lives in London'],
  ['of where a grown daughter lives, by brackets', 'daughter (58) lives in Leeds, wants company'],
  ['of where all of the family are', 'lonely, family all in Manchester'],
  ['of whose home somebody has left', 'brother-in-law from Leeds'],
  ['of a care home', 'husband in a care home in Neath'],
  ['of a prison', 'was in prison in Cardiff'],
  ['of where it is not to be', 'walking, not in Swansea'],
  ['of all but one', 'food bank anywhere but Neath'],
  ['of what is before', 'food bank b4 xmas'],
  ['of a name after a title', 'lonely. Miss Preston'],
  ['of a nation', 'lonely in Wales'],
])('nothing is taken apart %s', async (_, q) => {
  expect(await apart(q)).toEqual([q, '']);
});

it('a place that is given goes before', async () => {
  expect(await apart('choir in Leeds', 'SA1')).toEqual(['choir in Leeds', 'SA1']);
});

it('listings are asked for the first few names that no gazetteer knows, and each once', async () => {
  let asked = 0;
  const { index } = directory;
  const counting = {
    ...directory,
    index: {
      ...index,
      search: (query: Parameters<typeof index.search>[0]) => {
        asked += 1;
        return index.search(query);
      },
    },
  };
  const askedFor = async (q: string) => {
    asked = 0;
    await withPlaceApart({ q, near: '' }, counting);
    return asked;
  };
  expect(await askedFor('choir in Wibblewick')).toBe(1);
  expect(await askedFor(Array.from({ length: 6 }, (_, n) => `choir in Qaz${n}`).join(' '))).toBe(6);
  expect(await askedFor(Array.from({ length: 70 }, (_, n) => `in Qaz${n}`).join(' '))).toBe(6);
  expect(await askedFor(Array.from({ length: 70 }, () => 'in Qaz').join(' '))).toBeLessThan(7);
});
