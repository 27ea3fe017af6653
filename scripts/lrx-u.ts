import { vocabularyWords } from '../functions/domain/vocabulary/vocabulary.ts';
for (const w of ['support', 'sport', 'only', 'lonely', 'sports']) console.log(w, vocabularyWords.get(w));
