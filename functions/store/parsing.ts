import { Unreadable } from '../domain/errors.ts';

/** A stored item that the schemas no longer understand. The reason names fields, never values. */
export interface BadRow {
  readonly kind:
    | 'listing'
    | 'history'
    | 'organization'
    | 'source-record'
    | 'postcode'
    | 'area'
    | 'locality'
    | 'stop'
    | 'trace';
  readonly id: string;
  readonly reason: string;
}

export type OnBadRow = (row: BadRow) => void;

export class UnreadableRow extends Unreadable {
  override readonly name = 'UnreadableRow';
  constructor(readonly row: BadRow) {
    super(`the stored ${row.kind} ${row.id} cannot be read: ${row.reason}`);
  }
}

/** The part of a zod schema that the store needs. */
export interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

function fromJson(json: string, problem: (reason: string) => UnreadableRow): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw problem('not JSON');
  }
}

/** Parses one stored item. Throws `UnreadableRow`. */
export function readItem<T>(schema: Schema<T>, stored: string | object, kind: BadRow['kind'], id: string): T {
  const problem = (reason: string) => new UnreadableRow({ kind, id, reason });
  const parsed = schema.safeParse(typeof stored === 'string' ? fromJson(stored, problem) : stored);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'the item');
  throw problem(`not valid at ${fields.join(', ')}`);
}

/** Reads a page: what cannot be read is reported and left out, so that it never hides the rest. */
export function readPage<Row, T>(rows: readonly Row[], read: (row: Row) => T, onBadRow: OnBadRow): T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!(error instanceof UnreadableRow)) throw error;
      onBadRow(error.row);
      return [];
    }
  });
}
