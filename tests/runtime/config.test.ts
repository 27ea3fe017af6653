import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../functions/runtime/config.ts';

describe('the environment', () => {
  it('empty: one machine, only for itself', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      engines: 'sqlite',
      lambda: false,
      sign: false,
    });
    expect(isAbsolute(readConfig({}).dataDir)).toBe(true);
  });
  it('a fixed clock stands still', () => {
    const { now } = readConfig({ HEREABOUTS_NOW: '2026-11-21T09:00:00Z' });
    expect(now().toISOString()).toBe('2026-11-21T09:00:00.000Z');
    expect(Math.abs(readConfig({}).now().getTime() - Date.now())).toBeLessThan(1_000);
  });
  it('a fixed clock is refused in a Lambda, by name', () => {
    const env = { HEREABOUTS_NOW: '2026-11-21T09:00:00Z', AWS_LAMBDA_FUNCTION_NAME: 'api' };
    expect(() => readConfig(env)).toThrow(/HEREABOUTS_NOW.*refused in AWS/);
    expect(readConfig({ AWS_LAMBDA_FUNCTION_NAME: 'api' }).lambda).toBe(true);
  });
  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', 'http'],
    ['PORT', '80.5'],
    ['HOST', ''],
    ['HEREABOUTS_DATA', ''],
    ['HEREABOUTS_ENGINES', 'postgres'],
    ['HEREABOUTS_NOW', 'yesterday'],
    ['HEREABOUTS_NOW', '2026-02-30T09:00:00Z'],
    ['HEREABOUTS_DYNAMODB_ENDPOINT', 'not an address'],
    ['HEREABOUTS_OPENSEARCH_ENDPOINT', 'not an address'],
    ['HEREABOUTS_SIGN', 'yes'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
  it('both ends of the ports are inside; all that is wrong is told at once', () => {
    expect([readConfig({ PORT: '0' }).port, readConfig({ PORT: '65535' }).port]).toEqual([0, 65_535]);
    expect(() => readConfig({ PORT: 'x', HEREABOUTS_ENGINES: 'y' })).toThrow(/PORT.*HEREABOUTS_ENGINES/s);
  });
});
