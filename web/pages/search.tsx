import type { Child } from 'hono/jsx';
import { AnswerFoot, AnswerHead, Tips, Urgent } from '../components/answer.tsx';
import type { PersonChoices } from '../components/asked.ts';
import { ErrorSummary, type ShownError } from '../components/error-summary.tsx';
import { Filters } from '../components/filters.tsx';
import { MapPanel } from '../components/map-panel.tsx';
import { Result } from '../components/result.tsx';
import { SearchForm } from '../components/search-form.tsx';
import type { Frame } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { AnswerView } from '../views.ts';

export interface SearchPageProps {
  readonly frame: Frame;
  readonly typed: URLSearchParams;
  readonly choices: PersonChoices;
  readonly errors: readonly ShownError[];
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** Absent where the question could not be understood; then whom to ring, as far as its words tell of a danger. */
  readonly answer: AnswerView | undefined;
  readonly urgent: readonly string[];
}

const ANSWERS = 'answers';

/** The question at the head, then filters, answers and map. The list is the product. */
export function SearchPage({ frame, typed, choices, errors, fieldErrors, answer, urgent }: SearchPageProps) {
  const { say } = frame;
  const filters = answer !== undefined && !asksWhichPlace(answer);
  return (
    <Layout
      frame={frame}
      title={say('search.title')}
      wide
      here="search"
      error={errors.length > 0}
      discreet={(answer?.urgent ?? urgent).length > 0}
      skipTo={answer?.results.length ? { id: ANSWERS, text: say('search.skip') } : undefined}
    >
      <h1 class="govuk-visually-hidden">{say('search.title')}</h1>
      <ErrorSummary say={say} errors={errors} />
      {answer === undefined && <Urgent frame={frame} lines={urgent} />}
      <Ask frame={frame} typed={typed} open={answer === undefined}>
        <SearchForm
          frame={frame}
          typed={typed}
          errors={fieldErrors}
          choices={choices}
          at="results"
          filters={filters}
        />
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

const asksWhichPlace = (answer: AnswerView): boolean => answer.whichPlace?.must === true;

/** Where it must first be said which place is meant, there is nothing to filter or to draw. */
function Answer({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const asks = asksWhichPlace(answer);
  return (
    <div class={asks ? 'answer answer--asks' : 'answer'} data-answer="">
      {!asks && (
        <div class="answer__filters" data-part="filters">
          <Filters frame={frame} answer={answer} />
        </div>
      )}
      <section class="answer__list" aria-labelledby="answers-heading" data-part="list">
        <AnswerHead frame={frame} answer={answer} />
        {answer.results.length > 0 ? (
          <ol class="results" start={answer.results[0]?.number ?? 1} id={ANSWERS} tabindex={-1}>
            {answer.results.map((result) => (
              <Result frame={frame} result={result} />
            ))}
          </ol>
        ) : (
          <Tips frame={frame} answer={answer} />
        )}
        <AnswerFoot frame={frame} answer={answer} />
      </section>
      {!asks && (
        <div class="answer__map" data-part="map">
          <MapPanel frame={frame} map={answer.map} />
        </div>
      )}
      <p
        class="govuk-visually-hidden"
        role="status"
        data-status={frame.say('search.updated', { count: '{count}' })}
      ></p>
    </div>
  );
}
