import { LIMITS } from '../../schemas/limits.ts';
import { type Line, linesOf, type Reading } from './lines.ts';

export interface CsvRow {
  /** The line on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read; `cells` is then empty. */
  readonly fault?: string;
}

export interface CsvOptions {
  readonly delimiter?: string;
  readonly reading?: Reading;
}

/** A cell with this many line ends is a quote that was never closed. */
const LINES_PER_ROW_MAX = 200;

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/**
 * The rows of a CSV file (RFC 4180), at memory for one of them; blank lines are passed over. A row that is
 * malformed is answered with its fault, and reading goes on with the line after the one it began on: an unclosed
 * quote costs one line and not the rest of the file.
 */
async function* rowsOf(file: string, { delimiter = ',', reading }: CsvOptions = {}): AsyncGenerator<CsvRow> {
  let pending: Line[] = [];
  for await (const line of linesOf(file, reading)) {
    pending.push(line);
    yield* settle(false);
  }
  yield* settle(true);

  function* settle(atEnd: boolean): Generator<CsvRow> {
    while (pending.length > 0) {
      const taken = takeRow(pending, delimiter, atEnd);
      if (!taken) return;
      pending = pending.slice(taken.lines);
      if (taken.row) yield taken.row;
    }
  }
}

/** The row at the head of the lines, and how many of them it takes; undefined where it needs more. */
function takeRow(
  lines: readonly Line[],
  delimiter: string,
  atEnd: boolean,
): { lines: number; row?: CsvRow } | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const bad = (fault: string) => ({ lines: 1, row: { line: first.number, cells: [], fault } });
  let quotes = 0;
  let chars = 0;
  for (const [index, { text }] of lines.entries()) {
    if (text === undefined) return bad(`is over ${LIMITS.recordLineBytesMax} bytes`);
    quotes += quotesIn(text);
    chars += text.length;
    if (quotes % 2 === 1) {
      if (index + 1 >= LINES_PER_ROW_MAX || chars > LIMITS.recordLineBytesMax)
        return bad('has a quote that is never closed');
      continue;
    }
    const row = lines
      .slice(0, index + 1)
      .map((line) => line.text)
      .join('\n');
    if (row.trim() === '') return { lines: index + 1 };
    const cells = cellsOf(row, delimiter);
    return cells
      ? { lines: index + 1, row: { line: first.number, cells } }
      : bad('has a quote in the wrong place');
  }
  return atEnd ? bad('has a quote that is never closed') : undefined;
}

/** The cells of a row; undefined where a quote stands inside a cell that has none around it, or before its end. */
function cellsOf(row: string, delimiter: string): readonly string[] | undefined {
  if (!row.includes('"')) return row.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const cell = row[at] === '"' ? quotedCell(row, at) : plainCell(row, at, delimiter);
    if (!cell) return undefined;
    cells.push(cell.text);
    if (cell.end === row.length) return cells;
    if (row[cell.end] !== delimiter) return undefined;
    at = cell.end + 1;
  }
}

function plainCell(row: string, at: number, delimiter: string): { text: string; end: number } | undefined {
  const next = row.indexOf(delimiter, at);
  const end = next === -1 ? row.length : next;
  const text = row.slice(at, end);
  return text.includes('"') ? undefined : { text, end };
}

/** From one quote to the next that is not doubled. */
function quotedCell(row: string, at: number): { text: string; end: number } | undefined {
  let close = row.indexOf('"', at + 1);
  while (close !== -1 && row[close + 1] === '"') close = row.indexOf('"', close + 2);
  if (close === -1) return undefined;
  return { text: row.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: AsyncGenerator<CsvRow>;
}

/** The header of a CSV file and its rows, each as long as the header. Undefined for a file without a line. */
export async function openTable(file: string, options: CsvOptions = {}): Promise<Table | undefined> {
  const rows = rowsOf(file, options);
  const first = await rows.next();
  if (first.done) return undefined;
  if (first.value.fault) return { header: [], rows: only(first.value) };
  const header = first.value.cells.map((name) => name.trim());
  return { header, rows: checked(rows, header.length) };
}

async function* only(row: CsvRow): AsyncGenerator<CsvRow> {
  yield row;
}

async function* checked(rows: AsyncGenerator<CsvRow>, width: number): AsyncGenerator<CsvRow> {
  for await (const row of rows) {
    if (row.fault || row.cells.length === width) yield row;
    else {
      yield {
        line: row.line,
        cells: [],
        fault: `has ${row.cells.length} cells where the header has ${width}`,
      };
    }
  }
}

export const namesTwice = (header: readonly string[]): string[] => [
  ...new Set(header.filter((name, index) => name !== '' && header.indexOf(name) !== index)),
];
