import { z } from 'zod';
import { IsoDate } from './common.ts';

const count = z.number().int().min(0);

/**
 * What one search leaves behind: enough to see what is asked for and not there, and nothing of who asked. No words, no
 * postcode, no coordinates, nothing of the person but which questions were answered about them.
 */
export const Trace = z.strictObject({
  /** In the United Kingdom. */
  day: IsoDate,
  /** Code of a small area where boundaries are loaded, else an outcode such as SA1; `none` where no place was given. */
  area: z.string().regex(/^([A-Z]\d{8}|[0-9]{2}[A-Z]{2}\d{2}[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?|GIR|none)$/),
  /** `parameter=value` for controlled values of what was looked for; the bare name of what was said of the person. */
  filters: z.array(z.string().regex(/^[A-Za-z]+(=[a-z0-9-]+)?$/)).max(100),
  /** Topics of the vocabulary that the words were taken for, or that were picked. */
  topics: z.array(z.string().regex(/^[a-z0-9-]+$/)).max(100),
  results: count,
  /** How many listings are on the first page, and how many of them are confirmed and in time. */
  shown: count,
  fresh: count,
});
export type Trace = z.infer<typeof Trace>;
