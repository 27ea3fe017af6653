import type { Listing } from '../../schemas/listing.ts';
import { withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { EntryView, ShortlistView } from '../../web/views.ts';
import { asksForDiscretion } from '../domain/discretion.ts';
import { textIn } from '../domain/listing-words.ts';
import { listed, longDate } from '../domain/messages/message.ts';
import { ukDate } from '../domain/time/days.ts';
import { entryOf } from './page-entry.ts';
import { sketchOf } from './page-sketch.ts';

/** As many are shown, more than a person would ever be given; bounds one reading of the record. */
export const SHORTLIST_MAX = 12;

/**
 * Listings in the order of the address. Those that are gone are counted, never silently dropped; those beyond the ones
 * that are shown stay in every link.
 */
export function shortlistView(
  frame: Frame,
  ids: readonly string[],
  listings: ReadonlyMap<string, Listing>,
  now: Date,
): ShortlistView {
  const shown = ids.slice(0, SHORTLIST_MAX);
  const beyond = ids.slice(SHORTLIST_MAX);
  const present = shown.filter((id) => listings.has(id));
  const linkTo = (some: readonly string[]) => orderedLink(frame, [...some, ...beyond]);
  const entries = present.flatMap((id, i) => {
    const listing = listings.get(id);
    return listing ? [{ ...entryOf(frame, listing, i + 1, now), ...movesOf(present, i, linkTo) }] : [];
  });
  const services = present.flatMap((id) => listings.get(id)?.service ?? []);
  const discreet = services
    .filter((service) => asksForDiscretion(service))
    .map((service) => textIn(service, frame.lang).name);
  return {
    entries,
    gone: shown.length - present.length,
    tooMany: beyond.length > 0 ? { shown: shown.length, all: ids.length } : null,
    careful:
      discreet.length > 0 ? frame.say('shortlist.careful', { names: listed(frame.lang, discreet) }) : null,
    link: frame.url.origin + linkTo(present),
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
  ids: readonly string[],
  i: number,
  linkTo: (ids: readonly string[]) => string,
): Pick<EntryView, 'up' | 'down' | 'remove'> => ({
  up: i > 0 ? linkTo(moved(ids, i, i - 1)) : null,
  down: i < ids.length - 1 ? linkTo(moved(ids, i, i + 1)) : null,
  remove: linkTo(ids.toSpliced(i, 1)),
});
