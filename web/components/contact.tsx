import type { ContactView } from '../views.ts';
import type { Say } from '../words.ts';
import { Phone } from './phone.tsx';

/** A way to reach an organisation, as a link that also tells on paper where it leads. */
export function Contact({ contact: { way, text }, say }: { contact: ContactView; say: Say }) {
  if (way === 'telephone') return <Phone number={text} say={say} />;
  const address = way === 'email' ? `mailto:${text}` : text;
  return (
    <a class="contact" href={address} rel="noreferrer noopener">
      <span class="govuk-visually-hidden">{say(`listing.${way}`)} </span>
      {way === 'email' ? text : text.replace(/^https?:\/\/|\/$/g, '')}
    </a>
  );
}
