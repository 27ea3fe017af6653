import type { Assurance, Service } from '../../schemas/service.ts';
import { AssuranceKind } from '../../schemas/words.ts';
import type { Frame } from '../../web/frame.ts';
import type { ListingView, Pair } from '../../web/views.ts';
import { longDate } from '../domain/messages/message.ts';

/** When it was last confirmed, changed and seen. A date in the future says nothing yet. */
export function threeDates({ say, lang }: Frame, assurance: readonly Assurance[], today: string): Pair[] {
  return AssuranceKind.options.map((kind) => {
    const last = assurance
      .filter((each) => each.kind === kind && each.on <= today)
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
    const term = say(`listing.date-${kind}`);
    if (!last) return { term, text: say('listing.date-never'), unknown: true };
    const by = [say(`by.${last.by}`), last.name].filter((part) => part !== undefined).join(', ');
    return { term, text: say('listing.date-line', { date: longDate(lang, last.on), by }) };
  });
}

/** Who pays for it, until when, and whether that goes on. */
export function fundingLines({ say, lang }: Frame, { hereabouts }: Service): string[] {
  const { funder, endsOn, renewal } = hereabouts?.funding ?? {};
  return [
    ...(funder ? [say('listing.funder', { funder })] : []),
    ...(endsOn ? [say('sure.funding-until', { date: longDate(lang, endsOn) })] : []),
    ...(endsOn || renewal ? [say(`listing.renewal.${renewal ?? 'unknown'}`)] : []),
  ];
}

/** Where it was read, since when, and under which licence. */
export function sourcesOf({ say, lang }: Frame, { hereabouts }: Service): ListingView['sources'] {
  return (hereabouts?.provenance ?? []).map(({ source, name, firstSeenOn, goneOn, licence }) => ({
    name: name ?? source,
    href: /^https?:\/\//.test(source) ? source : null,
    lines: [
      say('listing.first-seen', { date: longDate(lang, firstSeenOn) }),
      ...(goneOn ? [say('listing.gone', { date: longDate(lang, goneOn) })] : []),
      ...(licence ? [say('listing.licence', { licence })] : []),
    ],
  }));
}
