import { SHOWN_FACETS } from '../../functions/domain/search/asking/question.ts';
import { SEARCH } from '../../schemas/limits.ts';
import type { Frame } from '../frame.ts';
import type { AskedProps } from './asked.ts';
import { Checkbox, type Choice, SelectField, TextField } from './fields.tsx';
import { PersonPanel } from './person-panel.tsx';

export const SEARCH_FORM = 'search-form';

/** Distances that can be chosen, in miles; the address carries kilometres. */
const RADIUS_MILES = [1, 2, 3, 5, 10, 25, 62] as const;
const KM_PER_MILE = 1.609344;
const radiusValue = (miles: number) =>
  String(Math.min(SEARCH.radiusKmMax, Math.round(miles * KM_PER_MILE * 10) / 10));

interface SearchFormProps extends AskedProps {
  /** The filters stand on the page, and each sends what it is set to. */
  readonly filters?: boolean;
}

/** Named by itself, so that script can follow it, and so that filters elsewhere on the page belong to it. */
export function SearchForm({ filters = false, ...props }: SearchFormProps) {
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
        {at === 'results' && <Kept typed={typed} filters={filters} />}
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
        <div
          class={`search-form__switch govuk-checkboxes${at === 'results' ? ' govuk-checkboxes--small' : ''}`}
        >
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

/** What is said of suggestions, for the script: what each kind is called, and how many there are. */
const kindsOf = (say: Frame['say']): string =>
  JSON.stringify({
    ...Object.fromEntries(
      (['topic', 'listing', 'organization', 'place'] as const).map((kind) => [kind, say(`suggest.${kind}`)]),
    ),
    count: say('suggest.count', { count: '{count}' }),
    none: say('suggest.none'),
  });

const FILTERS: readonly string[] = [...SHOWN_FACETS, 'accepting', 'fresh', 'costMax'];
const WITHOUT_FIELD = new Set(['show', 'only', 'sort', 'waitWeeksMax', 'limit', ...FILTERS]);

/** Conditions of the question that have no field of their own here, nor among the filters where these are shown. */
function Kept({ typed, filters }: { typed: URLSearchParams; filters: boolean }) {
  const isShown = (name: string, value: string) =>
    filters && FILTERS.includes(name) && (name !== 'costMax' || value === '0');
  const kept = [...typed].filter(([name, value]) => WITHOUT_FIELD.has(name) && !isShown(name, value));
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function RadiusField({ frame, typed, errors }: AskedProps) {
  const { say } = frame;
  const value = typed.get('radiusKm') ?? '';
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
      none={say('form.radius-usual')}
      value={value}
      error={errors.radiusKm}
    />
  );
}
