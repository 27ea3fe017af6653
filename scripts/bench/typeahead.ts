import type { Directory } from '../../functions/domain/directory.ts';
import { suggest } from '../../functions/domain/search/suggest.ts';
import { TOPICS } from '../../functions/domain/vocabulary/neighbours.ts';
import { labelOf } from '../../functions/domain/vocabulary/vocabulary.ts';
import { type Spread, spreadOf, timed } from './percentiles.ts';
import { type Asking, aMisspelling, asking, aWord } from './questions.ts';

const LETTERS_FIRST = 2;
const LETTERS_MOST = 12;

/** A word of the listings' names and texts, or a kind of help; one in four is misspelt. */
function typed(from: Asking): string {
  const pick = from.random.int(0, 3);
  if (pick === 0) return aMisspelling(from);
  return pick === 1 ? labelOf('topic', from.random.pick(TOPICS), 'en') : aWord(from).text;
}

/** What is suggested after each letter from the second on, as somebody types. Milliseconds for one letter. */
export async function measureTypeahead(
  directory: Pick<Directory, 'index'>,
  { questions, warmUp, today }: { questions: number; warmUp: number; today: string },
): Promise<Spread> {
  const from = asking(today, 'typeahead');
  const times: number[] = [];
  for (let turn = 0; turn < warmUp + questions; turn++) {
    const text = typed(from);
    for (let letters = LETTERS_FIRST; letters <= Math.min(text.length, LETTERS_MOST); letters++) {
      const [, took] = await timed(() => suggest(text.slice(0, letters), 'en', directory));
      if (turn >= warmUp) times.push(took);
    }
  }
  return spreadOf(times);
}
