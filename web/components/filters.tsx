import type { Frame } from '../frame.ts';
import type { AnswerView, FilterGroup } from '../views.ts';
import { Checkbox } from './fields.tsx';
import { SEARCH_FORM } from './search-form.tsx';

/** Values that are shown at once; the rest are one click away. */
const SHOWN_VALUES = 6;

/** Check boxes that belong to the search form though they stand beside the answers. */
export function Filters({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  const on = answer.filters.flatMap((group) => group.values).filter((value) => value.on).length;
  return (
    <details class="filters">
      <summary class="filters__toggle">
        {on > 0 ? say('filters.toggle-count', { count: on }) : say('filters.toggle')}
      </summary>
      <h2 class="filters__heading">{say('filters.heading')}</h2>
      {answer.filters.map((group) => (
        <Group frame={frame} group={group} />
      ))}
      <button type="submit" class="govuk-button govuk-button--secondary filters__apply" form={SEARCH_FORM}>
        {say('filters.apply')}
      </button>
    </details>
  );
}

function Group({ frame, group }: { frame: Frame; group: FilterGroup }) {
  const shown = group.values.filter((value, i) => i < SHOWN_VALUES || value.on);
  const rest = group.values.filter((value) => !shown.includes(value));
  if (group.values.length === 0) return null;
  return (
    <fieldset class="govuk-fieldset filter">
      <legend class="filter__legend">{group.heading}</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <Values frame={frame} group={group} values={shown} />
      </div>
      {rest.length > 0 && (
        <details class="filter__more" data-remember={`more-${group.name}`}>
          <summary>{frame.say('filters.more', { count: rest.length })}</summary>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <Values frame={frame} group={group} values={rest} />
          </div>
        </details>
      )}
    </fieldset>
  );
}

function Values({
  frame,
  group,
  values,
}: {
  frame: Frame;
  group: FilterGroup;
  values: FilterGroup['values'];
}) {
  const sentName = (value: string) => (group.name === 'more' ? (value.split('=')[0] ?? value) : group.name);
  const sentValue = (value: string) => (group.name === 'more' ? (value.split('=')[1] ?? '') : value);
  return (
    <>
      {values.map(({ value, label, count, on }) => (
        <Checkbox
          name={sentName(value)}
          id={`filter-${group.name}-${value.replace(/[^\w-]/g, '-')}`}
          choice={{ value: sentValue(value), label }}
          on={on}
          form={SEARCH_FORM}
          count={
            count === undefined ? undefined : { shown: count, said: frame.say('filters.found', { count }) }
          }
        />
      ))}
    </>
  );
}

/** What was asked beyond the words and the place; each can be taken away by itself. */
export function ActiveFilters({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  if (answer.active.length === 0) return null;
  return (
    <div class="active">
      <h2 class="govuk-visually-hidden">{say('filters.on')}</h2>
      <ul class="chips">
        {answer.active.map((filter) => (
          <li>
            <a class="chip" href={filter.href}>
              <span class="govuk-visually-hidden">{say('filters.remove', { what: '' })}</span>
              {filter.text}
              <span aria-hidden="true" class="chip__cross">
                ×
              </span>
            </a>
          </li>
        ))}
        <li>
          <a href={answer.clear}>{say('filters.clear')}</a>
        </li>
      </ul>
    </div>
  );
}
