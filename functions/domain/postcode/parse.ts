/** What a text is as a British postcode, in its normal form: "SA1 1AA", "SA1 1" or "SA1". */
export interface ParsedPostcode {
  readonly kind: 'postcode' | 'sector' | 'outcode';
  readonly text: string;
  readonly outcode: string;
  /** Absent for an outcode. */
  readonly sector?: string;
}

/** A9, A99, AA9, AA99, A9A, AA9A (Royal Mail Programmers' Guide); GIR was the Girobank's. */
const OUTWARD = '(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)';
/** The letters C, I, K, M, O and V do not occur in the second half. */
const FULL = new RegExp(`^(${OUTWARD})([0-9])([ABD-HJLNP-UW-Z]{2})$`);
const SECTOR = new RegExp(`^(${OUTWARD}) ([0-9])$`);
const OUTCODE = new RegExp(`^${OUTWARD}$`);

/**
 * Reads a postcode, a sector ("SA1 1", with the space: without it "SA11" is an outcode) or an outcode, whatever
 * its case, spacing and stray full stops. Undefined where the text has none of these forms.
 */
export function parsePostcode(input: string): ParsedPostcode | undefined {
  const text = input
    .toUpperCase()
    .replace(/[\s.\-,]+/g, ' ')
    .trim();
  if (text.length > 12) return undefined;
  const full = FULL.exec(text.replaceAll(' ', ''));
  if (full) {
    const [, outcode = '', digit = '', unit = ''] = full;
    const sector = `${outcode} ${digit}`;
    return { kind: 'postcode', text: `${sector}${unit}`, outcode, sector };
  }
  const sector = SECTOR.exec(text);
  if (sector) return { kind: 'sector', text, outcode: sector[1] ?? '', sector: text };
  return OUTCODE.test(text) ? { kind: 'outcode', text, outcode: text } : undefined;
}

/** The normal form of a full postcode; undefined for anything else. */
export function fullPostcode(input: string): string | undefined {
  const parsed = parsePostcode(input);
  return parsed?.kind === 'postcode' ? parsed.text : undefined;
}
