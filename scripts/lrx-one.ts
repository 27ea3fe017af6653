import { clauseWords } from '../functions/domain/text/fold.ts';
import { stem } from '../functions/domain/text/analyse.ts';
import { alternativesOf } from '../functions/domain/text/sayings.ts';
import { STOP_WORDS, WEAK_WORDS, WHOLE_WORDS } from '../functions/domain/text/word-lists.ts';
import { vocabulary } from '../functions/domain/vocabulary/vocabulary.ts';
import { tellsOf } from '../functions/domain/vocabulary/neighbours.ts';
const max = Number(process.argv[2] ?? 0.75);
for (const t of vocabulary.terms) for (const [sort, list] of [['synonym', t.synonyms.en], ['sign', t.signs.en], ['need', t.needs.en]] as const) for (const text of list) for (const p of alternativesOf(text)) {
  const words = clauseWords(p).filter((w) => !STOP_WORDS.en.has(w)); const strong = words.filter((w) => !WEAK_WORDS.en.has(w));
  const enough = sort === 'synonym' ? 1 : Math.min(2, words.length);
  const kept = [...new Set(strong.length >= enough ? strong : words)];
  if (kept.length === 1 && !WHOLE_WORDS.has(kept[0]!) && tellsOf(stem(kept[0]!)) < max) console.log(`${tellsOf(stem(kept[0]!)).toFixed(2)} ${t.kind === 'topic' ? '' : t.kind + ':'}${t.id} ${sort} "${text}" → ${kept[0]}`);
}
