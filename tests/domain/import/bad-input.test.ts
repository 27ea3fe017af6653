import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../functions/domain/import/read-record.ts';
import { LIMITS, UK } from '../../../schemas/limits.ts';
import { at, club, importValues, openRecord, serviceOf } from './helpers.ts';

const SOURCE = { id: 'https://feed.example', name: 'Example feed' };

const reasons = (value: unknown): string[] => {
  const reading = readRecord({ where: 'line 1', value }, SOURCE, false);
  return 'refused' in reading ? reading.refused.map(({ field, reason }) => `${field}: ${reason}`) : [];
};

const POSTAL = 'service_at_locations.0.location.addresses.0.postal_code';
const LATITUDE = 'service_at_locations.0.location.latitude';
const LONGITUDE = 'service_at_locations.0.location.longitude';

describe('a record is refused with the field and the reason', () => {
  it.each([
    ['no object', 'text', ': must be an object'],
    ['no id', club({ id: null }), 'id: is missing'],
    [
      'an id that no address can carry',
      club({ id: 'a/b' }),
      'id: must be letters, digits and . _ : ~ - only',
    ],
    ['no name', club({ name: '  ' }), 'name: is missing'],
    [
      'coordinates at 0,0',
      club(at(0, 0)),
      `${LATITUDE}: is 0,0: leave coordinates out where they are not known`,
    ],
    ['coordinates in France', club(at(48.85, 2.35)), `${LATITUDE}: is outside the United Kingdom`],
    ['coordinates east of it', club(at(52, UK.east + 0.001)), `${LONGITUDE}: is outside the United Kingdom`],
    [
      'swapped coordinates',
      club(at(-3.965, 51.618)),
      `${LATITUDE}: is outside the United Kingdom; latitude and longitude look swapped`,
    ],
    ['half a pair of coordinates', club(at(51.6, undefined)), `${LONGITUDE}: is missing beside latitude`],
    ['the other half', club(at(undefined, -3.9)), `${LATITUDE}: is missing beside longitude`],
    [
      'a nonsense postcode',
      club(at(undefined, undefined, { postal_code: 'ABC 1234' })),
      `${POSTAL}: is not a postcode of the United Kingdom`,
    ],
    ['ages reversed', club({ minimum_age: 60, maximum_age: 50 }), 'maximum_age: is below minimum_age'],
    [
      'ages reversed in hereabouts',
      club({ hereabouts: { eligibility: { age: { from: 60, to: 50 } } } }),
      'hereabouts.eligibility.age: from must not be above to',
    ],
    [
      'a date that does not exist',
      club({ assured_date: '2026-02-30' }),
      'assured_date: is not a date that exists (YYYY-MM-DD)',
    ],
    [
      'a time that does not exist',
      club({ schedules: [{ opens_at: '25:00' }] }),
      'schedules.0.opens_at: must be a time of day, HH:MM',
    ],
    [
      'a link that is no web address',
      club({ url: 'javascript:alert(1)' }),
      'url: is not a web address (http or https)',
    ],
    [
      'an e-mail address without its sign',
      club({ email: 'email-example_com' }),
      'email: is not an e-mail address',
    ],
    [
      'a word that is none of ours',
      club({ hereabouts: { routes: ['friend'] } }),
      'hereabouts.routes.0: must be one of: self, professional, link-worker, gp',
    ],
    [
      'a criterion of an unknown word',
      club({ hereabouts: { eligibility: { gender: { only: ['x'] } } } }),
      'hereabouts.eligibility.gender.only.0: must be one of: female, male, non-binary',
    ],
    [
      'a name over its limit',
      club({ name: 'x'.repeat(LIMITS.nameChars + 1) }),
      `name: is over the limit of ${LIMITS.nameChars} characters`,
    ],
    [
      'too many places',
      club({
        service_at_locations: Array.from({ length: LIMITS.placesPerListing + 1 }, (_, n) => ({
          location: { name: `Hall ${n}` },
        })),
      }),
      `service_at_locations: is over the limit of ${LIMITS.placesPerListing} entries`,
    ],
  ])('%s', (_, value, reason) => {
    expect(reasons(value)).toContain(reason);
  });

  it('with every reason, not only the first', () => {
    expect(reasons(club({ name: null, url: 'x', email: 'y', ...at(0, 0) }))).toHaveLength(4);
  });

  it('and never with the value', () => {
    expect(reasons(club(at(undefined, undefined, { postal_code: 'ABC 1234' }))).join()).not.toContain('1234');
  });
});

describe('on the near side of a limit a record goes in', () => {
  it.each([
    ['a name of the full length', club({ name: 'x'.repeat(LIMITS.nameChars) })],
    ['the corner of the United Kingdom', club(at(UK.south, UK.west))],
    ['the opposite corner', club(at(UK.north, UK.east))],
    ['one age', club({ minimum_age: 50, maximum_age: 50 })],
    ['29 February of a leap year', club({ assured_date: '2024-02-29' })],
    [
      'as many places as allowed',
      club({
        service_at_locations: Array.from({ length: LIMITS.placesPerListing }, (_, n) => ({
          location: { name: `Hall ${n}` },
        })),
      }),
    ],
  ])('%s', (_, value) => {
    expect(reasons(value)).toEqual([]);
  });

  it('what feeds write otherwise is read for what it means', () => {
    const reading = readRecord(
      {
        where: 'line 1',
        value: club({
          status: 'Active',
          minimum_age: '18',
          last_modified: '2023-03-15 10:30:45.123',
          assured_date: '2023-03-15T00:00:00Z',
          url: 'www.example.org',
          cost_options: [{ amount: '12.50', currency: 'gbp' }],
          schedules: [{ opens_at: '9:00', closes_at: '10:00:00.000Z', byday: 'mo, tu', timezone: 0 }],
          phones: [{ number: 1792496000 }],
          alternate_name: null,
        }),
      },
      SOURCE,
      false,
    );
    expect(reading).toMatchObject({
      service: {
        status: 'active',
        minimum_age: 18,
        last_modified: '2023-03-15T10:30:45.123Z',
        assured_date: '2023-03-15',
        url: 'https://www.example.org',
        cost_options: [{ amount: 12.5, currency: 'GBP' }],
        schedules: [{ opens_at: '09:00', closes_at: '10:00', byday: 'MO,TU' }],
        phones: [{ number: '1792496000' }],
      },
    });
  });

  it('a term of any taxonomy keeps its id, with hyphens for blanks', () => {
    const terms = [' Food & drink ', 'hobbies/art', 'https://taxonomy.example/terms?id=7', 'T 0231'];
    const reading = readRecord(
      { where: 'line 1', value: club({ attributes: terms.map((id) => ({ taxonomy_term: { id } })) }) },
      SOURCE,
      false,
    );
    const kept = ['Food-&-drink', 'hobbies/art', 'https://taxonomy.example/terms?id=7', 'T-0231'];
    expect(reading).toMatchObject({
      service: { attributes: kept.map((id) => ({ taxonomy_term: { id } })) },
    });
  });

  it('markup stays text', () => {
    const reading = readRecord(
      { where: 'line 1', value: club({ description: '<b>Tea</b> &amp; <script>x</script>' }) },
      SOURCE,
      false,
    );
    expect(reading).toMatchObject({ service: { description: '<b>Tea</b> &amp; <script>x</script>' } });
  });
});

describe('hostile records', () => {
  it('a record nested beyond reason is refused', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(reasons(club({ attributes: deep }))).toEqual([': is nested deeper than 20']);
  });

  it('a key named __proto__ changes nothing', () => {
    const value = JSON.parse(`{"__proto__": {"confidential": true}, "id": "a", "name": "A"}`);
    expect(reasons(value)).toEqual([]);
    expect(({} as { confidential?: boolean }).confidential).toBeUndefined();
  });
});

describe('the record after bad input', () => {
  it('holds the good ones, and of a refused one nothing', async () => {
    const record = openRecord();
    const report = await importValues(record, [
      club(),
      club({ id: 'bad', organization: { id: 'org-9', name: 'Nine' }, ...at(0, 0) }),
    ]);
    expect(report).toMatchObject({ read: 2, created: 1, refused: 1 });
    expect(await serviceOf(record, 'bad')).toBeUndefined();
    expect((await record.getOrganizations(['org-9'])).size).toBe(0);
  });

  it('a record that is too long as a whole is refused by itself', async () => {
    const record = openRecord();
    const long = Array.from({ length: 4 }, (_, n) => ({ name: `Area ${n}`, extent: 'x'.repeat(90_000) }));
    const report = await importValues(record, [club({ service_areas: long }), club({ id: 'club-2' })]);
    expect(report).toMatchObject({ read: 2, created: 1, refused: 1 });
    expect(report.problems[0]).toMatchObject({ record: 'club-1', severity: 'error' });
  });
});
