import { Contact } from '../components/listing-contact.tsx';
import { When, Where, Who } from '../components/listing-meets.tsx';
import { DataLinks, Sure } from '../components/listing-trust.tsx';
import { Listed, type ListingProps, Part } from '../components/parts.tsx';
import { PickLink, RoomBadge, SureBadge } from '../components/result.tsx';
import { Layout } from '../layout.tsx';

/** Everything known of one listing. What is not known is said as not known. */
export function ListingPage({ frame, listing }: ListingProps) {
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

function Topics({ frame, listing }: ListingProps) {
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

function Warnings({ frame, listing }: ListingProps) {
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
