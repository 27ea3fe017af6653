import { SEARCH } from '../../schemas/limits.ts';
import { Day } from '../../schemas/search.ts';
import { Cannot, Gender, NeedLevel, Route } from '../../schemas/words.ts';
import type { Frame } from '../frame.ts';
import { siteLink } from '../frame.ts';
import type { WordKey } from '../messages/en.ts';
import { Checkbox, Checkboxes, type Choice, SelectField, TextField } from './fields.tsx';

/** The words that can be chosen from the vocabulary, in the language of the page. */
export interface PersonChoices {
  readonly conditions: readonly Choice[];
  readonly circumstances: readonly Choice[];
  readonly languages: readonly Choice[];
}

export interface SearchFormProps {
  readonly frame: Frame;
  /** What was typed, as it was typed, also where it could not be understood. */
  readonly typed: URLSearchParams;
  /** By field name. */
  readonly errors: Readonly<Record<string, string>>;
  readonly choices: PersonChoices;
  /** On the home page everything is asked here; beside results, room, price and route are filters. */
  readonly at: 'home' | 'results';
}

export const SEARCH_FORM = 'search-form';

/** Distances that can be chosen, in miles; the address carries kilometres. */
const RADIUS_MILES = [1, 2, 3, 5, 10, 25, 60] as const;
const KM_PER_MILE = 1.609344;
const radiusValue = (miles: number) =>
  String(Math.min(SEARCH.radiusKmMax, Math.round(miles * KM_PER_MILE * 10) / 10));

/** Named by itself, so that script can follow it, and so that filters elsewhere on the page belong to it. */
export function SearchForm(props: SearchFormProps) {
  const { frame, typed, errors, at } = props;
  const { say } = frame;
  return (
    <search>
      <form
        id={SEARCH_FORM}
        class={`search-form search-form--${at}`}
        action="/search"
        method="get"
        data-search-form=""
        data-kinds={kindsOf(say)}
      >
        {frame.lang === 'cy' && <input type="hidden" name="lang" value="cy" />}
        {frame.picks.map((id) => (
          <input type="hidden" name="pick" value={id} />
        ))}
        {at === 'results' && <Kept typed={typed} />}
        <div class="search-form__main">
          <TextField
            name="q"
            label={say('form.what')}
            {...(at === 'home' ? { hint: say('form.what-hint') } : {})}
            value={typed.get('q') ?? ''}
            error={errors.q}
            more={{ 'data-suggest': 'topic,listing,organization' }}
          />
          <TextField
            name="near"
            label={say('form.where')}
            {...(at === 'home' ? { hint: say('form.where-hint') } : {})}
            value={typed.get('near') ?? ''}
            error={errors.near}
            more={{ 'data-suggest': 'place' }}
          />
          <RadiusField {...props} />
        </div>
        <div class="search-form__switch govuk-checkboxes">
          <Checkbox
            name="cannot"
            id="cannot-driving"
            choice={{ value: 'driving', label: say('form.car') }}
            on={typed.getAll('cannot').includes('driving')}
            hint={say('form.car-hint')}
          />
        </div>
        <PersonPanel {...props} />
        <button type="submit" class="govuk-button">
          {say('form.submit')}
        </button>
      </form>
    </search>
  );
}

/** What each kind of suggestion is called, for the script. */
const kindsOf = (say: Frame['say']): string =>
  JSON.stringify(
    Object.fromEntries(
      (['topic', 'listing', 'organization', 'place'] as const).map((kind) => [kind, say(`suggest.${kind}`)]),
    ),
  );

/** Conditions of the question that have no field of their own here. */
function Kept({ typed }: { typed: URLSearchParams }) {
  const free = typed.get('costMax') === '0';
  const kept = [...typed].filter(
    ([name]) => ['show', 'sort', 'waitWeeksMax', 'limit'].includes(name) || (name === 'costMax' && !free),
  );
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function RadiusField({ frame, typed, errors }: SearchFormProps) {
  const { say } = frame;
  const asked = typed.get('radiusKm') ?? '';
  const value = asked === '' ? String(SEARCH.radiusKmDefault) : asked;
  const choices: Choice[] = RADIUS_MILES.map((miles) => ({
    value: radiusValue(miles),
    label: miles === 1 ? say('form.radius-mile') : say('form.radius-miles', { miles }),
  }));
  const km = Number(value);
  if (!choices.some((choice) => choice.value === value) && km > 0)
    choices.push({ value, label: say('form.radius-miles', { miles: (km / KM_PER_MILE).toFixed(1) }) });
  return (
    <SelectField
      name="radiusKm"
      label={say('form.radius')}
      choices={choices}
      value={value}
      error={errors.radiusKm}
    />
  );
}

const PERSON_FIELDS = [
  'age',
  'gender',
  'need',
  'condition',
  'is',
  'language',
  'practice',
  'day',
  'from',
  'to',
  'cannot',
];

function PersonPanel(props: SearchFormProps) {
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

function WhoFields({ frame, typed, errors, choices }: SearchFormProps) {
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
          choices={Gender.options.map((value) => ({ value, label: say(`gender.${value}`) }))}
          error={errors.gender}
        />
        <SelectField
          name="need"
          label={say('form.need')}
          none={none}
          value={typed.get('need') ?? ''}
          choices={NeedLevel.options.map((value) => ({ value, label: say(`need.${value}`) }))}
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

const TIMES = ['mornings', 'afternoons', 'evenings', 'daytime', 'weekdays', 'weekends'];

function CannotFields({ frame, typed }: SearchFormProps) {
  const { say } = frame;
  const chosen = typed.getAll('cannot');
  const options = Cannot.options.filter((value) => value !== 'driving');
  const choice = (value: Cannot) => ({ value, label: say(`cannot.${value}` satisfies WordKey) });
  return (
    <>
      <Checkboxes
        name="cannot"
        legend={say('form.cannot')}
        hint={say('form.cannot-hint')}
        choices={options.filter((value) => !TIMES.includes(value)).map(choice)}
        chosen={chosen}
      />
      <Checkboxes
        name="cannot"
        group="cannot-times"
        legend={say('form.times')}
        choices={options.filter((value) => TIMES.includes(value)).map(choice)}
        chosen={chosen}
      />
    </>
  );
}

function TimeFields({ frame, typed, errors }: SearchFormProps) {
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
        {(['from', 'to'] as const).map((name) => (
          <TextField
            name={name}
            label={say(`form.${name}`)}
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

function WayFields({ frame, typed }: SearchFormProps) {
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

/** Kinds of help to start from, for a person who would rather choose than type. */
export function BrowseTopics({ frame, topics }: { frame: Frame; topics: readonly Choice[] }) {
  return (
    <ul class="topic-links">
      {topics.map((topic) => (
        <li>
          <a href={siteLink(frame, '/search', { topic: topic.value })}>{topic.label}</a>
        </li>
      ))}
    </ul>
  );
}
