import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const weekly = (byday: string, opens_at = '10:00') => ({ freq: 'WEEKLY', byday, opens_at });
const hall = (id: string, latitude: number, ...schedules: object[]) => ({
  id: `${id}-at`,
  location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude: -3.95 },
  schedules,
});
const meets = (id: string, ...schedules: object[]) =>
  aFeedService(id, { service_at_locations: [hall(id, 51.62, ...schedules)] });
/** Far off, and by telephone for all of Swansea. */
const rings = (id: string, ...schedules: object[]) =>
  aFeedService(id, {
    service_at_locations: [hall(id, 53.8, ...schedules)],
    service_areas: [{ name: 'Swansea', extent: 'W06000011', extent_type: 'ons_code' }],
    hereabouts: { delivery: ['in-person', 'telephone'] },
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    meets('ten', weekly('MO,TU')),
    meets('quarter-past', weekly('TU', '10:15')),
    meets('wednesday', weekly('WE')),
    meets('unsaid'),
    meets('open-house', { ...weekly('TH', '09:00'), closes_at: '14:00' }),
    meets('session', { ...weekly('TH', '09:00'), closes_at: '13:59' }),
    meets('monthly', { freq: 'MONTHLY', byday: '1TH', opens_at: '09:00', closes_at: '16:00' }),
    meets('course', { ...weekly('TH', '09:00'), closes_at: '16:00', dtstart: '2026-11-26', count: 6 }),
    meets('shelter', { ...weekly('TH', '20:00'), closes_at: '08:00' }),
    meets('night-room', { ...weekly('TH', '18:00'), closes_at: '02:00' }),
    rings('rings-tuesday', weekly('MO'), weekly('TU', '10:20')),
    rings('rings-wednesday', weekly('WE')),
    rings('line', { ...weekly('TH', '09:00'), closes_at: '17:00' }),
    rings('rings'),
  ]);
});
afterAll(() => machine.close());

async function answerTo(query: string) {
  const answer = await machine.get(`/api/v1/search?near=SA2+0HF&limit=50&${query}`);
  const { total, facets, results } = SearchAnswer.parse(await answer.json());
  const of = (id: string) => results.find((result) => result.id === id);
  return {
    total,
    facets,
    ids: results.map(({ id }) => id).toSorted(),
    next: (id: string) => of(id)?.nextSession?.start.slice(0, 16),
    cautions: (id: string) => of(id)?.cautions.map(({ text }) => text),
  };
}

describe('what is open for five hours or more', () => {
  it.each([
    ['from=08:00', ['course', 'monthly', 'night-room', 'open-house', 'session', 'shelter']],
    ['from=12:30', ['monthly', 'night-room', 'open-house', 'shelter']],
    ['from=13:00', ['monthly', 'night-room', 'shelter']],
    ['from=23:30', ['night-room', 'shelter']],
    ['to=09:00', []],
    ['cannot=mornings', ['monthly', 'night-room', 'open-house', 'shelter']],
  ])('may be come to at any time of it but the last hour: %s', async (when, expected) => {
    const { ids } = await answerTo(`day=thu&${when}`);
    expect(ids.filter((id) => !id.startsWith('rings') && id !== 'line')).toEqual(expected);
  });
});

describe('a day that was chosen', () => {
  it('leaves out what comes to them on other days only, and says what to ask where none is stated', async () => {
    const { ids, cautions } = await answerTo('day=tue');
    expect(ids).toEqual(['quarter-past', 'rings', 'rings-tuesday', 'ten']);
    expect(cautions('rings')).toContain('Check the day: not stated');
    expect(cautions('rings-tuesday')?.join()).not.toContain('Check the day');
    expect((await answerTo('day=tue&lang=cy')).cautions('rings')).toContain(
      'Gofynnwch am y diwrnod: heb ei nodi',
    );
  });
  it('nothing is to be asked about days where none was chosen', async () => {
    const { ids, cautions } = await answerTo('');
    expect(ids).toHaveLength(14);
    expect(cautions('rings')?.join()).not.toContain('Check the day');
  });
  it('so does a day that is all the words say', async () => {
    expect((await answerTo('q=something+on+Tuesdays')).ids).toEqual((await answerTo('day=tue')).ids);
  });
  it('shows the next session on that day', async () => {
    const { next } = await answerTo('day=tue');
    expect(next('ten')).toBe('2026-11-24T10:00');
    expect(next('rings-tuesday')).toBe('2026-11-24T10:20');
    expect((await answerTo('q=tea+on+Tuesdays')).next('ten')).toBe('2026-11-24T10:00');
    expect((await answerTo('')).next('ten')).toBe('2026-11-23T10:00');
    expect((await answerTo('q=tea+on+Fridays')).next('ten')).toBe('2026-11-23T10:00');
  });
});

describe('the next session', () => {
  it('of what is open all day is the next day on which one may come then', async () => {
    for (const query of ['day=thu&from=12:30', 'q=tea+on+Thursday+afternoons']) {
      expect((await answerTo(query)).next('open-house')).toBe('2026-11-26T09:00');
    }
    expect((await answerTo('day=thu&from=16:30')).next('line')).toBe('2026-11-26T09:00');
  });
});

describe('a time that was chosen', () => {
  it.each([
    ['from=10:15', ['quarter-past', 'rings', 'rings-tuesday']],
    ['from=10:16', ['rings', 'rings-tuesday']],
    ['from=10:21', ['rings']],
    ['to=10:15', ['rings', 'ten']],
    ['to=10:16', ['quarter-past', 'rings', 'ten']],
  ])('%s is kept to the minute, also in what is counted', async (query, expected) => {
    const { ids, total, facets } = await answerTo(`day=tue&${query}`);
    expect(ids).toEqual(expected);
    expect(total).toBe(expected.length);
    const byTelephone = facets.delivery?.find(({ value }) => value === 'telephone');
    expect(byTelephone?.count).toBe((await answerTo(`day=tue&${query}&delivery=telephone`)).total);
  });
  it('alone has nothing said of days', async () => {
    expect((await answerTo('from=10:15')).cautions('rings')).toContain('Check the time: not stated');
  });
  it('shows the next session at that time', async () => {
    expect((await answerTo('from=10:20')).next('rings-tuesday')).toBe('2026-11-24T10:20');
  });
  it('clashes with times at which they cannot come, and not with a minute at which they can', async () => {
    const tips = async (query: string) => {
      const answer = await machine.get(`/api/v1/search?near=SA2+0HF&${query}`);
      return SearchAnswer.parse(await answer.json()).suggestions.tips.map(({ key }) => key);
    };
    expect(await tips('from=10:10&to=10:20&cannot=mornings')).toContain('tip.contradiction');
    expect(await tips('from=10:10&to=10:20&cannot=evenings')).not.toContain('tip.contradiction');
  });
});
