import type { Child } from 'hono/jsx';
import { type Frame, langOf } from '../frame.ts';
import type { WordKey } from '../messages/en.ts';
import type { EntryView } from '../views.ts';
import { type About, Fact, Room } from './facts.tsx';
import { Phone } from './phone.tsx';

interface EntryProps {
  readonly frame: Frame;
  readonly entry: EntryView;
  /** How many the list holds. */
  readonly count: number;
}

/** One listing as it is taken home. */
export function Entry({ frame, entry, count }: EntryProps) {
  const { say } = frame;
  const name = entry.name.text;
  const phones = entry.phones.map((number) => <Phone number={number} say={say} />);
  const rows: readonly (readonly [About, name: WordKey, lines: readonly Child[] | null, unknown: WordKey])[] =
    [
      ['when', 'shortlist.when', entry.when, 'listing.schedule-none'],
      ['where', 'shortlist.where', entry.where, 'result.place-unknown'],
      ['getting', 'shortlist.getting-there', entry.getting, 'shortlist.getting-unknown'],
      ['contact', 'shortlist.telephone', phones, 'shortlist.telephone-unknown'],
      ['who', 'shortlist.meets', entry.meets, 'shortlist.meets-unknown'],
    ];
  return (
    <li class="entry">
      <h2 class="entry__name">
        <span class="result__number" aria-hidden="true">
          {entry.number}
        </span>
        <a href={entry.href} lang={langOf(frame, entry.name.lang)}>
          {name}
        </a>
      </h2>
      {entry.warning && <p class="entry__warning">{entry.warning}</p>}
      <dl class="facts">
        {rows.map(
          ([about, key, lines, unknown]) =>
            lines && (
              <Fact about={about} name={say(key)}>
                {lines.length === 0 ? (
                  <span class="unknown">{say(unknown)}</span>
                ) : (
                  lines.map((line) => <span class="told">{line}</span>)
                )}
              </Fact>
            ),
        )}
        {entry.room && (
          <Fact about="room" name={say('result.room')}>
            <Room room={entry.room} /> {entry.caution}
          </Fact>
        )}
      </dl>
      <Note frame={frame} id={entry.id} />
      <EntryTools frame={frame} entry={entry} count={count} />
    </li>
  );
}

/** In no form and without a name: a browser cannot send it. */
function Note({ frame, id }: { frame: Frame; id: string }) {
  const { say } = frame;
  return (
    <div class="note">
      <label class="govuk-label" for={`note-${id}`}>
        {say('shortlist.note')}
      </label>
      <textarea
        id={`note-${id}`}
        class="govuk-textarea"
        rows={1}
        placeholder=" "
        autocomplete="off"
        aria-describedby="note-hint"
        data-note=""
      ></textarea>
    </div>
  );
}

/** Links that lead to the list as it is afterwards; script takes them in place. */
function EntryTools({ frame: { say }, entry, count }: EntryProps) {
  const name = entry.name.text;
  const moved = (number: number) => say('shortlist.moved', { name, number, count });
  const tools = [
    ['up', 'shortlist.up', 'shortlist.up-long', entry.up, moved(entry.number - 1)],
    ['down', 'shortlist.down', 'shortlist.down-long', entry.down, moved(entry.number + 1)],
    ['remove', 'shortlist.remove', 'shortlist.remove-long', entry.remove, say('shortlist.removed', { name })],
  ] as const;
  return (
    <p class="entry__tools">
      {tools.map(
        ([move, short, long, href, said]) =>
          href !== null && (
            <a
              href={href}
              aria-label={say(long, { name })}
              data-move={move}
              data-entry={entry.id}
              data-said={said}
            >
              {say(short)}
            </a>
          ),
      )}
    </p>
  );
}
