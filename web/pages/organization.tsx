import { RoomBadge, SureBadge } from '../components/result.tsx';
import type { Frame } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { OrganizationView } from '../views.ts';

/** An organisation, starting with what it offers. */
export function OrganizationPage({ frame, organization }: { frame: Frame; organization: OrganizationView }) {
  const { say, lang } = frame;
  return (
    <Layout frame={frame} title={organization.name}>
      <div class="prose">
        <h1>{organization.name}</h1>
        {organization.description && <p class="pre-line">{organization.description}</p>}
        <h2>{say('organization.listings')}</h2>
        {organization.listings.length === 0 && <p class="unknown">{say('organization.none')}</p>}
        <ul class="results">
          {organization.listings.map((listing) => (
            <li class="result">
              <h3 class="result__name">
                <a href={listing.href} lang={listing.name.lang === lang ? undefined : listing.name.lang}>
                  {listing.name.text}
                </a>
              </h3>
              <p class="listing__badges">
                <RoomBadge room={listing.room} /> <SureBadge sure={listing.sure} />
              </p>
            </li>
          ))}
        </ul>
        {organization.more && (
          <p>
            <a href={organization.more}>{say('organization.more')}</a>
          </p>
        )}
        <h2>{say('listing.contact')}</h2>
        {!organization.email && !organization.website && <p class="unknown">{say('listing.not-stated')}</p>}
        {organization.email && (
          <p>
            {say('listing.email')}: <a href={`mailto:${organization.email}`}>{organization.email}</a>
          </p>
        )}
        {organization.website && (
          <p>
            <a href={organization.website} rel="noreferrer noopener">
              {say('listing.website-open')}
            </a>
          </p>
        )}
        {organization.numbers.map((number) => (
          <p>{say('organization.number', { number })}</p>
        ))}
      </div>
    </Layout>
  );
}
