import { Day } from '../../schemas/search.ts';
import { Cannot, Route } from '../../schemas/words.ts';
import { TIME_WORDS } from '../words.ts';
import type { AskedProps } from './asked.ts';
import { Checkbox, Checkboxes, TextField } from './fields.tsx';

export function CannotFields({ frame, typed }: AskedProps) {
  const { say } = frame;
  const chosen = typed.getAll('cannot');
  const options = Cannot.options.filter((value) => value !== 'driving');
  const choice = (value: (typeof options)[number]) => ({ value, label: say(`cannot.${value}`) });
  return (
    <>
      <Checkboxes
        name="cannot"
        legend={say('form.cannot')}
        hint={say('form.cannot-hint')}
        choices={options.filter((value) => !TIME_WORDS.has(value)).map(choice)}
        chosen={chosen}
      />
      <Checkboxes
        name="cannot"
        group="cannot-times"
        legend={say('form.times')}
        choices={options.filter((value) => TIME_WORDS.has(value)).map(choice)}
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
        choices={Day.options.map((value) => ({ value, label: say(`day.${value}`) }))}
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
        choices={Route.options.map((value) => ({ value, label: say(`route.${value}`) }))}
        chosen={typed.getAll('route')}
      />
      <div class="govuk-checkboxes govuk-checkboxes--small columns">
        <Checkbox
          name="accepting"
          id="accepting"
          choice={{ value: 'now', label: say('form.accepting') }}
          on={typed.get('accepting') === 'now'}
        />
        <Checkbox
          name="costMax"
          id="costMax"
          choice={{ value: '0', label: say('form.free') }}
          on={typed.get('costMax') === '0'}
        />
        <Checkbox
          name="fresh"
          id="fresh"
          choice={{ value: 'confirmed', label: say('form.fresh') }}
          on={typed.get('fresh') === 'confirmed'}
        />
      </div>
    </>
  );
}
