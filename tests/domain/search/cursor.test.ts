import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../functions/domain/errors.ts';
import { readCursor, writeCursor } from '../../../functions/domain/search/asking/cursor.ts';
import { SEARCH } from '../../../schemas/limits.ts';
import { SearchRequest } from '../../../schemas/search.ts';

const request = (question: object = {}) =>
  SearchRequest.parse({ q: 'library', near: 'LS1 3AB', ...question });
const given = writeCursor({ offset: 20, radiusKm: 8, answering: 'words' }, request());

describe('a cursor goes with the question that it was given out for', () => {
  it('it says where the page starts, how far the first page looked and what it answered', () => {
    expect(readCursor(request({ cursor: given }))).toEqual({ offset: 20, radiusKm: 8, answering: 'words' });
    expect(readCursor(request())).toBeUndefined();
  });
  it('the size of a page and the language may change between pages', () => {
    expect(readCursor(request({ cursor: given, limit: 5, lang: 'cy' }))?.offset).toBe(20);
  });
  it.each([
    { q: 'libraries' },
    { near: 'LS1 3AC' },
    { radiusKm: 9 },
    { age: 40 },
    { sort: 'distance' },
    { show: ['full'] },
  ])('another question: %o', (other) => {
    expect(() => readCursor(request({ ...other, cursor: given }))).toThrow(InvalidInput);
  });
  it('it holds no words of the question', () => {
    expect(Buffer.from(given, 'base64url').toString()).not.toMatch(/library|LS1/i);
  });
});

describe('a cursor that was tampered with is refused', () => {
  it('with one character changed, added or taken away', () => {
    fc.assert(
      fc.property(fc.nat(given.length - 1), fc.constantFrom(...'Aa0_-Zz9'), (at, letter) => {
        const changed = given.slice(0, at) + letter + given.slice(at + 1);
        const plain = (text: string) => Buffer.from(text, 'base64url').toString();
        fc.pre(plain(changed) !== plain(given));
        expect(() => readCursor(request({ cursor: changed }))).toThrow(InvalidInput);
      }),
    );
    expect(() => readCursor(request({ cursor: given.slice(0, -2) }))).toThrow(InvalidInput);
  });
  it.each(['', 'x', '!!!!', '0:8:x', 'MjA6OA'])('as "%s"', (cursor) => {
    expect(() => readCursor({ ...request(), cursor })).toThrow(InvalidInput);
  });
  it('beyond the last page, or beyond the widest search, even where its check is right', () => {
    const made = (offset: number, radiusKm: number) =>
      request({ cursor: writeCursor({ offset, radiusKm, answering: 'words' }, request()) });
    expect(readCursor(made(SEARCH.offsetMax, SEARCH.radiusKmMax))?.offset).toBe(SEARCH.offsetMax);
    expect(() => readCursor(made(SEARCH.offsetMax + 1, 8))).toThrow(InvalidInput);
    expect(() => readCursor(made(0, 8))).toThrow(InvalidInput);
    expect(() => readCursor(made(-20, 8))).toThrow(InvalidInput);
    expect(() => readCursor(made(20, SEARCH.radiusKmMax + 1))).toThrow(InvalidInput);
    expect(() => readCursor(made(20, 0))).toThrow(InvalidInput);
    expect(() => readCursor(made(20, Number.NaN))).toThrow(InvalidInput);
  });
});
