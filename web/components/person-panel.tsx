import { WHO } from '../../schemas/search.ts';
import { Gender, NeedLevel } from '../../schemas/words.ts';
import type { AskedProps } from './asked.ts';
import { Checkboxes, choicesOf, SelectField, TextField } from './fields.tsx';
import { CannotFields, TimeFields, WayFields } from './person-can.tsx';

const PERSON_FIELDS = [...WHO, 'practice', 'day', 'from', 'to', 'cannot'];

/** Who it is for: folded away, because most of it is rarely said. */
export function PersonPanel(props: AskedProps) {
  const { frame, typed, errors, at } = props;
  const { say } = frame;
  const said = PERSON_FIELDS.flatMap((name) => typed.getAll(name)).filter(
    (value) => value !== '' && value !== 'driving',
  ).length;
  const open = PERSON_FIELDS.some((name) => errors[name] !== undefined);
  return (
    <details class="govuk-details person" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {said > 0 ? say('form.person-said', { count: said }) : say('form.person')}
        </span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-hint">{say('form.person-hint')}</p>
        <WhoFields {...props} />
        <CannotFields {...props} />
        <TimeFields {...props} />
        {at === 'home' && <WayFields {...props} />}
      </div>
    </details>
  );
}

function WhoFields({ frame, typed, errors, choices }: AskedProps) {
  const { say } = frame;
  const none = say('form.any');
  const conditions = [...typed.getAll('condition').filter((value) => value !== ''), ''].slice(0, 4);
  return (
    <>
      <div class="field-row">
        <TextField
          name="age"
          label={say('form.age')}
          value={typed.get('age') ?? ''}
          error={errors.age}
          size="short"
          more={{ inputmode: 'numeric' }}
        />
        <SelectField
          name="gender"
          label={say('form.gender')}
          none={none}
          value={typed.get('gender') ?? ''}
          choices={choicesOf(Gender.options, (value) => say(`gender.${value}`))}
          error={errors.gender}
        />
        <SelectField
          name="need"
          label={say('form.need')}
          none={none}
          value={typed.get('need') ?? ''}
          choices={choicesOf(NeedLevel.options, (value) => say(`need.${value}`))}
          error={errors.need}
        />
        {conditions.map((value, i) => (
          <SelectField
            name="condition"
            id={i === 0 ? 'condition' : `condition-${i + 1}`}
            label={i === 0 ? say('form.condition') : `${say('form.condition')} ${i + 1}`}
            none={none}
            value={value}
            choices={choices.conditions}
            error={i === 0 ? errors.condition : undefined}
          />
        ))}
        <SelectField
          name="language"
          label={say('form.language')}
          none={none}
          value={typed.get('language') ?? ''}
          choices={choices.languages}
          error={errors.language}
        />
        <TextField
          name="practice"
          label={say('form.practice')}
          hint={say('form.practice-hint')}
          value={typed.get('practice') ?? ''}
          error={errors.practice}
        />
      </div>
      <Checkboxes
        name="is"
        legend={say('form.is')}
        choices={choices.circumstances}
        chosen={typed.getAll('is')}
      />
    </>
  );
}
