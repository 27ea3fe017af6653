import { readFileSync, statSync } from 'node:fs';
import { isObject } from '../../functions/domain/import/json.ts';
import { decode } from './lines.ts';
import { jsonFault } from './ndjson.ts';

/** A page of a hundred full services is some 300 KB. */
export const PAGE_BYTES_MAX = 64_000_000;

export type JsonFile = { readonly value: unknown } | { readonly fault: string };

export function readJson(file: string): JsonFile {
  const { size } = statSync(file);
  if (size > PAGE_BYTES_MAX) return { fault: `is over ${PAGE_BYTES_MAX} bytes` };
  return parseJson(readFileSync(file));
}

export function parseJson(bytes: Buffer): JsonFile {
  try {
    return { value: JSON.parse(decode(bytes)) };
  } catch (error) {
    return { fault: jsonFault(error) };
  }
}

export interface FeedPage {
  readonly items: readonly unknown[];
  /** Absent where the page does not say. */
  readonly total?: number;
  readonly pages?: number;
  readonly last?: boolean;
}

/** Where the versions of the standard, and feeds in the wild, keep the services of a page. */
const CONTENTS = ['contents', 'content', 'items', 'services', 'data', 'results'];

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

/** A page of services, or undefined where the value is none. A list is a page without a header. */
export function asPage(value: unknown): FeedPage | undefined {
  if (Array.isArray(value)) return { items: value };
  if (!isObject(value)) return undefined;
  const key = CONTENTS.find((name) => Array.isArray(value[name]));
  if (key === undefined) return undefined;
  const total = count(value.total_items ?? value.totalElements ?? value.total);
  const pages = count(value.total_pages ?? value.totalPages);
  const last = value.last_page ?? value.last;
  return {
    items: value[key] as unknown[],
    ...(total === undefined ? {} : { total }),
    ...(pages === undefined ? {} : { pages }),
    ...(typeof last === 'boolean' ? { last } : {}),
  };
}

/** A list entry without any of these only announces a service: its record is to be read by itself. */
const BODY = [
  'service_at_locations',
  'schedules',
  'service_areas',
  'phones',
  'contacts',
  'languages',
  'cost_options',
  'attributes',
  'hereabouts',
];

export const isSummary = (value: unknown): boolean => isObject(value) && !BODY.some((key) => key in value);

export const idOf = (value: unknown): string | undefined =>
  isObject(value) && typeof value.id === 'string' ? value.id : undefined;
