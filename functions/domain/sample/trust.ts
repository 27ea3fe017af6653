import type { Assurance, Funding } from '../../../schemas/service.ts';
import { addDays, endOfMarch, endOfQuarter } from './dates.ts';
import type { Draft } from './types.ts';

type Age = 'fresh' | 'due' | 'old' | 'never';

function ageOf(draft: Draft): Age {
  const { random, situation } = draft;
  if (situation === 'stale')
    return random.weigh([
      ['old', 65],
      ['never', 35],
    ]);
  if (situation === 'ordinary' || situation === 'closed')
    return random.weigh([
      ['fresh', 46],
      ['due', 24],
      ['old', 9],
      ['never', 21],
    ]);
  return random.weigh([
    ['fresh', 92],
    ['due', 8],
  ]);
}

/** Days since, shortest and longest: half a year and a year are where belief changes. */
const DAYS: Readonly<Record<Age, readonly [number, number]>> = {
  fresh: [4, 165],
  due: [185, 355],
  old: [375, 1_090],
  never: [20, 900],
};

/** Three different dates: confirmed by a person, edited, seen in a feed. Oldest first. */
export function assuranceOf(draft: Draft): Assurance[] {
  const { random, today, situation } = draft;
  const age = ageOf(draft);
  const [from, to] = DAYS[age];
  const days = situation === 'stale' && age === 'never' ? random.int(400, 900) : random.int(from, to);
  const on = addDays(today, -days);
  const by = random.weigh<Assurance['by']>([
    ['organisation', 50],
    ['link-worker', 28],
    ['editor', 22],
  ]);
  const told: Assurance[] = [];
  if (age === 'never') told.push({ kind: 'edited', on, by: 'editor' });
  else told.push({ kind: 'confirmed', on, by });
  if (age !== 'never' && random.chance(0.35))
    told.push({
      kind: 'edited',
      on: addDays(on, -random.int(0, 400)),
      by: random.pick(['editor', 'organisation']),
    });
  if (age !== 'never' && random.chance(0.2))
    told.push({ kind: 'confirmed', on: addDays(on, -random.int(150, 500)), by: 'organisation' });
  if (random.chance(0.18)) told.push({ kind: 'seen', on: addDays(today, -random.int(1, 30)), by: 'feed' });
  return told.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const FUNDERS = [
  'Health board cluster fund',
  'Neighbourhood Chest',
  'County Wellbeing Grant',
  'Lottery community grant',
  'Parish council',
  'Integrated care board',
  'The Threadgold Family Foundation',
  'Members and raffles',
];

/** Who pays and until when: mostly to the end of a March, some of them gone by. */
export function fundingOf(draft: Draft): Funding | undefined {
  const { random, today, situation } = draft;
  if (situation === 'stale' ? random.chance(0.6) : random.chance(0.5)) return undefined;
  const funder = random.chance(0.75) ? { funder: random.pick(FUNDERS) } : {};
  if (situation === 'stale')
    return {
      ...funder,
      endsOn: endOfMarch(today, -random.int(1, 2)),
      renewal: random.pick(['unknown', 'refused', 'applied']),
    };
  const soon = situation === 'ordinary';
  const endsOn = random.weigh([
    [endOfMarch(today, soon ? 0 : 1), 50],
    [endOfMarch(today, random.int(1, 3)), 30],
    [soon ? endOfQuarter(today) : endOfMarch(today, 2), 14],
    [soon ? endOfMarch(today, -1) : endOfMarch(today, 1), 6],
  ]);
  const renewal = random.weigh<NonNullable<Funding['renewal']>>([
    ['unknown', 48],
    ['applied', 24],
    ['confirmed', 22],
    ['refused', 6],
  ]);
  return { ...funder, endsOn, ...(random.chance(0.85) ? { renewal } : {}) };
}
