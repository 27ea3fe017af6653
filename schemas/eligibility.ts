import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Gender, NeedLevel } from './words.ts';

const Years = z.number().int().min(0).max(LIMITS.ageYearsMax);

/** Who may come. Absent means *not stated*, which is never the same as "anyone". */
const criterion = <T extends z.ZodType<string>>(value: T) =>
  z.union([
    z.literal('anyone'),
    z.strictObject({ only: z.array(value).min(1).max(LIMITS.valuesPerCriterion) }),
    z.strictObject({ not: z.array(value).min(1).max(LIMITS.valuesPerCriterion) }),
  ]);

const Word = z.string().trim().min(1).max(LIMITS.idChars);

export const AgeCriterion = z.union([
  z.literal('anyone'),
  z
    .strictObject({ from: Years.optional(), to: Years.optional() })
    .refine((age) => age.from !== undefined || age.to !== undefined, 'must say from, to or both')
    .refine((age) => (age.from ?? 0) <= (age.to ?? LIMITS.ageYearsMax), 'from must not be above to'),
]);
export type AgeCriterion = z.infer<typeof AgeCriterion>;

export const Criterion = criterion(Word);
export type Criterion = z.infer<typeof Criterion>;

export const Eligibility = z.strictObject({
  age: AgeCriterion.optional(),
  gender: criterion(Gender).optional(),
  need: criterion(NeedLevel).optional(),
  conditions: Criterion.optional(),
  circumstances: Criterion.optional(),
  residence: Criterion.optional(),
  practice: Criterion.optional(),
  language: Criterion.optional(),
});
export type Eligibility = z.infer<typeof Eligibility>;
