import { Contact } from '../components/contact.tsx';
import { RoomBadge, SureBadge } from '../components/facts.tsx';
import { type Frame, langOf } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { OrganizationView } from '../views.ts';

interface Props {
  readonly frame: Frame;
  readonly organization: OrganizationView;
}

/** An organisation, starting with what it offers. */
export function OrganizationPage({ frame, organization }: Props) {
  const { say } = frame;
  return (
    <Layout frame={frame} title={organization.name}>
      <div class="prose">
        <h1>{organization.name}</h1>
        {organization.description && <p class="pre-line">{organization.description}</p>}
        <Contacts frame={frame} organization={organization} />
        <h2>{say('organization.listings')}</h2>
        {organization.listings.length === 0 && <p class="unknown">{say('organization.none')}</p>}
        <ul class="offers">
          {organization.listings.map((listing) => (
            <li class="offer">
              <h3 class="result__name">
                <a href={listing.href} lang={langOf(frame, listing.name.lang)}>
                  {listing.name.text}
                </a>
              </h3>
              <p class="listing__badges">
                {listing.room && <RoomBadge room={listing.room} />} <SureBadge sure={listing.sure} />
              </p>
            </li>
          ))}
        </ul>
        {organization.more && (
          <p>
            <a href={organization.more}>{say('organization.more')}</a>
          </p>
        )}
      </div>
    </Layout>
  );
}

function Contacts({ frame, organization: { email, website, numbers } }: Props) {
  const { say } = frame;
  return (
    <>
      <ul class="lines">
        {email && (
          <li>
            <Contact say={say} contact={{ way: 'email', text: email }} />
          </li>
        )}
        {website && (
          <li>
            <Contact say={say} contact={{ way: 'website', text: website }} />
          </li>
        )}
        {numbers.map((number) => (
          <li>{say('organization.number', { number })}</li>
        ))}
      </ul>
      {!email && !website && <p class="unknown">{say('listing.no-contact')}</p>}
    </>
  );
}
