import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../functions/domain/geo/distance.ts';
import { ruleProblems } from '../../functions/domain/import/rules.ts';
import { termOf } from '../../functions/domain/vocabulary/vocabulary.ts';
import { Service } from '../../schemas/service.ts';
import {
  type BenchTown,
  BLOCK,
  benchTowns,
  generatedServices,
} from '../../scripts/bench/generated-services.ts';

const TODAY = '2026-11-21';
const made = [...generatedServices(1_000, TODAY)];
const share = (test: (service: Service) => boolean) => made.filter(test).length / made.length;
const towns = Map.groupBy(benchTowns(), ({ name }) => name);
const placesOf = (service: Service) => service.service_at_locations ?? [];

describe('generated services', () => {
  it('are the same at every run', () => {
    expect([...generatedServices(200, TODAY)]).toEqual(made.slice(0, 200));
  });

  it('are the same whether made in one go or from the middle', () => {
    const last = [...generatedServices(BLOCK + 3, TODAY)].slice(-3);
    expect([...generatedServices(3, TODAY, BLOCK)]).toEqual(last);
  });

  it('would go in without a warning', () => {
    for (const service of made) {
      expect(Service.safeParse(service).error).toBeUndefined();
      expect(ruleProblems(service)).toEqual([]);
    }
  });

  it('have ids of their own, that do not come in order', () => {
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    expect(made.map(({ id }) => id)).not.toEqual(made.map(({ id }) => id).toSorted());
  });

  it('say some 55 words', () => {
    const words = made.map(({ name, description }) => `${name} ${description ?? ''}`.split(/\s+/).length);
    const mean = words.reduce((sum, count) => sum + count, 0) / words.length;
    expect(mean).toBeGreaterThan(50);
    expect(mean).toBeLessThan(65);
  });

  it('have topics of the vocabulary, most of them stated', () => {
    const topics = made.flatMap(({ attributes }) =>
      (attributes ?? []).map((one) => one.taxonomy_term?.id ?? ''),
    );
    expect(topics.filter((id) => termOf('topic', id) === undefined)).toEqual([]);
    expect(share(({ attributes }) => attributes !== undefined)).toBeGreaterThan(0.7);
  });

  it('lie around their towns', () => {
    const far = made.flatMap(placesOf).filter(({ location }) => {
      const { latitude: lat, longitude: lon } = location;
      if (lat === undefined || lon === undefined) return true;
      const near = (town: BenchTown) => distanceKm({ lat, lon }, town.middle) < 2.2 * town.spreadKm;
      return !towns.get(location.addresses?.[0]?.city ?? '')?.some(near);
    });
    expect(far).toEqual([]);
  });

  it('are of every kind that the search tells apart', () => {
    expect(share(({ status }) => status === 'defunct')).toBeGreaterThan(0.01);
    expect(share((service) => placesOf(service).length === 0)).toBeGreaterThan(0.05);
    expect(share((service) => placesOf(service).length > 1)).toBeGreaterThan(0.05);
    expect(share(({ hereabouts }) => hereabouts?.capacity !== undefined)).toBeGreaterThan(0.4);
    expect(share(({ hereabouts }) => hereabouts?.capacity === undefined)).toBeGreaterThan(0.2);
    expect(share(({ service_areas }) => service_areas !== undefined)).toBeGreaterThan(0.3);
  });
});
