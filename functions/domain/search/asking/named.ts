import type { StoredListing } from '../../../../schemas/listing.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Directory } from '../../directory.ts';
import { readableOf } from '../../readable.ts';
import { foldWords } from '../../text/fold.ts';
import { saysLittle } from '../../text/word-lists.ts';
import { EMPTY_QUERY } from '../index-language.ts';
import { term } from '../terms.ts';
import { isNamed, topicsMeant } from '../words/meanings.ts';

interface Bearer {
  readonly id: string;
  /** A listing's with the organisation that offers it: several bear the same. */
  readonly name: string;
}

/** What a question is the name or the telephone number of, whole and word by word. */
export interface Named {
  readonly listings: readonly Bearer[];
  /** Organisations whose name is or begins so: "Kitchen Table Network" is in Leeds and in Truro. */
  readonly organizations: readonly Bearer[];
}

export const NOTHING_NAMED: Named = { listings: [], organizations: [] };

export const namesAnything = ({ listings, organizations }: Named): boolean =>
  listings.length > 0 || organizations.length > 0;

/** Nobody types so many words of a name. */
export const TYPED_WORDS_MAX = 8;
/** Of listings that bear a name so many are looked at. */
const LOOKED_AT = 30;

/** By which whole names and numbers a listing is found, as terms of the index. */
export function nameTerms(service: Service): string[] {
  const { name, alternate_name, organization, hereabouts } = service;
  const names = [name, alternate_name, hereabouts?.text?.cy?.name].map(spokenOf);
  const numbers = (service.phones ?? []).map(({ number }) => digitsOf(number));
  return [
    ...[...names, ...numbers].filter((known) => known !== '').map(term.named),
    ...beginningsOf(organization?.name ?? '').map(term.organizationNamed),
  ];
}

/** What of the directory a question is the name or the number of. */
export async function namedBy(q: string, directory: Directory): Promise<Named> {
  const spoken = isNumber(q) ? digitsOf(q) : spokenOf(q);
  const words = spoken.split(' ');
  if (spoken === '' || words.length > TYPED_WORDS_MAX || isKindOfHelp(words)) return NOTHING_NAMED;
  const has = [term.named(spoken), term.organizationNamed(spoken)];
  const bearing = { key: 'named', scope: 'listing', test: { has } } as const;
  const { hits } = await directory.index.search({ ...EMPTY_QUERY, clauses: [bearing], limit: LOOKED_AT });
  if (hits.length === 0) return NOTHING_NAMED;
  const found = await readableOf(
    hits.map(({ id }) => id),
    directory,
  );
  const borne = (which: string) =>
    hits.filter(({ terms }) => terms.includes(which)).flatMap(({ id }) => serviceOf(found.get(id)));
  const organizations = borne(term.organizationNamed(spoken)).flatMap(
    (service) => service.organization ?? [],
  );
  return {
    listings: borne(term.named(spoken)).map(({ id, name, organization: by }) => ({
      id,
      name: by ? `${name} – ${by.name}` : name,
    })),
    organizations: [...new Map(organizations.map(({ id, name }) => [id, { id, name }])).values()],
  };
}

const serviceOf = (listing: StoredListing | undefined): Service[] =>
  listing?.kind === 'listing' ? [listing.service] : [];

const spokenOf = (name = ''): string => foldWords(name).join(' ');

/** Each beginning of a name that says something: "Help the" begins too many. */
function beginningsOf(name: string): string[] {
  const words = foldWords(name);
  return words
    .map((_, at) => words.slice(0, at + 1))
    .filter((some) => some.length === words.length || (some.length > 1 && !some.every(saysLittle)))
    .map((some) => some.join(' '));
}

const NUMBER = /^[\d\s()+./-]+$/;
/** From the short ones of helplines, as 116 123, to a whole one with the country's. */
const DIGITS = { min: 6, max: 14 } as const;

const isNumber = (q: string): boolean => {
  const { length } = digitsOf(q);
  return NUMBER.test(q) && length >= DIGITS.min && length <= DIGITS.max;
};

/** As it is dialled within the country. */
const digitsOf = (number: string): string =>
  number
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^(00)?44(?=\d{9,10}$)/, '0');

/** "Lunch club" asks for one, whatever some listing is called. */
function isKindOfHelp(words: readonly string[]): boolean {
  const ofTopics = new Set(
    topicsMeant(words)
      .filter(isNamed)
      .flatMap((match) => match.words),
  );
  return ofTopics.size > 0 && words.every((word) => ofTopics.has(word) || saysLittle(word));
}
