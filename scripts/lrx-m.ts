import { clausesOf } from '../functions/domain/text/fold.ts';
import { matchPhrases } from '../functions/domain/vocabulary/phrases.ts';
import { vocabulary } from '../functions/domain/vocabulary/vocabulary.ts';
for (const q of process.argv.slice(2)) for (const c of clausesOf(q)) for (const m of matchPhrases(c)) if (m.kind === 'topic') console.log(q, '|', m.id, m.sort, m.cover.toFixed(2), m.tells.toFixed(2), m.words.join(' '));
