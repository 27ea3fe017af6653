import type { ServiceAtLocation } from '../../../schemas/place.ts';
import type { Service } from '../../../schemas/service.ts';
import { isAreaCode } from '../areas/kind.ts';
import { parsePostcode } from '../postcode/parse.ts';
import type { Division } from './bank-holidays.ts';

/** Postcode areas of Scotland (Royal Mail's Postcode Address File); a few of their addresses are over the border. */
const SCOTTISH = new Set('AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE'.split(' '));
/** Berwick-upon-Tweed has a Scottish postcode area and is in England. */
const ENGLISH_OUTCODES = new Set(['TD15']);

function divisionOfPostcode(postcode: string): Division | undefined {
  const outcode = parsePostcode(postcode)?.outcode;
  if (outcode === undefined) return undefined;
  const area = outcode.replace(/\d.*$/, '');
  if (area === 'BT') return 'northern-ireland';
  return SCOTTISH.has(area) && !ENGLISH_OUTCODES.has(outcode) ? 'scotland' : 'england-and-wales';
}

const OF_CODE: Readonly<Record<string, Division>> = {
  E: 'england-and-wales',
  W: 'england-and-wales',
  S: 'scotland',
  N: 'northern-ireland',
};

/** Where all the areas that it serves lie in one division. */
function divisionOfAreas(service: Service): Division | undefined {
  const codes = (service.service_areas ?? []).flatMap(({ extent }) =>
    extent !== undefined && isAreaCode(extent) ? [extent] : [],
  );
  const divisions = new Set(codes.map((code) => OF_CODE[code.charAt(0)]));
  return divisions.size === 1 ? [...divisions][0] : undefined;
}

/**
 * Whose bank holidays a service keeps: of the place where one is asked about, by its postcode; else by the codes of
 * the areas that it serves; England and Wales where nothing says.
 */
export function divisionOf(service: Service, at?: ServiceAtLocation): Division {
  const places = at === undefined ? (service.service_at_locations ?? []) : [at];
  const postcodes = places.flatMap(({ location }) =>
    (location.addresses ?? []).flatMap(({ postal_code: postcode }) => postcode ?? []),
  );
  for (const postcode of postcodes) {
    const division = divisionOfPostcode(postcode);
    if (division !== undefined) return division;
  }
  return divisionOfAreas(service) ?? 'england-and-wales';
}
