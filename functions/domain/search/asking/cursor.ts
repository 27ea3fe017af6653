import { createHash } from 'node:crypto';
import { SEARCH } from '../../../../schemas/limits.ts';
import type { AskedSearch } from '../../../../schemas/search.ts';
import { InvalidInput, wrong } from '../../errors.ts';
import { ANSWERING, type Answering } from './answering.ts';

/** Where a page starts, and what the first page settled: how far to look, and what to answer. */
export interface Position {
  readonly offset: number;
  readonly radiusKm: number;
  readonly answering: Answering;
}

/** A cursor goes with one question: the check is over the question without its page. It holds no words. */
function check(
  position: Position,
  { cursor: _cursor, limit: _limit, lang: _lang, ...question }: AskedSearch,
): string {
  return createHash('sha256')
    .update(JSON.stringify([position, question]))
    .digest('base64url')
    .slice(0, 16);
}

export const writeCursor = (position: Position, request: AskedSearch): string =>
  Buffer.from(
    [position.offset, position.radiusKm, position.answering, check(position, request)].join(':'),
  ).toString('base64url');

/** Throws `InvalidInput` for a cursor that was changed, or that belongs to another question. */
export function readCursor(request: AskedSearch): Position | undefined {
  if (request.cursor === undefined) return undefined;
  const [offset, radiusKm, named, mark] = Buffer.from(request.cursor, 'base64url').toString().split(':');
  const answering = ANSWERING.find((one) => one === named);
  if (!answering) throw wrongCursor();
  const position = { offset: Number(offset), radiusKm: Number(radiusKm), answering };
  const sound =
    Number.isInteger(position.offset) &&
    position.offset > 0 &&
    position.offset <= SEARCH.offsetMax &&
    position.radiusKm >= SEARCH.radiusKmMin &&
    position.radiusKm <= SEARCH.radiusKmMax;
  if (!sound || mark !== check(position, request)) throw wrongCursor();
  return position;
}

const wrongCursor = () => new InvalidInput([wrong('cursor', 'wrong.cursor')]);
