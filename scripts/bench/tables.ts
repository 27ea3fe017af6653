/** A table of texts; the first column is flush left, the others flush right. */
export interface Table {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
}

export const ms = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

const padded = (cell: string, width: number, i: number) =>
  i === 0 ? cell.padEnd(width) : cell.padStart(width);

export function asText({ title, heads, rows, notes = [] }: Table): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => padded(cell, widths[i] ?? 0, i)).join('  ');
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return ['', title, line(heads), rule, ...rows.map(line), ...notes.map((note) => `  ${note}`)].join('\n');
}

export function asMarkdown({ title, heads, rows, notes = [] }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(heads.map((_, i) => (i === 0 ? '---' : '---:')));
  return ['', `**${title}**`, '', line(heads), rule, ...rows.map(line), '', ...notes].join('\n');
}
