import type { Message, SearchResult } from '../../schemas/search.ts';
import type { Language } from '../../schemas/words.ts';
import { withoutValue, withValue } from '../../web/address.ts';
import { askingFrame, type Frame, siteLink } from '../../web/frame.ts';
import type { ContactView, PickView, ResultView } from '../../web/views.ts';
import type { WordKey } from '../../web/words.ts';
import { miles, milesKey, say as sayFact } from '../domain/messages/message.ts';
import { rowOf, textsIn } from './page-rows.ts';
import { sessionWords } from './page-times.ts';
import { roomWords, sureWords } from './page-trust.ts';

/** An answer in the words and order of the page. */
export function resultView(asked: Frame, result: SearchResult, number: number): ResultView {
  const frame = askingFrame(asked, result.phone !== null);
  const { say, lang } = frame;
  const why = textsIn(result.reasons, 'why');
  const closed = result.freshness.state === 'closed';
  return {
    number,
    id: result.id,
    name: result.name,
    lang: result.lang,
    href: siteLink(frame, `/listings/${encodeURIComponent(result.id)}`),
    summary: result.summary,
    organization: result.organization?.name ?? null,
    topics:
      why.length > 0
        ? why
        : [
            ...result.topics.map(({ label, proposed }) =>
              proposed ? say('result.topic-proposed', { topic: label }) : label,
            ),
            ...textsIn(result.reasons, 'found-by'),
          ],
    sample: result.sample && !frame.sample,
    where: whereOf(frame, result),
    when: closed ? null : whenOf(frame, result),
    room: closed ? null : roomWords(say, lang, result.capacity),
    who: whoOf(frame, result),
    checks: textsIn(result.cautions, 'check', 'limit'),
    notStated: result.cautions
      .filter((caution) => rowOf(caution) === 'not-stated')
      .map((check) => whatToAsk(frame, check)),
    sure: sureWords(say, lang, { ...result.freshness, funding: result.funding }),
    contact: contactOf(result),
    pick: pickOf(frame, result.id),
  };
}

/** Whom it is for is asked of this very person: "whether it is for “Veteran”", not "situation". */
function whatToAsk({ say }: Frame, { key, values }: Message): string {
  return values.who === undefined
    ? say(`listing.eligibility.${key.replace('caution.check.', '')}` as WordKey)
    : say('result.whether-for', { who: values.who });
}

function contactOf({ phone, email, website }: SearchResult): ContactView | null {
  if (phone !== null) return { way: 'telephone', text: phone };
  if (email !== null) return { way: 'email', text: email };
  return website === null ? null : { way: 'website', text: website };
}

const whenOf = ({ say, lang }: Frame, { nextSession }: SearchResult) =>
  nextSession
    ? { text: sessionWords(say, lang, nextSession), known: true }
    : { text: say('result.time-unknown'), known: false };

/** That it is not stated who may come is told where nothing else is: no limit, and not what is not stated. */
function whoOf({ say }: Frame, { reasons, cautions }: SearchResult): ResultView['who'] {
  const lines = textsIn(reasons, 'who');
  const isTold = lines.length + textsIn(cautions, 'limit', 'not-stated').length > 0;
  return { lines, unknown: isTold ? null : say('result.who-unknown'), cost: textsIn(reasons, 'cost') };
}

/** Holds the two halves of a postcode together. */
export const NO_BREAK = '\u00a0';

function away(lang: Language, km: number): string {
  const count = miles(km);
  return sayFact(lang, milesKey(count), { miles: count });
}

/** How far and how one gets there: the nearest fact first. */
function whereOf({ say, lang }: Frame, result: SearchResult): ResultView['where'] {
  const told = textsIn([...result.reasons, ...result.cautions], 'where');
  const distanceTold = result.reasons.some(({ key }) => /^reason\.(near|walkable)/.test(key));
  const distance = result.distanceKm === null || distanceTold ? [] : [away(lang, result.distanceKm)];
  const lines = [...distance, ...told];
  const place = [result.place?.name, result.place?.postcode?.replace(' ', NO_BREAK)]
    .filter((part) => part != null)
    .join(', ');
  return {
    place: place === '' ? null : place,
    lines: lines.length > 0 || place !== '' ? lines : [say('result.place-unknown')],
  };
}

/** A link that adds the listing to the shortlist in the address of this page, or takes it off. */
export function pickOf(frame: Frame, id: string): PickView {
  const on = frame.picks.includes(id);
  const href = on ? withoutValue(frame.url, 'pick', id) : withValue(frame.url, 'pick', id);
  return { on, href: `${href}#listing-${id}` };
}
