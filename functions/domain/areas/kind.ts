import type { AreaKind } from '../../../schemas/area.ts';

/** A code of the ONS's register of areas: a letter for the country, two digits for the kind, six for the area. */
const CODE = /^[EWSNKLM]\d{8}$/;
/** The kind, from the register's list of entities: https://geoportal.statistics.gov.uk (Register of Geographic Codes). */
const KINDS: readonly (readonly [RegExp, AreaKind])[] = [
  [/^(E01|W01|S01|N20)/, 'small-area'],
  [/^(E02|W02|S02|N21)/, 'middle-area'],
  [/^(E05|W05|S13|N08)/, 'ward'],
  [/^(E06|E07|E08|E09|W06|S12|N09)/, 'district'],
  [/^E12/, 'region'],
  [/^([EWSN]92|[KLM]\d\d)/, 'country'],
];

/** The pseudo-codes 99999999 stand for none. */
export const isAreaCode = (text: string): boolean => CODE.test(text) && !/^.99999999$/.test(text);

/** The same of an area as it is compared, where codes are in lower case. */
export const isAreaKeyCode = (key: string): boolean => isAreaCode(key.toUpperCase());

export const areaKind = (code: string): AreaKind =>
  isAreaCode(code) ? (KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other') : 'other';
