import { z } from 'zod';

/** RFC 9457 problem details, with the fields that are wrong. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
  /** With 409 and 412: the version that is now in the record. */
  currentVersion: z.number().int().optional(),
});
export type Problem = z.infer<typeof Problem>;
