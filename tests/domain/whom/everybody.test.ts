import { describe, expect, it } from 'vitest';
import { saysAllAges, welcomesEverybody } from '../../../functions/domain/whom/everybody.ts';

describe('whoever it is may come, by what a text says', () => {
  it.each(['All ages.', 'Whatever your age, come along.', 'Croeso i ddynion o bob oed.'])(
    'of whatever age: %s',
    (text) => {
      expect(saysAllAges(text)).toBe(true);
      expect(welcomesEverybody(text)).toBe(true);
    },
  );

  it.each([
    'Everyone welcome.',
    'Anybody is very welcome!',
    'All are welcome here',
    'Open to everybody.',
    'For anyone near the hall.',
    'Open to all, carers and not.',
    'For all abilities.',
    'Open to all in the community.',
    'Croeso i bawb.',
    'Mae croeso i bawb yma.',
    'Ar agor i bawb.',
  ])('at all: %s', (text) => {
    expect(welcomesEverybody(text)).toBe(true);
    expect(saysAllAges(text)).toBe(false);
  });

  it.each([
    'Open to anyone with dementia.',
    'For everybody who is bereaved.',
    'For anyone over 60.',
    'For all carers.',
    'I bawb sydd wedi colli rhywun.',
    'I bawb gyda dementia.',
    'Not everyone is welcome.',
    'Not suitable for all ages.',
    'Welcome.',
    '',
  ])('but not: %s', (text) => {
    expect(welcomesEverybody(text)).toBe(false);
  });
});
