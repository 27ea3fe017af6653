import type { Child } from 'hono/jsx';
import { type Frame, langOf } from '../frame.ts';
import type { EntryFact, EntryView } from '../views.ts';
import { Contact } from './contact.tsx';
import { Fact, Room } from './facts.tsx';

interface EntryProps {
  readonly frame: Frame;
  readonly entry: EntryView;
  /** How many the list holds. */
  readonly count: number;
}

/** One listing as it is taken home. */
export function Entry({ frame, entry, count }: EntryProps) {
  const { say } = frame;
  return (
    <li class="entry">
      <h2 class="entry__name">
        <span class="result__number" aria-hidden="true">
          {entry.number}
        </span>
        <a href={entry.href} lang={langOf(frame, entry.name.lang)} data-beside={say('shortlist.new-tab')}>
          {entry.name.text}
        </a>
      </h2>
      {entry.warning && <p class="entry__warning">{entry.warning}</p>}
      {(entry.what.length > 0 || entry.organization) && (
        <p class="entry__what">
          {entry.what.map(({ text, lang }, i) => (
            <>
              {i > 0 && ' · '}
              <span lang={langOf(frame, lang)}>{text}</span>
            </>
          ))}
          {entry.what.length > 0 && entry.organization && ' · '}
          {entry.organization && say('result.by', { name: entry.organization })}
        </p>
      )}
      <dl class="facts">
        {entry.facts.map((fact) => (
          <EntryLines frame={frame} fact={fact} />
        ))}
        {entry.room && (
          <Fact about="room" name={say('result.room')}>
            <Room room={entry.room} />
          </Fact>
        )}
        {entry.caution && (
          <Fact about="sure" name={say('result.sure')}>
            {entry.caution}
          </Fact>
        )}
      </dl>
      <Note frame={frame} id={entry.id} />
      <EntryTools frame={frame} entry={entry} count={count} />
    </li>
  );
}

function EntryLines({ frame, fact: { about, name, lines, known, way } }: { frame: Frame; fact: EntryFact }) {
  return (
    <Fact about={about} name={name}>
      {lines.map((line, i) => (
        <>
          {i > 0 && ' · '}
          {way ? <Contact contact={{ way, text: line }} say={frame.say} /> : said(line, known)}
        </>
      ))}
    </Fact>
  );
}

const said = (line: string, known: boolean): Child => (known ? line : <span class="unknown">{line}</span>);

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
