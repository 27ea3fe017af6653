import { type ListingProps, Part } from './parts.tsx';
import { Lines } from './result.tsx';

export function Contact({ frame, listing }: ListingProps) {
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
