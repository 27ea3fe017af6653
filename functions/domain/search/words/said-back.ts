import type { Labelled, SearchAnswer } from '../../../../schemas/search.ts';
import type { Language } from '../../../../schemas/words.ts';
import { isStopWord } from '../../text/word-lists.ts';
import { labelOf } from '../../vocabulary/vocabulary.ts';
import { surety } from './meanings.ts';
import type { Meant } from './meant.ts';
import type { Reading } from './reading.ts';

type Said = SearchAnswer['understood']['words'][number];

/** A guess that is less sure is looked for, and not said: it embarrasses with the client in the room. */
const SAID_LEAST = 0.45;
const SAID_MAX = 6;

/** What the words of a question were taken for, as it is told to whoever asked. */
export function saidBack(reading: Reading, meant: Meant, lang: Language): Said[] {
  const { all, content, times, language, unwanted, ofPerson } = reading;
  const { clusters, surest, alone } = meant;
  const label = (id: string): Labelled => ({ id, label: labelOf('topic', id, lang) });
  const topics = clusters.map((cluster): Said => {
    const sure = surest.filter((match) => cluster.matches.includes(match) && surety(match) >= SAID_LEAST);
    const ids = [...new Set(sure.map(({ id }) => id))].slice(0, SAID_MAX);
    const words = new Set([...cluster.words, ...sure.flatMap(({ inFull }) => inFull ?? [])]);
    return {
      words: asSaid([...words], all).join(' '),
      as: ids.length > 0 ? 'topic' : 'word',
      topics: ids.map(label),
    };
  });
  const used = new Set([...alone, ...clusters.flatMap(({ words }) => words)]);
  return [
    ...topics,
    ...alone.flatMap((word) => told('word', [word])),
    ...content.filter((word) => !used.has(word)).flatMap((word) => told('ignored', [word])),
    ...[...new Set(times.map(({ said }) => said.join(' ')))].flatMap((said) => told('time', [said])),
    ...ofPerson.said.flatMap((words) => told('person', words)),
    ...told('language', language?.words ?? []),
    ...told('unwanted', [...unwanted.words]),
  ];
}

const told = (as: Said['as'], words: readonly string[]): Said[] =>
  words.length > 0 ? [{ words: words.join(' '), as, topics: [] }] : [];

/** Words in their order, with the small ones between them where nothing else stands there: "needs a lift". */
function asSaid(words: readonly string[], all: readonly string[]): readonly string[] {
  const isOne = (word: string) => words.includes(word);
  const isBeside = (word: string | undefined) => word !== undefined && (isOne(word) || isStopWord(word));
  for (const start of all.keys()) {
    if (!isOne(all[start] ?? '')) continue;
    let end = start;
    while (isBeside(all[end])) end += 1;
    const said = all.slice(start, end);
    if (words.every((word) => said.includes(word)))
      return said.slice(0, Math.max(...words.map((word) => said.indexOf(word))) + 1);
  }
  return [...new Set(all.filter(isOne))];
}
