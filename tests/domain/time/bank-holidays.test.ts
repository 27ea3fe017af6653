import { describe, expect, it } from 'vitest';
import { bankHolidays, type Division, holidayOn } from '../../../functions/domain/time/bank-holidays.ts';

/** As GOV.UK published them (https://www.gov.uk/bank-holidays, October 2026). */
const PUBLISHED: readonly (readonly [division: Division, year: number, days: string])[] = [
  ['england-and-wales', 2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  ['england-and-wales', 2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  ['england-and-wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['england-and-wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ['england-and-wales', 2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ['scotland', 2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
  ['scotland', 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
  ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
  ['scotland', 2027, '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'],
  ['scotland', 2028, '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26'],
  ['northern-ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
  ['northern-ireland', 2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
  ['northern-ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
  ['northern-ireland', 2027, '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28'],
];
const of = (year: number, division: Division) =>
  [...bankHolidays(year, division).keys()].map((date) => date.slice(5)).join(' ');

describe('bank holidays follow from the rule as they are published', () => {
  it.each(PUBLISHED)('%s in %i', (division, year, days) => {
    expect(of(year, division)).toBe(days);
  });
  it('Easter, at its earliest, at its latest and over a century that is no leap year', () => {
    const easterMonday = (year: number) =>
      [...bankHolidays(year, 'england-and-wales')].find(([, holiday]) => holiday === 'easter-monday')?.[0];
    expect([2008, 2011, 2038, 2100, 2285].map(easterMonday)).toEqual([
      '2008-03-24',
      '2011-04-25',
      '2038-04-26',
      '2100-03-29',
      '2285-03-23',
    ]);
  });
});

describe('a date is a holiday', () => {
  it('on its own day and on its substitute, not the day after', () => {
    const in2026 = (date: string) => holidayOn(date, 'england-and-wales');
    expect(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27'].map(in2026)).toEqual([
      undefined,
      'christmas',
      'boxing',
      undefined,
    ]);
    expect(['2026-12-28', '2026-12-29'].map(in2026)).toEqual(['boxing', undefined]);
  });
  it('where both days fall on a weekend, on all four', () => {
    const in2027 = (date: string) => holidayOn(date, 'england-and-wales');
    const days = ['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28', '2027-12-29'];
    expect(days.map(in2027)).toEqual(['christmas', 'boxing', 'christmas', 'boxing', undefined]);
  });
  it('in Scotland the Monday instead of a St Andrew’s Day at a weekend', () => {
    expect(holidayOn('2024-11-30', 'scotland')).toBeUndefined();
    expect(holidayOn('2024-12-02', 'scotland')).toBe('st-andrew');
  });
  it('only where it is kept', () => {
    const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
    const keptOn = (date: string) => divisions.filter((division) => holidayOn(date, division) !== undefined);
    expect(keptOn('2027-03-29')).toEqual(['england-and-wales', 'northern-ireland']);
    expect(keptOn('2026-08-03')).toEqual(['scotland']);
    expect(keptOn('2026-08-31')).toEqual(['england-and-wales', 'northern-ireland']);
    expect(keptOn('2027-03-17')).toEqual(['northern-ireland']);
    expect(keptOn('2027-01-04')).toEqual(['scotland']);
    expect(keptOn('2027-05-03')).toEqual(divisions);
  });
});
