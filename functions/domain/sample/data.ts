import districtNames from './data/districts.json' with { type: 'json' };
import organisationNames from './data/organisations.json' with { type: 'json' };
import phraseBook from './data/phrases.json' with { type: 'json' };
import fewer from './data/texts-fewer.json' with { type: 'json' };
import support from './data/texts-support.json' with { type: 'json' };
import together from './data/texts-together.json' with { type: 'json' };
import townList from './data/towns.json' with { type: 'json' };
import venueNames from './data/venues.json' with { type: 'json' };
import type { Pack, Region, Sector, Town } from './types.ts';

export const towns = townList as readonly Town[];
export const packs = [...together, ...support, ...fewer] as readonly Pack[];
export const districts: Readonly<Record<string, string>> = districtNames;
export const venueWords = venueNames;
export const phrases = phraseBook;

interface NamedOrganisation {
  readonly name: string;
  readonly sectors: readonly Sector[];
  readonly does: string;
}

export const organisationWords = organisationNames as {
  readonly national: readonly NamedOrganisation[];
  readonly regions: Readonly<Record<Region, { readonly branch: string; readonly words: readonly string[] }>>;
  readonly regional: Readonly<Record<Sector, string>>;
  readonly local: readonly NamedOrganisation[];
  readonly saints: readonly string[];
};

export const REGIONS: readonly Region[] = ['swansea', 'valleys', 'powys', 'cornwall', 'leeds'];
export const isWelsh = (region: Region): boolean => region !== 'cornwall' && region !== 'leeds';
