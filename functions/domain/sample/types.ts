import type { Access } from '../../../schemas/place.ts';
import type { Organization } from '../../../schemas/service.ts';
import type { Random } from './random.ts';

export type Region = 'swansea' | 'valleys' | 'powys' | 'cornwall' | 'leeds';
export type Sector =
  | 'community'
  | 'older'
  | 'arts'
  | 'sport'
  | 'nature'
  | 'nhs'
  | 'faith'
  | 'advice'
  | 'health'
  | 'family'
  | 'young'
  | 'safety';

/** Coordinates in degrees (WGS 84) of the middle of the place; `weight`: its share of listings. */
export interface Town {
  readonly region: Region;
  /** ONS code of the district. */
  readonly district: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly weight: number;
  readonly rural: boolean;
  readonly coast?: boolean;
  /** Postcode sectors nearest to the middle. */
  readonly sectors: readonly string[];
  /** The Welsh name, and "in" it with its mutation. */
  readonly cy?: string;
  readonly cyIn?: string;
}

/** How a kind of help is given. */
export type Shape =
  | 'group'
  | 'class'
  | 'outdoors'
  | 'drop'
  | 'appointment'
  | 'advice'
  | 'therapy'
  | 'home'
  | 'phone'
  | 'online'
  | 'remote'
  | 'outreach'
  | 'refuge';

export type Cost =
  | 'free'
  | 'small'
  | 'meal'
  | 'class'
  | 'donation'
  | 'pantry'
  | 'reduced'
  | 'miles'
  | 'monthly'
  | 'deposit';

/** What people write about one kind of help. `says` use its usual word; `hints` and `otherNames` do not. */
export interface Pack {
  readonly topic: string;
  readonly also?: readonly string[];
  readonly weight: number;
  /** Found in every main town. */
  readonly common?: boolean;
  readonly shape: Shape;
  readonly by: readonly Sector[];
  readonly who?: string;
  readonly cost: Cost;
  readonly at?: 'morning' | 'noon' | 'evening' | 'day';
  readonly venue?: 'pool';
  readonly region?: 'wales' | 'coast' | 'rural';
  readonly names: readonly string[];
  readonly otherNames: readonly string[];
  readonly says: readonly string[];
  readonly hints: readonly string[];
  readonly more: readonly string[];
  readonly welsh?: { readonly names: readonly string[]; readonly says: readonly string[] };
}

export interface Venue {
  readonly id: string;
  readonly kind: 'hall' | 'pool' | 'outdoors';
  readonly name: string;
  readonly street: string;
  readonly town: Town;
  readonly lat: number;
  readonly lon: number;
  readonly postcode: string;
  readonly access: Access;
}

export interface SampleOrganisation {
  readonly organization: Organization;
  readonly region: Region;
  readonly sectors: readonly Sector[];
  /** Set for a local one. */
  readonly town?: Town;
  readonly domain: string;
}

/** What a link worker meets: one that fits, one like most, and the ones that waste a journey. */
export type Situation =
  | 'fits'
  | 'ordinary'
  | 'closed'
  | 'full'
  | 'waiting'
  | 'stale'
  | 'for-others'
  | 'upstairs'
  | 'out-of-reach';

export interface Plan {
  readonly region: Region;
  readonly pack: Pack;
  readonly town: Town;
  readonly situation: Situation;
}

/** Everything that decides one listing. */
export interface Draft extends Plan {
  readonly seed: string;
  readonly number: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly random: Random;
  readonly organisation: SampleOrganisation;
  /** None: county-wide, remote, or a place that nobody has told us. */
  readonly venues: readonly Venue[];
}
