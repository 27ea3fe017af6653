import { z } from 'zod';
import { Description, Email, Id, Instant, IsoDate, Name, shortText, TermId, WebAddress } from './common.ts';
import { Eligibility } from './eligibility.ts';
import { LIMITS } from './limits.ts';
import { Access, Schedule, ServiceAtLocation } from './place.ts';
import {
  AssuranceKind,
  AssuredBy,
  CapacityState,
  Delivery,
  Domain,
  Renewal,
  Route,
  Status,
  Support,
} from './words.ts';

const Phone = z.object({
  id: Id.optional(),
  number: shortText(LIMITS.phoneChars),
  type: shortText(60).optional(),
  description: shortText().optional(),
});

const Contact = z.object({
  id: Id.optional(),
  name: Name.optional(),
  title: Name.optional(),
  department: Name.optional(),
  email: Email.optional(),
  phones: z.array(Phone).max(10).optional(),
});

/** HSDS 3 `cost_option`; `amount` in pounds a session unless `amount_description` says otherwise. */
const CostOption = z.object({
  id: Id.optional(),
  valid_from: IsoDate.optional(),
  valid_to: IsoDate.optional(),
  option: shortText().optional(),
  currency: z.string().length(3).optional(),
  amount: z.number().min(0).max(LIMITS.costPoundsMax).optional(),
  amount_description: shortText().optional(),
});

/** HSDS 3 `service_area`: an area code of the ONS, a GeoJSON geometry, or only a name. */
export const ServiceArea = z.object({
  id: Id.optional(),
  name: Name.optional(),
  description: shortText().optional(),
  extent: z
    .string()
    .trim()
    .min(1)
    .max(LIMITS.descriptionChars * 10)
    .optional(),
  extent_type: shortText(60).optional(),
  uri: shortText(LIMITS.urlChars).optional(),
});
export type ServiceArea = z.infer<typeof ServiceArea>;

const TaxonomyTerm = z.object({
  id: TermId,
  code: shortText(LIMITS.idChars).optional(),
  name: Name.optional(),
  description: shortText().optional(),
  taxonomy: shortText(LIMITS.nameChars).optional(),
  term_uri: shortText(LIMITS.urlChars).optional(),
});
export type TaxonomyTerm = z.infer<typeof TaxonomyTerm>;

const Attribute = z.object({
  id: Id.optional(),
  label: Name.optional(),
  value: shortText().optional(),
  taxonomy_term: TaxonomyTerm.optional(),
});

/** HSDS 3 `organization`. */
export const Organization = z.object({
  id: Id,
  name: Name,
  alternate_name: Name.optional(),
  description: Description.optional(),
  email: Email.optional(),
  website: WebAddress.optional(),
  legal_status: shortText(LIMITS.nameChars).optional(),
  uri: WebAddress.optional(),
  logo: WebAddress.optional(),
  parent_organization_id: Id.optional(),
  organization_identifiers: z
    .array(
      z.object({
        id: Id.optional(),
        identifier_scheme: shortText(100).optional(),
        identifier_type: shortText(100).optional(),
        identifier: shortText(200),
      }),
    )
    .max(20)
    .optional(),
});
export type Organization = z.infer<typeof Organization>;

/** What is said in Welsh beside the English; any text may be missing. */
const OtherText = z.object({
  name: Name.optional(),
  description: Description.optional(),
  alert: shortText().optional(),
  fees: shortText().optional(),
});

/** Room, with the day it was said. Old capacity decays to unknown (`domain/capacity`). */
export const Capacity = z
  .strictObject({
    state: CapacityState,
    places: z.number().int().min(0).max(LIMITS.capacityPlacesMax).optional(),
    weeks: z.number().min(0).max(LIMITS.waitWeeksMax).optional(),
    asOf: IsoDate,
  })
  .refine((c) => c.places === undefined || c.state === 'limited' || c.state === 'open', {
    message: 'places go with limited or open only',
    path: ['places'],
  });
export type Capacity = z.infer<typeof Capacity>;

export const Funding = z.strictObject({
  funder: shortText(LIMITS.funderChars).optional(),
  endsOn: IsoDate.optional(),
  renewal: Renewal.optional(),
});
export type Funding = z.infer<typeof Funding>;

/** One of three different dates: a person said "still right"; somebody changed something; a feed still carried it. */
export const Assurance = z.strictObject({
  kind: AssuranceKind,
  on: IsoDate,
  by: AssuredBy,
  name: Name.optional(),
  source: shortText(LIMITS.urlChars).optional(),
});
export type Assurance = z.infer<typeof Assurance>;

/** Where a listing came from. `goneOn`: the day a whole reading of the source no longer held it. */
export const Provenance = z.strictObject({
  source: shortText(LIMITS.urlChars),
  name: Name.optional(),
  record: shortText(LIMITS.urlChars),
  firstSeenOn: IsoDate,
  goneOn: IsoDate.optional(),
  /** The day on which we last read something from it that it had not said before, beside dates and room. */
  changedOn: IsoDate.optional(),
  licence: shortText(LIMITS.nameChars).optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** How a place got its coordinates when the source gave none. */
export const Placed = z.strictObject({
  location_id: Id,
  by: z.enum(['postcode', 'sector']),
  postcode: shortText(LIMITS.postcodeChars),
});
export type Placed = z.infer<typeof Placed>;

export const Transport = z.strictObject({
  pickUp: z.boolean().optional(),
  travelCostsPaid: z.boolean().optional(),
  communityTransport: z.boolean().optional(),
});

/** What HSDS has no field for. Absent always means not stated. */
export const Hereabouts = z.object({
  domain: Domain.optional(),
  text: z.strictObject({ cy: OtherText.optional(), en: OtherText.optional() }).optional(),
  eligibility: Eligibility.optional(),
  routes: z.array(Route).min(1).max(4).optional(),
  delivery: z.array(Delivery).min(1).max(5).optional(),
  capacity: Capacity.optional(),
  access: z.array(Access).max(LIMITS.placesPerListing).optional(),
  transport: Transport.optional(),
  support: z.array(Support).min(1).max(8).optional(),
  funding: Funding.optional(),
  assurance: z.array(Assurance).max(LIMITS.assurancesPerListing).optional(),
  provenance: z.array(Provenance).max(LIMITS.sourcesPerListing).optional(),
  placed: z.array(Placed).max(LIMITS.placesPerListing).optional(),
  /** True: no address, coordinate or postcode is kept or given out; the place is the service areas. */
  confidential: z.boolean().optional(),
  /** True: made up for demonstration. */
  sample: z.boolean().optional(),
});
export type Hereabouts = z.infer<typeof Hereabouts>;

/** One service, group or activity with the places it happens at: HSDS 3 `service`, as a feed carries it. */
export const Service = z.object({
  id: Id,
  name: Name,
  alternate_name: Name.optional(),
  description: Description.optional(),
  url: WebAddress.optional(),
  email: Email.optional(),
  status: Status.default('active'),
  interpretation_services: shortText().optional(),
  application_process: shortText().optional(),
  fees: shortText().optional(),
  fees_description: shortText().optional(),
  eligibility_description: shortText(LIMITS.descriptionChars).optional(),
  accreditations: shortText().optional(),
  minimum_age: z.number().min(0).max(LIMITS.ageYearsMax).optional(),
  maximum_age: z.number().min(0).max(LIMITS.ageYearsMax).optional(),
  assured_date: IsoDate.optional(),
  assurer_email: Email.optional(),
  alert: shortText().optional(),
  last_modified: Instant.optional(),
  organization: Organization.optional(),
  schedules: z.array(Schedule).max(LIMITS.schedulesPerPlace).optional(),
  cost_options: z.array(CostOption).max(30).optional(),
  service_areas: z.array(ServiceArea).max(LIMITS.areasPerListing).optional(),
  phones: z.array(Phone).max(20).optional(),
  contacts: z.array(Contact).max(20).optional(),
  languages: z
    .array(
      z.object({
        id: Id.optional(),
        name: shortText(100).optional(),
        code: shortText(20).optional(),
        note: shortText().optional(),
      }),
    )
    .max(50)
    .optional(),
  attributes: z
    .array(Attribute)
    .max(LIMITS.topicsPerListing * 2)
    .optional(),
  service_at_locations: z.array(ServiceAtLocation).max(LIMITS.placesPerListing).optional(),
  hereabouts: Hereabouts.optional(),
});
export type Service = z.infer<typeof Service>;
