import { type Frame, siteLink } from '../frame.ts';
import type { AnswerView } from '../views.ts';
import { ActiveFilters } from './filters.tsx';

/** What was found for which question, what was left out, and in which order it stands. */
export function AnswerHead({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  const { say } = frame;
  return (
    <>
      <h2 class="answer__heading" id="answers-heading" data-total={answer.total} tabindex={-1}>
        {answer.heading}
      </h2>
      <Urgent frame={frame} lines={answer.urgent} />
      {answer.measured && <p class="measured">{answer.measured}</p>}
      {answer.whichPlace && <WhichPlace which={answer.whichPlace} />}
      {answer.didYouMean && (
        <p class="did-you-mean">
          {say('search.did-you-mean')} <a href={answer.didYouMean.href}>{answer.didYouMean.text}</a>?
        </p>
      )}
      {answer.notices.map(({ text, link }) => (
        <p class="notice">
          {text}
          {link && (
            <>
              {' '}
              <a href={link.href}>{link.text}</a>
            </>
          )}
        </p>
      ))}
      {answer.widened && <p class="notice">{answer.widened}</p>}
      {!answer.whichPlace?.must && <HowRead frame={frame} answer={answer} />}
      <ActiveFilters frame={frame} answer={answer} />
      <Hidden frame={frame} answer={answer} />
      {answer.total > 1 && answer.sort.length > 1 && (
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

/** What the words were taken for, what they say of the person, and each of several needs by itself. */
function HowRead({ frame: { say }, answer }: { frame: Frame; answer: AnswerView }) {
  return (
    <>
      {answer.understood && <Understood {...answer.understood} />}
      {answer.person && (
        <p class="understood">
          {answer.person.text}
          {answer.person.strict && (
            <>
              {' '}
              <a href={answer.person.strict}>{say('search.person-strict')}</a>
            </>
          )}
        </p>
      )}
      {answer.needs.length > 0 && (
        <p class="understood">
          {say('search.needs')}{' '}
          {answer.needs.map((need, i) => (
            <>
              {i > 0 ? ' · ' : ''}
              <a href={need.href}>{need.text}</a>
            </>
          ))}
        </p>
      )}
    </>
  );
}

/** Numbers to ring before any listing. Calm: whoever reads it may be the one in danger. */
export function Urgent({ frame, lines }: { frame: Frame; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section class="notice" aria-labelledby="urgent">
      <h3 class="notice__title" id="urgent">
        {frame.say('search.urgent')}
      </h3>
      <ul class="notice__lines">
        {lines.map((line) => (
          <li>
            <WithNumbers text={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const NUMBER = /(\b\d[\d\u00a0]{4,}\d\b|\b\d{3}\b)/;

/** A text with the numbers in it that a phone can ring. */
function WithNumbers({ text }: { text: string }) {
  return (
    <>
      {text
        .split(NUMBER)
        .map((part, i) => (i % 2 === 0 ? part : <a href={`tel:${part.replace(/\D/g, '')}`}>{part}</a>))}
    </>
  );
}

function Understood({ short, more }: NonNullable<AnswerView['understood']>) {
  if (more.length === 0) return <p class="understood">{short}</p>;
  return (
    <details class="understood" data-remember="understood">
      <summary>{short}</summary>
      <ul>
        {more.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
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
  if (which.must) return <div class="notice">{list}</div>;
  return (
    <details class="other-places" data-remember="other-places">
      <summary>{which.question}</summary>
      {list}
    </details>
  );
}

function Hidden({ frame, answer }: { frame: Frame; answer: AnswerView }) {
  if (answer.hidden.length === 0) return null;
  return (
    <div class="hidden-ones">
      <h3 class="hidden-ones__heading" id="hidden-ones">
        {frame.say('search.hidden')}
      </h3>
      <ul aria-labelledby="hidden-ones">
        {answer.hidden.map(({ text, href }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Ways out of an answer that holds nothing. */
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

/** More answers, and kinds of help that lie close to what was asked. */
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
