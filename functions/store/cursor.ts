import { createHash } from 'node:crypto';
import { InvalidInput } from '../domain/errors.ts';

/** Where a page ended. What the parts mean is known only to the operation that `scope` names. */
export type CursorParts = readonly (string | number)[];

const CHECK_CHARS = 12;

/**
 * The check finds damage and cursors of other operations. It is no secret: a forged cursor could only ask for
 * another page of what its operation gives out anyway.
 */
const check = (scope: string, parts: string) =>
  createHash('sha256').update(`${scope}\n${parts}`).digest('base64url').slice(0, CHECK_CHARS);

/** Opaque text, safe in an address. `scope` names the operation with what it was asked of, such as an organization. */
export function toCursor(scope: string, parts: CursorParts): string {
  const text = Buffer.from(JSON.stringify(parts)).toString('base64url');
  return check(scope, text) + text;
}

/** Throws `InvalidInput` on a cursor that was changed or that another operation gave out. */
export function fromCursor(scope: string, cursor: string | undefined): CursorParts | undefined {
  if (cursor === undefined) return undefined;
  const text = cursor.slice(CHECK_CHARS);
  if (text === '' || check(scope, text) !== cursor.slice(0, CHECK_CHARS)) {
    throw new InvalidInput([{ field: 'cursor', reason: 'is not one that this list gave out' }]);
  }
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as CursorParts;
}

/** Throws `InvalidInput` unless the limit is a whole number above 0. */
export function checkLimit(limit: number): number {
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new InvalidInput([{ field: 'limit', reason: 'must be a whole number above 0' }]);
}
