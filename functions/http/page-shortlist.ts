import type { Listing } from '../../schemas/listing.ts';
import { withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { EntryView, ShortlistView } from '../../web/views.ts';
import { asksForDiscretion } from '../domain/discretion.ts';
import { textIn, topicLabels } from '../domain/listing-words.ts';
import { listed, longDate } from '../domain/messages/message.ts';
import { ukDate } from '../domain/time/days.ts';
import { entryOf } from './page-entry.ts';
import { sketchOf } from './page-sketch.ts';

/** More than a person would ever be given; bounds one reading of the record. */
export const SHORTLIST_MAX = 12;

/** Listings in the order of the address. Those that are gone are counted, never silently dropped. */
export function shortlistView(
  frame: Frame,
  ids: readonly string[],
  listings: ReadonlyMap<string, Listing>,
  now: Date,
  tooMany: boolean,
): ShortlistView {
  const present = ids.filter((id) => listings.has(id));
  const entries = present.flatMap((id, i) => {
    const listing = listings.get(id);
    return listing ? [{ ...entryOf(frame, listing, i + 1, now), ...movesOf(frame, present, i) }] : [];
  });
  const services = present.flatMap((id) => listings.get(id)?.service ?? []);
  const discreet = services
    .filter((service) => asksForDiscretion(service, topicLabels(service, frame.lang)))
    .map((service) => textIn(service, frame.lang).name);
  return {
    entries,
    gone: ids.length - present.length,
    tooMany: tooMany ? SHORTLIST_MAX : null,
    careful:
      discreet.length > 0 ? frame.say('shortlist.careful', { names: listed(frame.lang, discreet) }) : null,
    link: frame.url.origin + orderedLink(frame, present),
    sketch: sketchOf(frame, services, now),
    printedOn: longDate(frame.lang, ukDate(now)),
  };
}

const orderedLink = (frame: Frame, ids: readonly string[]): string =>
  withParameters(frame.url, { id: ids, pick: null, emptied: ids.length === 0 ? '1' : null });

function moved(ids: readonly string[], from: number, to: number): string[] {
  const next = [...ids];
  const [id] = next.splice(from, 1);
  if (id !== undefined) next.splice(to, 0, id);
  return next;
}

/** Addresses of the list with one entry farther up, farther down, or gone. */
const movesOf = (
  frame: Frame,
  ids: readonly string[],
  i: number,
): Pick<EntryView, 'up' | 'down' | 'remove'> => ({
  up: i > 0 ? orderedLink(frame, moved(ids, i, i - 1)) : null,
  down: i < ids.length - 1 ? orderedLink(frame, moved(ids, i, i + 1)) : null,
  remove: orderedLink(frame, ids.toSpliced(i, 1)),
});
