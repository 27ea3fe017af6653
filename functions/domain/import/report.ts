import type { FieldProblem } from '../errors.ts';
import type { Problem } from './records.ts';

/** A report that nobody can read to its end helps nobody; what is beyond is counted. */
export const PROBLEMS_MAX = 10_000;

/** `read = created + changed + unchanged + refused`; closed ones are among the first three. */
export interface ImportReport {
  readonly source: string;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Those of them that their source says are closed for good. */
  closed: number;
  refused: number;
  /** Listings with a place that has its point from a postcode or a sector. */
  placedByPostcode: number;
  /** Listings that happen somewhere, and nobody knows where. */
  unplaced: number;
  /** Listings that the source no longer holds, found out by this run. */
  gone: number;
  /** False where reading stopped before the end, or something in between could not be read. */
  whole: boolean;
  dryRun: boolean;
  problems: Problem[];
  /** Present where there were more than `PROBLEMS_MAX`. */
  problemsLeftOut?: number;
}

export const emptyReport = (source: string, dryRun: boolean): ImportReport => ({
  source,
  read: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  closed: 0,
  refused: 0,
  placedByPostcode: 0,
  unplaced: 0,
  gone: 0,
  whole: true,
  dryRun,
  problems: [],
});

export function addProblems(
  report: ImportReport,
  severity: Problem['severity'],
  { record, where }: Pick<Problem, 'record' | 'where'>,
  problems: readonly FieldProblem[],
): void {
  for (const { field, reason } of problems) {
    if (report.problems.length < PROBLEMS_MAX) {
      report.problems.push({ record, where, field, reason, severity });
    } else {
      report.problemsLeftOut = (report.problemsLeftOut ?? 0) + 1;
    }
  }
}

/** 0: all went in. 1: some were refused or could not be read. 2: nothing could be done. */
export function exitStatus({ read, refused, whole }: ImportReport): 0 | 1 | 2 {
  if (!whole && read === 0) return 2;
  return refused > 0 || !whole ? 1 : 0;
}

const SUMS = [
  'read',
  'created',
  'changed',
  'unchanged',
  'closed',
  'refused',
  'placedByPostcode',
  'unplaced',
  'gone',
] as const;

/** One report for several sources. */
export function sumOf(reports: readonly ImportReport[]): ImportReport {
  const [first] = reports;
  if (first && reports.length === 1) return first;
  const sum = emptyReport(reports.map((report) => report.source).join(', '), first?.dryRun ?? false);
  for (const report of reports) {
    for (const key of SUMS) sum[key] += report[key];
    sum.whole &&= report.whole;
    sum.problems.push(...report.problems);
    if (report.problemsLeftOut) sum.problemsLeftOut = (sum.problemsLeftOut ?? 0) + report.problemsLeftOut;
  }
  return sum;
}
