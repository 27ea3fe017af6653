import type { Say } from '../words.ts';

export interface ShownError {
  /** The id of the field that it is about; absent where there is none on the page. */
  readonly field?: string;
  readonly text: string;
}

/** What went wrong, each with a link to the field, at the head of the page. */
export function ErrorSummary({ say, errors }: { say: Say; errors: readonly ShownError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="govuk-error-summary" data-error-summary="" tabindex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{say('error.summary')}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li>
                {error.field ? <a href={`#${error.field}`}>{error.text}</a> : <span>{error.text}</span>}
              </li>
            ))}
          </ul>
          <p>{say('error.kept')}</p>
        </div>
      </div>
    </div>
  );
}
