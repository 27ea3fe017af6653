import { LIMITS } from '../../schemas/limits.ts';
import { InvalidInput } from '../domain/errors.ts';
import type { ListingWrite } from '../domain/ports.ts';

/** A write with its item as JSON, checked: all are checked before the first is written. */
export interface CheckedWrite extends ListingWrite {
  readonly body: string;
}

/** Throws when `version` is not the one after `expected`. */
export function checkVersion(id: string, version: number, expected: number): void {
  if (version === expected + 1 && expected >= 0) return;
  throw new Error(`version ${version} of ${id} does not follow ${expected}`);
}

/** Throws `InvalidInput` for an item that is over the size that every engine can keep. */
export function checkWrite({ listing, expected }: ListingWrite): CheckedWrite {
  checkVersion(listing.id, listing.version, expected);
  const body = JSON.stringify(listing);
  const bytes = body.length * 3 > LIMITS.listingBytesMax ? Buffer.byteLength(body) : 0;
  if (bytes > LIMITS.listingBytesMax) {
    const reason = `is ${bytes} bytes with its change; at most ${LIMITS.listingBytesMax} can be kept`;
    throw new InvalidInput([{ field: listing.id, reason }]);
  }
  return { listing, expected, body };
}
