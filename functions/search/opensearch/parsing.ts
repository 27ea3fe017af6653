/** Answers of the engine are read through these: what is not of the expected shape is an error, never a guess. */

type Fields = Readonly<Record<string, unknown>>;

const strange = (what: string): never => {
  throw new Error(`the search engine answered a strange ${what}`);
};

export const fieldsOf = (value: unknown, what: string): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : strange(what);

export const numberOf = (value: unknown, what: string): number =>
  typeof value === 'number' ? value : strange(what);

export const stringOf = (value: unknown, what: string): string =>
  typeof value === 'string' ? value : strange(what);

/** Absent is empty: the engine leaves empty lists out of what it gives back. */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : strange(what);
}

export function stringsOf(value: unknown, what: string): readonly string[] {
  const list = listOf(value, what);
  return list.every((item) => typeof item === 'string') ? list : strange(what);
}

export interface Bucket {
  readonly key: string;
  readonly count: number;
  readonly inner: Fields;
}

/** The inner aggregation at the end of the path. */
export const aggregationAt = (aggregations: unknown, path: readonly string[]): Fields =>
  path.reduce((fields, name) => fieldsOf(fields[name], 'count'), fieldsOf(aggregations, 'count'));

export function bucketsOf(aggregations: unknown, path: readonly string[]): readonly Bucket[] {
  return listOf(aggregationAt(aggregations, path).buckets, 'list of counts').map((bucket) => {
    const inner = fieldsOf(bucket, 'count');
    return { key: stringOf(inner.key, 'value'), count: numberOf(inner.doc_count, 'count'), inner };
  });
}

/** How many listings a search found. */
export const totalOf = (response: unknown): number => {
  const hits = fieldsOf(fieldsOf(response, 'answer').hits, 'answer');
  return numberOf(fieldsOf(hits.total, 'total').value, 'total');
};
