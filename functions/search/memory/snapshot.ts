import { countBits } from './bits.ts';
import { Core } from './core.ts';
import { Dictionary } from './dictionary.ts';
import { Growing } from './growing.ts';
import { Names } from './names.ts';
import type { Segment } from './rows.ts';
import { type Part, readParts, writeParts } from './snapshot-file.ts';
import { StringTable } from './strings.ts';
import { Words } from './words.ts';

/**
 * Writes the sealed part of an index. What is written is that of the moment of the call: arrays that change
 * later are copied at once, those that only grow are taken to their present length.
 */
export async function writeSnapshot(core: Core, file: string, position: string): Promise<void> {
  const { words, ids, versions, segments } = core;
  const parts = new Map<string, Part>([
    ...dictionaryParts('tokens', words.tokens),
    ...dictionaryParts('terms', words.terms),
    ...tableParts('place-ids', words.placeIds),
    ...namesParts(words.names),
    ...dictionaryParts('about', words.about),
    ...tableParts('ids', ids),
    ['versions', versions.used().slice()],
    ...segments.flatMap((segment, i) => segmentParts(`segment-${i}`, segment)),
  ]);
  const notes = { position, segments: segments.length };
  await writeParts(file, { notes, parts });
}

export async function readSnapshot(file: string): Promise<{ core: Core; position: string } | undefined> {
  const contents = await readParts(file);
  if (!contents) return undefined;
  const get = <A extends Part>(name: string) => contents.parts.get(name) as A;
  const table = (name: string) =>
    new StringTable(new Growing(get(`${name} bytes`)), new Growing(get(`${name} ends`)));
  const words = new Words(
    dictionaryOf(get('tokens text'), get('tokens lengths')),
    dictionaryOf(get('terms text'), get('terms lengths')),
    table('place-ids'),
    new Names(
      table('names'),
      dictionaryOf(get('name-words text'), get('name-words lengths')),
      new Growing(get('name word-starts')),
      new Growing(get('name words')),
      new Growing(get('name lengths')),
      new Growing(get('name holders')),
    ),
    dictionaryOf(get('about text'), get('about lengths')),
  );
  const core = new Core(words, table('ids'), new Growing(get('versions')));
  for (let i = 0; i < Number(contents.notes.segments); i++) core.restore(segmentOf(`segment-${i}`, get));
  return { core, position: String(contents.notes.position) };
}

type Parts = [name: string, part: Part][];

function tableParts(name: string, { bytes, ends }: StringTable): Parts {
  return [
    [`${name} bytes`, bytes.used()],
    [`${name} ends`, ends.used()],
  ];
}

function dictionaryParts(name: string, { words }: Dictionary): Parts {
  return [
    [`${name} text`, Buffer.from(words.join(''))],
    [`${name} lengths`, Uint32Array.from(words, (word) => word.length)],
  ];
}

function dictionaryOf(text: Uint8Array, lengths: Uint32Array): Dictionary {
  const all = Buffer.from(text.buffer, text.byteOffset, text.length).toString();
  const words = new Array<string>(lengths.length);
  for (let i = 0, start = 0; i < lengths.length; i++) {
    words[i] = all.slice(start, start + lengths[i]!);
    start += lengths[i]!;
  }
  return new Dictionary(words);
}

function namesParts({ keys, words, wordStarts, wordsOfNames, lengths, holders }: Names): Parts {
  return [
    ...tableParts('names', keys),
    ...dictionaryParts('name-words', words),
    ['name word-starts', wordStarts.used()],
    ['name words', wordsOfNames.used()],
    ['name lengths', lengths.used()],
    ['name holders', holders.used().slice()],
  ];
}

const COLUMNS = [
  'slots',
  'numbers',
  'termStarts',
  'terms',
  'aboutStarts',
  'about',
  'senses',
  'nameStarts',
  'names',
  'placeStarts',
  'placeIds',
  'placeSpots',
  'placeCells',
  'placeTermStarts',
  'placeTerms',
] as const;

function segmentParts(name: string, segment: Segment): Parts {
  const { tokenPostings, termPostings, grid } = segment;
  return [
    ...COLUMNS.map((column): Parts[number] => [`${name} ${column}`, segment[column]]),
    [`${name} dead`, segment.dead.slice()],
    [`${name} token-starts`, tokenPostings.starts],
    [`${name} token-list`, tokenPostings.list],
    [`${name} term-starts`, termPostings.starts],
    [`${name} term-list`, termPostings.list],
    [`${name} cells`, grid.cells],
    [`${name} cell-listings`, grid.listings],
  ];
}

function segmentOf(name: string, get: <A extends Part>(name: string) => A): Segment {
  const dead = get<Uint32Array>(`${name} dead`);
  const slots = get<Uint32Array>(`${name} slots`);
  return {
    count: slots.length,
    slots,
    numbers: get(`${name} numbers`),
    termStarts: get(`${name} termStarts`),
    terms: get(`${name} terms`),
    aboutStarts: get(`${name} aboutStarts`),
    about: get(`${name} about`),
    senses: get(`${name} senses`),
    nameStarts: get(`${name} nameStarts`),
    names: get(`${name} names`),
    placeStarts: get(`${name} placeStarts`),
    placeIds: get(`${name} placeIds`),
    placeSpots: get(`${name} placeSpots`),
    placeCells: get(`${name} placeCells`),
    placeTermStarts: get(`${name} placeTermStarts`),
    placeTerms: get(`${name} placeTerms`),
    dead,
    deadCount: countBits(dead),
    tokenPostings: { starts: get(`${name} token-starts`), list: get(`${name} token-list`) },
    termPostings: { starts: get(`${name} term-starts`), list: get(`${name} term-list`) },
    grid: { cells: get(`${name} cells`), listings: get(`${name} cell-listings`) },
  };
}
