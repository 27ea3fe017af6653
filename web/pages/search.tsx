import type { Child } from 'hono/jsx';
import { ErrorSummary, type ShownError } from '../components/error-summary.tsx';
import { ActiveFilters, Filters } from '../components/filters.tsx';
import { MapPanel } from '../components/map-panel.tsx';
import { Result } from '../components/result.tsx';
import { type PersonChoices, SearchForm } from '../components/search-form.tsx';
import { type Frame, siteLink } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { AnswerView } from '../views.ts';

export interface SearchPageProps {
  readonly frame: Frame;
  readonly typed: URLSearchParams;
  readonly choices: PersonChoices;
  readonly errors: readonly ShownError[];
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** Absent where the question could not be understood. */
  readonly answer: AnswerView | undefined;
}

/** The question at the head, then filters, answers and map. The list is the product. */
export function SearchPage({ frame, typed, choices, errors, fieldErrors, answer }: SearchPageProps) {
  const { say } = frame;
  const what = typed.get('q')?.trim() ?? '';
  const title = what === '' ? say('search.title') : say('search.title-for', { what });
  return (
    <Layout frame={frame} title={title} wide here="search" error={errors.length > 0}>
      <h1 class="govuk-visually-hidden">{say('search.title')}</h1>
      <ErrorSummary say={say} errors={errors} />
      <Ask frame={frame} typed={typed} open={answer === undefined}>
        <SearchForm frame={frame} typed={typed} errors={fieldErrors} choices={choices} at="results" />
      </Ask>
      {answer && <Answer frame={frame} answer={answer} />}
    </Layout>
  );
}

/** On a phone the question is folded away once it is answered, so that the answers come first. */
function Ask({
  frame,
  typed,
  open,
  children,
}: {
  frame: Frame;
  typed: URLSearchParams;
  open: boolean;
  children?: Child;
}) {
  const now = [typed.get('q'), typed.get('near')].filter((text) => text?.trim()).join(' · ');
  return (
    <details class="ask" open={open}>
      <summary>
        {frame.say('search.change')}
        {now !== '' && <span class="ask__now">: {now}</span>}
      </summary>
      {children}
    </details>
  );
}

function Answer({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  return (
    <div class="answer" data-answer="">
      <div class="answer__filters" data-part="filters">
        <Filters frame={frame} answer={answer} />
      </div>
      <section class="answer__list" aria-labelledby="answers-heading" data-part="list">
        <AnswerHead frame={frame} answer={answer} />
        {answer.results.length > 0 ? (
          <ol class="results" start={1}>
            {answer.results.map((result) => (
              <Result frame={frame} result={result} />
            ))}
          </ol>
        ) : (
          <Tips frame={frame} answer={answer} />
        )}
        <AnswerFoot frame={frame} answer={answer} />
      </section>
      <div class="answer__map" data-part="map">
        <MapPanel frame={frame} map={answer.map} />
      </div>
      <p
        class="govuk-visually-hidden"
        role="status"
        data-status={frame.say('search.updated', { count: '{count}' })}
      ></p>
    </div>
  );
}

function AnswerHead({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  return (
    <>
      <h2 class="answer__heading" id="answers-heading" data-total={answer.total} tabindex={-1}>
        {answer.heading}
      </h2>
      {answer.measured && <p class="measured">{answer.measured}</p>}
      {answer.whichPlace && <WhichPlace which={answer.whichPlace} />}
      {answer.didYouMean && (
        <p class="did-you-mean">
          {say('search.did-you-mean')} <a href={answer.didYouMean.href}>{answer.didYouMean.text}</a>?
        </p>
      )}
      {answer.widened && <p class="notice">{answer.widened}</p>}
      {answer.understood.length > 0 && (
        <ul class="understood">
          {answer.understood.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      <ActiveFilters frame={frame} answer={answer} />
      <Hidden frame={frame} answer={answer} />
      {answer.total > 1 && (
        <p class="sort">
          {say('search.sort')}:{' '}
          {answer.sort.map((way, i) => (
            <>
              {i > 0 ? ' | ' : ''}
              {way.on ? <strong>{way.text}</strong> : <a href={way.href}>{way.text}</a>}
            </>
          ))}
        </p>
      )}
    </>
  );
}

function WhichPlace({ which }: { which: NonNullable<AnswerView['whichPlace']> }) {
  const list = (
    <ul class="places">
      {which.places.map((place) => (
        <li>
          <a href={place.href}>{place.text}</a>
        </li>
      ))}
    </ul>
  );
  if (which.must)
    return (
      <div class="notice">
        <p class="notice__title">{which.question}</p>
        {list}
      </div>
    );
  return (
    <details class="govuk-details other-places">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{which.question}</span>
      </summary>
      <div class="govuk-details__text">{list}</div>
    </details>
  );
}

function Hidden({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  if (answer.hidden.length === 0) return null;
  return (
    <div class="hidden-ones">
      <h3 class="govuk-visually-hidden">{frame.say('search.hidden')}</h3>
      <ul>
        {answer.hidden.map(({ text, show }) => (
          <li>
            {text}{' '}
            <a href={show.href} aria-label={show.text}>
              {frame.say('search.show-them')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tips({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  if (answer.whichPlace?.must) return null;
  return (
    <div class="tips">
      <p>{say('search.nothing')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {answer.tips.map((tip) => (
          <li>{tip.href ? <a href={tip.href}>{tip.text}</a> : tip.text}</li>
        ))}
        <li>
          <a href={siteLink(frame, '/')}>{say('search.try-all')}</a>
        </li>
      </ul>
    </div>
  );
}

function AnswerFoot({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  return (
    <>
      {(answer.more || answer.first) && (
        <p class="paging">
          {answer.first && <a href={answer.first}>{say('search.first')}</a>}
          {answer.more && (
            <a class="govuk-button govuk-button--secondary" href={answer.more}>
              {say('search.more')}
            </a>
          )}
        </p>
      )}
      {answer.related.length > 0 && (
        <div class="related">
          <h3 class="govuk-heading-s">{say('search.related')}</h3>
          <ul class="topic-links">
            {answer.related.map((topic) => (
              <li>
                <a href={topic.href}>{topic.text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
