import { stableId } from './identify.ts';
import { isObject, type JsonObject } from './json.ts';
import {
  type Condition,
  columnsIn,
  columnsOf,
  type MappedValue,
  type Mapping,
  OPERATORS,
  operatorOf,
} from './mapping.ts';

/** A row by its column names. */
export type NamedRow = ReadonlyMap<string, string>;

interface Cells {
  /** As the file has it, trimmed. */
  readonly raw: (column: string) => string;
  /** Empty where the mapping counts the value as blank. */
  readonly said: (column: string) => string;
}

/** A value of the mapping made ready once, for every row. */
type Filled = (cells: Cells) => unknown;

const fold = (text: string): string => text.trim().toLowerCase();

function cellsOf(row: NamedRow, blank: ReadonlySet<string>): Cells {
  const known = new Map<string, string>();
  const raw = (column: string) => (row.get(column) ?? '').trim();
  const said = (column: string) => {
    const earlier = known.get(column);
    if (earlier !== undefined) return earlier;
    const cell = raw(column);
    const kept = blank.has(fold(cell)) ? '' : cell;
    known.set(column, kept);
    return kept;
  };
  return { raw, said };
}

const YEAR = /^[12]\d{3}$/;

function condition({ column, pattern }: Condition): (cells: Cells) => boolean {
  if (pattern === 'year') return (cells) => YEAR.test(cells.raw(column));
  if (pattern === 'nonEmpty') return (cells) => cells.said(column) !== '';
  const expression = new RegExp(pattern, 'i');
  return (cells) => expression.test(cells.raw(column));
}

/** A text with its columns filled in; nothing where one of them is blank. */
function template(text: string): Filled {
  const columns = columnsIn(text);
  if (columns.length === 0) return () => text;
  return (cells) => {
    if (columns.some((column) => cells.said(column) === '')) return undefined;
    return text.replace(/\{([^{}]+)\}/g, (_, column: string) => cells.said(column));
  };
}

function ofColumn(value: MappedValue): Filled {
  const { $column, match, values, otherwise } = OPERATORS.$column.parse(value);
  if (values !== undefined) {
    const table = new Map(Object.entries(values).map(([from, to]) => [fold(from), to]));
    return (cells) => table.get(fold(cells.raw($column))) ?? otherwise;
  }
  const expression = match === undefined ? undefined : new RegExp(match, 'i');
  return (cells) => {
    const cell = cells.said($column);
    const kept = expression ? (expression.exec(cell)?.[0] ?? '') : cell;
    return kept === '' ? otherwise : kept;
  };
}

/** The days on which a column says anything but closed, as RFC 5545 writes them. */
function weekdays(value: MappedValue): Filled {
  const { $weekdays, unless } = OPERATORS.$weekdays.parse(value);
  const closed = new Set(unless.map(fold));
  const days = Object.entries($weekdays);
  return (cells) => {
    const open = days.filter(([, column]) => {
      const cell = cells.said(column);
      return cell !== '' && !closed.has(fold(cell));
    });
    return open.length === 0 ? undefined : open.map(([day]) => day).join(',');
  };
}

const present = (values: readonly unknown[]): unknown[] =>
  values.filter((value) => value !== undefined && value !== '');

function listOf(values: readonly MappedValue[]): (cells: Cells) => unknown[] {
  const filled = values.map(unlessBlank);
  return (cells) => present(filled.map((value) => value(cells)));
}

/** An entry of a list in which every column is blank is left out with its constants: "weekly" alone says nothing. */
function unlessBlank(value: MappedValue): Filled {
  const filled = ready(value);
  const columns = [...new Set(columnsOf(value).map(({ column }) => column))];
  if (columns.length === 0) return filled;
  return (cells) => (columns.every((column) => cells.said(column) === '') ? undefined : filled(cells));
}

function objectOf(value: { readonly [key: string]: MappedValue }): Filled {
  const filled = Object.entries(value).map(([key, item]): [string, Filled] => [key, ready(item)]);
  return (cells) => Object.fromEntries(filled.map(([key, item]) => [key, item(cells)]));
}

function ready(value: MappedValue): Filled {
  if (typeof value === 'string') return template(value);
  if (typeof value !== 'object') return () => value;
  if (Array.isArray(value)) return listOf(value);
  switch (operatorOf(value)) {
    case '$column':
      return ofColumn(value);
    case '$weekdays':
      return weekdays(value);
    case '$first': {
      const filled = listOf(OPERATORS.$first.parse(value).$first);
      return (cells) => filled(cells)[0];
    }
    case '$join': {
      const { $join, with: between } = OPERATORS.$join.parse(value);
      const filled = listOf($join);
      return (cells) => filled(cells).join(between);
    }
    default:
      return objectOf(value as { readonly [key: string]: MappedValue });
  }
}

/** The record of a row, in the shape of a feed; undefined where nothing of its key is said. */
export type RowMapper = (row: NamedRow) => JsonObject | undefined;

/**
 * Rows to records. A row's id is made of its key columns and the source, so that the same row is the same listing in
 * every run; an organization that is only named gets its id from its name.
 */
export function rowMapper(mapping: Mapping): RowMapper {
  const blank = new Set(mapping.blank.map(fold));
  const fill = objectOf(mapping.service);
  const closing = mapping.closedWhen.map(condition);
  return (row) => {
    const cells = cellsOf(row, blank);
    const key = mapping.key.map(cells.raw);
    if (key.every((cell) => cell === '')) return undefined;
    const service = fill(cells);
    if (!isObject(service)) return undefined;
    return {
      id: stableId('row', mapping.source.id, ...key),
      ...service,
      ...(closing.some((meets) => meets(cells)) ? { status: 'defunct' } : {}),
      ...organizationOf(service, mapping.source.id),
    };
  };
}

function organizationOf({ organization }: JsonObject, source: string): JsonObject {
  if (!isObject(organization) || typeof organization.name !== 'string') return { organization: undefined };
  const id = organization.id ?? stableId('organization', source, organization.name);
  return { organization: { ...organization, id } };
}
