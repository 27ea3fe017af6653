import type { Child } from 'hono/jsx';

/** A choice for a person: the value that is sent and the words that are shown. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Values as choices, each in the words for it. */
export const choicesOf = <Value extends string>(
  values: readonly Value[],
  wordsOf: (value: Value) => string,
): Choice[] => values.map((value) => ({ value, label: wordsOf(value) }));

const describedBy = (id: string, hint: unknown, error: unknown) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '').join(' ') || undefined;

function Field(props: {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children?: Child;
}) {
  const { id, label, hint, error, children } = props;
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

export interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly size?: 'short' | 'full';
  readonly more?: Readonly<Record<string, string | number>>;
}

export function TextField({ name, label, value, hint, error, size = 'full', more = {} }: TextFieldProps) {
  const classes = [
    'govuk-input',
    size === 'short' ? 'govuk-input--width-5' : '',
    error ? 'govuk-input--error' : '',
  ];
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      <input
        id={name}
        name={name}
        type="text"
        value={value}
        class={classes.filter(Boolean).join(' ')}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
        autocomplete="off"
        spellcheck={false}
        {...more}
      />
    </Field>
  );
}

export interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  /** What stands for "nothing chosen"; absent where something always is. */
  readonly none?: string;
  readonly error?: string | undefined;
  /** Where a name occurs twice in a form, the ids differ. */
  readonly id?: string;
}

export function SelectField({ name, label, choices, value, none, error, id = name }: SelectFieldProps) {
  return (
    <Field id={id} label={label} error={error}>
      <select id={id} name={name} class="govuk-select" aria-describedby={describedBy(id, undefined, error)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export interface CheckboxesProps {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly hint?: string;
  /** Apart from `name` where two groups of one form share it. */
  readonly group?: string;
}

export function Checkboxes({ name, legend, choices, chosen, hint, group = name }: CheckboxesProps) {
  return (
    <fieldset
      class="govuk-fieldset govuk-form-group"
      aria-describedby={hint ? `${group}-group-hint` : undefined}
    >
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      {hint && (
        <div class="govuk-hint" id={`${group}-group-hint`}>
          {hint}
        </div>
      )}
      <div class="govuk-checkboxes govuk-checkboxes--small columns">
        {choices.map((choice) => (
          <Checkbox
            name={name}
            id={`${group}-${choice.value}`}
            choice={choice}
            on={chosen.includes(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

export interface CheckboxProps {
  readonly name: string;
  readonly id: string;
  readonly choice: Choice;
  readonly on: boolean;
  readonly hint?: string;
  readonly form?: string;
  readonly count?: { readonly shown: number; readonly said: string } | undefined;
}

export function Checkbox({ name, id, choice, on, hint, form, count }: CheckboxProps) {
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        type="checkbox"
        id={id}
        name={name}
        value={choice.value}
        checked={on}
        form={form}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        {choice.label}
        {count && (
          <span class="count">
            <span aria-hidden="true">{count.shown}</span>
            <span class="govuk-visually-hidden">, {count.said}</span>
          </span>
        )}
      </label>
      {hint && (
        <div class="govuk-hint govuk-checkboxes__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
