import { z } from 'zod';
import { Description, Id, IsoDate, Name, shortText, TimeOfDay, WebAddress } from './common.ts';
import { LIMITS } from './limits.ts';
import { StopMode } from './words.ts';

/** HSDS 3 `schedule`: an RFC 5545 recurrence, local to the United Kingdom (Europe/London). */
export const Schedule = z.object({
  id: Id.optional(),
  valid_from: IsoDate.optional(),
  valid_to: IsoDate.optional(),
  dtstart: IsoDate.optional(),
  until: IsoDate.optional(),
  count: z.number().int().min(1).max(10_000).optional(),
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']).optional(),
  interval: z.number().int().min(1).max(1_000).optional(),
  byday: z
    .string()
    .regex(
      /^([+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU))(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU))*$/,
      'must be RFC 5545 days, such as MO,WE or 1TU',
    )
    .optional(),
  bymonthday: z
    .string()
    .regex(/^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/, 'must be days of the month')
    .optional(),
  opens_at: TimeOfDay.optional(),
  closes_at: TimeOfDay.optional(),
  description: shortText().optional(),
  notes: shortText().optional(),
  schedule_link: WebAddress.optional(),
  attending_type: shortText(LIMITS.nameChars).optional(),
});
export type Schedule = z.infer<typeof Schedule>;

/** HSDS 3 `address`. */
export const Address = z.object({
  id: Id.optional(),
  attention: shortText(LIMITS.nameChars).optional(),
  address_1: shortText(LIMITS.nameChars).optional(),
  address_2: shortText(LIMITS.nameChars).optional(),
  city: shortText(LIMITS.nameChars).optional(),
  region: shortText(LIMITS.nameChars).optional(),
  state_province: shortText(LIMITS.nameChars).optional(),
  postal_code: shortText(LIMITS.postcodeChars).optional(),
  country: shortText(60).optional(),
  address_type: shortText(60).optional(),
});
export type Address = z.infer<typeof Address>;

/** HSDS 3 `location`; coordinates in degrees, WGS 84. */
export const Location = z.object({
  id: Id,
  location_type: z.enum(['physical', 'postal', 'virtual']).default('physical'),
  name: Name.optional(),
  alternate_name: Name.optional(),
  description: Description.optional(),
  transportation: shortText().optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  url: WebAddress.optional(),
  addresses: z.array(Address).max(10).optional(),
  accessibility: z
    .array(
      z.object({
        id: Id.optional(),
        description: shortText().optional(),
        details: shortText().optional(),
        url: WebAddress.optional(),
      }),
    )
    .max(20)
    .optional(),
  schedules: z.array(Schedule).max(LIMITS.schedulesPerPlace).optional(),
});
export type Location = z.infer<typeof Location>;

/** HSDS 3 `service_at_location`. */
export const ServiceAtLocation = z.object({
  id: Id,
  description: Description.optional(),
  location: Location,
  schedules: z.array(Schedule).max(LIMITS.schedulesPerPlace).optional(),
});
export type ServiceAtLocation = z.infer<typeof ServiceAtLocation>;

/** A stop and how far it is from the door, metres. `measured`: as the crow flies from a stops file, or walked and stated. */
export const Stop = z.strictObject({
  name: Name,
  mode: StopMode,
  metres: z.number().int().min(0).max(50_000),
  atco: shortText(20).optional(),
});
export type Stop = z.infer<typeof Stop>;

/** How one gets in and what the venue is like. Absent means not stated. */
export const Access = z.strictObject({
  location_id: Id,
  stepFree: z.boolean().optional(),
  hearingLoop: z.boolean().optional(),
  accessibleToilet: z.boolean().optional(),
  quietSpace: z.boolean().optional(),
  parking: z.boolean().optional(),
  stops: z.array(Stop).max(LIMITS.stopsPerPlace).optional(),
  /**
   * Who says so of `stops`. Absent: the source or an editor. `naptan`: looked up in the table of stops, straight lines,
   * and then none at all means that there is none within 800 m.
   */
  stopsFrom: z.enum(['naptan']).optional(),
});
export type Access = z.infer<typeof Access>;
