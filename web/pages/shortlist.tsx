import { RoomBadge } from '../components/result.tsx';
import { type Frame, siteLink } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { EntryView, ShortlistView, SketchView } from '../views.ts';

interface Props {
  readonly frame: Frame;
  readonly list: ShortlistView;
}

/** What a person takes home: one sheet of paper in large type. It says nothing about that person. */
export function ShortlistPage({ frame, list }: Props) {
  const { say } = frame;
  return (
    <Layout frame={frame} title={say('shortlist.title')} here="shortlist">
      <div class={list.entries.length > 3 ? 'print-sheet' : 'print-sheet print-sheet--few'}>
        <h1>{say('shortlist.heading')}</h1>
        {list.tooMany !== null && (
          <p class="notice notice--warn no-print">{say('shortlist.too-many', { max: list.tooMany })}</p>
        )}
        {list.gone > 0 && <p class="notice no-print">{say('shortlist.gone', { count: list.gone })}</p>}
        {list.entries.length === 0 ? (
          <>
            <p>{say('shortlist.empty')}</p>
            <p>
              {say('shortlist.empty-next')} <a href={siteLink(frame, '/')}>{say('error.home')}</a>
            </p>
          </>
        ) : (
          <Sheet frame={frame} list={list} />
        )}
      </div>
    </Layout>
  );
}

function Sheet({ frame, list }: Props) {
  const { say } = frame;
  return (
    <>
      <p class="no-print">{say('shortlist.intro')}</p>
      <Tools frame={frame} list={list} />
      <ol class="shortlist">
        {list.entries.map((entry) => (
          <Entry frame={frame} entry={entry} />
        ))}
      </ol>
      {list.sketch && <Sketch frame={frame} sketch={list.sketch} />}
      <p class="only-print">{say('shortlist.printed', { date: list.printedOn })}</p>
      <p class="no-print">
        <a href={list.empty}>{say('shortlist.clear')}</a>
      </p>
    </>
  );
}

function Tools({ frame, list }: Props) {
  const { say } = frame;
  return (
    <div class="share">
      <div class="govuk-form-group">
        <label class="govuk-label" for="share-link">
          {say('shortlist.share')}
        </label>
        <input
          class="govuk-input"
          id="share-link"
          type="text"
          readonly
          value={list.link}
          data-share-link=""
        />
      </div>
      <button type="button" class="govuk-button govuk-button--secondary needs-script" data-copy="share-link">
        {say('shortlist.copy')}
      </button>
      <button type="button" class="govuk-button needs-script" data-print="">
        {say('shortlist.print')}
      </button>
      <span role="status" data-copied={say('shortlist.copied')}></span>
      <p class="without-script">{say('shortlist.print-without')}</p>
    </div>
  );
}

function Entry({ frame, entry }: { frame: Frame; entry: EntryView }) {
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

function Sketch({ frame, sketch }: { frame: Frame; sketch: SketchView }) {
  const { say } = frame;
  const { width, height, scale } = sketch;
  const names = sketch.dots.map(({ n, label }) => `${n} ${label}`).join(', ');
  return (
    <section class="sketch" aria-labelledby="sketch">
      <h2 id="sketch">{say('shortlist.sketch')}</h2>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${say('shortlist.sketch-label')} ${names}`}
      >
        {sketch.towns.map(({ name, x, y }) => (
          <>
            <circle cx={x} cy={y} r="2.500" fill="#6b6172" />
            <text x={x + 6} y={y + 5} font-size="14" fill="#574d5e">
              {name}
            </text>
          </>
        ))}
        {sketch.dots.map(({ n, x, y }) => (
          <>
            <circle cx={x} cy={y} r="12.500" fill="#5b2155" stroke="#fff" stroke-width="2" />
            <text x={x} y={y + 5.5} font-size="15" font-weight="700" fill="#fff" text-anchor="middle">
              {n}
            </text>
          </>
        ))}
        <path d={`M14 ${height - 24}v8h${scale.length}v-8`} fill="none" stroke="#211a26" stroke-width="2" />
        <text x={20 + scale.length} y={height - 14} font-size="14" fill="#211a26">
          {scale.label}
        </text>
        <path d={`M${width - 22} 34v-22l-6 9m6-9l6 9`} fill="none" stroke="#211a26" stroke-width="2" />
      </svg>
    </section>
  );
}
