import { describe, expect, test } from 'vitest';
import { withoutValue, withParameters, withValue } from '../../web/address.ts';

const url = new URL('http://here/search?q=a%20b&near=&topic=x&topic=y&cursor=c');

describe('an address with other parameters', () => {
  test('keeps the rest and drops what is empty', () => {
    expect(withParameters(url, { cursor: null })).toBe('/search?q=a+b&topic=x&topic=y');
  });

  test('one value of several is taken away, or added once', () => {
    expect(withoutValue(url, 'topic', 'x', { cursor: null })).toBe('/search?q=a+b&topic=y');
    expect(withValue(url, 'topic', 'y', { cursor: null, q: null })).toBe('/search?topic=x&topic=y');
  });

  test('text cannot break out of its parameter', () => {
    expect(withParameters(new URL('http://here/search'), { q: '"><script>&near=x' })).toBe(
      '/search?q=%22%3E%3Cscript%3E%26near%3Dx',
    );
  });
});
