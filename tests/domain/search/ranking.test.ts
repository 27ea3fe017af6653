import { describe, expect, it } from 'vitest';
import { squaresAround } from '../../../functions/domain/place/squares.ts';
import { questionOf } from '../../../functions/domain/search/asking/question.ts';
import type { IndexHit } from '../../../functions/domain/search/index-language.ts';
import { answersAmong } from '../../../functions/domain/search/order/answer-score.ts';
import { rank } from '../../../functions/domain/search/order/ranking.ts';
import { term } from '../../../functions/domain/search/terms.ts';
import { personInWords } from '../../../functions/domain/search/words/person-in-words.ts';
import { senseOf } from '../../../functions/domain/topics/likeness.ts';
import { NO_SENSE } from '../../../functions/domain/topics/sense.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { NO_WORDS, NOWHERE } from '../../fixtures/understood.ts';
import { TODAY } from '../a-directory.ts';

const WORDS = {
  ...NO_WORDS,
  groups: [{ alternatives: [{ token: 'choir', weight: 1 }], weight: 1 }],
  minimumGroups: 1,
  about: new Map([['singing', 0.8]]),
};
const HOME = { ...NOWHERE, point: { lat: 51.62, lon: -3.94 } };
const hit = (id: string, more: Partial<IndexHit> = {}): IndexHit => ({
  id,
  version: 1,
  reach: 'within-reach',
  place: { id: 'hall', terms: [] },
  distanceKm: 3,
  matches: [1],
  terms: [],
  numbers: {},
  about: [],
  sense: NO_SENSE,
  ...more,
});
const order = (hits: readonly IndexHit[], asked: object = {}) =>
  rank(hits, questionOf(SearchRequest.parse(asked), WORDS, HOME, TODAY)).map(({ hit: { id } }) => id);
const place = (...terms: string[]) => ({ place: { id: 'hall', terms } });

describe('the order of the answers', () => {
  it('of two alike the nearer comes first, and of two as near the one whose id does', () => {
    expect(order([hit('far', { distanceKm: 6 }), hit('near', { distanceKm: 1 })])).toEqual(['near', 'far']);
    expect(order([hit('b'), hit('a')])).toEqual(['a', 'b']);
  });

  it('what was asked for, farther away, comes before what only resembles it', () => {
    const alike = hit('alike', { matches: [0.5], distanceKm: 0.1 });
    expect(order([alike, hit('right', { distanceKm: 7 })])).toEqual(['right', 'alike']);
  });

  it('what was confirmed though its funding is over comes after the like of it, and before what only resembles it', () => {
    const over = hit('over', { terms: [term.unfunded], distanceKm: 1 });
    const alike = hit('alike', { matches: [0.2], distanceKm: 1 });
    expect(order([over, alike, hit('paid', { distanceKm: 7 })])).toEqual(['paid', 'over', 'alike']);
  });

  it('of two that use the words alike, the one that is about what was asked comes first, though farther', () => {
    const other = hit('other', { about: ['bell-ringing:60', 'singing:1'], distanceKm: 1 });
    expect(order([other, hit('choir', { about: ['singing:60'], distanceKm: 5 })])).toEqual([
      'choir',
      'other',
    ]);
  });

  it('of two that use the words alike, the one that says the like comes first, though farther', () => {
    const sense = (text: string) => senseOf(text.split(' '));
    const asked = { ...WORDS, about: new Map(), sense: sense('choir for people who stammer') };
    const question = questionOf(SearchRequest.parse({}), asked, HOME, TODAY);
    const hits = [
      hit('near', { sense: sense('rowing boats and football boots'), distanceKm: 1 }),
      hit('alike', { sense: sense('stutterers sing in a chorus'), distanceKm: 5 }),
    ];
    expect(rank(hits, question).map(({ hit: { id } }) => id)).toEqual(['alike', 'near']);
  });

  it('what only lies near to the words does not answer them, though it may be found', () => {
    const alike = [{ alternatives: [{ token: '~singing', weight: 1 }], weight: 0.125 }];
    const question = questionOf(SearchRequest.parse({}), { ...WORDS, alike }, HOME, TODAY);
    const hits = [
      hit('said', { matches: [0.25, 0] }),
      hit('near', { matches: [0, 1], about: ['singing:120'] }),
    ];
    expect(answersAmong(hits, question.words, 0).map(({ id }) => id)).toEqual(['said']);
    const [first, second] = rank(
      [hit('off', { matches: [0, 0] }), hit('near', { matches: [0, 1] })],
      question,
    );
    expect([first?.hit.id, second?.hit.id]).toEqual(['near', 'off']);
  });

  it('a limit that the words speak of is none: the bereaved are who a group for the bereaved is for', () => {
    const terms = [term.only('circumstances'), term.accepts('circumstances', 'bereaved')];
    const hits = [hit('bereaved', { terms, distanceKm: 1 }), hit('anybody')];
    expect(order(hits)).toEqual(['anybody', 'bereaved']);
    const question = questionOf(SearchRequest.parse({}), { ...WORDS, whom: ['bereaved'] }, HOME, TODAY);
    expect(rank(hits, question).map(({ hit: { id } }) => id)).toEqual(['bereaved', 'anybody']);
  });

  it('what is beyond any journey comes after everything that can be reached', () => {
    const weak = hit('weak', { matches: [0.1] });
    expect(order([hit('far', { distanceKm: 16.1 }), weak])).toEqual(['weak', 'far']);
    expect(order([weak, hit('within', { distanceKm: 16 })])).toEqual(['within', 'weak']);
  });

  it('who says that they go farther than that is not sent farther still', () => {
    const weak = hit('weak', { matches: [0.1] });
    const asked = { radiusKm: 40 };
    expect(order([weak, hit('within', { distanceKm: 40 })], asked)).toEqual(['within', 'weak']);
    expect(order([hit('far', { reach: 'covers', distanceKm: 40.1 }), weak], asked)).toEqual(['weak', 'far']);
  });

  it('farther than was asked for weighs more than being confirmed, though it serves the home', () => {
    const confirmed = { confirmedOn: 20_000, confirmedUntil: 99_999 };
    const farther = (distanceKm: number) =>
      hit('farther', { reach: 'covers', distanceKm, numbers: confirmed });
    const near = hit('near', { distanceKm: 7.9, numbers: { confirmedOn: 20_000, confirmedUntil: 20_001 } });
    expect(order([farther(8.1), near])).toEqual(['near', 'farther']);
    expect(order([farther(8), near])).toEqual(['farther', 'near']);
  });

  it('farther than was asked for is worse for somebody without a car, unless they are fetched', () => {
    const asked = { cannot: ['driving'] };
    const alike = hit('alike', { matches: [0.7], distanceKm: 1, ...place(term.venue('near-stop')) });
    const farther = (distanceKm: number, ...terms: string[]) =>
      hit('farther', { distanceKm, terms, ...place(term.venue('near-stop')) });
    expect(order([alike, farther(8)], asked)).toEqual(['farther', 'alike']);
    expect(order([alike, farther(8.1)], asked)).toEqual(['alike', 'farther']);
    expect(order([alike, farther(8.1, term.transport('pick-up'))], asked)).toEqual(['farther', 'alike']);
    expect(order([alike, farther(8.1)])).toEqual(['farther', 'alike']);
  });

  it('what names only its town is in the running where the town is near', () => {
    const weak = hit('weak', { matches: [0.1] });
    const inTown = (id: string, town: string) =>
      hit(id, { reach: 'unplaced', distanceKm: null, ...place(term.town(town)) });
    expect(order([weak, inTown('here', 'Swansea')])).toEqual(['here', 'weak']);
    expect(order([inTown('there', 'Redruth'), weak])).toEqual(['weak', 'there']);
  });

  it('what meets in another town and can be joined online too is no nearer than that', () => {
    const weak = hit('weak', { distanceKm: 1 });
    const online = (id: string, ...terms: string[]) =>
      hit(id, { reach: 'comes-to-you', place: null, distanceKm: null, terms });
    const elsewhere = online('elsewhere', term.townFound, term.delivery('in-person'));
    expect(order([elsewhere, online('anywhere'), weak])).toEqual(['weak', 'anywhere', 'elsewhere']);
    const [here = ''] = squaresAround(HOME.point, 1);
    const inTown = online('in-town', term.townFound, term.townSquare(here), term.delivery('in-person'));
    expect(order([elsewhere, inTown])).toEqual(['in-town', 'elsewhere']);
  });

  it('what is on when the words say comes first, what is on at other times last', () => {
    const times = [
      {
        time: 'SU',
        together: ['SU'],
        words: ['sundays'],
        said: ['sundays'],
        isAlternative: false,
        denied: false,
      },
    ] as const;
    const on = (id: string, start: string) => hit(id, place(term.timesStated, start));
    const hits = [on('monday', term.starts('MO', 28)), hit('unsaid'), on('sunday', term.starts('SU', 28))];
    const asked = (request: object) =>
      rank(hits, questionOf(SearchRequest.parse(request), { ...WORDS, times }, HOME, TODAY));
    expect(asked({}).map((each) => each.hit.id)).toEqual(['sunday', 'unsaid', 'monday']);
    expect(asked({ day: ['mon'] }).map((each) => each.hit.id)).toEqual(['monday', 'sunday', 'unsaid']);
  });

  it('what is for children comes last where nobody speaks of a child', () => {
    const hits = [
      hit('children', { numbers: { ageFrom: 5, ageTo: 18 } }),
      hit('anybody', { matches: [0.8] }),
    ];
    expect(order(hits)).toEqual(['anybody', 'children']);
    expect(order(hits, { age: 9 })).toEqual(['children', 'anybody']);
    expect(order(hits, { topic: ['singing'] })).toEqual(['children', 'anybody']);
    const words = { ...WORDS, ofPerson: personInWords('', [['her', 'son', 'sings']]) };
    const ofSon = rank(hits, questionOf(SearchRequest.parse({}), words, HOME, TODAY));
    expect(ofSon[0]?.hit.id).toBe('children');
    const young = [hit('young', { numbers: { ageFrom: 5, ageTo: 19 } }), hit('anybody', { matches: [0.8] })];
    expect(order(young)).toEqual(['young', 'anybody']);
  });

  it('what is for a quarter of which nobody can tell who lives in it comes last where it meets far from them', () => {
    const open = { terms: [term.only('residence'), term.residenceOpen] };
    const other = hit('other', { matches: [0.7] });
    expect(order([hit('quarter', { ...open, distanceKm: 2.9 }), other])).toEqual(['quarter', 'other']);
    expect(order([hit('quarter', { ...open, distanceKm: 3.1 }), other])).toEqual(['other', 'quarter']);
  });

  it('what is for the people of a town comes last for those who live in another, however near', () => {
    const forThose = (town: string) => ({
      terms: [term.only('residence'), term.accepts('residence', town), term.residenceOpen],
      distanceKm: 1,
    });
    const other = hit('other', { matches: [0.7] });
    expect(order([hit('gateshead', forThose('gateshead')), other])).toEqual(['other', 'gateshead']);
    expect(order([hit('quarter', forThose('the old quarter')), other])).toEqual(['quarter', 'other']);
  });

  it('what they said they do not want comes after what nobody spoke of', () => {
    const hits = [hit('bingo', { terms: [term.topic('games')] }), hit('other', { matches: [0.8] })];
    const words = { ...WORDS, unwanted: new Set(['games']) };
    const ranked = rank(hits, questionOf(SearchRequest.parse({}), words, HOME, TODAY));
    expect(ranked.map((each) => each.hit.id)).toEqual(['other', 'bingo']);
    expect(order(hits)).toEqual(['bingo', 'other']);
  });

  it('the longer one waits, the later it comes', () => {
    const waiting = (id: string, waitWeeks?: number) =>
      hit(id, {
        terms: [term.room('waiting-list')],
        numbers: { capacityUntil: 99_999, ...(waitWeeks === undefined ? {} : { waitWeeks }) },
      });
    expect(order([waiting('long', 19), waiting('unsaid'), waiting('short', 2)])).toEqual([
      'short',
      'unsaid',
      'long',
    ]);
  });

  it('a venue known to have no steps comes before one that does not say', () => {
    const unknown = hit('unknown', { distanceKm: 1 });
    const known = hit('known', { distanceKm: 6, ...place(term.venue('step-free')) });
    expect(order([unknown, known], { cannot: ['stairs'] })).toEqual(['known', 'unknown']);
  });

  it('what is closed, excludes the person or bars them comes after everything else', () => {
    const weak = hit('weak', { matches: [0.1] });
    expect(order([hit('shut', { terms: [term.closed] }), weak])).toEqual(['weak', 'shut']);
    const women = hit('women', { terms: [term.only('gender'), term.accepts('gender', 'female')] });
    expect(order([women, weak], { gender: 'male' })).toEqual(['weak', 'women']);
    const upstairs = hit('upstairs', place(term.noVenue('step-free')));
    expect(order([upstairs, weak], { cannot: ['stairs'] })).toEqual(['weak', 'upstairs']);
  });

  it('a carers’ group comes before one for anybody where the person is a carer', () => {
    const anybody = hit('anybody', { terms: [term.anyone('circumstances')] });
    const carers = hit('carers', {
      terms: [term.only('circumstances'), term.accepts('circumstances', 'carer')],
    });
    expect(order([anybody, carers], { is: ['carer'] })).toEqual(['carers', 'anybody']);
    expect(order([carers, anybody])).toEqual(['anybody', 'carers']);
  });
});
