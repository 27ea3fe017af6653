import { readFileSync } from 'node:fs';
import { understandWords } from '../functions/domain/search/words.ts';
import { SearchRequest } from '../schemas/search.ts';
import { openOneMachine } from './relevance/pair.ts';
const pair = await openOneMachine();
for (const q of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const w = await understandWords(SearchRequest.parse({ q, near: 'SA1 1AA' }) as any, pair.directory.index);
  console.log(q, '→', w.said.map((s) => `${s.words}:${s.as}${s.topics.length ? `(${s.topics.map((t) => t.id)})` : ''}`).join(' | '), w.didYouMean ? `DYM ${w.didYouMean}` : '', '| about', [...w.about].filter(([, s]) => s > 0.1).slice(0, 3).map(([t, s]) => `${t} ${s.toFixed(2)}`).join(', '));
}
await pair.close();
