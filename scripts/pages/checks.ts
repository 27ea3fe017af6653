/** Listings of the running directory that the pages are checked with, found by asking it. */
export interface Known {
  readonly listing: string;
  readonly organization: string;
  readonly closed: string;
  readonly confidential: string;
  readonly picks: readonly string[];
}

/** A page in one state. `status` is 200 unless said; `route` is the route that answers it. */
export interface PageCheck {
  readonly name: string;
  readonly route: string;
  readonly path: (known: Known) => string;
  readonly status?: number;
  /** What must stand on it, so that the state is the one that is meant. */
  readonly holds?: RegExp;
}

const LONG_WELSH = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
const NEAR = 'near=SA1';
export const idsOf = (ids: readonly string[]) => ids.map((id) => `id=${id}`).join('&');

/** Every page in every state in which a person can meet it. */
export const PAGE_CHECKS: readonly PageCheck[] = [
  { name: 'home', route: '/', path: () => '/' },
  { name: 'home-welsh', route: '/', path: () => '/?lang=cy', holds: /Beth fyddai’n helpu/ },
  {
    name: 'search-many',
    route: '/search',
    path: () => `/search?q=lonely&${NEAR}&cannot=driving&age=74`,
    holds: /answers/,
  },
  {
    name: 'search-welsh',
    route: '/search',
    path: () => `/search?q=unig&${NEAR}&lang=cy&is=carer`,
    holds: /ateb/,
  },
  {
    name: 'search-shown',
    route: '/search',
    path: () => `/search?${NEAR}&age=30&show=closed&show=full&show=doubtful&show=excluded&show=cannot`,
    holds: /Also showing/,
  },
  {
    name: 'search-filtered',
    route: '/search',
    path: () =>
      `/search?q=walking&${NEAR}&delivery=in-person&venue=step-free&accepting=now&costMax=0&day=mon&sort=distance`,
    holds: /Free only/,
  },
  {
    name: 'search-empty',
    route: '/search',
    path: () =>
      `/search?q=walking&${NEAR}&topic=walking-group&delivery=online&venue=parking&accepting=now&age=3&costMax=0&radiusKm=1.6`,
    holds: /Nothing found/,
  },
  {
    name: 'search-which-place',
    route: '/search',
    path: () => '/search?q=walk&near=Newport',
    holds: /Not the one you meant|Which Newport/,
  },
  {
    name: 'search-place-misspelt',
    route: '/search',
    path: () => '/search?q=walk&near=swanse&lang=cy',
    holds: /Swansea \(SA1\)/,
  },
  {
    name: 'search-clash',
    route: '/search',
    path: () =>
      `/search?q=choir&${NEAR}&cannot=leaving-home&cannot=telephone&cannot=going-online&delivery=online`,
    holds: /cannot be met together/,
  },
  { name: 'search-danger', route: '/search', path: () => `/search?q=he+hits+her&${NEAR}` },
  { name: 'search-misspelt', route: '/search', path: () => `/search?q=befreinding&${NEAR}` },
  {
    name: 'search-error',
    route: '/search',
    path: () => '/search?q=lonely&near=ZZ99+9ZZ&radiusKm=8',
    status: 400,
    holds: /we do not know this postcode/,
  },
  {
    name: 'search-error-welsh',
    route: '/search',
    path: () => '/search?q=unig&age=abc&lang=cy',
    status: 400,
    holds: /Mae problem/,
  },
  {
    name: 'search-long',
    route: '/search',
    path: () => `/search?q=${LONG_WELSH}+${LONG_WELSH}&${NEAR}&practice=${LONG_WELSH}`,
  },
  { name: 'listing', route: '/listings/:id', path: ({ listing }) => `/listings/${listing}` },
  { name: 'listing-welsh', route: '/listings/:id', path: ({ listing }) => `/listings/${listing}?lang=cy` },
  {
    name: 'listing-edit',
    route: '/listings/:id/edit',
    path: ({ listing }) => `/listings/${listing}/edit`,
  },
  {
    name: 'listing-closed',
    route: '/listings/:id',
    path: ({ closed }) => `/listings/${closed}`,
    holds: /closed/,
  },
  {
    name: 'listing-confidential',
    route: '/listings/:id',
    path: ({ confidential }) => `/listings/${confidential}`,
    holds: /kept private/,
  },
  {
    name: 'organization',
    route: '/organizations/:id',
    path: ({ organization }) => `/organizations/${organization}`,
  },
  {
    name: 'organization-welsh',
    route: '/organizations/:id',
    path: ({ organization }) => `/organizations/${organization}?lang=cy`,
  },
  {
    name: 'shortlist-empty',
    route: '/shortlist',
    path: () => '/shortlist',
    holds: /Nothing is on the shortlist/,
  },
  { name: 'shortlist', route: '/shortlist', path: ({ picks }) => `/shortlist?${idsOf(picks)}` },
  {
    name: 'shortlist-gone',
    route: '/shortlist',
    path: ({ picks }) => `/shortlist?${idsOf([...picks.slice(0, 1), 'no-such-listing'])}&lang=cy`,
  },
  { name: 'about', route: '/about', path: () => '/about' },
  { name: 'about-welsh', route: '/about', path: () => '/about?lang=cy' },
  { name: 'not-found', route: '*', path: () => '/nothing-here', status: 404 },
  {
    name: 'listing-not-found',
    route: '/listings/:id',
    path: () => '/listings/no-such-listing?lang=cy',
    status: 404,
  },
];
