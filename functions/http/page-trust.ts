import type { Service } from '../../schemas/service.ts';
import type { AssuredBy, FreshnessState, Language, Renewal } from '../../schemas/words.ts';
import type { Frame } from '../../web/frame.ts';
import type { RoomView, SureView } from '../../web/views.ts';
import type { Say } from '../../web/words.ts';
import { type RoomNow, roomOf } from '../domain/capacity.ts';
import { longDate } from '../domain/messages/message.ts';

/** Room in words, always with the day it was said. */
export function roomWords(say: Say, lang: Language, room: RoomNow | null): RoomView {
  if (!room) return { state: 'unknown', label: say('room.unknown'), asOf: say('room.never') };
  const date = longDate(lang, room.asOf);
  const asOf = say(room.expired ? 'room.expired' : 'room.as-of', { date });
  return { state: room.state, label: roomLabel(say, room), asOf };
}

export const roomOfListing = ({ say, lang }: Frame, service: Service, today: string): RoomView =>
  roomWords(say, lang, roomOf(service, today) ?? null);

/** What has closed promises nothing. */
export const roomUnlessClosed = (
  frame: Frame,
  service: Service,
  { state }: Pick<Trusted, 'state'>,
  today: string,
): RoomView | null => (state === 'closed' ? null : roomOfListing(frame, service, today));

function roomLabel(say: Say, { state, places, weeks }: RoomNow): string {
  if (state === 'limited' && places !== undefined)
    return places === 1 ? say('room.limited-1') : say('room.limited-n', { places });
  if (state === 'waiting-list' && weeks !== undefined)
    return weeks === 1 ? say('room.waiting-list-1') : say('room.waiting-list-n', { weeks });
  return say(`room.${state}`);
}

export interface Trusted {
  readonly state: FreshnessState;
  readonly reason: string;
  readonly confirmedOn: string | null;
  readonly confirmedBy: AssuredBy | null;
  readonly funding: { readonly endsOn: string | null; readonly renewal: Renewal | null } | null;
}

/** How sure we are: confirmed when and by whom; paid for until when. */
export function sureWords(say: Say, lang: Language, trusted: Trusted): SureView {
  const { state, reason } = trusted;
  const lines: string[] = [];
  if (reason === 'closed' || reason === 'temporarily-closed')
    return {
      state,
      label: say('sure.closed'),
      lines: [say(reason === 'closed' ? 'sure.is-closed' : 'sure.is-paused')],
    };
  if (reason === 'source-gone') lines.push(say('sure.source-gone'));
  lines.push(confirmedLine(say, lang, trusted));
  if (reason === 'changed-since') lines.push(say('sure.changed-since'));
  lines.push(...fundingLine(say, lang, trusted));
  return { state, label: say(`sure.${state}`), lines };
}

function confirmedLine(
  say: Say,
  lang: Language,
  { state, reason, confirmedOn, confirmedBy }: Trusted,
): string {
  if (!confirmedOn) return say('sure.never');
  const said = {
    date: longDate(lang, confirmedOn),
    by: say(confirmedBy ? `by.${confirmedBy}` : 'by.nobody'),
  };
  if (state === 'confirmed') return say('sure.on', said);
  if (reason === 'confirmed-long-ago') return say('sure.long-ago', said);
  return say(reason === 'confirmed-a-while-ago' ? 'sure.last-confirmed-on' : 'sure.confirmed-on', said);
}

function fundingLine(say: Say, lang: Language, { reason, confirmedOn, funding }: Trusted): string[] {
  if (!funding?.endsOn) return [];
  const date = longDate(lang, funding.endsOn);
  if (reason === 'funding-ended') return [say('sure.funding-ended', { date })];
  if (funding.renewal === 'confirmed') return [say('sure.funding-renewed', { date })];
  const isOver = confirmedOn !== null && confirmedOn > funding.endsOn;
  if (funding.renewal === 'refused')
    return [say(isOver ? 'sure.funding-refused-over' : 'sure.funding-refused', { date })];
  if (isOver) return [say('sure.funding-over', { date })];
  return [say(reason === 'funding-ends-soon' ? 'sure.funding-soon' : 'sure.funding-until', { date })];
}
