import type { PostcodeBook, PostcodePoint } from '../ports.ts';
import { type ParsedPostcode, parsePostcode } from './parse.ts';
import { outcodePoint, sectorPoint } from './sectors.ts';

/** How many postcodes are asked of the book at once. */
const ASK_MAX = 500;

/**
 * Where a postcode is: from the book where it was loaded, else the mean point of its sector, which `precision`
 * then says. A sector or an outcode is answered from the table of sectors. Undefined: not a postcode, or
 * nowhere that we know of.
 */
export async function lookUp(input: string, book: PostcodeBook): Promise<PostcodePoint | undefined> {
  const parsed = parsePostcode(input);
  if (!parsed) return undefined;
  if (parsed.kind === 'outcode') return outcodePoint(parsed.outcode);
  if (parsed.kind === 'sector') return sectorPoint(parsed.text);
  const loaded = await book.findPostcodes([parsed.text]);
  return placeOf(parsed.text, loaded);
}

/** The full postcodes among these that the book holds, by normal form. */
export async function findAll(
  postcodes: Iterable<string>,
  book: PostcodeBook,
): Promise<ReadonlyMap<string, PostcodePoint>> {
  const wanted = [...new Set(postcodes)];
  const found = new Map<string, PostcodePoint>();
  for (let start = 0; start < wanted.length; start += ASK_MAX) {
    const answer = await book.findPostcodes(wanted.slice(start, start + ASK_MAX));
    for (const [postcode, point] of answer) found.set(postcode, point);
  }
  return found;
}

/** The point of a full postcode in its normal form, given what the book holds of it. */
export function placeOf(
  postcode: string,
  loaded: ReadonlyMap<string, PostcodePoint>,
): PostcodePoint | undefined {
  const sector = parsePostcode(postcode)?.sector;
  return loaded.get(postcode) ?? (sector === undefined ? undefined : sectorPoint(sector));
}

/** A postcode, sector or outcode, and which of the words it is. */
export interface PostcodeAmong extends Pick<ParsedPostcode, 'kind' | 'text'> {
  readonly start: number;
  readonly count: number;
}

/** The last full postcode among words, else the last sector, else the last outcode that we know. */
export function postcodeAmong(words: readonly string[]): PostcodeAmong | undefined {
  const last = (kind: ParsedPostcode['kind'], count: number) =>
    words
      .map((_, start) => ({ start, count, ...parsePostcode(words.slice(start, start + count).join(' ')) }))
      .findLast(
        (each): each is PostcodeAmong =>
          each.kind === kind &&
          each.start + count <= words.length &&
          (kind !== 'outcode' || isPostcodeKnown(each.text ?? '')),
      );
  return last('postcode', 2) ?? last('postcode', 1) ?? last('sector', 2) ?? last('outcode', 1);
}

/** Whether it is in the table of sectors: of a full postcode its sector. */
export function isPostcodeKnown(text: string): boolean {
  const { sector, outcode = '' } = parsePostcode(text) ?? {};
  return (sector === undefined ? outcodePoint(outcode) : sectorPoint(sector)) !== undefined;
}

/** But not the first half of a sector or postcode, nor what is left out: "CT12, not CT13". */
const OUTCODES =
  /(?<![\p{L}\p{N}]|\bnot |\bexcept |\bexcluding )[A-Z]{1,2}\d[A-Z\d]?(?!\s*\d|[\p{L}\p{N}])/giu;
/** "CT11-CT14", "CT11 to 14", and what is left out: "not CT11-CT14"; but no number of a house. */
const RANGES =
  /(?<![\p{L}\p{N}])((?:not|except|excluding) (?:the )?)?([A-Z]{1,2})(\d{1,2})\s*(?:-|–|\bto\b)\s*(?:\2(\d{1,2})(?![\p{L}\p{N}])|(\d{1,2})(?=$|\s*[,;)]|\s+(?:and|or|only)\b))/giu;
const RANGE_MAX = 30;

/** The postcode districts that a text names, of those that we know: "Deal and Sandwich: CT13, CT14", "CT11-CT14". */
export const outcodesIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.replace(RANGES, spelledOut).matchAll(OUTCODES)]
      .map(([outcode]) => outcode.toUpperCase())
      .filter(isPostcodeKnown),
  ),
];

function spelledOut(
  range: string,
  denied: string | undefined,
  area: string,
  first: string,
  lastDistrict: string | undefined,
  lastNumber: string | undefined,
): string {
  if (denied) return '';
  const length = Number(lastDistrict ?? lastNumber) - Number(first) + 1;
  if (length < 2 || length > RANGE_MAX) return range;
  return Array.from({ length }, (_, i) => `${area}${Number(first) + i}`).join(', ');
}

/** What may stand between postcode districts where a text is nothing but a list of them. */
const LISTING_WORDS = /\b(?:and|or|to|only|postcodes?|areas?|districts?)\b|[^\p{L}\p{N}]/giu;

/** That what looks like a postcode district is one, and no motorway. */
const SAYS_POSTCODE = /\b(?:postcode|district)/i;

/** The postcode districts of a text that names nothing else: "LE4, LE5 and LE7"; none of "M4 corridor" or "M25". */
export function outcodesListed(text: string): readonly string[] {
  const named = outcodesIn(text);
  const isList = text.replace(RANGES, ' ').replace(OUTCODES, ' ').replace(LISTING_WORDS, '') === '';
  return isList && (named.length > 1 || SAYS_POSTCODE.test(text)) ? named : [];
}

/** A full postcode or a sector among other words ("12 High Street, SA1 1AA"), or an outcode that we know at their end. */
export function postcodeIn(text: string): string | undefined {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const found = postcodeAmong(words);
  return found?.kind === 'outcode' && found.start < words.length - 1 ? undefined : found?.text;
}

/** "SA1 IAA", "SAI 1AA": letters that look like digits, where digits stand; undefined where that makes no postcode that we know. */
export function mistypedPostcode(input: string): string | undefined {
  const text = input.toUpperCase().replace(/\s/g, '');
  const [, area = '', digits = '', unit = ''] = MISTYPED.exec(text) ?? [];
  const mended = parsePostcode(`${area}${digits.replace(/[IL]/g, '1').replace(/O/g, '0')}${unit}`);
  return mended && mended.text.replace(' ', '') !== text && isPostcodeKnown(mended.text)
    ? mended.text
    : undefined;
}

const MISTYPED = /^([A-Z]{1,2}?)([0-9ILO]{2,3})([ABD-HJLNP-UW-Z]{2})$/;
