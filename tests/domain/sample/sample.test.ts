import { describe, expect, it } from 'vitest';
import { freshnessOn } from '../../../functions/domain/freshness.ts';
import { packs } from '../../../functions/domain/sample/data.ts';
import { sampleServices } from '../../../functions/domain/sample/sample.ts';
import { vocabulary } from '../../../functions/domain/vocabulary/vocabulary.ts';
import { Service } from '../../../schemas/service.ts';

const TODAY = '2026-11-21';
const sampleOn = (today: string, seed = 'hereabouts') => [...sampleServices({ seed, today })];
const services = sampleOn(TODAY);
const share = (wanted: (service: Service) => boolean) => services.filter(wanted).length / services.length;
const textOf = (service: Service) => JSON.stringify(service);
const topicsOf = (service: Service) =>
  (service.attributes ?? []).flatMap((one) => one.taxonomy_term?.id ?? []);

describe('the sample directory', () => {
  it('has some 2,000 listings of some 350 organisations', () => {
    expect(services.length).toBeGreaterThanOrEqual(1_900);
    expect(services.length).toBeLessThanOrEqual(2_100);
    const organisations = new Set(services.map((service) => service.organization?.id));
    expect(organisations.size).toBeGreaterThanOrEqual(300);
    expect(organisations.size).toBeLessThanOrEqual(420);
  });

  it('holds only services that the feed schema takes, unchanged', () => {
    for (const service of services) expect(Service.parse(service)).toEqual(service);
  });

  it('is the same for the same seed and day', () => {
    expect(sampleOn(TODAY)).toEqual(services);
  });

  it('keeps its ids on another day and has others with another seed', () => {
    const ids = services.map((service) => service.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(sampleOn('2027-04-02').map((service) => service.id)).toEqual(ids);
    expect(sampleOn(TODAY, 'another').some((service) => ids.includes(service.id))).toBe(false);
  });

  it('is made of any seed', () => {
    for (const seed of ['facets', 'x1']) expect(sampleOn(TODAY, seed).length).toBeGreaterThan(1_900);
  });

  it('is marked as sample on every listing and every organisation', () => {
    for (const service of services) {
      expect(service.hereabouts?.sample).toBe(true);
      expect(service.organization?.description).toMatch(/^Sample data/);
    }
  });

  it('gives only telephone numbers that Ofcom keeps for drama', () => {
    const drama =
      /^(01632 960\d{3}|07700 900\d{3}|029 2018 0\d{3}|0113 496 0\d{3}|020 7946 0\d{3}|0808 157 0\d{3})$/;
    for (const service of services)
      for (const phone of service.phones ?? []) expect(phone.number).toMatch(drama);
  });

  it('gives only addresses on the web that are kept for examples', () => {
    for (const service of services) {
      const { email, url, organization } = service;
      const addresses = [email, url, organization?.email, organization?.website].filter(
        (one) => one !== undefined,
      );
      for (const address of addresses)
        expect(address).toMatch(/^(https:\/\/|[a-z0-9-]+@)([a-z0-9-]+\.)+example(\/[a-z0-9-]*)?$/);
    }
  });

  it('places no refuge and names no town in one', () => {
    const refuges = services.filter((service) => service.hereabouts?.confidential);
    expect(refuges.length).toBeGreaterThanOrEqual(5);
    for (const refuge of refuges) {
      expect(refuge.service_at_locations).toBeUndefined();
      expect(refuge.hereabouts?.access).toBeUndefined();
      expect(refuge.hereabouts?.placed).toBeUndefined();
      expect(refuge.service_areas?.length).toBeGreaterThan(0);
      expect(textOf(refuge)).not.toMatch(/latitude|postal_code|[A-Z]{1,2}\d{1,2} \d[A-Z]{2}/);
    }
  });

  it('uses topics of the vocabulary only', () => {
    const known = new Set(vocabulary.terms.filter((term) => term.kind === 'topic').map((term) => term.id));
    expect([...new Set(services.flatMap(topicsOf))].filter((topic) => !known.has(topic))).toEqual([]);
    expect(
      packs.flatMap((pack) => [pack.topic, ...(pack.also ?? [])]).filter((topic) => !known.has(topic)),
    ).toEqual([]);
  });

  it('uses conditions and circumstances of the vocabulary only', () => {
    const known = new Set(vocabulary.terms.map((term) => `${term.kind}:${term.id}`));
    for (const service of services)
      for (const kind of ['condition', 'circumstance'] as const) {
        const criterion = service.hereabouts?.eligibility?.[`${kind}s`];
        const values =
          criterion === undefined || criterion === 'anyone' ? [] : Object.values(criterion).flat();
        for (const value of values) expect(known).toContain(`${kind}:${value}`);
      }
  });

  it('agrees with itself on age', () => {
    for (const { minimum_age, maximum_age, hereabouts } of services) {
      const age = hereabouts?.eligibility?.age;
      if (age === undefined || age === 'anyone' || (minimum_age ?? maximum_age) === undefined) continue;
      expect([minimum_age, maximum_age]).toEqual([age.from, age.to]);
    }
  });

  it('never repeats a text word for word', () => {
    expect(new Set(services.map((service) => service.description)).size).toBe(services.length);
  });
});

describe('what a link worker meets in the sample', () => {
  it('leaves out the usual word in about a third of the listings', () => {
    const escaped = (word: string) => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const usual = new Map(
      vocabulary.terms.map((term) => {
        const words = [
          term.label.en,
          term.label.cy,
          ...(term.synonyms?.en ?? []),
          ...(term.synonyms?.cy ?? []),
        ];
        const any = words
          .filter((word) => word !== undefined)
          .map(escaped)
          .join('|');
        return [`${term.kind}:${term.id}`, new RegExp(`(?<!\\p{L})(${any})(s|es)?(?!\\p{L})`, 'u')] as const;
      }),
    );
    const tagged = services.filter((service) => topicsOf(service).length > 0);
    const without = tagged.filter((service) => {
      const { cy } = service.hereabouts?.text ?? {};
      const text = [service.name, service.description, cy?.name, cy?.description].join(' ').toLowerCase();
      return !topicsOf(service).some((topic) => usual.get(`topic:${topic}`)?.test(text));
    });
    expect(without.length / tagged.length).toBeGreaterThan(0.28);
    expect(without.length / tagged.length).toBeLessThan(0.45);
  });

  it('has some without any topic', () => {
    expect(share((service) => service.attributes === undefined)).toBeGreaterThan(0.04);
    expect(share((service) => service.attributes === undefined)).toBeLessThan(0.12);
  });

  it('has Welsh on about a fifth, and some with nothing but Welsh', () => {
    const welsh = (service: Service) => service.hereabouts?.text?.cy;
    expect(share((service) => welsh(service) !== undefined)).toBeGreaterThan(0.17);
    expect(share((service) => welsh(service) !== undefined)).toBeLessThan(0.25);
    expect(services.filter((service) => service.name === welsh(service)?.name).length).toBeGreaterThan(10);
  });

  it.each(['2026-11-21', '2027-03-31', '2027-04-01', '2028-02-29'])(
    'has every state of freshness on %s',
    (today) => {
      const states = Object.groupBy(sampleOn(today), (service) => freshnessOn(service, today).state);
      const shares = Object.entries(states).map(([, found]) => (found?.length ?? 0) / services.length);
      expect(shares).toHaveLength(5);
      expect(Math.min(...shares)).toBeGreaterThan(0.03);
    },
  );

  it('has every kind of room, and room that nobody has told', () => {
    const states = new Set(services.map((service) => service.hereabouts?.capacity?.state));
    expect(states).toEqual(
      new Set(['open', 'limited', 'waiting-list', 'full', 'paused', 'unknown', undefined]),
    );
  });

  it('leaves much unsaid', () => {
    expect(share((service) => service.hereabouts?.eligibility === undefined)).toBeGreaterThan(0.1);
    expect(share((service) => service.hereabouts?.capacity === undefined)).toBeGreaterThan(0.2);
    expect(share((service) => service.cost_options === undefined)).toBeGreaterThan(0.1);
    expect(share((service) => service.hereabouts?.funding === undefined)).toBeGreaterThan(0.4);
  });

  it('dates nothing that somebody said after today', () => {
    for (const { hereabouts, last_modified } of services) {
      for (const one of hereabouts?.assurance ?? []) expect(one.on <= TODAY).toBe(true);
      if (hereabouts?.capacity) expect(hereabouts.capacity.asOf <= TODAY).toBe(true);
      expect((last_modified ?? '').slice(0, 10) <= TODAY).toBe(true);
    }
  });

  it('has listings of all the ways: at home, by telephone, online, in several places, without a place', () => {
    for (const way of ['home-visit', 'telephone', 'video', 'online'] as const)
      expect(
        services.filter((service) => service.hereabouts?.delivery?.includes(way)).length,
      ).toBeGreaterThan(30);
    expect(
      services.filter((service) => (service.service_at_locations?.length ?? 0) > 1).length,
    ).toBeGreaterThan(50);
    expect(services.filter((service) => service.service_at_locations === undefined).length).toBeGreaterThan(
      150,
    );
  });
});
