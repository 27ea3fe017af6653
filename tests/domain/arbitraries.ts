import fc from 'fast-check';
import { Service } from '../../schemas/service.ts';
import { Cannot, Delivery, Gender, NeedLevel } from '../../schemas/words.ts';

const CONDITIONS = ['stroke', 'dementia', 'anxiety'];
const CIRCUMSTANCES = ['carer', 'parent', 'veteran'];
const AREAS = ['W06000011', 'E08000035'];
const PRACTICES = ['W98001', 'W98002'];
const LANGUAGES = ['cy', 'en', 'pl'];

const some = <T>(values: readonly T[], minLength = 1) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength: values.length });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const criterion = <T extends string>(values: readonly T[]) =>
  maybe(
    fc.oneof(
      fc.constant('anyone' as const),
      some(values).map((only) => ({ only })),
      some(values).map((not) => ({ not })),
    ),
  );
const ages = fc.integer({ min: 0, max: 120 });
const ageCriterion = maybe(
  fc.oneof(
    fc.constant('anyone' as const),
    ages.map((from) => ({ from })),
    ages.map((to) => ({ to })),
    fc.tuple(ages, ages).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  ),
);

const eligibility = fc.record({
  age: ageCriterion,
  gender: criterion(Gender.options),
  need: criterion(NeedLevel.options),
  conditions: criterion(CONDITIONS),
  circumstances: criterion(CIRCUMSTANCES),
  residence: criterion(AREAS),
  practice: criterion(PRACTICES),
  language: criterion(LANGUAGES),
});

/** What is said of a person, as the parameters of a search, and the areas that hold them. */
export const person = fc.record({
  question: fc.record(
    {
      age: ages,
      gender: fc.constantFrom(...Gender.options),
      need: fc.constantFrom(...NeedLevel.options),
      condition: some(CONDITIONS),
      is: some(CIRCUMSTANCES),
      practice: fc.constantFrom(...PRACTICES),
      language: fc.constantFrom(...LANGUAGES),
    },
    { requiredKeys: [] },
  ),
  areas: some(AREAS, 0),
});

const stepFree = maybe(fc.boolean());
const schedule = fc.record({
  freq: fc.constant('WEEKLY' as const),
  byday: fc.constantFrom('MO', 'TU', 'SA', 'SU', 'WE,SA'),
  opens_at: maybe(fc.constantFrom('09:00', '11:30', '12:00', '16:30', '17:00', '20:00')),
});
const stops = maybe(
  fc.constantFrom([{ name: 'Square', mode: 'bus', metres: 90 }], [{ name: 'Far', mode: 'bus', metres: 900 }]),
);

/** Coordinates within some 10 km of the middle of Swansea. */
const place = fc.record({
  latitude: fc.double({ min: 51.57, max: 51.7, noNaN: true }),
  longitude: fc.double({ min: -4.05, max: -3.85, noNaN: true }),
  schedules: maybe(fc.array(schedule, { minLength: 1, maxLength: 3 })),
  stepFree,
  stops,
});

const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Services that differ in all that decides who can come, and how. */
export const service: fc.Arbitrary<Service> = fc
  .record({
    eligibility,
    minimum_age: maybe(ages),
    languages: maybe(some(LANGUAGES).map((codes) => codes.map((code) => ({ code })))),
    delivery: maybe(some(Delivery.options)),
    support: maybe(some(['easy-read', 'buddy'] as const)),
    cost: maybe(fc.constantFrom(0, 2.5)),
    pickUp: maybe(fc.boolean()),
    communityTransport: maybe(fc.boolean()),
    places: fc.array(place, { maxLength: 2 }),
  })
  .map(({ places, cost, pickUp, communityTransport, eligibility: own, ...rest }) =>
    Service.parse(
      withoutUndefined({
        id: 'one',
        name: 'One',
        minimum_age: rest.minimum_age,
        languages: rest.languages,
        cost_options: cost === undefined ? undefined : [{ amount: cost, currency: 'GBP' }],
        service_at_locations: places.map(({ latitude, longitude, schedules }, n) => ({
          id: `place-${n}`,
          location: { id: `location-${n}`, latitude, longitude },
          schedules,
        })),
        hereabouts: {
          eligibility: own,
          delivery: rest.delivery,
          support: rest.support,
          transport: { pickUp, communityTransport },
          access: places.map((at, n) => ({
            location_id: `location-${n}`,
            stepFree: at.stepFree,
            stops: at.stops,
          })),
        },
      }),
    ),
  );

export const cannots = some(Cannot.options);
