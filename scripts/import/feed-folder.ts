import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { OpenSource, ReadItem } from '../../functions/domain/import/records.ts';
import { asPage, idOf, readJson } from './json-file.ts';

const LIST = /^services?(_list)?([-_.]?\d+)?\.json$/i;
const FULL = /^service_full([-_.]?.+)?\.json$/i;

interface Folder {
  readonly lists: readonly string[];
  readonly fulls: readonly string[];
}

const jsonIn = (folder: string, names: (name: string) => boolean): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && names(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const isFolder = (parent: string, name: string): boolean =>
  readdirSync(parent, { withFileTypes: true }).some((entry) => entry.isDirectory() && entry.name === name);

/** The files of a saved feed: pages of the list, and full records, also as `services/<id>.json`. */
export function feedFiles(folder: string): Folder {
  const nested = isFolder(folder, 'services')
    ? jsonIn(join(folder, 'services'), (name) => name.toLowerCase().endsWith('.json'))
    : [];
  return {
    lists: jsonIn(folder, (name) => LIST.test(name) && !FULL.test(name)),
    fulls: [...jsonIn(folder, (name) => FULL.test(name)), ...nested],
  };
}

type Fulls = ReadonlyMap<string, { readonly file: string; readonly index: number }>;

/** A file that holds one service alone is a page of one. */
const pageOf = (value: unknown) =>
  asPage(value) ?? (idOf(value) === undefined ? undefined : { items: [value] });

/** Where each full record is. Only that is kept: the records are read again when their turn comes. */
function* indexFulls(
  files: readonly string[],
  found: Map<string, { file: string; index: number }>,
): Generator<ReadItem> {
  for (const file of files) {
    const read = readJson(file);
    const where = basename(file);
    if ('fault' in read) yield { where, failure: read.fault };
    else {
      const records = asPage(read.value)?.items ?? [read.value];
      for (const [index, record] of records.entries()) {
        const id = idOf(record);
        if (id === undefined) yield { where, value: record };
        else if (!found.has(id)) found.set(id, { file, index });
      }
    }
  }
}

/** Reads a full record; one file stays in hand, as a page often holds the next one too. */
function fullReader(fulls: Fulls): (id: string) => { value: unknown; where: string } | undefined {
  let held: { file: string; records: readonly unknown[] } | undefined;
  return (id) => {
    const at = fulls.get(id);
    if (!at) return undefined;
    if (held?.file !== at.file) {
      const read = readJson(at.file);
      const value = 'value' in read ? read.value : undefined;
      held = { file: at.file, records: asPage(value)?.items ?? [value] };
    }
    return { value: held.records[at.index], where: basename(at.file) };
  };
}

async function* recordsOf(
  { lists, fulls: files }: Folder,
  done: { lists: number },
): AsyncGenerator<ReadItem> {
  const fulls = new Map<string, { file: string; index: number }>();
  yield* indexFulls(files, fulls);
  const readFull = fullReader(fulls);
  const listed = new Set<string>();
  let declared: number | undefined;
  let held = 0;
  for (const file of lists) {
    const read = readJson(file);
    const page = 'value' in read ? pageOf(read.value) : undefined;
    const where = basename(file);
    if (!page) {
      yield { where, failure: 'fault' in read ? read.fault : 'is not a page of services' };
      continue;
    }
    declared ??= 'total' in page ? page.total : undefined;
    held += page.items.length;
    for (const [index, summary] of page.items.entries()) {
      const id = idOf(summary);
      const full = id === undefined ? undefined : readFull(id);
      if (id !== undefined && full) listed.add(id);
      const position = `${where} item ${index + 1}`;
      yield full
        ? { where: `${position} with ${full.where}`, value: full.value, summary }
        : { where: position, value: summary };
    }
    done.lists += 1;
  }
  if (declared !== undefined && lists.length > 0 && declared !== held) {
    yield { where: basename(lists[0] ?? ''), notice: `declares ${declared} items and holds ${held}` };
  }
  for (const id of fulls.keys()) {
    const full = listed.has(id) ? undefined : readFull(id);
    if (full) yield { where: full.where, value: full.value };
  }
}

/**
 * Saved pages of an Open Referral feed. The path goes into the source's id as a digest: two folders of one name are
 * two sources, and neither takes the other's listings for gone.
 */
export function openFeedFolder(folder: string, named?: string): OpenSource {
  const path = resolve(folder);
  const files = feedFiles(path);
  const done = { lists: 0 };
  const digest = hash('sha256', path, 'hex').slice(0, 8);
  return {
    source: { id: named ?? `folder:${basename(path)}-${digest}`, name: named ?? basename(path) },
    complete: true,
    lossless: false,
    items: recordsOf(files, done),
    progress: () => (files.lists.length === 0 ? 0 : done.lists / files.lists.length),
  };
}

/** One saved page, or one service, as a file of its own. What is not in it may be on another page. */
export function openFeedFile(file: string, named?: string): OpenSource {
  const done = { lists: 0 };
  return {
    source: { id: named ?? `file:${basename(file)}`, name: named ?? basename(file) },
    complete: false,
    lossless: false,
    items: recordsOf({ lists: [file], fulls: [] }, done),
    progress: () => done.lists,
  };
}
