import { Cannot } from '../../schemas/words.ts';
import { type RelevanceCase, Tag } from './cases.ts';
import { isRight } from './judge.ts';
import { kilometresAway } from './judge-way.ts';
import type { JudgedListing } from './judged-listing.ts';
import { type Figure, type Figures, figuresOf, MEASURES, type Measure, type Outcome } from './metrics.ts';
import { type JudgedCase, overlap } from './run.ts';

type Line = readonly (string | number)[];

export function table(lines: readonly Line[]): string {
  const widths = (lines[0] ?? []).map((_, i) =>
    Math.max(...lines.map((line) => String(line[i] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, i) => String(cell).padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const digits = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3));
const withInterval = ({ value, low, high }: Figure) => `${digits(value)} [${digits(low)}, ${digits(high)}]`;

export function figuresTable(ours: Figures, plain: Figures): string {
  const names = Object.keys(MEASURES) as Measure[];
  return table([
    ['', 'search', 'plain text and distance'],
    ...names.map((name) => [name, withInterval(ours[name]), withInterval(plain[name])]),
  ]);
}

export function violationsLine(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { violations } of outcomes)
    for (const { barrier } of violations) counts.set(barrier, (counts.get(barrier) ?? 0) + 1);
  const each = [...counts].map(([barrier, count]) => `${barrier} ${count}`).join(', ');
  return each === '' ? 'violations in the first three: none' : `violations in the first three: ${each}`;
}

const STRATA: readonly (readonly [string, (asked: RelevanceCase) => boolean])[] = [
  ...Tag.options.map((tag) => [tag as string, (asked: RelevanceCase) => asked.tags.includes(tag)] as const),
  ...Cannot.options.map(
    (word) => [`cannot-${word}`, (asked: RelevanceCase) => asked.request.cannot.includes(word)] as const,
  ),
  ...(['swansea', 'valleys', 'powys', 'cornwall', 'leeds'] as const).map(
    (region) => [region as string, (asked: RelevanceCase) => asked.at.region === region] as const,
  ),
];

export function strataTable(outcomes: readonly Outcome[]): string {
  const lines = STRATA.flatMap(([name, holds]) => {
    const some = outcomes.filter(({ asked }) => holds(asked));
    if (some.length === 0) return [];
    const figures = figuresOf(some);
    return [
      [
        name,
        some.length,
        withInterval(figures['nDCG@10']),
        digits(figures['right one in the first three'].value),
        some.reduce((sum, { violations }) => sum + violations.length, 0),
      ],
    ];
  });
  return table([['stratum', 'cases', 'nDCG@10', 'right in three', 'violations'], ...lines]);
}

/** One case: what came, what it was worth, and what should have come and did not. */
export function caseDetail(
  { asked, answer, verdicts, ndcg, right }: Outcome,
  { verdicts: all }: JudgedCase,
  listings: ReadonlyMap<string, JudgedListing>,
): string {
  const line = (id: string) => {
    const listing = listings.get(id);
    const verdict = all.get(id);
    const marks = [
      verdict?.barrier,
      verdict?.poorer ? 'poorer' : undefined,
      listing?.truth.veiled ? 'veiled' : undefined,
    ];
    const km = listing && kilometresAway(listing, asked);
    const said = marks.filter((mark) => mark !== undefined).join(', ');
    return `${verdict?.grade} ${listing?.truth.topics[0]} “${listing?.service.name}” ${listing?.truth.town.name}${km === undefined ? '' : ` ${km.toFixed(1)} km`}${said ? ` (${said})` : ''} ${id.slice(0, 8)}`;
  };
  const ideal = [...all].filter(([, one]) => one.grade > 0).toSorted((a, b) => b[1].grade - a[1].grade);
  const missed = ideal.filter(([id]) => !answer.ids.includes(id)).slice(0, 6);
  const rightOnes = [...all.values()].filter(isRight).length;
  const { q, near, lang: _lang, limit: _limit, sort: _sort, ...rest } = asked.request;
  const person = Object.entries(rest).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : true));
  return [
    `${asked.id}  nDCG ${digits(ndcg)}${right ? '' : '  NO RIGHT ONE IN THREE'}  “${q}” near ${near} (${asked.at.place})`,
    `  ${JSON.stringify(Object.fromEntries(person))}  wants ${JSON.stringify(asked.wants)}; right ones there are ${rightOnes}`,
    `  ${answer.understood}${answer.widenedKm === undefined ? '' : `; widened to ${answer.widenedKm} km`}`,
    ...answer.ids.slice(0, verdicts.length).map((id, rank) => `  ${rank + 1}. ${line(id)}`),
    ...(ndcg < 0.95 ? missed.map(([id]) => `  missed: ${line(id)}`) : []),
  ].join('\n');
}

/** Share of the same listings in the top ten of both pairs, and where they differ. */
export function compared(a: readonly Outcome[], b: readonly Outcome[]) {
  const each = a.map(({ asked, answer }, i) => {
    const other = b[i]?.answer.ids ?? [];
    return {
      id: asked.id,
      half: asked.half,
      share: overlap(answer.ids, other),
      here: answer.ids,
      there: other,
    };
  });
  return {
    overlap: each.reduce((sum, { share }) => sum + share, 0) / Math.max(1, each.length),
    differences: each.filter(({ here, there }) => here.join() !== there.join()),
  };
}
