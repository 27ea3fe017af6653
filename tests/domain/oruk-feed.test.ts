import { validate as isUuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { feedId, feedService } from '../../functions/domain/oruk/feed-service.ts';
import { aService } from '../fixtures/listing.ts';

type Json = { readonly [key: string]: unknown };
const UUID = '7b1c0c8e-95c8-4f6b-a7a1-1f2d3c4b5a69';

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'hereabouts' ? [] : key === 'id' || /_id$/.test(key) ? [String(item)] : idsIn(item),
  );
}

describe('ids in the feed', () => {
  it('a UUID stays, another id goes by a UUID that is always the same', () => {
    expect(feedId(UUID)).toBe(UUID);
    expect(feedId('uplands-mens-shed')).toBe(feedId('uplands-mens-shed'));
    expect(isUuid(feedId('uplands-mens-shed'))).toBe(true);
    expect(feedId('a')).not.toBe(feedId('b'));
  });
  it('every id at every depth is a UUID, and no two things share one', () => {
    const ids = idsIn(
      feedService(
        aService({
          contacts: [{ name: 'Siân', phones: [{ number: '01792 496 0001' }] }],
          languages: [{ code: 'cy' }],
        }),
      ),
    );
    expect(ids.length).toBeGreaterThan(8);
    expect(ids.filter((id) => !isUuid(id))).toEqual([]);
  });
  it('what has no id of its own keeps the same from one reading to the next', () => {
    expect(feedService(aService())).toEqual(feedService(aService()));
  });
});

describe('what the standard has no field for', () => {
  it('stays under hereabouts, without where we had it from', () => {
    const provenance = [{ source: 'secret-feed', record: '1', firstSeenOn: '2026-01-01' }];
    const fed = feedService(aService({ hereabouts: { routes: ['self'], provenance } }));
    expect(fed.hereabouts).toEqual({ routes: ['self'] });
    expect(JSON.stringify(fed)).not.toContain('secret-feed');
  });
  it('a recurrence every day is told as weekly on all days, a yearly one in words only', () => {
    const schedules = (fed: Json) => fed.schedules as Json[];
    const daily = feedService(aService({ schedules: [{ freq: 'DAILY', opens_at: '09:00' }] }));
    expect(schedules(daily)[0]).toMatchObject({ freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR,SA,SU' });
    const yearly = feedService(
      aService({ schedules: [{ freq: 'YEARLY', description: 'On St David’s Day' }] }),
    );
    expect(schedules(yearly)[0]).not.toHaveProperty('freq');
    expect(schedules(yearly)[0]).toMatchObject({ description: 'On St David’s Day' });
  });
  it('what is required and not known is empty, never made up', () => {
    const fed = feedService(aService({ organization: { id: 'o', name: 'O' } }));
    expect(fed.organization).toMatchObject({ description: '' });
    const bare = {
      id: 'p',
      location: { id: 'l', location_type: 'physical' as const, addresses: [{ city: 'Swansea' }] },
    };
    const place = (feedService(aService({ service_at_locations: [bare] })).service_at_locations as Json[])[0];
    expect(place).toMatchObject({
      location: { addresses: [{ address_1: '', city: 'Swansea', postal_code: '', country: 'GB' }] },
    });
  });
  it('there are no nulls and nothing undefined at any depth', () => {
    expect(JSON.stringify(feedService(aService()))).not.toContain('null');
  });
});
