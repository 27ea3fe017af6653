/** Days as they are written in short, by their first letters; "sat" and "sun" are more often other words. */
const IN_SHORT: readonly (readonly [day: string, short: string])[] = [
  ['monday', 'mon'],
  ['tuesday', 'tues?'],
  ['wednesday', 'weds?'],
  ['thursday', 'thu(?:rs?)?'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
];

const DAY = IN_SHORT.flatMap(([day, short]) => [`${day}s?`, `${short}s?`]).join('|');
const BETWEEN = String.raw`\s*(?:[-\u2013\u2014/,+&]|(?:,\s*)?\b(?:and|or|to|till?|until|thru|through)\b)\s*`;
const PART = String.raw`\s+(?:am|pm|morning|afternoon|evening|eve|night|daytime|lunchtime)s?\b`;

/** Before and behind a day of which "sat" can only be one: another day, a part of it; "on", "every". */
const AFTER = String.raw`(?<=\b(?:${DAY})${BETWEEN}|\b(?:on|every|each)\s+)`;
const BEFORE = String.raw`(?=${BETWEEN}(?:${DAY})\b|${PART})`;
const inShort = (short: string) =>
  new RegExp(String.raw`${AFTER}\b${short}(s?)\b|\b${short}(s?)\b${BEFORE}`, 'gi');

const FULL = IN_SHORT.map(([day, short]) => [day, inShort(short)] as const);

const FULL_DAY = IN_SHORT.map(([day]) => day).join('|');
const DASH_BETWEEN = new RegExp(
  String.raw`(?<=\b(?:${FULL_DAY}))\s*[-\u2013\u2014]\s*(?=(?:${FULL_DAY})\b)`,
  'gi',
);

/** "Mon-Fri" and "sat pm" with their days in full, and "to" between the first and the last of them. */
export const withDaysInFull = (q: string): string =>
  FULL.reduce(
    (text, [day, short]) => text.replace(short, (_, after = '', before = '') => `${day}${after || before}`),
    q,
  ).replace(DASH_BETWEEN, ' to ');
