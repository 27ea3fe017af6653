import { KeyFacts } from '../components/listing-facts.tsx';
import { When, Where, Who } from '../components/listing-meets.tsx';
import { DataLinks, Trust } from '../components/listing-trust.tsx';
import { ListedParts, type ListingProps, Part } from '../components/parts.tsx';
import { PickLink } from '../components/result.tsx';
import { langOf } from '../frame.ts';
import { Layout } from '../layout.tsx';

/** Everything known of one listing, what one acts on first. What is not known is said as not known. */
export function ListingPage({ frame, listing }: ListingProps) {
  return (
    <Layout frame={frame} title={listing.name.text} here="search" discreet={listing.discreet}>
      <div class="listing">
        <Head frame={frame} listing={listing} />
        <div class="aside-card">
          <ListedParts
            frame={frame}
            parts={[
              ['listing.cost', listing.costs],
              ['listing.how', [...listing.routes, ...(listing.howText ? [listing.howText] : [])]],
              ['listing.delivery', listing.delivery],
              ['listing.support', listing.support],
              ['listing.transport', listing.transport],
              ['listing.languages', listing.languages],
            ]}
          />
        </div>
        <div class="listing__more">
          <When frame={frame} listing={listing} />
          <Where frame={frame} listing={listing} />
          <Who frame={frame} listing={listing} />
          <Trust frame={frame} listing={listing} />
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
      </div>
    </Layout>
  );
}

/** Name, warnings and key facts before any longer text. */
function Head({ frame, listing }: ListingProps) {
  const { say } = frame;
  const { name, description, organization, pick } = listing;
  return (
    <div class="listing__head" id={`listing-${listing.id}`}>
      <h1 lang={langOf(frame, name.lang)}>{name.text}</h1>
      {organization && (
        <p class="listing__by">
          {say('listing.by')} <a href={organization.href}>{organization.text}</a>
        </p>
      )}
      <Warnings frame={frame} listing={listing} />
      {listing.alert && (
        <p class="notice notice--warn">
          <strong>{say('listing.alert')}:</strong>{' '}
          <span lang={langOf(frame, listing.alert.lang)}>{listing.alert.text}</span>
        </p>
      )}
      <KeyFacts frame={frame} listing={listing} />
      {(!listing.closed || pick.on) && (
        <p class="no-print">
          <PickLink frame={frame} id={listing.id} name={name.text} pick={pick} />
        </p>
      )}
      {description && (
        <p class="listing__lead" lang={langOf(frame, description.lang)}>
          {description.text}
        </p>
      )}
      <Topics frame={frame} listing={listing} />
    </div>
  );
}

function Topics({ frame, listing }: ListingProps) {
  if (listing.topics.length === 0) return null;
  return (
    <ul class="topic-links" aria-label={frame.say('listing.topics')}>
      {listing.topics.map((topic) => (
        <li>
          <a href={topic.href}>{topic.text}</a>
        </li>
      ))}
    </ul>
  );
}

function Warnings({ frame, listing }: ListingProps) {
  const { say } = frame;
  const warning = listing.closed ?? (listing.doubtful ? say('listing.doubtful') : null);
  return (
    <>
      {listing.sample && !frame.sample && <p class="notice">{say('listing.sample')}</p>}
      {warning && (
        <div class="notice notice--warn">
          <p class="notice__title">{warning}</p>
          <p>
            <a href={listing.similar}>{say('listing.closed-next')}</a>
          </p>
        </div>
      )}
    </>
  );
}
