import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChoir, type OneMachine, oneMachine } from './one-machine.ts';

const SWANSEA = { latitude: 51.62, longitude: -3.94 };
const LEEDS = { latitude: 53.8, longitude: -1.55 };
const inWelsh = {
  description: 'Canu gyda’n gilydd.',
  hereabouts: { eligibility: { language: { only: ['cy'] } } },
  languages: [{ id: 'cy', code: 'cy' }],
};

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([aChoir('welsh', SWANSEA, 1, inWelsh), aChoir('leeds', LEEDS, 1)]);
});
afterAll(() => machine.close());

/** Where the links of a page of answers lead, each with the parameters of its address. */
async function linksOf(query: string): Promise<URLSearchParams[]> {
  const page = await (await machine.get(`/search?${query}`)).text();
  const addresses = [...page.matchAll(/href="\/search\?([^"]*)"/g)].map(([, found = '']) => found);
  return addresses.map((address) => new URLSearchParams(address.replaceAll('&amp;', '&')));
}
const named = (q: string) => `q=${encodeURIComponent(q)}`;

describe('links of a page keep what the words told', () => {
  it('another spelling keeps the place', async () => {
    const links = await linksOf(named('gardning in Swansea'));
    expect(links.map((link) => link.get('q'))).toContain('gardening in Swansea');
  });

  it('related topics keep the place, and the language that somebody speaks', async () => {
    const links = await linksOf(named('singing in Swansea, speaks Polish'));
    const related = links.filter(
      (link) => link.has('topic') && link.get('q') !== 'singing in Swansea, speaks Polish',
    );
    expect(related.length).toBeGreaterThan(0);
    for (const link of related)
      expect([link.get('near'), link.get('q')]).toEqual(['Swansea', 'speaks Polish']);
  });

  it('and who the person is, when they can come, and what is not wanted', async () => {
    const links = await linksOf(
      `${named("singing, 78, no car, can't do evenings, hates bingo")}&near=Swansea`,
    );
    const related = links.filter((link) => link.has('topic') && !link.get('q')?.startsWith('singing'));
    expect(related.length).toBeGreaterThan(0);
    for (const link of related) expect(link.get('q')).toBe("can't do evenings, 78, no car, hates bingo");
  });

  it('each of several things that are asked for can be asked for by itself', async () => {
    const asked = async (q: string) => (await linksOf(named(q))).map((link) => link.get('q'));
    const both = await asked('singing and in debt, 78, in Swansea');
    expect(both).toEqual(expect.arrayContaining(['singing, 78', 'debt, 78']));
    expect(await asked('singing, 78, in Swansea')).not.toContain('singing, 78');
  });

  it('and a place that was given beside them', async () => {
    const links = await linksOf(`${named('singing')}&near=Swansea`);
    const related = links.filter((link) => link.has('topic') && !link.has('q'));
    expect(related.length).toBeGreaterThan(0);
    for (const link of related) expect(link.get('near')).toBe('Swansea');
  });
});
