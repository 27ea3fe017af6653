import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { InvalidInput } from '../../functions/domain/errors.ts';
import { type NamedRow, type RowMapper, rowMapper } from '../../functions/domain/import/map-row.ts';
import { checkColumns, type Mapping, readMapping } from '../../functions/domain/import/mapping.ts';
import type { OpenSource, ReadItem } from '../../functions/domain/import/records.ts';
import { openTable, type Table } from './csv.ts';
import { readJson } from './json-file.ts';

/** Throws `InvalidInput` that names the mapping file and every fault. */
export function loadMapping(file: string): Mapping {
  const read = readJson(file);
  if ('fault' in read) throw new InvalidInput([{ field: basename(file), reason: read.fault }]);
  const checked = readMapping(read.value);
  if ('mapping' in checked) return checked.mapping;
  throw new InvalidInput(
    checked.problems.map(({ field, reason }) => ({ field: `${basename(file)} ${field}`, reason })),
  );
}

async function* recordsOf(file: string, { header, rows }: Table, map: RowMapper): AsyncGenerator<ReadItem> {
  for await (const { line, cells, fault } of rows) {
    const where = `${basename(file)} line ${line}`;
    if (fault) {
      yield { where, value: undefined, problems: [{ field: '', reason: fault }] };
      continue;
    }
    const row: NamedRow = new Map(header.map((name, index) => [name, cells[index] ?? '']));
    const value = map(row);
    if (value) yield { where, name: where, value };
    else
      yield { where, name: where, value, problems: [{ field: 'id', reason: 'every key column is blank' }] };
  }
}

/**
 * Any CSV, by a mapping that was checked against its header before the first row. Throws `InvalidInput` for a
 * header that lacks a column of the mapping.
 */
export async function openMappedCsv(file: string, mapping: Mapping): Promise<OpenSource> {
  const reading = { bytes: 0 };
  const { size } = statSync(file);
  const table = await openTable(file, { delimiter: mapping.delimiter, reading });
  const problems = table
    ? checkColumns(mapping, table.header)
    : [{ field: basename(file), reason: 'is empty: there is no header' }];
  if (!table || problems.length > 0) throw new InvalidInput(problems);
  return {
    source: sourceOf(mapping),
    complete: mapping.complete,
    lossless: false,
    items: recordsOf(file, table, rowMapper(mapping)),
    progress: () => (size === 0 ? 1 : reading.bytes / size),
  };
}

function sourceOf({ source: { id, name, licence } }: Mapping): OpenSource['source'] {
  return { id, name, ...(licence === undefined ? {} : { licence }) };
}
