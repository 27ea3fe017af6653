import type { StoredListing } from '../../schemas/listing.ts';

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
}
