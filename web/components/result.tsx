import type { Frame } from '../frame.ts';
import type { PickView, ResultView, RoomView, SureView } from '../views.ts';

/** How much room there is, said in words beside a shape, never by colour alone. */
export function RoomBadge({ room }: { room: RoomView }) {
  return <span class={`badge badge--${room.state}`}>{room.label}</span>;
}

export function SureBadge({ sure }: { sure: SureView }) {
  return <span class={`badge badge--sure-${sure.state}`}>{sure.label}</span>;
}

export function PickLink({
  frame,
  id,
  name,
  pick,
}: {
  frame: Frame;
  id: string;
  name: string;
  pick: PickView;
}) {
  const { say } = frame;
  return (
    <a
      class="pick"
      href={pick.href}
      data-pick={id}
      data-pick-on={String(pick.on)}
      data-add={`${say('result.add')}|${say('result.add-long', { name })}`}
      data-remove={`${say('result.remove')}|${say('result.remove-long', { name })}`}
      aria-label={say(pick.on ? 'result.remove-long' : 'result.add-long', { name })}
    >
      {say(pick.on ? 'result.remove' : 'result.add')}
    </a>
  );
}

const langOf = (frame: Frame, lang: string) => (lang === frame.lang ? undefined : lang);

/** One answer: name, what, how one gets there, when, room, for whom and what to check, how sure. */
export function Result({ frame, result }: { frame: Frame; result: ResultView }) {
  const { say } = frame;
  return (
    <li class="result" id={`listing-${result.id}`}>
      <article aria-labelledby={`name-${result.id}`}>
        <div class="result__head">
          <span class="result__number" aria-hidden="true">
            {result.number}
          </span>
          <div>
            <h3 class="result__name" id={`name-${result.id}`}>
              <a href={result.href} lang={langOf(frame, result.lang)}>
                {result.name}
              </a>
            </h3>
            {(result.organization || result.sample) && (
              <p class="result__by">
                {result.organization && say('result.by', { name: result.organization.text })}
                {result.sample && ' '}
                {result.sample && <span class="sample-mark">{say('result.sample')}</span>}
              </p>
            )}
          </div>
        </div>
        {result.summary !== '' && (
          <p class="result__summary" lang={langOf(frame, result.lang)}>
            {result.summary}
          </p>
        )}
        {result.topics.length > 0 && (
          <p class="result__topics">
            <span class="govuk-visually-hidden">{say('result.topics')} </span>
            {result.topics.join(' · ')}
          </p>
        )}
        <ResultFacts frame={frame} result={result} />
        <p class="result__actions">
          <PickLink frame={frame} id={result.id} name={result.name} pick={result.pick} />
          {result.phone && <Phone number={result.phone} say={frame.say} />}
        </p>
      </article>
    </li>
  );
}

export function Phone({ number, say }: { number: string; say: Frame['say'] }) {
  const dialled = number.replace(/[^\d+]/g, '');
  const label = say('result.telephone', { number });
  return dialled.length >= 3 ? (
    <a class="phone" href={`tel:${dialled}`}>
      {label}
    </a>
  ) : (
    <span class="phone">{label}</span>
  );
}

function ResultFacts({ frame, result }: { frame: Frame; result: ResultView }) {
  const { say } = frame;
  const { where, when, room, who, checks, sure } = result;
  return (
    <dl class="facts">
      <dt>{say('result.where')}</dt>
      <dd>
        {where.lines[0] ? <strong>{where.lines[0]}</strong> : null}
        {where.place && <span class="place">{where.place}</span>}
        <Lines lines={where.lines.slice(1)} />
      </dd>
      <dt>{say('result.when')}</dt>
      <dd class={when ? undefined : 'unknown'}>{when ?? say('result.time-unknown')}</dd>
      <dt>{say('result.room')}</dt>
      <dd>
        <RoomBadge room={room} /> <span class="as-of">{room.asOf}</span>
      </dd>
      <dt>{say('result.who')}</dt>
      <dd>
        {who.length > 0 ? (
          <Lines lines={who} inline />
        ) : (
          <span class="unknown">{say('result.who-unknown')}</span>
        )}
        {checks.length > 0 && (
          <div class="checks">
            <p class="checks__title">{say('result.check')}</p>
            <ul>
              {checks.map((check) => (
                <li>{check}</li>
              ))}
            </ul>
          </div>
        )}
      </dd>
      <dt>{say('result.sure')}</dt>
      <dd>
        <SureBadge sure={sure} /> <span>{sure.lines[0]}</span>
        <Lines lines={sure.lines.slice(1)} />
      </dd>
    </dl>
  );
}

export function Lines({ lines, inline = false }: { lines: readonly string[]; inline?: boolean }) {
  if (lines.length === 0) return null;
  return (
    <ul class={inline ? 'lines lines--inline' : 'lines'}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
