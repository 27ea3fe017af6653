import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const doubted = { hereabouts: { assurance: [{ kind: 'confirmed', on: '2026-03-01', by: 'organisation' }] } };
let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('rung', {
      ...doubted,
      phones: [{ number: '01792 496 0000' }],
      email: 'rung@example.org',
      url: 'https://rung.example.org/',
    }),
    aFeedService('written', { ...doubted, email: 'tea@example.org', url: 'https://tea.example.org/' }),
    aFeedService('by-warden', { contacts: [{ id: 'warden', name: 'Mair', email: 'mair@example.org' }] }),
    aFeedService('visited', {
      organization: { id: 'other', name: 'Other Trust', website: 'https://other.example.org/club/' },
    }),
    aFeedService('silent'),
  ]);
});
afterAll(() => machine.close());

const page = async (path: string) => (await machine.get(path)).text();
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'));
const card = async (id: string, more = '') => {
  const answers = await page(`/search?q=club&age=40${more}`);
  return /<article.*?<\/article>/s.exec(answers.slice(answers.indexOf(`id="listing-${id}"`)))?.[0] ?? '';
};
const everywhere = async (id: string, lang: string) => [
  await card(id, `&lang=${lang}`),
  main(await page(`/listings/${id}?lang=${lang}`)),
  main(await page(`/shortlist?id=${id}&lang=${lang}`)),
];

describe('what has no telephone is not to be rung', () => {
  it.each(['written', 'by-warden', 'visited', 'silent'])('%s', async (id) => {
    for (const shown of await everywhere(id, 'en')) {
      expect(shown).not.toMatch(/\bring\b/i);
      expect(shown).toMatch(/get in touch (and ask|first)/i);
    }
    for (const shown of await everywhere(id, 'cy')) {
      expect(shown).not.toMatch(/ffoniwch/i);
      expect(shown).toMatch(/cysylltwch (i holi|yn gyntaf)/i);
    }
  });
  it('what has one is', async () => {
    for (const shown of await everywhere('rung', 'en')) expect(shown).toMatch(/Ring (and ask|first)\./);
    for (const shown of await everywhere('rung', 'cy'))
      expect(shown).toMatch(/Ffoniwch (i holi|yn gyntaf)\./);
  });
});

describe('one can be reached by the first of telephone, e-mail and website', () => {
  it.each([
    ['rung', 'tel:017924960000', /@example\.org|rung\.example\.org/],
    ['written', 'mailto:tea@example.org', /tea\.example\.org/],
    ['by-warden', 'mailto:mair@example.org', /tel:/],
    ['visited', 'https://other.example.org/club/', /tel:|mailto:/],
  ])('%s', async (id, href, others) => {
    const sheet = /fact--contact.*?<\/dd>/s.exec(await page(`/shortlist?id=${id}`))?.[0];
    for (const shown of [await card(id), sheet]) {
      expect(shown).toContain(`href="${href}"`);
      expect(shown).not.toMatch(others);
    }
    expect(await page(`/listings/${id}`)).toContain(`href="${href}"`);
  });
  it('a website is printed as it is typed', async () => {
    const sheet = await page('/shortlist?id=visited');
    expect(sheet).toMatch(/<span class="fact__name">Website<\/span>.*?>other\.example\.org\/club<\/a>/s);
  });
  it('that nothing is stated is said', async () => {
    expect(await page('/shortlist?id=silent')).toContain('No telephone, email or website is stated.');
    expect(await card('silent')).not.toMatch(/tel:|mailto:|class="contact"/);
  });
  it('and programs are told of all three', async () => {
    const { results } = SearchAnswer.parse(await (await machine.get('/api/v1/search?q=club')).json());
    const told = (id: string) => {
      const { phone, email, website } = results.find((result) => result.id === id) ?? {};
      return { phone, email, website };
    };
    expect(told('written')).toEqual({
      phone: null,
      email: 'tea@example.org',
      website: 'https://tea.example.org/',
    });
    expect(told('silent')).toEqual({ phone: null, email: null, website: null });
  });
});
