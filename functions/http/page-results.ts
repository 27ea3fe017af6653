import type { Message, SearchResult } from '../../schemas/search.ts';
import type { Language } from '../../schemas/words.ts';
import { withoutValue, withValue } from '../../web/address.ts';
import { askingFrame, type Frame, siteLink } from '../../web/frame.ts';
import type { ContactView, PickView, ResultView } from '../../web/views.ts';
import type { WordKey } from '../../web/words.ts';
import { miles, milesKey, say as sayFact } from '../domain/messages/message.ts';
import { sessionWords } from './page-times.ts';
import { roomWords, sureWords } from './page-trust.ts';

/** Which row of an answer a reason or caution belongs to, by its key. What has a row of its own is told there. */
const WHERE =
  /^(reason\.(near.*|walkable.*|comes-to-you\..*|covers|stop|station|pick-up|community-transport|travel-costs-paid|step-free)|caution\.(approximate|unplaced|confidential))$/;
const WHO = /^reason\.(fit\..*|open-to-anyone|for|seems-for|referral|meets-you|free)$/;
/** Told in the same row, and nothing that speaks for it. */
const COST = /^reason\.(cost|free-for-some)$/;
const OWN_ROW = /^(freshness\.|caution\.room\.|caution\.(approximate|unplaced|confidential)$)/;
const LIMITS = /^caution\.(only|excluded\.|check\.)/;
/** Told together, in one line. */
const NOT_STATED = /^caution\.check\./;
const WHY = /^reason\.(topic|topic-proposed)$/;
/** Told beside its topics, where none of them is what was asked for. */
const FOUND_BY = /^reason\.(words|alike)$/;

const textsOf = (messages: readonly Message[], keys: RegExp) =>
  messages.filter(({ key }) => keys.test(key)).map(({ text }) => text);

/** An answer in the words and order of the page. */
export function resultView(asked: Frame, result: SearchResult, number: number): ResultView {
  const frame = askingFrame(asked, result.phone !== null);
  const { say, lang } = frame;
  const why = textsOf(result.reasons, WHY);
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
            ...textsOf(result.reasons, FOUND_BY),
          ],
    sample: result.sample && !frame.sample,
    where: whereOf(frame, result),
    when: closed ? null : whenOf(frame, result),
    room: closed ? null : roomWords(say, lang, result.capacity),
    who: whoOf(frame, result),
    checks: result.cautions
      .filter(({ key }) => !OWN_ROW.test(key) && !NOT_STATED.test(key))
      .map(({ text }) => text),
    notStated: result.cautions
      .filter(({ key }) => NOT_STATED.test(key))
      .map((check) => whatToAsk(frame, check)),
    sure: sureWords(say, lang, { ...result.freshness, funding: result.funding }),
    contact: contactOf(result),
    pick: pickOf(frame, result.id),
  };
}

/** Whom it is for is asked of this very person: "whether it is for “Veteran”", not "situation". */
function whatToAsk({ say }: Frame, { key, values }: Message): string {
  return values.who === undefined
    ? say(`listing.eligibility.${key.replace(NOT_STATED, '')}` as WordKey)
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
  const lines = textsOf(reasons, WHO);
  const isTold = lines.length > 0 || cautions.some(({ key }) => LIMITS.test(key));
  return { lines, unknown: isTold ? null : say('result.who-unknown'), cost: textsOf(reasons, COST) };
}

/** Holds the two halves of a postcode together. */
export const NO_BREAK = '\u00a0';

function away(lang: Language, km: number): string {
  const count = miles(km);
  return sayFact(lang, milesKey(count), { miles: count });
}

/** How far and how one gets there: the nearest fact first. */
function whereOf({ say, lang }: Frame, result: SearchResult): ResultView['where'] {
  const told = [...textsOf(result.reasons, WHERE), ...textsOf(result.cautions, WHERE)];
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
