import { isWelsh, organisationWords, REGIONS, towns } from './data.ts';
import { idOf } from './ids.ts';
import { randomFrom } from './random.ts';
import type { Region, SampleOrganisation, Sector, Town } from './types.ts';
import { capital, fill, slug } from './words.ts';

const SAMPLE_NOTE = 'Sample data: this organisation is made up and does not exist.';

interface Facts {
  readonly name: string;
  readonly does: string;
  readonly region: Region;
  readonly sectors: readonly Sector[];
  readonly town?: Town;
}

function make(seed: string, facts: Facts): SampleOrganisation {
  const random = randomFrom(`${seed}/organisation/${facts.name}/${facts.region}`);
  const domain = `${slug(facts.name)}.example`;
  const status = facts.town ? ['Unincorporated association', 'Registered charity'] : ['Registered charity'];
  return {
    region: facts.region,
    sectors: facts.sectors,
    domain,
    ...(facts.town ? { town: facts.town } : {}),
    organization: {
      id: idOf(seed, 'organisation', facts.region, facts.name),
      name: facts.name,
      description: `${SAMPLE_NOTE} ${facts.does}`,
      ...(random.chance(0.8) ? { email: `post@${domain}` } : {}),
      ...(facts.town && random.chance(0.6) ? {} : { website: `https://www.${domain}/` }),
      legal_status: random.pick(status),
    },
  };
}

const branches = (seed: string, region: Region) =>
  organisationWords.national.map((one) =>
    make(seed, { ...one, region, name: `${one.name} (${organisationWords.regions[region].branch})` }),
  );

const regionals = (seed: string, region: Region) =>
  organisationWords.regions[region].words.flatMap((word) =>
    Object.entries(organisationWords.regional).map(([sector, kind]) => {
      const does = `Works across ${organisationWords.regions[region].branch}${isWelsh(region) ? ', in Welsh and English' : ''}.`;
      return make(seed, { name: `${word} ${kind}`, does, region, sectors: [sector as Sector] });
    }),
  );

function locals(seed: string, town: Town): SampleOrganisation[] {
  const random = randomFrom(`${seed}/locals/${town.region}/${town.name}`);
  const count = town.weight >= 9 ? 3 : town.weight >= 5 ? 2 : town.weight >= 2 || random.chance(0.4) ? 1 : 0;
  return random.some(organisationWords.local, count).map((one) => {
    const hall = `the ${capital(random.pick(['old chapel', 'long room', 'reading room', 'drill hall']))}, ${town.name}`;
    const name = fill(one.name, { town: town.name, hall, saint: random.pick(organisationWords.saints) });
    return make(seed, { ...one, name, region: town.region, town });
  });
}

/** Some 350 organisations, from branches of national charities to four volunteers and a hall. */
export const organisationsOf = (seed: string): SampleOrganisation[] => [
  ...REGIONS.flatMap((region) => [...branches(seed, region), ...regionals(seed, region)]),
  ...towns.flatMap((town) => locals(seed, town)),
];
