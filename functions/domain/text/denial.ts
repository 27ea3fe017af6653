/** However it is said, a "no" is a "no": can't, doesn't, won't, unable, never. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'no not none never nobody neither cant cannot dont doesnt didnt wont wouldnt couldnt isnt hasnt havent hadnt wasnt werent arent shouldnt unable without'.split(
    ' ',
  ),
);

const WELSH_NEGATIONS = ['nid', 'dim', 'ddim'];
/** In either language. */
export const ALL_NEGATIONS: ReadonlySet<string> = NEGATIONS.union(new Set(WELSH_NEGATIONS));

/** What denies something that is said after it in the same clause. */
export interface Denial {
  /** The words each of which denies. */
  readonly by: ReadonlySet<string>;
  /** What may stand between: these words, however many of them, or so many words whatever they are. */
  readonly across: ReadonlySet<string> | number;
}

/** Where the word stands that denies what begins at `start`; undefined where none does. */
export function denierOf(
  words: readonly string[],
  start: number,
  { by, across }: Denial,
): number | undefined {
  for (let at = start - 1; at >= 0; at -= 1) {
    const word = words[at] ?? '';
    if (by.has(word)) return at;
    const mayStandBetween = typeof across === 'number' ? start - at <= across : across.has(word);
    if (!mayStandBetween) return undefined;
  }
  return undefined;
}

/** Whether any word does. */
export const isDenied = (words: readonly string[], start: number, denial: Denial): boolean =>
  denierOf(words, start, denial) !== undefined;
