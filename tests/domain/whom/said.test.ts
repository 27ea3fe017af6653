import { describe, expect, it } from 'vitest';
import { whomSaid } from '../../../functions/domain/whom/said.ts';

describe('how a text begins says whom it is for', () => {
  it.each([
    'For people bereaved by suicide, run by people who know.',
    'For poeple who have lost someone.',
    'A stroke group for survivors and their families.',
    'Refuge places for women and children who have to leave home.',
    'A quiet swim, ladies only.',
    'Football for over-50s.',
    'I bobl sydd wedi cael strôc.',
    'Sesiynau yn y dŵr i oedolion.',
    'Clwb ar gyfer gofalwyr.',
    'Croeso i ferched yn unig.',
  ])('%s', (sentence) => {
    expect(whomSaid(`${sentence} Tea and talk.`)).toBe(sentence);
  });
  it.each([
    'Tea and talk. For people who are lonely.',
    'Knitting group for charity and for pleasure.',
    'Learn to make a curry for under a pound.',
    'For the nights when you cannot sleep.',
    'Somebody comes round for two hours.',
    'Caneuon, teganau a phaned i bawb.',
    '',
  ])('but not: %s', (text) => {
    expect(whomSaid(text)).toBeUndefined();
  });
});
