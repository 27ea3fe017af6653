import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const advice = (id: string, description: string, more = {}) =>
    aFeedService(id, { name: 'Wibblewick', description, ...more });
  await machine.importAll([
    advice('students', 'For enrolled students only.'),
    advice('students-too', 'A desk for students.'),
    advice('some-free', 'A Monday desk.', {
      cost_options: [
        { id: 'carers', option: 'Carers', amount: 0, currency: 'GBP' },
        { id: 'others', option: 'Everybody else', amount: 12, currency: 'GBP' },
      ],
    }),
    advice('unfunded', 'Advice on Tuesdays.', {
      hereabouts: {
        funding: { endsOn: '2025-03-31', renewal: 'refused' },
        assurance: [{ kind: 'confirmed', on: '2026-07-01', by: 'organisation' }],
      },
    }),
    advice('unsaid', 'Advice on Fridays.', {
      hereabouts: {
        funding: { endsOn: '2025-03-31', renewal: 'unknown' },
        assurance: [{ kind: 'confirmed', on: '2026-07-01', by: 'organisation' }],
      },
    }),
    advice('anybody', 'Advice on Thursdays.', {
      hereabouts: { assurance: [{ kind: 'confirmed', on: '2026-07-01', by: 'organisation' }] },
    }),
  ]);
});
afterAll(() => machine.close());

async function told(query: string, lang = 'en') {
  const response = await machine.get(`/api/v1/search?${query}&lang=${lang}`);
  const { results } = SearchAnswer.parse(await response.json());
  return results.map(({ id, cautions }) => [id, cautions.map(({ text }) => text)] as const);
}

describe('what to ask first', () => {
  it('of what says itself that it is only for somebody, and comes after what only seems so', async () => {
    const found = await told('q=wibblewick');
    const ids = found.map(([id]) => id);
    expect(ids.indexOf('students-too')).toBeLessThan(ids.indexOf('students'));
    expect(new Map(found).get('students')).toContain(
      'Says that it is only for “Student”: check that they may come',
    );
    expect(new Map(found).get('students-too')).toContain(
      'Seems to be for “Student”: check that they may come',
    );
    const student = new Map(await told('q=wibblewick&is=student'));
    expect(student.get('students')?.join()).not.toMatch(/only for/);
  });

  it('of what only some get free, by somebody who cannot pay', async () => {
    const query = 'q=wibblewick&cannot=paying';
    expect(new Map(await told(query)).get('some-free')).toContain(
      'Check that it is free for them: others pay',
    );
    const response = await machine.get(`/api/v1/search?${query}`);
    const { results } = SearchAnswer.parse(await response.json());
    const reasons = results.find(({ id }) => id === 'some-free')?.reasons.map(({ text }) => text);
    expect(reasons).toContain('Free for some, up to £12 for others');
    expect(reasons).not.toContain('Free');
  });

  it('of what was confirmed though its funding is over and not renewed', async () => {
    const found = await told('q=wibblewick');
    const ids = found.map(([id]) => id);
    expect(ids.indexOf('anybody')).toBeLessThan(ids.indexOf('unfunded'));
    expect(new Map(found).get('unfunded')).toContain(
      'Its funding ended Monday 31 March 2025 and was not renewed: ask whether it goes on',
    );
    expect(new Map(await told('q=wibblewick', 'cy')).get('unfunded')?.join()).toMatch(
      /ni chafodd ei adnewyddu/,
    );
  });

  it('a card tells no money of the past as if it were paid still', async () => {
    const page = await (await machine.get('/search?q=wibblewick')).text();
    expect(page).toContain(
      'The money ended on Monday 31 March 2025, and no more is agreed. It was confirmed since.',
    );
    expect(page).toContain('The money was to end on Monday 31 March 2025. It was confirmed since.');
    expect(page).not.toContain('Paid for until Monday 31 March 2025');
  });

  it('the sheet that somebody takes home tells that it was not renewed', async () => {
    const sheet = async (id: string) => (await machine.get(`/shortlist?id=${id}`)).text();
    expect(await sheet('unfunded')).toContain('and no more is agreed. It was confirmed since.');
    expect(await sheet('anybody')).not.toContain('and no more is agreed');
  });
});
