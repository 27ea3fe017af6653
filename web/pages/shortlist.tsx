import { Entry } from '../components/entry.tsx';
import { Sketch } from '../components/sketch.tsx';
import { type Frame, siteLink, startNewLink } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { ShortlistView } from '../views.ts';

interface Props {
  readonly frame: Frame;
  readonly list: ShortlistView;
}

/** So many fit on one side of paper, each with a short note; the fewer there are, the larger the type. */
const ONE_SIDE = 6;

const sheetOf = (count: number): string =>
  count <= ONE_SIDE ? `print-sheet print-sheet--one print-sheet--${count}` : 'print-sheet';

/** What a person takes home: one sheet of paper in large type. It says nothing about that person. */
export function ShortlistPage({ frame, list }: Props) {
  const { say } = frame;
  return (
    <Layout frame={frame} title={say('shortlist.title')} here="shortlist" discreet={list.careful !== null}>
      <div class={sheetOf(list.entries.length)} data-sheet="">
        <h1 tabindex={-1}>{say('shortlist.heading')}</h1>
        {list.tooMany !== null && (
          <p class="notice notice--warn no-print">{say('shortlist.too-many', list.tooMany)}</p>
        )}
        {list.gone > 0 && (
          <p class="notice no-print">
            {list.gone === 1 ? say('shortlist.gone-one') : say('shortlist.gone', { count: list.gone })}
          </p>
        )}
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
      {list.careful && <p class="notice notice--warn no-print">{list.careful}</p>}
      <Tools frame={frame} list={list} />
      <p class={list.entries.length > ONE_SIDE ? 'notice no-print' : 'govuk-hint no-print'}>
        {say(list.entries.length > ONE_SIDE ? 'shortlist.two-sides' : 'shortlist.one-side', {
          max: ONE_SIDE,
        })}
      </p>
      <p class="govuk-hint no-print" id="note-hint">
        {say('shortlist.note-hint')}
      </p>
      <ol class="shortlist">
        {list.entries.map((entry) => (
          <Entry frame={frame} entry={entry} count={list.entries.length} />
        ))}
      </ol>
      <div class="sheet-foot">
        {list.sketch && <Sketch frame={frame} sketch={list.sketch} />}
        <p class="only-print">{say('shortlist.printed', { date: list.printedOn })}</p>
      </div>
      <p class="no-print">
        <a href={startNewLink(frame)}>{say('shortlist.start-new')}</a>
      </p>
    </>
  );
}

function Tools({ frame, list }: Props) {
  const { say } = frame;
  return (
    <div class="share">
      <button type="button" class="govuk-button needs-script" data-print="">
        {say('shortlist.print')}
      </button>
      <button type="button" class="govuk-button govuk-button--secondary needs-script" data-copy="share-link">
        {say('shortlist.copy')}
      </button>
      <span class="share__said" role="status" data-copied={say('shortlist.copied')}></span>
      <p class="without-script">{say('shortlist.print-without')}</p>
      <div class="share__link">
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
    </div>
  );
}
