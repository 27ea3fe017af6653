import type { OpenSource, ReadItem } from '../../../functions/domain/import/records.ts';
import type { ImportReport } from '../../../functions/domain/import/report.ts';
import { runImport } from '../../../functions/domain/import/run.ts';
import { openSqliteRecord, type SqliteRecord } from '../../../functions/store/sqlite/record.ts';
import type { Service } from '../../../schemas/service.ts';

const NOW = new Date('2026-11-21T09:00:00Z');
export const TODAY = '2026-11-21';

export const openRecord = (now: () => Date = () => NOW): SqliteRecord =>
  openSqliteRecord(':memory:', { now });

export const itemsOf = (values: readonly unknown[]): ReadItem[] =>
  values.map((value, index) => ({ where: `line ${index + 1}`, value }));

async function* stream(items: readonly ReadItem[]): AsyncGenerator<ReadItem> {
  yield* items;
}

export const sourceOf = (items: readonly ReadItem[], options: Partial<OpenSource> = {}): OpenSource => ({
  source: { id: 'https://feed.example/api', name: 'Example feed' },
  complete: false,
  lossless: false,
  items: stream(items),
  ...options,
});

let runs = 0;

/** One run over the values, as a feed would give them. */
export async function importValues(
  record: SqliteRecord,
  values: readonly unknown[],
  options: Partial<OpenSource> & { dryRun?: boolean; now?: () => Date } = {},
): Promise<ImportReport> {
  const { dryRun = false, now = () => NOW, ...source } = options;
  runs += 1;
  return runImport({ record, postcodes: record, stops: record, now }, sourceOf(itemsOf(values), source), {
    run: `run-${runs}`,
    dryRun,
  });
}

export async function serviceOf(record: SqliteRecord, id: string): Promise<Service | undefined> {
  const stored = (await record.getListings([id])).get(id);
  return stored?.kind === 'listing' ? stored.service : undefined;
}

/** A sound record that places itself by postcode. */
export const club = (fields: object = {}): { [key: string]: unknown } => ({
  id: 'club-1',
  name: 'Uplands Walking Group',
  description: 'An hour in the park, at the pace of the slowest.',
  organization: { id: 'org-1', name: 'Uplands Community Trust' },
  service_at_locations: [
    {
      id: 'sal-1',
      location: {
        id: 'loc-1',
        name: 'Uplands Hall',
        addresses: [{ address_1: '1 Gwydr Square', postal_code: 'SA2 0HF' }],
      },
    },
  ],
  ...fields,
});

export const at = (latitude: unknown, longitude: unknown, address: object = {}) => ({
  service_at_locations: [
    {
      id: 'sal-1',
      location: { id: 'loc-1', latitude, longitude, addresses: [{ address_1: '1 High Street', ...address }] },
    },
  ],
});
