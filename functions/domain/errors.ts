import type { StoredListing } from '../../schemas/listing.ts';
import type { Language } from '../../schemas/words.ts';
import type { MessageKey } from './messages/en.ts';
import { say, type Values } from './messages/message.ts';

/** The few named ways in which the directory says no. `http/problems` turns each into a status. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map((p) => `${p.field}: ${p.reason}`).join('; '));
  }
}

export class NotFound extends Error {
  override readonly name = 'NotFound';
}

export class Conflict extends Error {
  override readonly name = 'Conflict';
  constructor(readonly current: StoredListing | undefined) {
    super('the record has moved on since it was read');
  }
}

export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

export class NotAvailable extends Error {
  override readonly name = 'NotAvailable';
}

/** One stored record that cannot be understood. The others can: never a sign that an engine is away. */
export class Unreadable extends Error {
  override readonly name: string = 'Unreadable';
}

/** `field` is a path such as `service_at_locations.0.location.latitude` or the name of a parameter. */
export interface FieldProblem {
  readonly field: string;
  readonly reason: string;
  /** What the reason is made from, where it can be said in both languages. */
  readonly said?: Said;
}

interface Said {
  readonly key: MessageKey;
  readonly values: Values;
  /** What the numbers among the values count. */
  readonly unit: MessageKey;
}

const sentence = (lang: Language, { key, values, unit }: Said): string =>
  say(lang, key, { ...values, unit: say(lang, unit) });

export function wrong(
  field: string,
  key: MessageKey,
  values: Values = {},
  unit: MessageKey = 'unit.characters',
): FieldProblem {
  const said = { key, values, unit };
  return { field, reason: sentence('en', said), said };
}

export const reasonIn = (lang: Language, { reason, said }: FieldProblem): string =>
  said ? sentence(lang, said) : reason;
