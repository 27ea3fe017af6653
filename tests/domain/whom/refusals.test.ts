import { describe, expect, it } from 'vitest';
import { refusalsIn } from '../../../functions/domain/whom/refusals.ts';
import { aService } from '../../fixtures/listing.ts';

const refused = (description: string) => [...refusalsIn(aService({ description })).keys()];

describe('what a listing says that it is not for, or does not do', () => {
  it.each([
    ['Door-to-door trips. Not for hospital appointments.', ['hospit', 'appoint']],
    ['A minibus with a lift. Does not go to hospital.', ['hospit']],
    ['We mend and sew. We don’t do gardening.', ['garden']],
    ['We do not offer counselling but can refer you.', ['counsel']],
    ['Not suitable for puppies under 6 months.', []],
    ['A walk for all, not suitable for pushchairs; dogs may come.', ['pushchair']],
  ])('%s', (text, expected) => {
    expect(refused(text)).toEqual(expected);
  });

  it.each([
    'For hospital appointments.',
    'A not for profit company.',
    'Not for the faint hearted.',
    'Not for everyone, but try it.',
    'Not for people who need more help.',
    'We do gardening.',
    'No experience needed, no booking.',
    'Lifts for people who cannot travel to hospital appointments alone.',
    'For those who do not drive to the library.',
    'It costs nothing for carers.',
    'We do not deal with debts under £500.',
    'We do not offer food parcels to those outside Neath.',
    'Not for beginners only.',
    'We don’t do messy play on Thursdays but singing is every week.',
    'Not suitable for people with limited mobility.',
  ])('says nothing: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });

  it('in Welsh too, by the roots of Welsh', () => {
    const service = aService({
      description: 'Lunch.',
      hereabouts: { text: { cy: { description: 'Cinio. Ddim yn addas ar gyfer cŵn.' } } },
    });
    expect([...new Set(refusalsIn(service).values())]).toEqual(['Ddim yn addas ar gyfer cŵn']);
  });

  it('each with the sentence that says it; no more of them than a listing needs', () => {
    const said = refusalsIn(aService({ description: 'Trips. Not for hospital visits, sorry; ring us.' }));
    expect(said.get('hospit')).toBe('Not for hospital visits, sorry');
    const many = Array.from({ length: 30 }, (_, n) => `Not for zebra${n}.`).join(' ');
    expect(refused(many)).toHaveLength(12);
  });
});
