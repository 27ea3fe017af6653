import { describe, expect, it } from 'vitest';
import { madeFor } from '../../../functions/domain/whom/made-for.ts';
import { aService } from '../../fixtures/listing.ts';

const said = (description: string, topics: readonly string[], more: object) =>
  madeFor(aService({ name: 'Tuesdays', description, attributes: [], hereabouts: {}, ...more }), topics);
const whom = (description: string, topics: readonly string[] = [], more = {}) =>
  said(description, topics, more).whom;
const ages = (description: string, topics: readonly string[] = [], more = {}) =>
  said(description, topics, more).ages;

describe('whom a listing seems to be for', () => {
  it.each([
    ['Benefits forms for those with cancer.', ['cancer']],
    ['A food bank for University students.', ['student']],
    ['Gaelic lessons for parents of children at the school.', ['parent']],
    ['Singing for people with dementia and their carers.', ['dementia', 'carer']],
    ['Tea on Tuesdays. Carers only, sorry.', ['carer']],
    ['Clwb ar gyfer gofalwyr.', ['carer']],
    ['Lunch for carers, £3.', ['carer']],
    ['Feel free to come: a group for carers.', ['carer']],
    ['Tamil speaking seniors: lunch, yoga on chairs, trips.', ['ta']],
    ['For Bengali and Urdu-speaking women.', ['bn', 'ur']],
    ['Saturday desk for Portuguese speakers.', ['pt']],
  ])('by its text: %s', (text, expected) => {
    expect(whom(text).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    ['A support group for all carers.', ['carer']],
    ['For all those with dementia and their families.', ['dementia']],
    ['For anyone with dementia.', ['dementia']],
    ['Open to all, carers and not.', []],
    ['Open to all ages. A group for carers.', []],
    ['Not open to all: for carers only.', ['carer']],
    ['Everyone welcome. Carers only, please.', ['carer']],
  ])('also where everybody of some sort is welcome: %s', (text, expected) => {
    expect(whom(text)).toEqual(expected);
  });

  it.each([
    'Tea and talk for people who are lonely.',
    'Not only for carers.',
    'Nid ar gyfer gofalwyr.',
    'Dim ar gyfer myfyrwyr.',
    'We are looking for parents to help at the gate.',
    'We care for veterans and for anybody else.',
    'A walk for cancer research.',
    'The carers at the desk take cash only.',
    'We knit hats for the premature baby unit.',
    'For carers, and everyone is welcome.',
    'For carers. Croeso i bawb.',
    'Carers say the cake is good.',
    'Free for carers.',
    'Half price for students and veterans.',
    'Discounts for carers, free for veterans!',
    '£3.50 for carers, 50p entry for veterans.',
    'Am ddim ar gyfer gofalwyr.',
    'A leaflet for parents is available.',
    'There is parking for wheelchair users.',
    'A Polish speaking adviser on Tuesdays.',
    'We have Punjabi speakers among us.',
    'For English-speaking people.',
    'For Welsh and English speakers.',
    'Urdu and English-speaking women.',
    'Not just for Welsh speakers.',
    'Looking for Polish speakers to help us.',
    'Interpreters for Arabic speakers.',
    'Run by Polish-speaking mums.',
    'Our Welsh-speaking carers visit you at home.',
    'A choir that raises money for people with cancer.',
    'We raise funds for veterans.',
    'Performs in care homes for people with dementia.',
    'Hearing loop for deaf people.',
    'We have a reserved table for carers.',
    'Ideal for people recovering from a stroke.',
    'Also suitable for wheelchair users.',
    'For people with MS and anyone else who likes it.',
    'This is not a support group for carers.',
  ])('but not by: %s', (text) => {
    expect(whom(text)).toEqual([]);
  });

  it.each([
    ['Debt advice for enrolled students only.', ['student']],
    ['Only for carers and their families.', ['carer']],
    ['Tea on Tuesdays. Carers only, sorry.', ['carer']],
    ['Tea for people with dementia only.', ['dementia']],
    ['Tea for carers, by appointment only.', []],
    ['Not only for carers.', []],
    ['Not for carers only.', []],
    ['This is not carers only.', []],
    ['A food bank for University students.', []],
  ])('says itself that it is for nobody else: %s', (text, expected) => {
    expect(said(text, [], {}).only).toEqual(expected);
  });

  it.each([
    ['Adults with dementia', ['dementia']],
    ['Carers. Must live in Gower.', ['carer']],
    ['Not for carers', []],
    ['Open to all', []],
  ])('by who is eligible: %s', (eligibility_description, expected) => {
    expect(whom('Tea.', [], { eligibility_description })).toEqual(expected);
  });

  it('by its topics, where at least half of them are for somebody', () => {
    expect(whom('On mats.', ['yoga', 'pregnancy-support'])).toEqual(['pregnant']);
    expect(whom('We advise.', ['debt-advice', 'benefits-advice', 'cancer-support'])).toEqual([]);
    expect(whom('All welcome.', ['pregnancy-support'])).toEqual([]);
  });

  it('is nobody’s guess where its fields say it', () => {
    const eligibility = { conditions: 'anyone' as const };
    expect(whom('For those with cancer.', [], { hereabouts: { eligibility } })).toEqual([]);
    expect(whom('Tea.', ['dementia-cafe'], { hereabouts: { eligibility } })).toEqual([]);
    expect(whom('Tea.', ['pregnancy-support'], { hereabouts: { eligibility } })).toEqual(['pregnant']);
  });
});

describe('the ages that a listing seems to be for', () => {
  it.each([
    ['Lunch for over-60s.', { from: 60 }],
    ['Lunch for the over sixties.', { from: 60 }],
    ['Falls class, aged 65 and over.', { from: 65 }],
    ['For people over 55 of the village.', { from: 55 }],
    ['Anything goes, under-18s.', { to: 17 }],
    ['A youth worker who listens. 11 to 18s.', { from: 11, to: 18 }],
    ['For folk 16 to 25 who are still working it out.', { from: 16, to: 25 }],
    ['Football for 8–12 year olds.', { from: 8, to: 12 }],
    ['Football for 8 - 12 year olds.', { from: 8, to: 12 }],
    ['Football for 8 – 12 year olds.', { from: 8, to: 12 }],
    ['Free lunch for over-60s.', { from: 60 }],
    ['Bowls for 55+, £2.', { from: 55 }],
    ['Drama for 14 to 18, no parents.', { from: 14, to: 18 }],
    ['Ladies over 50 who like to swim.', { from: 50 }],
    ['Children 5 to 11 with a parent.', { from: 5, to: 11 }],
    ['Songs for children aged 4 to 8.', { from: 4, to: 8 }],
    ['Football for 5-9 year olds.', { from: 5, to: 9 }],
    ['Stay and play, under 5s.', { to: 4 }],
    ['Over Forties Swim.', { from: 40 }],
    ['50+ only.', { from: 50 }],
    ['Chair yoga, 65 plus.', { from: 65 }],
    ['From 16 upwards.', { from: 16 }],
    ['You must be over 60 to join.', { from: 60 }],
    ['Minimum age 16.', { from: 16 }],
    ['Must be 18 or over.', { from: 18 }],
    ['Lessons 18+.', { from: 18 }],
    ['Suitable for children aged 5+.', { from: 5 }],
    ['Anyone aged 60 or more.', { from: 60 }],
    ['Primary school age.', { from: 4, to: 11 }],
    ['School years 7-11.', { from: 11, to: 16 }],
    ['Drama for teenagers.', { from: 13, to: 19 }],
    ['Football, 7-11yrs.', { from: 7, to: 11 }],
  ])('by its text: %s', (text, expected) => {
    expect(ages(text)).toEqual(expected);
  });

  it.each([
    'Open 10 to 12, come when you like.',
    'A course for people 10 to 12 weeks after the birth.',
    'Up to 30 people, £2 to £10.',
    'Over 60 different kinds of cheese.',
    'Under-18s table early, and over-18s late.',
    'Over-60s mostly, all ages really.',
    'Since 1999.',
    '£5, under-16s free.',
    'Concessions for over 60s.',
    '£3 for over-60s, £5 otherwise.',
    '£3.50 for over-60s.',
    'Half price for under-18s',
    'Small groups for 8-10 participants.',
    'Rides for 10-15 mile loops.',
    'Places for 10 to 12 families.',
    'We have danced in this hall for over 40 years.',
    'Here for 20+ years.',
    'Aged 2 to 3 months.',
    'Anyone 4 to 8 of us walk.',
    'We cook for 30 to 40 every week.',
    'We also offer 1-2-1s.',
    'Coffee, and 1 to 1s.',
    'Open 9-5s.',
    'Coffee and chat. No under 5s please.',
    'Coffee and a play corner for under 5s.',
    'Not suitable for under 8s.',
    'Under 16s must come with an adult.',
    'Over 60s pay half.',
    'Lunch. Adults £5, children 5-12 £3.',
    'Ages 7-11 at 4pm and 12-16 at 5pm.',
    'Under 5s swim free with an adult.',
    'Yoga class £5, over 60s £3.',
    'We have been here from 80 years ago.',
    'We walked from 50 doors to the river.',
  ])('but not by: %s', (text) => {
    expect(ages(text)).toBeUndefined();
  });

  it('by its topics, and never where its fields say it', () => {
    expect(ages('Pool and toast.', ['youth-club'])).toEqual({ from: 8, to: 19 });
    const eligibility = { age: 'anyone' as const };
    expect(ages('For over-60s.', [], { hereabouts: { eligibility } })).toBeUndefined();
    expect(ages('For over-60s.', [], { minimum_age: 50 })).toBeUndefined();
  });

  it('by who is eligible', () => {
    expect(ages('Tea.', [], { eligibility_description: 'Over 65s' })).toEqual({ from: 65 });
    expect(ages('Tea.', [], { eligibility_description: '18+' })).toEqual({ from: 18 });
  });

  it('of its topics together, where there are any ages that all of them take', () => {
    expect(ages('Tea.', ['youth-club'])).toEqual({ from: 8, to: 19 });
    expect(ages('Tea.', ['youth-club', 'older-peoples-club'])).toBeUndefined();
  });
});

it.each([
  ['A group for autistic adults.', { from: 18 }],
  ['For adults.', { from: 18 }],
  ['For adults over 50.', { from: 50 }],
  ['For adults familiar with clay.', { from: 18 }],
  ['For adults and their families.', undefined],
  ['For adults. Croeso i blant hefyd.', undefined],
  ['For young adults.', undefined],
  ['For autistic adults and young people.', undefined],
  ['Adults and children paint together.', undefined],
])('what is for adults is not for a child: %s', (text, expected) => {
  expect(ages(text)).toEqual(expected);
});

it('nor is what has them in its name', () => {
  expect(ages('Tea.', [], { name: "Autistic Adults' Group" })).toEqual({ from: 18 });
});
