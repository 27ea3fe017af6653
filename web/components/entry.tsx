import type { Frame } from '../frame.ts';
import type { EntryView } from '../views.ts';
import { RoomBadge } from './result.tsx';

/** One listing as it is taken home. */
export function Entry({ frame, entry }: { frame: Frame; entry: EntryView }) {
  const { say, lang } = frame;
  const name = entry.name.text;
  const rows: readonly (readonly [string, readonly string[], string, boolean?])[] = [
    [say('shortlist.when'), entry.when, say('listing.schedule-none')],
    [say('shortlist.where'), entry.where, say('result.place-unknown')],
    [say('shortlist.getting-there'), entry.getting, say('listing.not-stated-ask')],
    [say('shortlist.telephone'), entry.phones, say('listing.not-stated'), true],
    [say('shortlist.meets'), entry.meets, say('shortlist.meets-unknown'), true],
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
      <dl class="pairs">
        {rows.map(([term, lines, unknown, short]) => (
          <>
            <dt>{term}</dt>
            <dd
              class={
                [lines.length === 0 ? 'unknown' : '', short ? 'half' : ''].filter(Boolean).join(' ') ||
                undefined
              }
            >
              {lines.length === 0 ? unknown : lines.join('. ')}
            </dd>
          </>
        ))}
      </dl>
      <p class="no-print">
        <RoomBadge room={entry.room} /> <span class="as-of">{entry.room.asOf}</span>
        {entry.caution && <> {entry.caution}</>}
      </p>
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
      <div class="govuk-hint" id={`note-${id}-hint`}>
        {say('shortlist.note-hint')}
      </div>
      <textarea
        id={`note-${id}`}
        class="govuk-textarea"
        rows={1}
        placeholder=" "
        autocomplete="off"
        aria-describedby={`note-${id}-hint`}
        data-note=""
      ></textarea>
    </div>
  );
}
