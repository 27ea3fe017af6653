import { type Frame, siteLink } from '../frame.ts';
import type { AnswerView } from '../views.ts';
import { ActiveFilters } from './filters.tsx';

export function AnswerHead({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  return (
    <>
      <h2 class="answer__heading" id="answers-heading" data-total={answer.total} tabindex={-1}>
        {answer.heading}
      </h2>
      {answer.measured && <p class="measured">{answer.measured}</p>}
      {answer.whichPlace && <WhichPlace which={answer.whichPlace} />}
      {answer.didYouMean && (
        <p class="did-you-mean">
          {say('search.did-you-mean')} <a href={answer.didYouMean.href}>{answer.didYouMean.text}</a>?
        </p>
      )}
      {answer.widened && <p class="notice">{answer.widened}</p>}
      {answer.understood.length > 0 && (
        <ul class="understood">
          {answer.understood.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      <ActiveFilters frame={frame} answer={answer} />
      <Hidden frame={frame} answer={answer} />
      {answer.total > 1 && (
        <p class="sort">
          {say('search.sort')}:{' '}
          {answer.sort.map((way, i) => (
            <>
              {i > 0 ? ' | ' : ''}
              {way.on ? <strong>{way.text}</strong> : <a href={way.href}>{way.text}</a>}
            </>
          ))}
        </p>
      )}
    </>
  );
}

function WhichPlace({ which }: { which: NonNullable<AnswerView['whichPlace']> }) {
  const list = (
    <ul class="places">
      {which.places.map((place) => (
        <li>
          <a href={place.href}>{place.text}</a>
        </li>
      ))}
    </ul>
  );
  if (which.must)
    return (
      <div class="notice">
        <p class="notice__title">{which.question}</p>
        {list}
      </div>
    );
  return (
    <details class="govuk-details other-places">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{which.question}</span>
      </summary>
      <div class="govuk-details__text">{list}</div>
    </details>
  );
}

function Hidden({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  if (answer.hidden.length === 0) return null;
  return (
    <div class="hidden-ones">
      <h3 class="govuk-visually-hidden">{frame.say('search.hidden')}</h3>
      <ul>
        {answer.hidden.map(({ text, show }) => (
          <li>
            {text}{' '}
            <a href={show.href} aria-label={show.text}>
              {frame.say('search.show-them')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Tips({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  if (answer.whichPlace?.must) return null;
  return (
    <div class="tips">
      <p>{say('search.nothing')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {answer.tips.map((tip) => (
          <li>{tip.href ? <a href={tip.href}>{tip.text}</a> : tip.text}</li>
        ))}
        <li>
          <a href={siteLink(frame, '/')}>{say('search.try-all')}</a>
        </li>
      </ul>
    </div>
  );
}

export function AnswerFoot({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  return (
    <>
      {(answer.more || answer.first) && (
        <p class="paging">
          {answer.first && <a href={answer.first}>{say('search.first')}</a>}
          {answer.more && (
            <a class="govuk-button govuk-button--secondary" href={answer.more}>
              {say('search.more')}
            </a>
          )}
        </p>
      )}
      {answer.related.length > 0 && (
        <div class="related">
          <h3 class="govuk-heading-s">{say('search.related')}</h3>
          <ul class="topic-links">
            {answer.related.map((topic) => (
              <li>
                <a href={topic.href}>{topic.text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
