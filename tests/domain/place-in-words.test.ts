import { expect, it } from 'vitest';
import { withPlaceApart } from '../../functions/domain/search/place-in-words.ts';

const apart = (q: string, near = '') => Object.values(withPlaceApart({ q, near }));

it.each([
  ['choir in Leeds', 'choir', 'Leeds'],
  ['choir near swansea', 'choir', 'swansea'],
  ['somewhere to go in Merthyr Tydfil, mornings', 'somewhere to go mornings', 'Merthyr Tydfil'],
  ['in Penzance a choir', 'a choir', 'Penzance'],
  ['help with debt around Reading', 'help with debt', 'Reading'],
  ['choir in Ashford', 'choir', 'Ashford'],
  ['côr yn Abertawe', 'côr', 'Abertawe'],
  ['côr yng Nghaerdydd', 'côr', 'caerdydd'],
  ['côr ym Mangor', 'côr', 'bangor'],
])('%s: “%s” near %s', (q, words, near) => {
  expect(apart(q)).toEqual([words, near]);
});

it.each([
  ['where the words name no place', 'interested in sewing'],
  ['where a word in small letters is also a place', 'help in reading and in the bath'],
  ['where no gazetteer knows it', 'choir in Wibblewick'],
  ['where nothing says that it is a place', 'Swansea choir'],
])('nothing is taken apart %s', (_, q) => {
  expect(apart(q)).toEqual([q, '']);
});

it('a place that is given goes before', () => {
  expect(apart('choir in Leeds', 'SA1')).toEqual(['choir in Leeds', 'SA1']);
});
