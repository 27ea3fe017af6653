import { describe, expect, it } from 'vitest';
import { term } from '../../../functions/domain/search/terms.ts';
import {
  startsMeant,
  timesDenied,
  timesMeant,
} from '../../../functions/domain/search/words/time-in-words.ts';
import { timesSaid } from '../../../functions/domain/search/words/times-said.ts';
import { clausesOf } from '../../../functions/domain/text/clauses.ts';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import type { Weekday } from '../../../schemas/words.ts';

const said = (q: string, isWelsh = false) =>
  timesSaid(clausesOf(q), isWelsh).map(({ time, denied }) => (denied ? `not ${time}` : time));
/** A Saturday. */
const TODAY = '2026-11-21';
const starts = (q: string) => startsMeant(timesSaid(clausesOf(q), false), TODAY);
const at = (day: Weekday, hour: number) => term.starts(day, hour * 2);

describe('when something should be, by the words', () => {
  it('days, parts of the day and of the week', () => {
    expect(said('lunch on Sundays')).toEqual(['SU']);
    expect(said('Tuesday afternoons, or a weekend')).toEqual(['TU', 'afternoons', 'weekends']);
    expect(said('a walk, then tea')).toEqual([]);
  });

  it.each([
    ['crafts on a tuesday', ['TU']],
    ['hands need something to do of an afternoon', ['afternoons']],
    ['morning walk', ['mornings']],
    ['somewhere for him to go in the day', ['daytime']],
    ['something on Sunday', ['SU']],
    ['Saturday morning crafts', ['SA', 'mornings']],
    ['something this weekend', ['weekends']],
    ['free after 6 on weekdays', ['evenings', 'weekdays']],
    ['food bank tonight', ['evenings', 'today']],
    ['swimming tomorrow morning', ['tomorrow', 'mornings']],
  ])('asked for by what comes again and again, or by little else: %s', (q, times) => {
    expect(said(q)).toEqual(times);
  });

  it.each([
    'no food till Thursday',
    'skint, no food til friday',
    'a food parcel before Friday',
    'sees nobody from one Sunday to the next',
    'sees his girls every other Saturday in town',
    'sick with nerves every morning before school',
    'the evenings are the worst',
    'Sunday mornings are the worst',
    'out of hospital on Thursday with a new hip',
    'took too many tablets this morning',
    'saw the GP today about her knees and back',
  ])('tells of a life and asks for no time: %s', (q) => {
    expect(said(q)).toEqual([]);
  });

  it('in Welsh, in a Welsh question, whatever the beginning', () => {
    expect(said('canu nos Fawrth', true)).toEqual(['TU', 'evenings']);
    expect(said('ar ddydd Gwener', true)).toEqual(['FR']);
    expect(said('such a bore, no min nos')).toEqual([]);
  });

  it('a day in Welsh follows its part: "iau" alone is younger, and "mawrth" March', () => {
    expect(said('pobl iau ym mis Mawrth', true)).toEqual([]);
  });

  it('what cannot be is told from what should be', () => {
    expect(said("can't do mornings")).toEqual(['not mornings']);
    expect(said('never on a Monday')).toEqual(['not MO']);
    expect(said('busy Mondays')).toEqual(['not MO']);
    expect(said('Mondays are no good')).toEqual(['not MO']);
    expect(said('mornings no good')).toEqual(['not mornings']);
    expect(said('a class, evenings are out')).toEqual(['not evenings']);
    expect(said('evenings are good')).toEqual([]);
    expect(said('cannot come on Mondays')).toEqual(['not MO']);
    expect(said("doesn't do evenings")).toEqual(['not evenings']);
    expect(said('no company on Sundays')).toEqual(['SU']);
    expect(said('nobody on Sundays')).toEqual(['SU']);
  });

  it.each([
    ['any day but Wednesday', ['not WE']],
    ['works 9-5, wants a choir', ['not daytime']],
    ['up all night so never before dinnertime', ['not mornings']],
    ['can only do school hours', ['daytime']],
    ['anything but mornings', ['not mornings']],
    ['apart from Tuesdays', ['not TU']],
    ['not free on Tuesdays', ['not TU']],
    ['unavailable Mondays', ['not MO']],
    ["won't go out after dark", ['not evenings']],
    ['scared to go out after dark', ['not evenings']],
    ["doesn't like evenings", ['not evenings']],
    ['not mornings, afternoons or evenings', ['not mornings', 'afternoons', 'evenings']],
    ['no evenings, a morning', ['not evenings', 'mornings']],
    ['not Mondays, a Tuesday morning', ['not MO', 'TU', 'mornings']],
  ])('what they cannot is not what they ask for: %s', (q, times) => {
    expect(said(q)).toEqual(times);
  });

  it.each([
    ['methu dod ar ddydd Gwener', ['not FR']],
    ['gweithio ar ddydd Llun', ['not MO']],
    ['heblaw dydd Mawrth', ['not TU']],
  ])('the same in Welsh: %s', (q, times) => {
    expect(said(q, true)).toEqual(times);
  });

  it.each([
    ['something to keep her busy at weekends', ['weekends']],
    ['drinks to avoid evenings alone', ['evenings']],
    ['a group Tuesday or Thursday evening', ['TU', 'TH', 'evenings']],
  ])('what only sounds like a denial is asked for, and all of it: %s', (q, times) => {
    expect(said(q)).toEqual(times);
  });

  it.each([
    'weekends are difficult since he died',
    'Sundays are bad, lonely',
    'hates mornings',
    'nervous after dark',
  ])('what is said of times with no word of coming neither asks nor denies: %s', (q) => {
    expect(said(q)).toEqual([]);
  });

  it('sessions on one of the days, in one of the parts', () => {
    const tuesday = starts('Tuesday afternoons') ?? new Set();
    expect([at('TU', 12), at('TU', 16.5)].every((start) => tuesday.has(start))).toBe(true);
    expect([at('TU', 11.5), at('TU', 17), at('MO', 14)].some((start) => tuesday.has(start))).toBe(false);
    expect(tuesday.has(term.starts('TU', '?'))).toBe(false);
    expect(starts('Tuesdays')?.has(term.starts('TU', '?'))).toBe(true);
  });

  it.each([
    ["can't do Monday mornings", ['TU', 10], ['MO', 14], ['MO', 10]],
    ['Monday mornings no good', ['SU', 10], ['MO', 18], ['MO', 9]],
    ['evenings on a Tuesday are out', ['TU', 10], ['MO', 18], ['TU', 18]],
    ['Tuesday mornings or Sunday evenings', ['TU', 10], ['SU', 18], ['TU', 18]],
    ['Tuesdays and Sundays in the evening', ['TU', 18], ['SU', 18], ['TU', 10]],
    ["can't do Mondays or Tuesdays", ['SU', 10], ['SA', 18], ['TU', 10]],
    ['Monday to Thursday', ['MO', 10], ['TH', 18], ['FR', 10]],
    ['Friday night', ['FR', 19], ['FR', 21], ['FR', 10]],
  ] as const)('a day and a part of it are one time: %s', (q, one, another, not) => {
    const asked = starts(q) ?? new Set();
    expect([one, another].every((time) => asked.has(at(time[0], time[1])))).toBe(true);
    expect(asked.has(at(not[0], not[1]))).toBe(false);
  });

  it.each([
    ['yoga, evenings or weekends', ['TU', 19], ['SA', 10], ['TU', 10]],
    ['evenings, or weekends', ['TU', 19], ['SU', 10], ['WE', 14]],
    ['weekday evenings and Saturday mornings', ['TU', 19], ['SA', 10], ['SA', 19]],
    ['Mondays, mornings', ['MO', 10], ['MO', 9], ['MO', 14]],
  ] as const)('any of those that are named beside one another: %s', (q, one, another, not) => {
    const asked = starts(q) ?? new Set();
    expect([one, another].every((time) => asked.has(at(time[0], time[1])))).toBe(true);
    expect(asked.has(at(not[0], not[1]))).toBe(false);
  });

  it.each([
    [
      "yoga, can't do evenings or weekends",
      ['TU', 10],
      [
        ['TU', 19],
        ['SA', 10],
      ],
    ],
    [
      "can't do Mondays, Tuesdays or Fridays",
      ['WE', 10],
      [
        ['MO', 10],
        ['TU', 10],
        ['FR', 10],
      ],
    ],
    [
      "can't do Mondays, Tuesdays, or Fridays",
      ['WE', 10],
      [
        ['MO', 10],
        ['TU', 10],
        ['FR', 10],
      ],
    ],
    [
      'busy Monday mornings and Tuesday afternoons',
      ['MO', 14],
      [
        ['MO', 10],
        ['TU', 14],
      ],
    ],
    [
      'Monday mornings and Tuesday afternoons are no good',
      ['MO', 14],
      [
        ['MO', 10],
        ['TU', 14],
      ],
    ],
    [
      'works Monday to Friday',
      ['TU', 19],
      [
        ['MO', 10],
        ['WE', 14],
        ['FR', 10],
      ],
    ],
    ['works Monday-Friday', ['SA', 10], [['WE', 14]]],
  ] as const)('what is denied is denied of all its list: %s', (q, left, none) => {
    const asked = starts(q) ?? new Set();
    expect(asked.has(at(left[0], left[1]))).toBe(true);
    expect(none.filter(([day, hour]) => asked.has(at(day, hour)))).toEqual([]);
  });

  it.each([
    ['at sea weekdays so evenings or saturday', ['not weekdays', 'evenings', 'SA']],
    ['carer comes mornings so afternoons', ['not mornings', 'afternoons']],
    ["works full time so can't get to daytime sessions", ['not daytime']],
    ['bored on Sundays so a Sunday lunch', ['SU', 'SU']],
    ['lonely in the evenings so sad', ['evenings']],
  ])('when they are busy is why they ask for another time: %s', (q, times) => {
    expect(said(q)).toEqual(times);
  });

  it('who is busy on a day, and asks for the evening for that, is free on the evening of that day', () => {
    const asked = starts('at sea weekdays so evenings or saturday') ?? new Set();
    expect([asked.has(at('WE', 19)), asked.has(at('SA', 10)), asked.has(at('WE', 10))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['not Mondays, Tuesdays', ['not MO', 'TU']],
    ["can't do Mondays but Tuesdays", ['not MO', 'TU']],
    ["can't do Mondays, free on Tuesdays or Fridays", ['not MO', 'TU', 'FR']],
    ['never Mondays, a choir on Tuesdays', ['not MO', 'TU']],
  ])('and of nothing else: %s', (q, times) => {
    expect(said(q)).toEqual(times);
  });

  it('who cannot come on one morning has other mornings', () => {
    const denied = (q: string) => timesDenied(timesSaid(clausesOf(q), false));
    expect(denied("can't do Monday mornings")).toEqual([]);
    expect(denied("can't do mornings or evenings")).toEqual(['mornings', 'evenings']);
  });

  it('today and tomorrow are days of the week', () => {
    const tonight = starts('food bank tonight') ?? new Set();
    expect(tonight.has(at('SA', 19))).toBe(true);
    expect([at('SA', 10), at('SU', 19)].some((start) => tonight.has(start))).toBe(false);
    expect(starts('tomorrow')?.has(at('SU', 10))).toBe(true);
    expect(starts('tomorrow')?.has(at('SA', 10))).toBe(false);
  });

  it('of today only what is left of it', () => {
    const left = (q: string) => startsMeant(timesSaid(clausesOf(q), false), TODAY, 13 * 60 + 1) ?? new Set();
    expect(
      [at('SA', 13), at('SA', 13.5), at('SA', 19)].map((start) => left('yoga today').has(start)),
    ).toEqual([false, true, true]);
    expect(left('yoga on Saturdays').has(at('SA', 10))).toBe(true);
    expect(left('yoga today or Saturdays').has(at('SA', 10))).toBe(true);
  });

  it('or at any other than those that cannot be; nothing said or nothing left is no time', () => {
    const notMondays = starts('not Mondays') ?? new Set();
    expect(notMondays.has(at('TU', 10))).toBe(true);
    expect(notMondays.has(at('MO', 10))).toBe(false);
    expect(starts('choir')).toBeUndefined();
    expect(starts('Mondays, not Mondays')).toBeUndefined();
  });

  it('a part of the day in the name of a thing is no time, a day in it is', () => {
    const meant = (q: string) =>
      timesMeant(timesSaid(clausesOf(q), false), new Set(foldWords(q)), new Set()).map(({ time }) => time);
    expect(meant('coffee morning')).toEqual([]);
    expect(meant('Sunday lunch')).toEqual(['SU']);
    const drags = timesSaid(clausesOf('Sundays drag on'), false);
    expect(timesMeant(drags, new Set(), new Set(['sundays', 'drag']))).toEqual([]);
  });
});
