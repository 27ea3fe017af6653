import { siteLink } from '../frame.ts';
import { Lines } from './facts.tsx';
import { type ListingProps, Pairs, Part } from './parts.tsx';

/** The dates, the money and the source behind how sure we are. */
export function Trust({ frame, listing }: ListingProps) {
  const { say } = frame;
  return (
    <Part heading={say('listing.sure')}>
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

export function DataLinks({ frame, listing }: ListingProps) {
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
