import { expect, it } from 'vitest';
import { shortened } from '../../../functions/domain/text/cut.ts';

const summaryOf = (text: string) => shortened(text, 150);
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

it('what is short is left as it is', () => {
  const text = `${words(29)} end.`;
  expect(text).toHaveLength(149);
  expect(summaryOf(`${text}!`)).toBe(`${text}!`);
  expect(summaryOf(`${text}!!`)).toMatch(/word …$/);
});

it.each([
  [
    'a full stop',
    `We come for company. We stay an hour. ${words(40)}.`,
    'We come for company. We stay an hour.',
  ],
  [
    'the end of a line',
    `A befriender is no cleaner.\nHe stays an hour\n${words(40)}.`,
    'A befriender is no cleaner.\nHe stays an hour',
  ],
  ['a quotation', `She says “I come for the singing.” ${words(40)}`, 'She says “I come for the singing.”'],
])('a long text ends at the end of a sentence: %s', (_, text, summary) => {
  expect(summaryOf(text)).toBe(summary);
});

it.each([
  ['one sentence', words(60)],
  ['a first sentence that tells nothing', `Hello. ${words(60)}`],
  ['a saint', `Coffee and a chat with friends in St. ${words(60)}`],
])('where there is none, at a word, as late as it can: %s', (_, text) => {
  const summary = summaryOf(text);
  expect(summary).toMatch(/word …$/);
  expect(summary.length).toBeGreaterThan(140);
  expect(summary.length).toBeLessThanOrEqual(152);
});
