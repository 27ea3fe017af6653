import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askBaseline, askSearch } from './relevance/ask.ts';
import { Half, loadCases } from './relevance/cases.ts';
import { EXPECTED_FILE, expectedOf, rounded } from './relevance/expected.ts';
import { judgedListings } from './relevance/listings.ts';
import { figuresOf, type Outcome } from './relevance/metrics.ts';
import { openAws, openOneMachine } from './relevance/pair.ts';
import { caseDetail, compared, figuresTable, strataTable, violationsLine } from './relevance/report.ts';
import { judgeAll, outcomesOf } from './relevance/run.ts';
import {
  figuresOfUnseen,
  openUnseen,
  scoresOfUnseen,
  UNSEEN,
  UNSEEN_EXPECTED,
  type UnseenScores,
} from './relevance/unseen.ts';

const HELP = `npm run relevance -- [--half tuning|held-out|both] [--cases] [--show-held-out] [--case ID]
                        [--engines aws] [--json FILE] [--write-expected]
npm run relevance -- --unseen    directories and questions by authors who had not seen the search`;

const { values: options } = parseArgs({
  options: {
    half: { type: 'string', default: 'both' },
    cases: { type: 'boolean', default: false },
    case: { type: 'string' },
    'show-held-out': { type: 'boolean', default: false },
    engines: { type: 'string' },
    json: { type: 'string' },
    'write-expected': { type: 'boolean', default: false },
    unseen: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function halves(): readonly Half[] {
  if (options.half === 'both') return Half.options;
  return [Half.parse(options.half)];
}

async function onAws(judged: ReturnType<typeof judgeAll>, here: readonly Outcome[]) {
  const { HEREABOUTS_DYNAMODB_ENDPOINT: dynamodb, HEREABOUTS_OPENSEARCH_ENDPOINT: opensearch } = process.env;
  if (!dynamodb || !opensearch)
    throw new Error(
      'HEREABOUTS_DYNAMODB_ENDPOINT and HEREABOUTS_OPENSEARCH_ENDPOINT must name running engines (npm run engines)',
    );
  const pair = await openAws({ dynamodb, opensearch });
  const there = await outcomesOf(judged, pair.directory, askSearch);
  await pair.close();
  const difference = compared(here, there);
  console.log(`\nOn both pairs: overlap of the top ten ${difference.overlap.toFixed(3)}`);
  for (const { id, half, share, here: mine, there: theirs } of difference.differences) {
    const shown = half === 'tuning' || options['show-held-out'];
    const only = shown
      ? `: only here ${mine.filter((one) => !theirs.includes(one))}; only there ${theirs.filter((one) => !mine.includes(one))}`
      : '';
    console.log(`  ${id} ${share.toFixed(2)}${only}`);
  }
  return there;
}

async function unseen(): Promise<void> {
  const all: UnseenScores[] = [];
  const show = (title: string, some: readonly UnseenScores[]) => {
    const figures = figuresOfUnseen(some);
    const cases = some.reduce((sum, { search }) => sum + search.length, 0);
    console.log(`\n${title}: ${cases} cases, 95 % intervals\n${figuresTable(figures.search, figures.plain)}`);
    return figures;
  };
  for (const unseen of UNSEEN) {
    const pair = await openUnseen(unseen);
    const scores = await scoresOfUnseen(unseen, pair);
    await pair.close();
    all.push(scores);
    show(unseen, [scores]);
  }
  const { search, plain } = show('all unseen directories', all);
  if (options['write-expected'])
    writeExpected(UNSEEN_EXPECTED, { search: rounded(search), baseline: rounded(plain) });
}

const writeExpected = (file: URL, expected: unknown) =>
  writeFileSync(file, `${JSON.stringify(expected, null, 2)}\n`);

async function main(): Promise<void> {
  if (options.help) return console.log(HELP);
  if (options.unseen) return unseen();
  const wanted = halves();
  if (options['write-expected'] && (options.case || !wanted.includes('held-out')))
    throw new Error('--write-expected needs every case of the held-out half');
  const cases = loadCases().filter(
    ({ half, id }) => wanted.includes(half) && (!options.case || id === options.case),
  );
  const listings = judgedListings();
  const judged = judgeAll(cases, listings);
  const pair = await openOneMachine();
  const ours = await outcomesOf(judged, pair.directory, askSearch);
  const plain = await outcomesOf(judged, pair.directory, askBaseline);
  await pair.close();

  const figures = wanted.map((half) => {
    const of = (outcomes: readonly Outcome[]) => outcomes.filter(({ asked }) => asked.half === half);
    return {
      half,
      search: figuresOf(of(ours)),
      baseline: figuresOf(of(plain)),
      outcomes: of(ours),
    };
  });
  for (const { half, search, baseline, outcomes } of figures) {
    if (outcomes.length === 0) continue;
    if (half === 'tuning' || options['show-held-out'])
      for (const outcome of outcomes.toSorted((a, b) => a.ndcg - b.ndcg)) {
        const of = judged.find(({ asked }) => asked.id === outcome.asked.id);
        if (of && (options.cases || options.case)) console.log(`${caseDetail(outcome, of, listings)}\n`);
      }
    console.log(`\n${half}: ${outcomes.length} cases, 95 % intervals`);
    console.log(figuresTable(search, baseline));
    console.log(violationsLine(outcomes));
    // Small strata would give single cases away.
    if (half === 'tuning' || options['show-held-out']) console.log(`\n${strataTable(outcomes)}`);
  }
  const there = options.engines === 'aws' ? await onAws(judged, ours) : undefined;
  if (options['write-expected']) writeExpected(EXPECTED_FILE, expectedOf(ours, plain));
  if (options.json) {
    const all = figures.map(({ half, search, baseline }) => ({ half, search, baseline }));
    const overlapWithAws = there && compared(ours, there).overlap;
    writeFileSync(options.json, `${JSON.stringify({ figures: all, overlapWithAws }, null, 2)}\n`);
  }
}

await main();
