import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const mondays = { freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', closes_at: '12:00' };
const wednesdays = { ...mondays, byday: 'WE' };
let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('mondays', { schedules: [mondays] }),
    aFeedService('wednesdays', { schedules: [wednesdays] }),
    aFeedService('daily', { schedules: [{ ...mondays, freq: 'DAILY', byday: undefined }] }),
    aFeedService('lunch', { schedules: [{ dtstart: '2026-12-28', opens_at: '12:00' }] }),
    aFeedService('scottish', {
      schedules: [{ ...mondays, dtstart: '2027-01-04' }],
      service_at_locations: [
        { id: 'at', location: { id: 'hall', addresses: [{ city: 'Dumfries', postal_code: 'DG1 1AA' }] } },
      ],
    }),
  ]);
});
afterAll(() => machine.close());

const ask = async (now: string, query: string) =>
  SearchAnswer.parse(await (await machine.on(now).request(`/api/v1/search?${query}`)).json());
const found = async (now: string, id: string, query = '') => {
  const result = (await ask(now, `limit=100&${query}`)).results.find((each) => each.id === id);
  const caution = result?.cautions.find(({ key }) => key.startsWith('caution.bank-holiday'));
  return { next: result?.nextSession?.start.slice(0, 10), caution: caution?.text, values: caution?.values };
};
const IN_CHRISTMAS_WEEK = '2026-12-26T09:00:00Z';

describe('bank holidays in the answers of a search', () => {
  it('the next session is the first on an ordinary day, and one is told to ask about the holiday', async () => {
    expect(await found(IN_CHRISTMAS_WEEK, 'mondays')).toEqual({
      next: '2027-01-04',
      caution: 'Monday 28 December 2026 is a bank holiday: ask whether they meet',
      values: { date: 'Monday 28 December 2026' },
    });
    expect(await found('2026-12-21T09:00:00Z', 'mondays')).toMatchObject({ next: '2026-12-21' });
    expect((await found('2026-12-21T09:00:00Z', 'mondays')).caution).toBeUndefined();
    expect(await found(IN_CHRISTMAS_WEEK, 'wednesdays')).toMatchObject({ next: '2026-12-30' });
    expect((await found(IN_CHRISTMAS_WEEK, 'wednesdays')).caution).toBeUndefined();
  });
  it('in Welsh', async () => {
    expect((await found(IN_CHRISTMAS_WEEK, 'mondays', 'lang=cy')).caution).toBe(
      'Mae dydd Llun 28 Rhagfyr 2026 yn ŵyl banc: gofynnwch a ydynt yn cwrdd',
    );
  });
  it('several holidays are one thing to ask', async () => {
    expect(await found('2026-12-24T13:00:00Z', 'daily')).toMatchObject({
      next: '2026-12-27',
      caution: 'Bank holidays, ask whether they meet: Friday 25 December 2026, Saturday 26 December 2026',
    });
  });
  it('a date that is stated is meant', async () => {
    const lunch = await found(IN_CHRISTMAS_WEEK, 'lunch');
    expect(lunch).toEqual({ next: '2026-12-28', caution: undefined, values: undefined });
  });
  it('a place in Scotland keeps Scotland’s', async () => {
    expect(await found('2027-01-02T09:00:00Z', 'scottish')).toMatchObject({ next: '2027-01-11' });
    expect(await found('2027-01-02T09:00:00Z', 'mondays')).toMatchObject({ next: '2027-01-04' });
    expect(await found('2027-03-27T09:00:00Z', 'scottish')).toMatchObject({ next: '2027-03-29' });
    expect(await found('2027-03-27T09:00:00Z', 'mondays')).toMatchObject({ next: '2027-04-05' });
  });
});

describe('a holiday takes nothing out of what is found by day and time', () => {
  const ids = async (query: string) =>
    (await ask(IN_CHRISTMAS_WEEK, `limit=100&${query}`)).results.map(({ id }) => id).toSorted();
  it.each([
    ['day=mon', ['daily', 'mondays', 'scottish']],
    ['day=wed', ['daily', 'wednesdays']],
    ['day=mon&from=09:00&to=11:00', ['daily', 'mondays', 'scottish']],
    ['day=mon&from=11:00&to=13:00', []],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });
});

it('the page of a listing names the holidays among its next times', async () => {
  const page = async (path: string) => (await machine.on('2026-12-20T09:00:00Z').request(path)).text();
  const english = await page('/listings/mondays');
  expect(english).toContain(
    'Monday 28 December 2026, 10am to noon: a bank holiday, so ask whether they meet',
  );
  expect(english).toMatch(/Monday 21 December 2026, 10am to noon</);
  expect(english).toMatch(/Monday 11 January 2027, 10am to noon</);
  expect(english).not.toContain('18 January');
  expect(await page('/listings/mondays?lang=cy')).toContain('gŵyl banc, felly gofynnwch a ydynt yn cwrdd');
  const shortlist = await (await machine.on(IN_CHRISTMAS_WEEK).request('/shortlist?id=mondays')).text();
  expect(shortlist).toContain('Monday 4 January 2027');
});
