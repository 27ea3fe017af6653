import { Contact } from './contact.tsx';
import { Fact, Room, Sure } from './facts.tsx';
import type { ListingProps } from './parts.tsx';
import { Phone } from './phone.tsx';

/** What one needs to send somebody there: how to reach them, when, where, whether there is room, how sure it is. */
export function KeyFacts({ frame, listing }: ListingProps) {
  const { say } = frame;
  const [next] = listing.next;
  return (
    <dl class="facts facts--key">
      <Fact about="contact" name={say('listing.contact')}>
        <Contacts frame={frame} listing={listing} />
      </Fact>
      {!listing.closed && (
        <Fact about="when" name={say('result.when')}>
          {next ?? <span class="unknown">{say('result.time-unknown')}</span>}
        </Fact>
      )}
      <Fact about="where" name={say('listing.where')}>
        {listing.at ?? <span class="unknown">{say('result.place-unknown')}</span>}
      </Fact>
      {!listing.closed && (
        <Fact about="room" name={say('result.room')}>
          <Room room={listing.room} />
        </Fact>
      )}
      {!listing.closed && (
        <Fact about="sure" name={say('result.sure')}>
          <Sure sure={listing.sure} />
        </Fact>
      )}
    </dl>
  );
}

function Contacts({ frame, listing }: ListingProps) {
  const { say } = frame;
  const { phones, emails, website, contacts } = listing;
  const none = phones.length + emails.length === 0 && !website && (
    <span class="unknown">{say('listing.no-contact')}</span>
  );
  if (none && contacts.length === 0) return none;
  return (
    <ul class="lines">
      {none && <li>{none}</li>}
      {phones.map(({ number, note }) => (
        <li>
          <Phone number={number} say={say} big /> {note}
        </li>
      ))}
      {contacts.map((contact) => (
        <li>{contact}</li>
      ))}
      {emails.map((email) => (
        <li>
          <Contact say={say} contact={{ way: 'email', text: email }} />
        </li>
      ))}
      {website && (
        <li>
          <Contact say={say} contact={{ way: 'website', text: website }} />
        </li>
      )}
    </ul>
  );
}
