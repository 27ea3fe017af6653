import type { Schedule } from '../../../schemas/place.ts';
import type { Service } from '../../../schemas/service.ts';
import { lastConfirmation } from '../freshness.ts';
import { addressesOf } from '../place-facts.ts';
import { allSchedules } from '../time/schedule.ts';

type Cell = string | number | undefined;

const listed = (values: readonly (string | undefined)[]): string =>
  [...new Set(values.filter((value) => value !== undefined && value !== ''))].join('; ');

function session({ byday, opens_at, closes_at, description }: Schedule): string {
  const hours = opens_at ? `${opens_at}${closes_at ? `–${closes_at}` : ''}` : '';
  return [byday, hours, description].filter(Boolean).join(' ');
}

/** The columns of the table, in order. `today` decides which confirmation is the last. */
const COLUMNS: Readonly<Record<string, (service: Service, today: string) => Cell>> = {
  id: (s) => s.id,
  name: (s) => s.name,
  organization: (s) => s.organization?.name,
  status: (s) => s.status,
  description: (s) => s.description,
  topics: (s) => listed((s.attributes ?? []).map((a) => a.taxonomy_term?.name ?? a.label)),
  place: (s) => first(s)?.name,
  address: (s) => {
    const { address_1, address_2, city, region } = addresses(s)[0] ?? {};
    return [address_1, address_2, city, region].filter(Boolean).join(', ');
  },
  postcode: (s) => addresses(s).find((address) => address.postal_code)?.postal_code,
  latitude: (s) => first(s)?.latitude,
  longitude: (s) => first(s)?.longitude,
  placed_by: (s) => s.hereabouts?.placed?.find((placed) => placed.location_id === first(s)?.id)?.by,
  places: (s) => s.service_at_locations?.length ?? 0,
  areas: (s) => listed((s.service_areas ?? []).map((area) => area.name ?? area.extent?.slice(0, 60))),
  times: (s) => listed(allSchedules(s).map(session)),
  costs: (s) =>
    listed(
      (s.cost_options ?? []).map(
        (cost) => cost.option ?? (cost.amount === undefined ? undefined : `£${cost.amount}`),
      ),
    ),
  phones: (s) => listed((s.phones ?? []).map((phone) => phone.number)),
  email: (s) => s.email,
  url: (s) => s.url,
  capacity: (s) => s.hereabouts?.capacity?.state,
  capacity_as_of: (s) => s.hereabouts?.capacity?.asOf,
  funding_ends_on: (s) => s.hereabouts?.funding?.endsOn,
  confirmed_on: (s, today) => lastConfirmation(s, today)?.on,
  sources: (s) => listed((s.hereabouts?.provenance ?? []).map((entry) => entry.name ?? entry.source)),
  licences: (s) => listed((s.hereabouts?.provenance ?? []).map((entry) => entry.licence)),
};

const first = (service: Service) => service.service_at_locations?.[0]?.location;
const addresses = (service: Service) => addressesOf(first(service) ?? {});

/** A spreadsheet runs a text that begins with one of these as a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?[\d\s().]+$/;

function asCell(cell: Cell): string {
  if (cell === undefined) return '';
  const text = String(cell);
  const safe = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvHeader = (): string => Object.keys(COLUMNS).join(',');

/** A listing as one row of a flat table for people: the first place stands for all; `places` says how many there are. */
export const toRow = (service: Service, today: string): string =>
  Object.values(COLUMNS)
    .map((column) => asCell(column(service, today)))
    .join(',');
