import { askingFrame, type Frame, langOf } from '../frame.ts';
import type { PickView, ResultView } from '../views.ts';
import { Contact } from './contact.tsx';
import { Fact, Lines, Room, Sure } from './facts.tsx';
import { NotStated } from './parts.tsx';

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

/** One answer: name, what, how one gets there, when, room, for whom, what to check first, how sure. */
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
                {result.organization && say('result.by', { name: result.organization })}
                {result.sample && ' '}
                {result.sample && <span class="sample-mark">{say('result.sample')}</span>}
              </p>
            )}
          </div>
        </div>
        {result.topics.length > 0 && (
          <p class="result__topics">
            <span class="govuk-visually-hidden">{say('result.topics')} </span>
            {result.topics.join(' · ')}
          </p>
        )}
        {result.summary !== '' && (
          <p class="result__summary" lang={langOf(frame, result.lang)}>
            {result.summary}
          </p>
        )}
        <ResultFacts frame={frame} result={result} />
        <p class="result__actions">
          <PickLink frame={frame} id={result.id} name={result.name} pick={result.pick} />
          {result.contact ? (
            <Contact contact={result.contact} say={say} />
          ) : (
            <span class="unknown">{say('listing.no-contact')}</span>
          )}
        </p>
      </article>
    </li>
  );
}

function ResultFacts({ frame, result }: { frame: Frame; result: ResultView }) {
  const { say } = frame;
  const { where, when, room, who, checks, notStated, sure, contact } = result;
  const [first, ...more] = where.lines;
  return (
    <dl class="facts">
      <Fact about="where" name={say('result.where')}>
        {first && <strong>{first}</strong>}
        {first && where.place && ' · '}
        {where.place}
        <Lines lines={more} how="inline" />
      </Fact>
      {when && (
        <Fact about="when" name={say('result.when')}>
          <span class={when.known ? undefined : 'unknown'}>{when.text}</span>
        </Fact>
      )}
      {room && (
        <Fact about="room" name={say('result.room')}>
          <Room room={room} />
        </Fact>
      )}
      {(who.lines.length + who.cost.length > 0 || who.unknown) && (
        <Fact about="who" name={say('result.who')}>
          <Lines lines={who.lines} how="ticked" />
          {who.unknown && <span class="unknown">{who.unknown}</span>}
          <Lines lines={who.cost} />
        </Fact>
      )}
      {checks.length + notStated.length > 0 && (
        <Fact about="check" name={say('result.check')}>
          <Lines lines={checks} />
          <NotStated frame={askingFrame(frame, contact?.way === 'telephone')} names={notStated} />
        </Fact>
      )}
      <Fact about="sure" name={say('result.sure')}>
        <Sure sure={sure} />
      </Fact>
    </dl>
  );
}
