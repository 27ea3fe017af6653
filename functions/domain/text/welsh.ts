/**
 * Welsh changes the first letter of a word after many small words ("cerdded", "i gerdded"; "canu", "i ganu",
 * "a chanu"), and drops an initial g. So one word has up to four beginnings. Two words count as one where some
 * mutation leads from one to the other (soft, nasal and aspirate mutation, as any Welsh grammar tables them).
 */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^(ngh|ng|ch|c|g)/, ''], // c → g, ngh, ch; g → ng and, softened, nothing
  [/^(mh|ph|ff|p|b|f|m|v)/, 'b'], // p → b, mh, ph; b → f, m; m → f
  [/^(nh|th|dd|t|d|n)/, 'd'], // t → d, nh, th; d → dd, n
  [/^ll/, 'l'],
  [/^rh/, 'r'],
];

/** Plurals and verb endings that leave the same thing meant. */
const ENDING = /(iau|au|ion|oedd|ydd|feydd|wyr|wr)$/;
/** Of short words these are more than endings: "milwr" (a soldier) is no "bil". */
const OF_PEOPLE = /^.{3}wy?r$/;

/** Small words that never change: "ar" (on) is no "car". */
const UNCHANGING = new Set('a ac ag am ar at er i o os y yn yr'.split(' '));
/** "Ei hysbryd", "ei hiechyd": an h before a vowel. Of short words it is their own: "hardd" is no "gardd". */
const ASPIRATED = /^h(?=[aeiouwy].{4})/;

/** One form for all mutations of a Welsh word, marked with `~` so that it never meets an English word. */
export function welshRoot(written: string): string {
  if (UNCHANGING.has(written)) return `~=${written}`;
  const word = written.replace(ASPIRATED, '');
  const [pattern, to] = BEGINNINGS.find(([beginning]) => beginning.test(word)) ?? [/^/, ''];
  const rest = word.replace(pattern, to);
  const short = OF_PEOPLE.test(rest) ? rest : rest.replace(ENDING, '');
  return `~${short.length >= 3 ? short : rest}`;
}

/** Spellings that are common in Welsh and rare in English: endings, w and double letters as Welsh uses them. */
const LOOKS_WELSH =
  /(edd|ydd|dded|aeth|aid|iau|oedd|wyr|wch|wyn|wn|yll|wy|nt|[^eioq]u|io)$|^(ll[^o]|rh[^y]|ngh|nh|mh|gw|cw|cy[^c]|gy[^mnp]|gyn[hntu]|dd)|[bcdfghlmnprt]w[bcdfglmnprt]|[aeiouwy]dd[^leiy]/;
const LOOKS_ENGLISH =
  /(ment|ent|ant|int|ont|unt|dnt|snt|rnt|ough|you|radio|studio|trio|physio|cardio|menu|thou|down|own|awn|ewn|grown)$|tion|ing$|^(un|re)?(aid|paid|said|laid|maid|raid|afraid)$/;

export const looksWelsh = (word: string): boolean =>
  word.length >= 3 && LOOKS_WELSH.test(word) && !LOOKS_ENGLISH.test(word);
