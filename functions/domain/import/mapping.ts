import { z } from 'zod';
import { shortText } from '../../../schemas/common.ts';
import { LIMITS } from '../../../schemas/limits.ts';
import { Service } from '../../../schemas/service.ts';
import { Weekday } from '../../../schemas/words.ts';
import type { FieldProblem } from '../errors.ts';
import { reasonsOf } from './reasons.ts';

const Column = z.string().min(1);

const Pattern = z.string().refine(isPattern, 'must be year, nonEmpty or a regular expression');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

/** `year`: four digits from 1000 to 2999; `nonEmpty`: anything but blank; else a regular expression, any case. */
const Condition = z.strictObject({ column: Column, pattern: Pattern });
export type Condition = z.infer<typeof Condition>;

/**
 * What a field becomes: a text with `{column}` in it, blank where one of its columns is; a number; true or false;
 * one of the words that begin with `$`; or a list or an object of these.
 */
export type MappedValue =
  | string
  | number
  | boolean
  | readonly MappedValue[]
  | { readonly [key: string]: MappedValue };

const Value: z.ZodType<MappedValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(Value), z.record(z.string(), Value)]),
);

/** The words, each with what may stand beside it. */
export const OPERATORS = {
  $column: z.strictObject({
    $column: Column,
    match: Pattern.optional(),
    values: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
  }),
  $first: z.strictObject({ $first: z.array(Value).min(1) }),
  $join: z.strictObject({ $join: z.array(Value).min(1), with: z.string().default(' ') }),
  $weekdays: z.strictObject({
    $weekdays: z.partialRecord(Weekday, Column),
    unless: z.array(z.string()).default([]),
  }),
} as const;
export type Operator = keyof typeof OPERATORS;

export const operatorOf = (value: object): Operator | undefined =>
  (Object.keys(OPERATORS) as Operator[]).find((name) => name in value);

export const Mapping = z.strictObject({
  $comment: z.string().optional(),
  source: z.strictObject({
    id: shortText(LIMITS.urlChars),
    name: shortText(LIMITS.nameChars),
    licence: shortText(LIMITS.nameChars).optional(),
  }),
  complete: z.boolean().default(false),
  delimiter: z.string().length(1).default(','),
  key: z.array(Column).min(1),
  blank: z.array(z.string()).default([]),
  closedWhen: z.union([Condition.transform((one) => [one]), z.array(Condition)]).default([]),
  service: z.record(z.string(), Value),
});
export type Mapping = z.infer<typeof Mapping>;

export const columnsIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');

/** The columns that a value names, with the path at which each is named. */
export function columnsOf(value: MappedValue, path = ''): { column: string; field: string }[] {
  if (typeof value === 'string') return columnsIn(value).map((column) => ({ column, field: path }));
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: MappedValue, index) => columnsOf(item, `${path}.${index}`));
  }
  return Object.entries(value).flatMap(([key, item]: [string, MappedValue]) => {
    const field = `${path}.${key}`;
    if (key === '$column' && typeof item === 'string') return [{ column: item, field }];
    if (key === '$weekdays') return Object.values(item).map((column) => ({ column: String(column), field }));
    return ['values', 'unless', 'otherwise', 'with', 'match'].includes(key) && operatorOf(value)
      ? []
      : columnsOf(item, field);
  });
}

type Definition = z.core.$ZodTypeDef & {
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
};

/** Fields of a template that the service has no place for: a misspelt one would be lost without a word. */
function unknownFields(schema: z.core.$ZodType, value: MappedValue, path: string): FieldProblem[] {
  const { innerType, element, shape } = schema._zod.def as Definition;
  if (innerType) return unknownFields(innerType, value, path);
  if (element && Array.isArray(value)) {
    return value.flatMap((item: MappedValue, index) => unknownFields(element, item, `${path}.${index}`));
  }
  if (!shape || typeof value !== 'object' || Array.isArray(value)) return [];
  if (operatorOf(value)) return [{ field: path, reason: 'holds several fields and cannot be one value' }];
  return Object.entries(value).flatMap(([key, item]: [string, MappedValue]) => {
    const field = `${path}.${key}`;
    const inner = shape[key];
    if (!inner)
      return [{ field, reason: `is not a field here; these are: ${Object.keys(shape).join(', ')}` }];
    return unknownFields(inner, item, field);
  });
}

function operatorFaults(value: MappedValue, path: string): FieldProblem[] {
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: MappedValue, index) => operatorFaults(item, `${path}.${index}`));
  }
  const inner = Object.entries(value).flatMap(([key, item]: [string, MappedValue]) =>
    operatorFaults(item, `${path}.${key}`),
  );
  const stray = Object.keys(value).find((key) => key.startsWith('$') && !(key in OPERATORS));
  if (stray)
    return [{ field: `${path}.${stray}`, reason: `must be one of: ${Object.keys(OPERATORS).join(', ')}` }];
  const operator = operatorOf(value);
  if (!operator) return inner;
  const parsed = OPERATORS[operator].safeParse(value);
  const own = parsed.success ? [] : reasonsOf(parsed.error.issues);
  return [...own.map(({ field, reason }) => ({ field: `${path}.${field}`, reason })), ...inner];
}

/** A mapping that can be used, or every reason why not. Its columns are checked with `checkColumns`. */
export function readMapping(value: unknown): { mapping: Mapping } | { problems: FieldProblem[] } {
  const parsed = Mapping.safeParse(value);
  if (!parsed.success) return { problems: reasonsOf(parsed.error.issues) };
  const { service } = parsed.data;
  const problems = [...operatorFaults(service, 'service'), ...unknownFields(Service, service, 'service')];
  if (!('name' in service)) problems.push({ field: 'service.name', reason: 'is missing' });
  return problems.length > 0 ? { problems } : { mapping: parsed.data };
}

/** Before the first row: every column that the mapping names is in the header, once. */
export function checkColumns(mapping: Mapping, header: readonly string[]): FieldProblem[] {
  const named = [
    ...mapping.key.map((column) => ({ column, field: 'key' })),
    ...mapping.closedWhen.map(({ column }) => ({ column, field: 'closedWhen' })),
    ...columnsOf(mapping.service, 'service'),
  ];
  const has = `the header has: ${header.join(', ')}`;
  return named.flatMap(({ column, field }) => {
    const times = header.filter((name) => name === column).length;
    if (times === 1) return [];
    const fault = times === 0 ? `there is no column ${column}` : `there are ${times} columns ${column}`;
    return [{ field, reason: `${fault}; ${has}` }];
  });
}
