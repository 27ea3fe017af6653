import type { Child } from 'hono/jsx';
import { Lines, PickLink, RoomBadge, SureBadge } from '../components/result.tsx';
import { type Frame, siteLink } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { WordKey } from '../messages/en.ts';
import type { ListingView, Pair, PlaceView } from '../views.ts';

interface Props {
  readonly frame: Frame;
  readonly listing: ListingView;
}

/** Everything known of one listing. What is not known is said as not known. */
export function ListingPage({ frame, listing }: Props) {
  const { say, lang } = frame;
  const { name, description } = listing;
  const langOf = (other: string) => (other === lang ? undefined : other);
  return (
    <Layout frame={frame} title={name.text} here="search">
      <div class="listing__head" id={`listing-${listing.id}`}>
        <h1 lang={langOf(name.lang)}>{name.text}</h1>
        <p class="listing__by">
          {listing.organization && (
            <>
              {say('listing.by')} <a href={listing.organization.href}>{listing.organization.text}</a>
            </>
          )}
        </p>
        <Warnings frame={frame} listing={listing} />
        {!listing.closed && (
          <p class="listing__badges">
            <RoomBadge room={listing.room} /> <SureBadge sure={listing.sure} />
          </p>
        )}
        {listing.alert && (
          <p class="notice notice--warn">
            <strong>{say('listing.alert')}:</strong>{' '}
            <span lang={langOf(listing.alert.lang)}>{listing.alert.text}</span>
          </p>
        )}
        {description && (
          <p class="listing__lead" lang={langOf(description.lang)}>
            {description.text}
          </p>
        )}
        <Topics frame={frame} listing={listing} />
        <p class="no-print">
          <PickLink frame={frame} id={listing.id} name={name.text} pick={listing.pick} />
        </p>
      </div>
      <div class="listing">
        <div>
          <When frame={frame} listing={listing} />
          <Where frame={frame} listing={listing} />
          <Who frame={frame} listing={listing} />
          <Sure frame={frame} listing={listing} />
          {listing.other && (
            <Part heading={listing.other.heading}>
              <div lang={listing.other.lang}>
                <p>
                  <strong>{listing.other.name}</strong>
                </p>
                <p class="pre-line">{listing.other.description}</p>
              </div>
            </Part>
          )}
          <DataLinks frame={frame} listing={listing} />
        </div>
        <div class="aside-card">
          <Contact frame={frame} listing={listing} />
          <Part heading={say('listing.room')}>
            <p>
              <RoomBadge room={listing.room} /> <span class="as-of">{listing.room.asOf}</span>
            </p>
          </Part>
          <Listed frame={frame} heading="listing.cost" lines={listing.costs} />
          <Listed
            frame={frame}
            heading="listing.how"
            lines={[...listing.routes, ...(listing.howText ? [listing.howText] : [])]}
          />
          <Listed frame={frame} heading="listing.delivery" lines={listing.delivery} />
          <Listed frame={frame} heading="listing.support" lines={listing.support} />
          <Listed frame={frame} heading="listing.transport" lines={listing.transport} />
          <Listed frame={frame} heading="listing.languages" lines={listing.languages} />
        </div>
      </div>
    </Layout>
  );
}

function Part({ heading, children }: { heading: string; children?: Child }) {
  return (
    <section>
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

function Listed({ frame, heading, lines }: { frame: Frame; heading: WordKey; lines: readonly string[] }) {
  return (
    <Part heading={frame.say(heading)}>
      {lines.length > 0 ? <Lines lines={lines} /> : <p class="unknown">{frame.say('listing.not-stated')}</p>}
    </Part>
  );
}

function Topics({ frame, listing }: Props) {
  if (listing.topics.length === 0) return null;
  return (
    <>
      <p class="govuk-visually-hidden">{frame.say('listing.topics')}</p>
      <ul class="topic-links">
        {listing.topics.map((topic) => (
          <li>
            <a href={topic.href}>{topic.text}</a>
          </li>
        ))}
      </ul>
      <p></p>
    </>
  );
}

function Warnings({ frame, listing }: Props) {
  const { say } = frame;
  return (
    <>
      {listing.sample && !frame.sample && <p class="notice">{say('listing.sample')}</p>}
      {listing.closed && (
        <div class="notice notice--warn">
          <p class="notice__title">{listing.closed}</p>
          <p>
            <a href={listing.similar}>{say('listing.closed-next')}</a>
          </p>
        </div>
      )}
      {listing.doubtful && (
        <div class="notice notice--warn">
          <p>{say('listing.doubtful')}</p>
          <p>
            <a href={listing.similar}>{say('listing.closed-next')}</a>
          </p>
        </div>
      )}
    </>
  );
}

export function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl class="pairs">
      {pairs.map((pair) => (
        <>
          <dt>{pair.term}</dt>
          <dd class={pair.unknown ? 'unknown' : undefined}>{pair.text}</dd>
        </>
      ))}
    </dl>
  );
}

function Who({ frame, listing }: Props) {
  return (
    <Part heading={frame.say('listing.who')}>
      {listing.whoText && <p>{listing.whoText}</p>}
      <Pairs pairs={listing.who} />
    </Part>
  );
}

function When({ frame, listing }: Props) {
  const { say } = frame;
  const atPlaces = listing.places.flatMap((place) => place.schedules);
  const known = [...new Set([...listing.schedules, ...atPlaces])];
  return (
    <Part heading={say('listing.when')}>
      {known.length > 0 ? <Lines lines={known} /> : <p class="unknown">{say('listing.schedule-none')}</p>}
      {listing.next.length > 0 && (
        <>
          <h3>{say('listing.next')}</h3>
          <Lines lines={listing.next} />
        </>
      )}
    </Part>
  );
}

function Where({ frame, listing }: Props) {
  const { say } = frame;
  return (
    <Part heading={say('listing.where')}>
      {listing.confidential && <p class="notice">{say('listing.confidential')}</p>}
      {!listing.confidential && listing.places.length === 0 && (
        <p class="unknown">{say('listing.no-place')}</p>
      )}
      {listing.places.map((place) => (
        <Place frame={frame} place={place} />
      ))}
      {listing.areas.length > 0 && (
        <p>{say('listing.confidential-area', { areas: listing.areas.join(', ') })}</p>
      )}
    </Part>
  );
}

function Place({ frame, place }: { frame: Frame; place: PlaceView }) {
  const { say, assets } = frame;
  return (
    <div class="place-block">
      {place.name && <h3>{place.name}</h3>}
      {place.address.length > 0 && <address>{place.address.join(', ')}</address>}
      {place.description && <p>{place.description}</p>}
      <Lines lines={place.stops.length > 0 ? place.stops : [say('listing.stops-unknown')]} />
      <ul class="yes-no" aria-label={say('listing.access')}>
        {place.access.map(({ state, text }) => (
          <li class={`is-${state}`}>{text}</li>
        ))}
      </ul>
      <Lines lines={place.notes} />
      {place.approximate && <p class="unknown">{say('listing.approximate')}</p>}
      {place.map && assets.map && (
        <section
          class="map map--small needs-script no-print"
          aria-label={`${say('listing.on-map')}: ${place.name ?? ''}`}
          data-map={JSON.stringify(place.map)}
          data-map-script={assets.map}
          data-map-styles={assets.mapStyles}
        ></section>
      )}
    </div>
  );
}

function Contact({ frame, listing }: Props) {
  const { say } = frame;
  const none = listing.phones.length + listing.emails.length + listing.websites.length === 0;
  return (
    <Part heading={say('listing.contact')}>
      {none && <p class="unknown">{say('listing.no-contact')}</p>}
      <Lines lines={listing.contacts} />
      {listing.phones.map(({ number, note }) => (
        <p>
          <span class="govuk-visually-hidden">{say('listing.telephone')}: </span>
          <a class="phone-big" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
            {number}
          </a>
          {note && (
            <>
              <br />
              {note}
            </>
          )}
        </p>
      ))}
      {listing.emails.map((email) => (
        <p>
          <span class="govuk-visually-hidden">{say('listing.email')}: </span>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      ))}
      {listing.websites.map((url) => (
        <p>
          <a href={url} rel="noreferrer noopener">
            {say('listing.website-open')}
          </a>
        </p>
      ))}
    </Part>
  );
}

function Sure({ frame, listing }: Props) {
  const { say } = frame;
  return (
    <Part heading={say('listing.sure')}>
      <p>
        <SureBadge sure={listing.sure} /> {listing.sure.lines[0]}
      </p>
      <Lines lines={listing.sure.lines.slice(1)} />
      <Pairs pairs={listing.dates} />
      <h3>{say('listing.funding')}</h3>
      {listing.funding.length > 0 ? (
        <Lines lines={listing.funding} />
      ) : (
        <p class="unknown">{say('listing.not-stated')}</p>
      )}
      {listing.sources.length > 0 && (
        <>
          <h3>{say('listing.source')}</h3>
          {listing.sources.map((source) => (
            <>
              <p>
                <strong>
                  {source.href ? (
                    <a href={source.href} rel="noreferrer noopener">
                      {source.name}
                    </a>
                  ) : (
                    source.name
                  )}
                </strong>
              </p>
              <Lines lines={source.lines} />
            </>
          ))}
        </>
      )}
    </Part>
  );
}

function DataLinks({ frame, listing }: Props) {
  const { say } = frame;
  const api = `/api/v1/services/${encodeURIComponent(listing.id)}`;
  return (
    <p class="data-links">
      {listing.edit && (
        <>
          <a href={listing.edit}>{say('listing.edit')}</a> ·{' '}
        </>
      )}
      <a href={`${api}/history`}>{say('listing.history')}</a> · <a href={api}>{say('listing.data')}</a> ·{' '}
      {say('listing.version', { version: listing.version })}
      {' · '}
      <a href={siteLink(frame, '/about')}>{say('site.about')}</a>
    </p>
  );
}
