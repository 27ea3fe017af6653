import { isObject, type JsonObject } from './json.ts';

/** HSDS nests seven deep; a record far beyond that is not one. */
export const DEPTH_MAX = 20;

export class TooDeep extends Error {
  override readonly name = 'TooDeep';
}

/** `__proto__` is a name like any other in JSON, and would be none in an object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Unicode's other line and control characters but for tab and line ends, and the byte-order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/g;

/** Where our own part of a service has a list, an empty one says that there is none: no stop near the door. */
const EMPTY_SAYS_NONE = new Set(['stops']);

/**
 * The value without what says nothing: nulls, empty texts, empty lists, empty objects. Texts are trimmed.
 * Undefined where nothing is left. Throws `TooDeep`.
 */
export function clean(value: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) throw new TooDeep(`is nested deeper than ${DEPTH_MAX}`);
  if (typeof value === 'string') return value.replace(UNSEEN, '').trim() || undefined;
  if (Array.isArray(value)) {
    const kept = value.map((item) => clean(item, depth + 1)).filter((item) => item !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (isObject(value)) return cleanObject(value, depth);
  return value ?? undefined;
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function cleanObject(value: JsonObject, depth: number): JsonObject | undefined {
  const kept: { [key: string]: unknown } = {};
  for (const key of Object.keys(value)) {
    if (FORBIDDEN.has(key)) continue;
    const item = isEmptyList(value[key]) && EMPTY_SAYS_NONE.has(key) ? [] : clean(value[key], depth + 1);
    if (item !== undefined) kept[key] = item;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
