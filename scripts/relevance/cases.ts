import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SearchRequest } from '../../schemas/search.ts';

/** The day on which the sample directory is made and every case is asked. */
export const TODAY = '2026-11-21';

export const Half = z.enum(['tuning', 'held-out']);
export type Half = z.infer<typeof Half>;

export const Tag = z.enum(['misspelt', 'welsh', 'no-usual-word', 'rural']);
export type Tag = z.infer<typeof Tag>;

const Region = z.enum(['swansea', 'valleys', 'powys', 'cornwall', 'leeds']);
const Grade = z.int().min(1).max(3);

/** One person in mind: what is asked for them, and which kinds of help would answer. */
export const RelevanceCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  half: Half,
  story: z.string().min(1),
  tags: z.array(Tag),
  /** Where the person lives, for the judge: the middle of the town, whatever was typed in `near`. */
  at: z.strictObject({
    place: z.string(),
    region: Region,
    district: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  /** The parameters as they are sent. */
  request: z
    .record(z.string(), z.unknown())
    .transform((request) => SearchRequest.parse({ limit: 10, ...request })),
  /** By topic: 3 exactly what is asked, 2 a good substitute, 1 related. */
  wants: z.record(z.string(), Grade),
});
export type RelevanceCase = z.infer<typeof RelevanceCase>;

const FILE = new URL('../../tests/relevance/cases.json', import.meta.url);

export function loadCases(): readonly RelevanceCase[] {
  return z.array(RelevanceCase).parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

type Stratified = Pick<RelevanceCase, 'id' | 'tags' | 'at'>;
const sortOf = ({ tags }: Stratified) =>
  tags.includes('welsh') ? 'welsh' : tags.includes('misspelt') ? 'misspelt' : 'other';

/** Which half each case belongs to: by the hash of its id, evenly within each region and sort of words. */
export function halvesOf(cases: readonly Stratified[]): ReadonlyMap<string, Half> {
  const inOrder = cases
    .map((one) => ({ id: one.id, key: `${sortOf(one)}/${one.at.region} ${hash('sha256', one.id)}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(inOrder.map(({ id }, index) => [id, index % 2 === 0 ? 'tuning' : 'held-out']));
}
