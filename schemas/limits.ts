/** Every bound of the directory, each named with its unit. A limit has a test on each side of it. */
export const LIMITS = {
  idChars: 100,
  nameChars: 250,
  summaryChars: 500,
  descriptionChars: 10_000,
  shortTextChars: 1_000,
  urlChars: 2_000,
  emailChars: 254,
  phoneChars: 60,
  postcodeChars: 10,
  topicsPerListing: 40,
  placesPerListing: 100,
  schedulesPerPlace: 50,
  areasPerListing: 400,
  assurancesPerListing: 50,
  sourcesPerListing: 20,
  valuesPerCriterion: 400,
  stopsPerPlace: 10,
  ageYearsMax: 120,
  costPoundsMax: 10_000,
  waitWeeksMax: 260,
  capacityPlacesMax: 10_000,
  funderChars: 250,
  /** One listing as JSON. DynamoDB refuses items over 400 KB. */
  listingBytesMax: 300_000,
  requestBytesMax: 400_000,
  recordLineBytesMax: 1_000_000,
} as const;

/** Search bounds. Beyond a bound is a 400 that names it, never a silent cut. */
export const SEARCH = {
  queryCharsMax: 500,
  placeCharsMax: 120,
  radiusKmDefault: 8,
  radiusKmMax: 100,
  radiusKmMin: 0.1,
  limitDefault: 20,
  limitMax: 100,
  /** Listings that the engine retrieves and the pure ranking orders, per window. */
  candidatesMax: 200,
  offsetMax: 10_000,
  valuesPerParameterMax: 50,
  facetValuesMax: 50,
  suggestionsMax: 10,
} as const;

export const FEED = { perPageDefault: 50, perPageMax: 100, pageMax: 1_000_000 } as const;

/** The box that holds the United Kingdom, the Crown dependencies and their waters, in degrees (WGS 84). */
export const UK = { south: 49.8, north: 60.95, west: -8.7, east: 1.9 } as const;
