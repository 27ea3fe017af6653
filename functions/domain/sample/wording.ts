import type { Service } from '../../../schemas/service.ts';
import { districts, phrases } from './data.ts';
import { randomFrom } from './random.ts';
import { type Meeting, WEEKDAY_NAMES } from './schedules.ts';
import { inStyle, styleOf } from './style.ts';
import type { Draft, Shape } from './types.ts';
import { fill, slotsIn } from './words.ts';

/** The facts that a text may speak of, so that it never says other than the fields. */
export interface Facts {
  readonly hereabouts: NonNullable<Service['hereabouts']>;
  readonly amount?: number | undefined;
  readonly meeting?: Meeting | undefined;
  /** Several places, each with its own times. */
  readonly several: boolean;
  readonly areas: boolean;
}

export interface Opening {
  readonly name: string;
  readonly says: string;
  readonly more: readonly string[];
  /** The usual word for the thing is avoided. */
  readonly veiled: boolean;
}

/** Listings that are written without the usual word for what they are. A third, and some for those that slip. */
const VEILED = 0.37;

/** Templates of one listing; another `attempt` gives others. */
export function openingOf(draft: Draft, attempt: number): Opening {
  const { pack, seed, number } = draft;
  const random = randomFrom(`${seed}/text/${number}/${attempt}`);
  const veiled = randomFrom(`${seed}/veiled/${number}`).chance(VEILED);
  const usable = (texts: readonly string[]) =>
    texts.filter((text) => !slotsIn(text).includes('venue') || draft.venues.length > 0);
  /** Where every text of a kind names a venue and there is none, one of the other kind. */
  const pick = (texts: readonly string[], others: readonly string[]) => {
    const some = usable(texts);
    return random.pick(some.length > 0 ? some : usable(others));
  };
  return {
    veiled,
    name: veiled ? pick(pack.otherNames, pack.names) : pick(pack.names, pack.otherNames),
    says: veiled ? pick(pack.hints, pack.says) : pick(pack.says, pack.hints),
    more: random.some(
      usable(pack.more),
      random.weigh([
        [0, 8],
        [1, 47],
        [2, 45],
      ]),
    ),
  };
}

/** A text that says "every week" needs a group that meets every week. */
export const saysWeekly = (opening: Opening): boolean =>
  /\b(weekly|every week|each week|once a week|term)\b/i.test(
    [opening.name, opening.says, ...opening.more].join(' '),
  );

export const slotsOf = (draft: Draft, meeting: Meeting | undefined) => ({
  town: draft.town.name,
  cy: draft.town.cy?.replace(/^Y /, 'y '),
  cyIn: draft.town.cyIn,
  venue: draft.venues[0]?.name,
  org: draft.organisation.organization.name,
  county: districts[draft.town.district],
  weekday: meeting ? WEEKDAY_NAMES[meeting.weekday] : 'Monday',
});

const money = (amount: number): string => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2));

function whoLines({ hereabouts }: Facts): (readonly [readonly string[], Record<string, number>])[] {
  const { age, gender, need } = hereabouts.eligibility ?? {};
  const years = age === undefined || age === 'anyone' ? {} : age;
  const lines: (readonly [readonly string[], Record<string, number>])[] = [];
  if (years.from !== undefined && years.to !== undefined)
    lines.push([phrases.range, { from: years.from, to: years.to }]);
  else if (years.from !== undefined && years.from > 18) lines.push([phrases.from, { from: years.from }]);
  else if (years.to !== undefined) lines.push([phrases.to, { to: years.to }]);
  if (typeof gender === 'object' && 'only' in gender && gender.only.length === 1)
    lines.push([gender.only[0] === 'male' ? phrases.men : phrases.women, {}]);
  if (typeof need === 'object' && 'only' in need && need.only.includes('mild'))
    lines.push([phrases.mild, {}]);
  return lines;
}

/** Where one may just turn up. */
const OPEN_DOOR: readonly Shape[] = ['group', 'class', 'outdoors', 'drop'];

function wayInLines(draft: Draft, { hereabouts }: Facts): (readonly string[])[] {
  const routes = hereabouts.routes ?? [];
  const lines: (readonly string[])[] = [];
  if (routes.includes('self'))
    lines.push(OPEN_DOOR.includes(draft.pack.shape) ? phrases.self : phrases.selfRing);
  else if (routes.length === 1 && routes[0] === 'gp') lines.push(phrases.gp);
  else if (routes.length > 0) lines.push(phrases.referred);
  if (hereabouts.transport?.pickUp) lines.push(phrases.pickUp);
  if (hereabouts.transport?.travelCostsPaid) lines.push(phrases.fares);
  for (const support of hereabouts.support ?? []) lines.push(phrases[support]);
  const steps = hereabouts.access?.length === 1 ? hereabouts.access[0]?.stepFree : undefined;
  if (steps !== undefined && draft.pack.shape !== 'home')
    lines.push(steps ? phrases.stepFree : phrases.steps);
  return lines;
}

/** One to four sentences of what the fields say as well. */
function factSentences(draft: Draft, facts: Facts, attempt: number): string[] {
  const random = randomFrom(`${draft.seed}/facts/${draft.number}/${attempt}`);
  const { meeting, amount } = facts;
  const slots = { ...slotsOf(draft, meeting), opens: meeting?.opens, closes: meeting?.closes };
  const say = (texts: readonly string[], values: object = {}) =>
    fill(random.pick(texts), { ...slots, ...values });
  const lines = [
    ...whoLines(facts).map(([texts, values]) => say(texts, values)),
    ...wayInLines(draft, facts).map((texts) => say(texts)),
    ...(meeting && !facts.several ? [say(phrases[meeting.rhythm])] : []),
    ...(meeting?.termTime ? [say(phrases.term)] : []),
    ...(facts.areas && draft.venues.length === 0 ? [say(phrases.area)] : []),
    ...(amount === undefined
      ? []
      : [amount === 0 ? say(phrases.free) : say(phrases.paid, { amount: money(amount) })]),
  ];
  const chosen = random.some(
    lines,
    random.weigh([
      [0, 10],
      [1, 32],
      [2, 36],
      [3, 22],
    ]),
  );
  return random.chance(0.3)
    ? [...chosen, random.pick(draft.venues.length > 0 ? phrases.closing : phrases.closingByPhone)]
    : chosen;
}

/** Name and description as the people who run it would put them. */
export function wordingOf(draft: Draft, opening: Opening, facts: Facts, attempt: number) {
  const random = randomFrom(`${draft.seed}/style/${draft.number}/${attempt}`);
  const slots = slotsOf(draft, facts.meeting);
  const placeless = !slotsIn(opening.name).some((slot) => slot === 'town' || slot === 'venue');
  const near = placeless && draft.pack.shape !== 'refuge' && random.chance(0.35);
  const name = fill(opening.name, slots) + (near ? `, ${draft.town.name}` : '');
  const sentences = [opening.says, ...opening.more].map((text) => fill(text, slots));
  const all = [...sentences, ...factSentences(draft, facts, attempt)];
  return { name, description: inStyle(styleOf(random), all, random) };
}
