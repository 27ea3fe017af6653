import { describe, expect, it } from 'vitest';
import { isToldInText } from '../../../functions/domain/search/telling/told-in-text.ts';
import { personOf } from '../../../functions/domain/whom/eligibility.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { aService } from '../../fixtures/listing.ts';

const person = personOf(SearchRequest.parse({ age: '70', language: 'pl' }), []);
const tells = (criterion: 'age' | 'language', description: string) =>
  isToldInText(aService({ name: 'Tuesdays', description, hereabouts: {} }), criterion, person);

describe('what a text says that no field states', () => {
  it.each([
    ['age', 'Tea for all ages.', true],
    ['age', 'Whatever your age, come along.', true],
    ['age', 'Croeso i bob oed; pob oed yn dawnsio.', true],
    ['age', 'Not suitable for all ages.', false],
    ['age', 'Open to all.', false],
    ['language', 'We speak Polish and Arabic.', true],
    ['language', 'Polish-speaking volunteers.', true],
    ['language', 'Shoe and furniture polish workshop.', false],
    ['language', 'We have nobody who speaks Polish.', false],
    ['language', 'No parking. Polish spoken.', true],
  ] as const)('%s: %s', (criterion, text, told) => {
    expect(tells(criterion, text)).toBe(told);
  });

  it.each(['(', '.*', '['])(
    'a language that is none is in no text, whatever is in its code: %s',
    (language) => {
      const { words } = personOf(SearchRequest.parse({ language }), []);
      const service = aService({ name: 'Tuesdays', description: 'We speak Polish.', hereabouts: {} });
      expect(isToldInText(service, 'language', { ...person, words })).toBe(false);
    },
  );
});
