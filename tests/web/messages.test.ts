import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { say } from '../../functions/domain/messages/message.ts';
import { cy } from '../../web/messages/cy.ts';
import { en, type WordKey } from '../../web/messages/en.ts';
import { sayIn } from '../../web/words.ts';
import { ROOT } from '../fixtures/surroundings.ts';

const keys = Object.keys(en) as WordKey[];
const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

const SOURCES = ['web', 'functions/http']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(ROOT, folder, name),
    ),
  )
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('messages'))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');

const used = (key: string): boolean =>
  [`'${key}'`, `"${key}"`, `'${key.replace(/-detail$/, '')}'`].some((said) => SOURCES.includes(said));

describe('what the pages say', () => {
  test('no message is missing in Welsh, and none is there that English does not have', () => {
    expect(Object.keys(cy).toSorted()).toEqual(keys.toSorted());
  });

  test('no message is empty', () => {
    expect(keys.filter((key) => en[key].trim() === '' || cy[key].trim() === '')).toEqual([]);
  });

  test('both languages fill in the same values', () => {
    expect(keys.filter((key) => String(holes(en[key])) !== String(holes(cy[key])))).toEqual([]);
  });

  test('Welsh is not English left as it was', () => {
    const same = keys
      .filter((key) => en[key] === cy[key])
      .filter(
        (key) =>
          ![
            'site.name',
            'site.title',
            'map.heading',
            'map.pin',
            'listing.cost-amount',
            'listing.date-line',
            'schedule.at',
            'time.start',
          ].includes(key),
      );
    expect(same).toEqual([]);
  });

  test('every message is used, by its name or by the family that it belongs to', () => {
    const families = [...SOURCES.matchAll(/`([a-z]+(?:[.-][a-z]+)*[.-])\$\{/g)]
      .map((match) => match[1] ?? '')
      .concat(['filter.', 'yes.', 'no.', 'unknown.']);
    const unused = keys.filter((key) => !used(key) && !families.some((family) => key.startsWith(family)));
    expect(unused).toEqual([]);
  });

  test('a Welsh date is softened where the word before it asks for that', () => {
    const date = 'Dydd Mawrth 3 Mawrth 2026';
    expect(sayIn('cy')('room.as-of', { date })).toBe('dywedwyd ar ddydd Mawrth 3 Mawrth 2026');
    expect(sayIn('cy')('schedule.until', { date })).toBe('tan ddydd Mawrth 3 Mawrth 2026');
    expect(sayIn('cy')('listing.gone', { date })).toContain('ers dydd Mawrth');
    expect(sayIn('en')('room.as-of', { date })).toContain('on Dydd Mawrth');
    expect(sayIn('cy')('schedule.once', { date })).toBe('Ar ddydd Mawrth 3 Mawrth 2026');
  });

  test('two softens what is counted in Welsh, and nothing else does', () => {
    const within = (miles: string) => sayIn('cy')('form.radius-miles', { miles });
    expect(within('2')).toBe('O fewn 2 filltir');
    for (const miles of ['1.2', '2.5', '3', '12', '22'])
      expect(within(miles)).toBe(`O fewn ${miles} milltir`);
    expect(say('cy', 'reason.near', { miles: 2 })).toBe('2 filltir i ffwrdd');
    expect(sayIn('cy')('search.looked', { words: '2 milltir' })).toContain('“2 milltir”');
  });

  test('what somebody typed is left as it was typed', () => {
    for (const what of ['dewch ar dydd mawrth', 'dewch ar Dydd Mawrth', 'Dydd Mawrth'])
      expect(sayIn('cy')('search.took', { words: what, topics: '' })).toContain(what);
  });

  test('values are put where the message wants them', () => {
    expect(sayIn('en')('search.count', { count: 3 })).toBe('3 answers');
    expect(sayIn('cy')('search.count', { count: 3 })).toBe('3 ateb');
  });
});
