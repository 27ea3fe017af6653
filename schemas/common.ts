import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** A calendar date, ISO 8601 `YYYY-MM-DD`. Dates that don't exist (30 February) are refused. */
export const IsoDate = z.iso.date();
/** An instant, RFC 3339. */
export const Instant = z.iso.datetime({ offset: true });
/** A time of day, `HH:MM`, 24 hours; seconds and zone of a feed are accepted and dropped. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:?\d\d)?$/, 'must be a time of day, HH:MM')
  .transform((time) => time.slice(0, 5));

/** An identifier: kept as the source gives it, safe in an address and in a key. */
export const Id = z
  .string()
  .min(1)
  .max(LIMITS.idChars)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:~-]*$/, 'must be letters, digits and . _ : ~ - only');

/** The id of a term in somebody's taxonomy, in any characters ("hobbies/art", "Food & drink"); blanks become hyphens. */
export const TermId = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.idChars)
  .transform((id) => id.replace(/[\s\p{C}]+/gu, '-'));

export const shortText = (chars: number = LIMITS.shortTextChars) => z.string().trim().min(1).max(chars);
export const Name = shortText(LIMITS.nameChars);
export const Description = shortText(LIMITS.descriptionChars);
export const Email = z.email().max(LIMITS.emailChars);
/** Only web addresses, so that no page ever links to `javascript:` or `data:`. */
export const WebAddress = z.url({ protocol: /^https?$/ }).max(LIMITS.urlChars);

/** Degrees, WGS 84. */
export const Point = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export type Point = z.infer<typeof Point>;
