import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../functions/domain/geo/distance.ts';
import { REGIONS, towns } from '../../../functions/domain/sample/data.ts';
import { draftsOf } from '../../../functions/domain/sample/drafts.ts';
import { listingOf } from '../../../functions/domain/sample/listing.ts';
import { shared } from '../../fixtures/surroundings.ts';

const drafts = draftsOf('hereabouts', '2026-11-21');
const used = new Set<string>();
const listings = drafts.map((draft) => ({ draft, service: listingOf(draft, used) }));
const commonPacks = [...new Set(drafts.filter(({ pack }) => pack.common).map(({ pack }) => pack))];

describe('the five regions of the sample', () => {
  it('are all there, rural Powys with the fewest', () => {
    const counts = REGIONS.map(
      (region) => [region, drafts.filter((draft) => draft.region === region).length] as const,
    );
    for (const [region, count] of counts) expect(count, region).toBeGreaterThan(150);
    expect(counts.toSorted((a, b) => a[1] - b[1])[0]?.[0]).toBe('powys');
  });

  it.each(REGIONS)('have help of every common kind that fits in %s', (region) => {
    for (const pack of commonPacks) {
      const fits = listings.filter(
        ({ draft }) => draft.region === region && draft.pack === pack && draft.situation === 'fits',
      );
      expect(fits.length, pack.topic).toBeGreaterThan(0);
      for (const { draft, service } of fits) {
        expect(service.status).toBe('active');
        expect(['open', 'limited']).toContain(service.hereabouts?.capacity?.state);
        for (const access of service.hereabouts?.access ?? [])
          if (pack.shape !== 'outdoors' && draft.town.weight >= 3) expect(access.stepFree).toBe(true);
      }
    }
  });

  it.each(REGIONS)('have a wasted journey beside most common kinds in %s', (region) => {
    const misses = commonPacks.filter((pack) =>
      drafts.some(
        (draft) =>
          draft.region === region && draft.pack === pack && !['fits', 'ordinary'].includes(draft.situation),
      ),
    );
    expect(misses.length / commonPacks.length).toBeGreaterThan(0.7);
  });

  it('have poorer buses in the country', () => {
    const withStop = (rural: boolean) => {
      const venues = drafts.flatMap((draft) => draft.venues).filter((venue) => venue.town.rural === rural);
      return (
        venues.filter((venue) => (venue.access.stops?.[0]?.metres ?? Infinity) <= 400).length / venues.length
      );
    };
    expect(withStop(true)).toBeLessThan(withStop(false) / 2);
  });
});

describe('the towns of the sample', () => {
  it('have a name, a district and sectors each', () => {
    expect(new Set(towns.map((town) => `${town.region}/${town.name}`)).size).toBe(towns.length);
    for (const town of towns) {
      expect(town.district).toMatch(/^[EW]\d{8}$/);
      for (const sector of town.sectors) expect(sector).toMatch(/^[A-Z]{1,2}\d{1,2} \d$/);
      expect(town.sectors.length).toBeGreaterThan(0);
    }
  });

  it('keep their venues within a kilometre', () => {
    for (const { venues } of drafts)
      for (const venue of venues) expect(distanceKm(venue, venue.town)).toBeLessThan(1);
  });

  const sectorsFile = shared('data/postcodes/sectors-gb.csv');
  it.skipIf(!sectorsFile)('lie within 8 km of the middle of each of their sectors', () => {
    const rows = readFileSync(sectorsFile ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const middles = new Map(
      rows.map((row) => {
        const [sector = '', lat, lon] = row.split(',');
        return [sector, { lat: Number(lat), lon: Number(lon) }] as const;
      }),
    );
    for (const town of towns)
      for (const sector of town.sectors) {
        const middle = middles.get(sector);
        expect(middle, `${town.name} ${sector}`).toBeDefined();
        if (middle) expect(distanceKm(town, middle), `${town.name} ${sector}`).toBeLessThan(8);
      }
  });
});
