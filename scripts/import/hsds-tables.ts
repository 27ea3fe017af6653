import { hash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { OpenSource, ReadItem } from '../../functions/domain/import/records.ts';
import { type CsvRow, namesTwice, openTable } from './csv.ts';
import type { Reading } from './lines.ts';
import { openSideTables, type Row, type SideTables } from './side-tables.ts';

/** The tables that a service is joined from, and the columns by which each is found. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  organizations: ['id'],
  organization_identifiers: ['organization_id'],
  locations: ['id'],
  service_at_location: ['service_id'],
  service_at_locations: ['service_id'],
  addresses: ['location_id'],
  accessibility: ['location_id'],
  phones: ['service_id', 'contact_id'],
  contacts: ['service_id'],
  schedules: ['service_id', 'service_at_location_id', 'location_id'],
  languages: ['service_id'],
  cost_options: ['service_id'],
  service_areas: ['service_id'],
  attributes: ['link_id'],
  taxonomy_terms: ['id'],
};

const BATCH_ROWS = 1_000;

const asRow = (header: readonly string[], { cells }: CsvRow): Row =>
  Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? '').trim()]));

async function* load(tables: SideTables, folder: string, name: string): AsyncGenerator<ReadItem> {
  const file = join(folder, `${name}.csv`);
  const table = existsSync(file) ? await openTable(file) : undefined;
  if (!table) return;
  const keys = TABLES[name] ?? [];
  let batch: Row[] = [];
  for await (const row of table.rows) {
    if (row.fault) {
      const where = `${name}.csv line ${row.line}`;
      yield { where, value: undefined, problems: [{ field: '', reason: row.fault }] };
      continue;
    }
    batch.push(asRow(table.header, row));
    if (batch.length < BATCH_ROWS) continue;
    tables.add(name, batch, keys);
    batch = [];
  }
  tables.add(name, batch, keys);
}

/** A row that hangs on a narrower thing as well belongs there. */
const without = (rows: readonly Row[], ...columns: readonly string[]): Row[] =>
  rows.filter((row) => columns.every((column) => !row[column]));

function locationOf(tables: SideTables, id: string | undefined) {
  const [location] = tables.find('locations', 'id', id);
  if (!location) return id ? { id } : undefined;
  return {
    ...location,
    addresses: tables.find('addresses', 'location_id', id),
    accessibility: tables.find('accessibility', 'location_id', id),
    schedules: without(tables.find('schedules', 'location_id', id), 'service_id', 'service_at_location_id'),
  };
}

function placesOf(tables: SideTables, id: string | undefined) {
  const links = [
    ...tables.find('service_at_location', 'service_id', id),
    ...tables.find('service_at_locations', 'service_id', id),
  ];
  return links.map((link) => ({
    ...link,
    location: locationOf(tables, link.location_id),
    schedules: tables.find('schedules', 'service_at_location_id', link.id),
  }));
}

function organizationOf(tables: SideTables, id: string | undefined) {
  const [organization] = tables.find('organizations', 'id', id);
  if (!organization) return undefined;
  const identifiers = tables.find('organization_identifiers', 'organization_id', id);
  return { ...organization, organization_identifiers: identifiers };
}

const attributesOf = (tables: SideTables, id: string | undefined) =>
  tables.find('attributes', 'link_id', id).map((attribute) => {
    const [term] = tables.find('taxonomy_terms', 'id', attribute.taxonomy_term_id);
    return { ...attribute, ...(term ? { taxonomy_term: term } : {}) };
  });

/** A service with everything that its tables say of it, in the shape of a feed. */
function joined(tables: SideTables, service: Row): unknown {
  const { id } = service;
  const contacts = tables.find('contacts', 'service_id', id).map((contact) => ({
    ...contact,
    phones: tables.find('phones', 'contact_id', contact.id),
  }));
  return {
    ...service,
    organization: organizationOf(tables, service.organization_id),
    schedules: without(tables.find('schedules', 'service_id', id), 'service_at_location_id'),
    service_at_locations: placesOf(tables, id),
    phones: tables.find('phones', 'service_id', id),
    contacts,
    languages: tables.find('languages', 'service_id', id),
    cost_options: tables.find('cost_options', 'service_id', id),
    service_areas: tables.find('service_areas', 'service_id', id),
    attributes: attributesOf(tables, id),
  };
}

async function* recordsOf(folder: string, reading: Reading): AsyncGenerator<ReadItem> {
  const tables = openSideTables();
  try {
    for (const name of Object.keys(TABLES)) yield* load(tables, folder, name);
    const services = await openTable(join(folder, 'services.csv'), { reading });
    if (!services) return;
    const [twice] = namesTwice(services.header);
    if (twice !== undefined || !services.header.includes('id')) {
      const failure = twice === undefined ? 'has no column id' : `has the column ${twice} twice`;
      yield { where: 'services.csv', failure };
      return;
    }
    for await (const row of services.rows) {
      const where = `services.csv line ${row.line}`;
      if (row.fault) yield { where, value: undefined, problems: [{ field: '', reason: row.fault }] };
      else yield { where, value: joined(tables, asRow(services.header, row)) };
    }
  } finally {
    tables.close();
  }
}

export const isHsdsTables = (folder: string): boolean => existsSync(join(folder, 'services.csv'));

/** HSDS 3 as CSV files, one a table. The tables around the services wait on disk while these stream by. */
export function openHsdsTables(folder: string, named?: string): OpenSource {
  const path = resolve(folder);
  const reading = { bytes: 0 };
  const { size } = statSync(join(path, 'services.csv'));
  const digest = hash('sha256', path, 'hex').slice(0, 8);
  return {
    source: { id: named ?? `folder:${basename(path)}-${digest}`, name: named ?? basename(path) },
    complete: true,
    lossless: false,
    items: recordsOf(path, reading),
    progress: () => (size === 0 ? 1 : reading.bytes / size),
  };
}
