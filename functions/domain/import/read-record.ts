import { LIMITS } from '../../../schemas/limits.ts';
import { Service } from '../../../schemas/service.ts';
import type { FieldProblem } from '../errors.ts';
import { carryAge, carryAssurance } from './carry.ts';
import { clean, TooDeep } from './clean.ts';
import { withoutPlaces } from './confidential.ts';
import { identifyPlaces } from './identify.ts';
import { isObject, type JsonObject } from './json.ts';
import { reasonsOf } from './reasons.ts';
import type { RawRecord, Source } from './records.ts';
import { ruleProblems, withoutForeignPoints } from './rules.ts';
import { shape } from './shape.ts';

export type Reading =
  | { readonly service: Service; readonly own: boolean; readonly warnings: readonly FieldProblem[] }
  | { readonly refused: readonly FieldProblem[]; readonly id: string | undefined };

/** Of a feed's list and its full record, the full record holds; the list fills in what that leaves out. */
function joined({ value, summary }: RawRecord): unknown {
  if (!isObject(value) || !isObject(summary)) return value;
  const both = { ...summary, ...value };
  if (!isObject(summary.hereabouts) || !isObject(value.hereabouts)) return both;
  return { ...both, hereabouts: { ...summary.hereabouts, ...value.hereabouts } };
}

/** Lines that we exported say where they came from, if only that they came from nowhere. */
const isOurExport = (raw: unknown): boolean =>
  isObject(raw) && isObject(raw.hereabouts) && Array.isArray(raw.hereabouts.provenance);

const idOf = (raw: JsonObject): string | undefined =>
  typeof raw.id === 'string' && raw.id.length <= LIMITS.idChars ? raw.id : undefined;

/** In the first list and not in the second, by field. */
function notSaidBy(said: readonly FieldProblem[], problems: readonly FieldProblem[]): FieldProblem[] {
  const fields = new Set(said.map((problem) => problem.field));
  return problems.filter((problem) => !fields.has(problem.field));
}

/**
 * From what a source holds to a service of the directory, or every reason why not. The rules, in order: what says
 * nothing is dropped; what is written otherwise is brought into our way; a confidential record loses its places
 * before anything looks at them; then the schema and the rules beyond it must hold.
 */
export function readRecord(raw: RawRecord, source: Source, lossless: boolean): Reading {
  if (raw.problems && raw.problems.length > 0) return { refused: raw.problems, id: undefined };
  try {
    return readCleaned(raw, source, lossless && isOurExport(raw.value));
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { refused: [{ field: '', reason: error.message }], id: undefined };
  }
}

function readCleaned(raw: RawRecord, source: Source, own: boolean): Reading {
  const cleaned = clean(joined(raw));
  const shaped = own ? cleaned : shape(cleaned);
  if (!isObject(shaped)) return { refused: [{ field: '', reason: 'must be an object' }], id: undefined };

  const { service: prepared, warnings } = withoutForeignPoints(identifyPlaces(withoutPlaces(shaped)));
  const ruled = ruleProblems(prepared);
  const parsed = Service.safeParse(prepared);
  const refused = [...ruled, ...(parsed.success ? [] : notSaidBy(ruled, reasonsOf(parsed.error.issues)))];
  const ofSummary = notSaidBy(refused, summaryProblems(raw));
  if (refused.length > 0 || !parsed.success) {
    return { refused: [...refused, ...ofSummary], id: idOf(shaped) };
  }
  const said = ofSummary.map(({ field, reason }) => ({ field, reason: `${reason}, in the list` }));
  if (own) return { service: parsed.data, own, warnings: [...warnings, ...said] };
  const aged = carryAge(carryAssurance(parsed.data, source));
  return { service: aged.service, own, warnings: [...warnings, ...said, ...aged.warnings] };
}

/** What is wrong with the list's own entry, where a full record stands beside it. */
function summaryProblems({ summary }: RawRecord): FieldProblem[] {
  if (summary === undefined) return [];
  const parsed = Service.safeParse(identifyPlaces(asObject(shape(clean(summary)))));
  return parsed.success ? [] : reasonsOf(parsed.error.issues);
}

const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** What a report calls a record: its id, or where it was found. */
export function recordName(raw: RawRecord): string {
  if (raw.name !== undefined) return raw.name;
  const { id } = asObject(raw.value);
  const text = typeof id === 'string' ? id.trim() : '';
  return text !== '' && text.length <= LIMITS.idChars ? text : raw.where;
}
