import type { Schedule } from '../../schemas/place.ts';
import type { Service } from '../../schemas/service.ts';
import type { Frame } from '../../web/frame.ts';
import { say as sayFact } from '../domain/messages/message.ts';
import { agenda, allMeetings } from '../domain/time/sessions.ts';
import { scheduleWords, sessionWords } from './page-times.ts';

const NEXT_SHOWN = 3;

/** What recurs, in sentences. */
export const schedulesIn = ({ say, lang }: Frame, schedules: readonly Schedule[]) =>
  schedules.map((schedule) => scheduleWords(say, lang, schedule)).filter((words) => words !== undefined);

/** The next few sessions at any of its places; those on bank holidays among them are named as such. */
export function nextSessions({ say, lang }: Frame, service: Service, now: Date): string[] {
  const lines = agenda(allMeetings(service), now, NEXT_SHOWN).map(({ sure, place, ...session }) => {
    const words = sessionWords(say, lang, session);
    const told = sure ? words : sayFact(lang, 'word.unsure-session', { session: words });
    return place === undefined ? told : `${told}, ${place}`;
  });
  return [...new Set(lines)];
}
