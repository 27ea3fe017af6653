import type { Eligibility } from '../../../schemas/eligibility.ts';
import { towns } from './data.ts';
import type { Random } from './random.ts';
import type { Draft } from './types.ts';

const condition = (...only: string[]): Eligibility => ({ conditions: { only } });
const circumstance = (...only: string[]): Eligibility => ({ circumstances: { only } });
const MILD: Eligibility = { need: { only: ['mild', 'moderate'] } };
const ADULT: Eligibility = { age: { from: 18 } };

/** Whom a kind of help is for, where its organiser says so. */
const FOR: Readonly<Record<string, (random: Random) => Eligibility>> = {
  men: () => ({ gender: { only: ['male'] } }),
  women: () => ({ gender: { only: ['female'] } }),
  older: (random) => ({ age: { from: random.pick([50, 50, 55, 60, 60, 65, 65]) } }),
  young: () => ({ age: { from: 16, to: 25 } }),
  under18: (random) => ({ age: random.pick([{ from: 11, to: 17 }, { from: 8, to: 17 }, { to: 17 }]) }),
  workage: () => ({ age: { from: 18, to: 66 } }),
  parents: () => circumstance('parent'),
  fathers: () => ({ ...circumstance('parent'), gender: { only: ['male'] } }),
  carers: () => circumstance('carer'),
  veterans: () => circumstance('veteran'),
  lgbtq: () => circumstance('lgbtq'),
  refugee: () => circumstance('refugee', 'migrant'),
  farmer: () => circumstance('farmer'),
  bereaved: (random) => ({ ...circumstance('bereaved'), ...(random.chance(0.5) ? ADULT : {}) }),
  abuse: (random) => ({
    ...circumstance('survivor-of-abuse'),
    ...(random.chance(0.4) ? { gender: { only: ['female'] } } : {}),
  }),
  refuge: () => ({
    ...circumstance('survivor-of-abuse'),
    gender: { only: ['female'] },
  }),
  mental: () => ADULT,
  needmild: () => ({ ...ADULT, ...MILD }),
  anxiety: (random) => ({
    ...condition('anxiety'),
    ...(random.chance(0.6) ? MILD : {}),
    ...(random.chance(0.6) ? ADULT : {}),
  }),
  crisis: () => ({ need: { only: ['severe', 'crisis'] }, ...ADULT }),
  stroke: () => condition('stroke', 'aphasia'),
  dementia: () => condition('dementia'),
  cancer: () => condition('cancer'),
  pain: () => condition('chronic-pain', 'fibromyalgia'),
  diabetes: () => condition('diabetes'),
  parkinsons: () => condition('parkinsons'),
  sight: () => condition('sight-loss'),
  hearing: () => condition('hearing-loss', 'tinnitus'),
  autism: () => condition('autism'),
  learning: () => condition('learning-disability'),
  brain: () => condition('brain-injury'),
  adhd: () => condition('adhd'),
  eating: () => condition('eating-disorder'),
  alcohol: () => condition('alcohol-problem'),
  drugs: () => condition('drug-problem'),
  heart: () => condition('heart-disease'),
  copd: () => condition('copd', 'asthma'),
  ms: () => condition('ms'),
  arthritis: () => condition('arthritis'),
  longcovid: () => condition('long-covid', 'me-cfs'),
};

/** Neighbours who are let in instead of the one who asks; a group for carers is not also one for veterans. */
function forOthers(draft: Draft): Eligibility {
  const { random, region, town, pack } = draft;
  const elsewhere = towns.filter((other) => other.region === region && other.district !== town.district);
  const district = elsewhere.length > 0 ? random.pick(elsewhere).district : undefined;
  const bounds: Eligibility[] = [{ practice: { only: [`${town.name} Group Practice`] } }];
  if (district) bounds.push({ residence: { only: [district] } });
  const anyone: Eligibility[] = [
    { gender: { only: ['female'] } },
    { gender: { only: ['male'] } },
    { age: { from: 16, to: 25 } },
    { age: { to: 17 } },
    { age: { from: 65 } },
    { circumstances: { only: ['veteran'] } },
    { circumstances: { not: ['parent'] } },
  ];
  const ill: Eligibility[] = pack.by.includes('health') ? [{ need: { only: ['severe', 'crisis'] } }] : [];
  return random.pick(pack.who ? bounds : [...bounds, ...anyone, ...ill]);
}

function openTo(random: Random): Eligibility {
  const open: Eligibility = {};
  if (random.chance(0.3)) open.gender = 'anyone';
  if (random.chance(0.25)) open.age = random.chance(0.5) ? { from: 18 } : 'anyone';
  if (random.chance(0.15)) open.conditions = 'anyone';
  if (random.chance(0.1)) open.circumstances = 'anyone';
  if (random.chance(0.1)) open.practice = 'anyone';
  return open;
}

const STATED: Partial<Record<Draft['situation'], number>> = { fits: 0.9, ordinary: 0.62, stale: 0.5 };

/** Who may come. What nobody has said is left out, which is not the same as "anyone". */
export function eligibilityOf(draft: Draft): Eligibility {
  const { random, pack, town, situation } = draft;
  const safe = pack.shape === 'refuge' || pack.shape === 'outreach';
  const says = safe || random.chance(STATED[situation] ?? 0.7);
  const who = pack.who && says ? (FOR[pack.who]?.(random) ?? {}) : {};
  const others = situation === 'for-others' && !safe ? forOthers(draft) : {};
  const lives = random.chance(0.16) ? ({ residence: { only: [town.district] } } satisfies Eligibility) : {};
  return { ...(random.chance(0.6) ? openTo(random) : {}), ...lives, ...who, ...others };
}
