import { CapacityState, Status } from '../../schemas/words.ts';
import { ErrorSummary, type ShownError } from '../components/error-summary.tsx';
import { choicesOf, SelectField, TextField } from '../components/fields.tsx';
import type { Frame } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { WordKey } from '../messages/en.ts';

/** What can be corrected here, as it is typed. */
export const EDIT_FIELDS = ['name', 'description', 'phone', 'status', 'capacity', 'places', 'weeks'] as const;
export type EditField = (typeof EDIT_FIELDS)[number];
export type Typed = Readonly<Record<EditField, string>>;

export interface EditPageProps {
  readonly frame: Frame;
  readonly version: number;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
  /** Where somebody was faster: what it says now, where that differs from what was typed. */
  readonly conflict: readonly { readonly label: string; readonly text: string }[] | undefined;
  readonly action: string;
  readonly back: string;
}

/** A correction. It never counts as a confirmation of the rest. */
export function EditPage({ frame, version, typed, errors, conflict, action, back }: EditPageProps) {
  const { say } = frame;
  const errorOf = (field: EditField) => errors.find((error) => error.field === field)?.text;
  const text = (name: EditField, size: 'short' | 'full' = 'full') => (
    <TextField
      name={name}
      label={say(`edit.${name}` as WordKey)}
      value={typed[name]}
      error={errorOf(name)}
      size={size}
    />
  );
  return (
    <Layout frame={frame} title={say('edit.title')} error={errors.length > 0} sends>
      <div class="prose">
        <h1>{say('edit.title')}</h1>
        <ErrorSummary say={say} errors={errors} />
        {conflict && (
          <div class="notice notice--warn" role="alert">
            <p>{say('edit.conflict')}</p>
            <p class="notice__title">{say('edit.now')}</p>
            <dl class="pairs">
              {conflict.map((each) => (
                <>
                  <dt>{each.label}</dt>
                  <dd>{each.text}</dd>
                </>
              ))}
            </dl>
          </div>
        )}
        <form action={action} method="post">
          <input type="hidden" name="version" value={version} />
          {text('name')}
          <div class="govuk-form-group">
            <label class="govuk-label" for="description">
              {say('edit.description')}
            </label>
            <textarea id="description" name="description" class="govuk-textarea" rows={6}>
              {typed.description}
            </textarea>
          </div>
          {text('phone')}
          <SelectField
            name="status"
            label={say('edit.status')}
            value={typed.status}
            choices={choicesOf(Status.options, (value) =>
              say(`edit.status.${value.replace(' ', '-')}` as WordKey),
            )}
          />
          <SelectField
            name="capacity"
            label={say('edit.capacity')}
            none={say('edit.capacity-keep')}
            value={typed.capacity}
            choices={choicesOf(CapacityState.options, (value) => say(`room.${value}`))}
          />
          <div class="field-row">
            {text('places', 'short')}
            {text('weeks', 'short')}
          </div>
          <p>
            <button type="submit" class="govuk-button">
              {say('edit.save')}
            </button>
          </p>
          <p>
            <a href={back}>{say('edit.stay')}</a>
          </p>
        </form>
      </div>
    </Layout>
  );
}
