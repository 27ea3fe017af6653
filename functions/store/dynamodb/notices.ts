import { StoredListing } from '../../../schemas/listing.ts';
import type { ChangeNotice } from '../../domain/ports.ts';
import { type HistoryStep, historyStep, isConfidential } from '../history.ts';
import { type BadRow, readItem, UnreadableRow } from '../parsing.ts';
import { listingIdOf } from './keys.ts';

/** The part of an attribute value that is read here; the SDK's and the Lambda event's both fit. */
interface Value {
  readonly S?: string | undefined;
  readonly N?: string | undefined;
}
type Image = { readonly [attribute: string]: Value };

/** A record of the stream, as `GetRecords` and as a Lambda event give it. */
export interface StreamRecord {
  readonly dynamodb?:
    | {
        readonly NewImage?: Image | undefined;
        readonly OldImage?: Image | undefined;
        readonly SequenceNumber?: string | undefined;
      }
    | undefined;
}

/** `history` is absent, and `bad` says why, where the listing cannot be read: the notice stands all the same. */
export interface StreamNotice {
  readonly notice: ChangeNotice;
  readonly history?: HistoryStep;
  readonly bad?: BadRow;
}

/** What one record of the stream says; undefined for what is not a write of a listing. */
export function noticesOf({ dynamodb }: StreamRecord): StreamNotice | undefined {
  const { NewImage: after, OldImage: before } = dynamodb ?? {};
  const id = listingIdOf(after?.pk?.S, after?.sk?.S);
  if (after === undefined || id === undefined) return undefined;
  const notice = { id, version: Number(after.version?.N), at: Number(after.at?.N) };
  try {
    const listing = read(after, id);
    const turnsConfidential =
      before !== undefined && isConfidential(listing) && !isConfidential(readIfAble(before, id));
    return { notice, history: historyStep(listing, turnsConfidential) };
  } catch (error) {
    if (error instanceof UnreadableRow) return { notice, bad: error.row };
    throw error;
  }
}

const read = (image: Image, id: string) => readItem(StoredListing, image.body?.S ?? '', 'listing', id);

/** An item that cannot be read counts as not confidential: then its history is hidden, which does no harm. */
function readIfAble(image: Image, id: string): StoredListing | undefined {
  try {
    return read(image, id);
  } catch {
    return undefined;
  }
}
