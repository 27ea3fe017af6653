import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import type { WordKey } from '../messages/en.ts';
import type { EntryView } from '../views.ts';
import { type About, Fact, Room } from './facts.tsx';
import { Phone } from './phone.tsx';

/** One listing as it is taken home. */
export function Entry({ frame, entry }: { frame: Frame; entry: EntryView }) {
  const { say, lang } = frame;
  const name = entry.name.text;
  const phones = entry.phones.map((number) => <Phone number={number} say={say} />);
  const rows: readonly (readonly [About, name: WordKey, lines: readonly Child[], unknown: WordKey])[] = [
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
        <a href={entry.href} lang={entry.name.lang === lang ? undefined : entry.name.lang}>
          {name}
        </a>
      </h2>
      {entry.warning && <p class="entry__warning">{entry.warning}</p>}
      <dl class="facts">
        {rows.map(([about, key, lines, unknown]) => (
          <Fact about={about} name={say(key)}>
            {lines.length === 0 ? (
              <span class="unknown">{say(unknown)}</span>
            ) : (
              lines.map((line) => <span class="told">{line}</span>)
            )}
          </Fact>
        ))}
        {entry.room && (
          <Fact about="room" name={say('result.room')}>
            <Room room={entry.room} /> {entry.caution}
          </Fact>
        )}
      </dl>
      <Note frame={frame} id={entry.id} />
      <p class="entry__tools">
        {entry.up && (
          <a href={entry.up} aria-label={say('shortlist.up-long', { name })}>
            {say('shortlist.up')}
          </a>
        )}
        {entry.down && (
          <a href={entry.down} aria-label={say('shortlist.down-long', { name })}>
            {say('shortlist.down')}
          </a>
        )}
        <a href={entry.remove} aria-label={say('shortlist.remove-long', { name })}>
          {say('shortlist.remove')}
        </a>
      </p>
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
