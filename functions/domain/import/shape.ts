import { fullPostcode } from '../postcode/parse.ts';
import { isObject } from './json.ts';

/**
 * What feeds write in more than one way, brought into ours where nothing is lost by it: numbers as text, times
 * with fractions, dates with a midnight behind them. What could mean two things is left alone, and refused.
 */
type Fix = (value: string) => unknown;

const number: Fix = (text) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
const upper: Fix = (text) => text.toUpperCase();
const lower: Fix = (text) => text.toLowerCase();
const list: Fix = (text) => text.toUpperCase().replace(/\s+/g, '');
const web: Fix = (text) => (/^www\.\S+$/i.test(text) ? `https://${text}` : text);
const email: Fix = (text) => text.replace(/^mailto:/i, '');

/** The day as written: "2026-03-31T00:00:00Z" and RFC 5545's "20260331T000000Z" are 31 March. */
const date: Fix = (text) =>
  text
    .replace(/^(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?$/, '$1-$2-$3')
    .replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$/, '$1');

/** A feed that names no zone is taken at its word as UTC: the time only orders its own records. */
const instant: Fix = (text) => {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?([.,]\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(text);
  if (!parts) return text;
  const [, day, minutes, seconds = ':00', fraction = '', zone = 'Z'] = parts;
  const offset = zone
    .toUpperCase()
    .replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')
    .replace(/^([+-]\d\d)$/, '$1:00');
  return `${day}T${minutes}${seconds}${fraction.replace(',', '.')}${offset}`;
};

const time: Fix = (text) => text.replace(/^(\d):/, '0$1:').replace(/^(\d\d:\d\d:\d\d)\.\d+/, '$1');
const phone: Fix = (text) => text.replace(/^"+|"+$/g, '').trim();
const country: Fix = (text) =>
  /^uk$/i.test(text) ? 'GB' : /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text;
const postcode: Fix = (text) => fullPostcode(text) ?? text;
const status: Fix = (text) => text.toLowerCase().replaceAll('_', ' ');

const FIXES: ReadonlyMap<string, Fix> = new Map<string, Fix>([
  ...['latitude', 'longitude', 'minimum_age', 'maximum_age', 'amount', 'count', 'interval'].map(
    (key): [string, Fix] => [key, number],
  ),
  ...['valid_from', 'valid_to', 'dtstart', 'until', 'assured_date', 'asOf', 'endsOn'].map(
    (key): [string, Fix] => [key, date],
  ),
  ...['url', 'website', 'logo', 'schedule_link'].map((key): [string, Fix] => [key, web]),
  ...['opens_at', 'closes_at'].map((key): [string, Fix] => [key, time]),
  ...['email', 'assurer_email'].map((key): [string, Fix] => [key, email]),
  ...['byday', 'bymonthday'].map((key): [string, Fix] => [key, list]),
  ...['currency', 'freq'].map((key): [string, Fix] => [key, upper]),
  ['location_type', lower],
  ['last_modified', instant],
  ['status', status],
  ['number', phone],
  ['country', country],
  ['postal_code', postcode],
  [
    'confidential',
    (text) => (/^(true|yes|y|1)$/i.test(text) ? true : /^(false|no|n|0)$/i.test(text) ? false : text),
  ],
]);

/** Keys that are text with us and that some feeds write as a number. */
const TEXTS = new Set(['id', 'number', 'bymonthday', 'postal_code', 'identifier', 'code']);

function fixed(key: string, value: unknown): unknown {
  if (key === 'confidential' && (value === 1 || value === 0)) return value === 1;
  const text = typeof value === 'number' && TEXTS.has(key) ? String(value) : value;
  return typeof text === 'string' ? (FIXES.get(key)?.(text) ?? text) : text;
}

/** A value whose postcodes are in their normal form, and all else as it is. */
export function withNormalPostcodes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNormalPostcodes);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'postal_code' && typeof item === 'string' ? postcode(item) : withNormalPostcodes(item),
    ]),
  );
}

/** The cleaned value of a feed in our way of writing. */
export function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isObject(item) || Array.isArray(item) ? shape(item) : fixed(key, item),
    ]),
  );
}
