import type { Message } from '../../schemas/search.ts';
import type { MessageKey } from '../domain/messages/en.ts';

/**
 * Where an answer tells a reason or a caution. `limit`: among the things to check, and says who may come. `not-stated`:
 * with the others of its kind, in one line. `apart`: what has a row of its own, in its own words.
 */
type Row = 'why' | 'found-by' | 'where' | 'who' | 'cost' | 'check' | 'limit' | 'not-stated' | 'apart';

/** The first two parts of a key: "caution.check" of "caution.check.age". */
type KindOf<Key> = Key extends `${infer A}.${infer B}.${string}` ? `${A}.${B}` : Key;
type Kind = KindOf<Extract<MessageKey, `${'reason' | 'caution'}.${string}`>>;

const ROWS: Readonly<Record<Kind, Row>> = {
  'reason.topic': 'why',
  'reason.topic-listed': 'why',
  'reason.topic-proposed': 'why',
  'reason.words': 'found-by',
  'reason.alike': 'found-by',
  'reason.near': 'where',
  'reason.walkable': 'where',
  'reason.comes-to-you': 'where',
  'reason.covers': 'where',
  'reason.stop': 'where',
  'reason.station': 'where',
  'reason.pick-up': 'where',
  'reason.community-transport': 'where',
  'reason.travel-costs-paid': 'where',
  'reason.step-free': 'where',
  'reason.fit': 'who',
  'reason.open-to-anyone': 'who',
  'reason.for': 'who',
  'reason.seems-for': 'who',
  'reason.referral': 'who',
  'reason.meets-you': 'who',
  'reason.free': 'who',
  'reason.free-for-some': 'cost',
  'reason.cost': 'cost',
  'reason.room': 'apart',
  'reason.then': 'apart',
  'reason.confirmed': 'apart',
  'caution.approximate': 'where',
  'caution.unplaced': 'where',
  'caution.confidential': 'where',
  'caution.room': 'apart',
  'caution.only': 'limit',
  'caution.excluded': 'limit',
  'caution.check': 'not-stated',
  'caution.another-time': 'check',
  'caution.area-check': 'check',
  'caution.bank-holiday': 'check',
  'caution.bank-holidays': 'check',
  'caution.barred': 'check',
  'caution.cannot-check': 'check',
  'caution.day-not-stated': 'check',
  'caution.far-stop': 'check',
  'caution.own-words': 'check',
  'caution.route': 'check',
  'caution.says-only-for': 'check',
  'caution.seems-for': 'check',
  'caution.time-not-stated': 'check',
  'caution.unfunded': 'check',
};

const isKind = (kind: string): kind is Kind => Object.hasOwn(ROWS, kind);

/** How sure we are of a listing has a row of its own, and so has whatever is neither a reason nor a caution. */
export function rowOf({ key }: Pick<Message, 'key'>): Row {
  const kind = key.split('.', 2).join('.');
  return isKind(kind) ? ROWS[kind] : 'apart';
}

/** The texts of those that stand in one of these rows, in their order. */
export const textsIn = (messages: readonly Message[], ...rows: readonly Row[]): string[] =>
  messages.filter((message) => rows.includes(rowOf(message))).map(({ text }) => text);
