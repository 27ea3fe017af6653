import type { Message } from '../../../../schemas/search.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Language, Route, StopMode } from '../../../../schemas/words.ts';
import type { RoomNow } from '../../capacity.ts';
import type { Freshness } from '../../freshness.ts';
import type { MessageKey } from '../../messages/en.ts';
import { either, message, say, type Values } from '../../messages/message.ts';
import { stopsAt } from '../../place-facts.ts';
import type { Session } from '../../time/sessions.ts';
import type { ShownTopics } from '../../topics/topics.ts';
import { criterionOf, LIMITING } from '../../whom/eligibility.ts';
import type { Question } from '../asking/question.ts';
import type { Ranked } from '../order/ranking.ts';

/** What the reasons and the cautions of a result are read from. */
export interface Told {
  readonly ranked: Ranked;
  readonly service: Service;
  readonly question: Question;
  readonly freshness: Freshness;
  readonly topics: ShownTopics;
  /** Undefined where nobody has said anything about it. */
  readonly room: RoomNow | undefined;
  /** Sessions on bank holidays that come before the next one that is promised. */
  readonly unsure: readonly Session[];
}

export type Tell = (key: MessageKey, values?: Values) => Message;
export const tellingIn =
  (lang: Language): Tell =>
  (key, values = {}) =>
    message(lang, key, values);

const BY_BUS: ReadonlySet<StopMode> = new Set(['bus', 'coach']);

/** Where they may get off: a stop for buses alone is none for somebody who cannot use them. */
export const nearestStopFor = ({ ranked: { hit }, service, question }: Told) =>
  stopsAt(service, hit.place?.id).find(
    ({ mode }) => !(BY_BUS.has(mode) && question.person.cannot.includes('bus')),
  );

export const routeWords = (routes: readonly Route[], lang: Language): string =>
  either(
    lang,
    routes.map((route) => say(lang, `word.${route}`)),
  );

/** Limits on who may come about which nothing was said of the person. */
export const onlyFor = (service: Service, { person }: Question) =>
  LIMITING.filter((name) => person.words[name].length === 0).flatMap((name) => {
    const stated = criterionOf(service, name);
    return stated !== undefined && stated !== 'anyone' && 'only' in stated ? [{ name, ...stated }] : [];
  });

/** The message for one, for several, or for nobody knows how many. */
export function keyForCount<Key extends 'reason.room.limited' | 'caution.room.waiting-list'>(
  key: Key,
  count: number | undefined,
): Key | `${Key}-1` | `${Key}-unknown` {
  if (count === undefined) return `${key}-unknown`;
  return count === 1 ? `${key}-1` : key;
}
