import { Day } from '../../schemas/search.ts';
import { Cannot, Route, TIME_WORDS } from '../../schemas/words.ts';
import type { AskedProps } from './asked.ts';
import { Checkbox, Checkboxes, choicesOf, TextField } from './fields.tsx';

export function CannotFields({ frame, typed }: AskedProps) {
  const { say } = frame;
  const chosen = typed.getAll('cannot');
  const options = Cannot.options.filter((value) => value !== 'driving');
  const choices = choicesOf(options, (value) => say(`cannot.${value}`));
  return (
    <>
      <Checkboxes
        name="cannot"
        legend={say('form.cannot')}
        hint={say('form.cannot-hint')}
        choices={choices.filter(({ value }) => !TIME_WORDS.has(value))}
        chosen={chosen}
      />
      <Checkboxes
        name="cannot"
        group="cannot-times"
        legend={say('form.times')}
        choices={choices.filter(({ value }) => TIME_WORDS.has(value))}
        chosen={chosen}
      />
    </>
  );
}

export function TimeFields({ frame, typed, errors }: AskedProps) {
  const { say } = frame;
  return (
    <>
      <Checkboxes
        name="day"
        legend={say('form.when')}
        choices={choicesOf(Day.options, (value) => say(`day.${value}`))}
        chosen={typed.getAll('day')}
      />
      <div class="field-row">
        {(
          [
            ['from', 'form.from'],
            ['to', 'form.to'],
          ] as const
        ).map(([name, label]) => (
          <TextField
            name={name}
            label={say(label)}
            hint={say('form.time-hint')}
            value={typed.get(name) ?? ''}
            error={errors[name]}
            size="short"
          />
        ))}
      </div>
    </>
  );
}

export function WayFields({ frame, typed }: AskedProps) {
  const { say } = frame;
  return (
    <>
      <Checkboxes
        name="route"
        legend={say('form.route')}
        choices={choicesOf(Route.options, (value) => say(`route.${value}`))}
        chosen={typed.getAll('route')}
      />
      <div class="govuk-checkboxes govuk-checkboxes--small columns">
        {(
          [
            ['accepting', 'now', 'form.accepting'],
            ['costMax', '0', 'form.free'],
            ['fresh', 'confirmed', 'form.fresh'],
          ] as const
        ).map(([name, value, label]) => (
          <Checkbox
            name={name}
            id={name}
            choice={{ value, label: say(label) }}
            on={typed.get(name) === value}
          />
        ))}
      </div>
    </>
  );
}
