import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const at = (id: string, latitude: number) => ({
  service_at_locations: [
    {
      id: `${id}-at`,
      location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude: -3.94 },
    },
  ],
});
const tea = (id: string, latitude: number, languages: readonly string[]) =>
  aFeedService(id, {
    name: 'Wibblewick',
    description: 'Tea and talk.',
    ...at(id, latitude),
    hereabouts: languages.length > 0 ? { eligibility: { language: { only: languages } } } : {},
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    tea('in-signs', 51.62, ['bsl']),
    tea('in-welsh', 51.62, ['cy']),
    tea('in-polish', 51.62, ['Polish']),
    tea('in-english', 51.63, ['en']),
    tea('in-any', 51.64, []),
  ]);
});
afterAll(() => machine.close());

async function resultsOf(q: string, more = '') {
  const query = `near=51.62,-3.94&q=${encodeURIComponent(q)}${more}`;
  const response = await machine.get(`/api/v1/search?${query}`);
  return SearchAnswer.parse(await response.json()).results;
}
const firstTwo = async (q: string, more = '') => (await resultsOf(q, more)).slice(0, 2).map(({ id }) => id);
const cautionsOf = async (id: string, q: string, more = '') =>
  (await resultsOf(q, more)).find((result) => result.id === id)?.cautions.map(({ text }) => text);

describe('what is only for people of one language', () => {
  it('comes after the like of it where nobody said that they speak it, and says so', async () => {
    expect(await firstTwo('wibblewick')).toEqual(['in-english', 'in-any']);
    expect(await cautionsOf('in-signs', 'wibblewick')).toContain('Only in British Sign Language');
    expect(await cautionsOf('in-polish', 'wibblewick', '&lang=cy')).toContain('Dim ond yn Pwyleg');
    expect((await cautionsOf('in-english', 'wibblewick'))?.join()).not.toContain('Only in');
  });

  it('is for whoever speaks of it, asks in it, or is of those who speak it', async () => {
    expect(await firstTwo('wibblewick, to practise her Welsh')).toContain('in-welsh');
    expect(await firstTwo('wibblewick', '&lang=cy')).toContain('in-welsh');
    expect(await firstTwo('wibblewick, deaf club')).toContain('in-signs');
    expect(await firstTwo('wibblewick, signed off and going deaf')).not.toContain('in-signs');
    expect(await cautionsOf('in-signs', 'wibblewick, deaf club')).not.toContain(
      'Only in British Sign Language',
    );
  });

  it('fits whoever is said to speak it, by whatever code or name', async () => {
    for (const language of ['bfi', 'bsl', 'British Sign Language'])
      expect((await firstTwo('wibblewick', `&language=${encodeURIComponent(language)}`))[0]).toBe('in-signs');
    expect(await firstTwo('wibblewick', '&language=pol')).toContain('in-polish');
  });
});
