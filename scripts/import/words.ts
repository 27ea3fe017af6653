import type { Problem } from '../../functions/domain/import/records.ts';
import type { ImportReport } from '../../functions/domain/import/report.ts';

/** Problems shown to a person; `--json` has them all. */
const SHOWN_MAX = 40;

function problemLine({ record, where, field, reason, severity }: Problem): string {
  const named = record === where ? where : `${record} (${where})`;
  return `  ${severity === 'error' ? 'refused' : 'warning'}  ${named}: ${field === '' ? '' : `${field} `}${reason}`;
}

/** A report as a person reads it. Refusals come first. */
export function reportInWords(report: ImportReport): string {
  const { created, changed, unchanged, closed, refused, placedByPostcode, unplaced, gone } = report;
  const ordered = report.problems.toSorted((a, b) => a.severity.localeCompare(b.severity));
  const left = ordered.length + (report.problemsLeftOut ?? 0) - Math.min(SHOWN_MAX, ordered.length);
  return [
    `${report.source}${report.dryRun ? ' (dry run: nothing was written)' : ''}`,
    `  read ${report.read}: ${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused`,
    `  ${closed} closed, ${placedByPostcode} placed by postcode, ${unplaced} without a place, ${gone} gone from the source`,
    ...(report.whole ? [] : ['  not everything could be read']),
    ...ordered.slice(0, SHOWN_MAX).map(problemLine),
    ...(left > 0 ? [`  … and ${left} more (--json lists them)`] : []),
  ].join('\n');
}
