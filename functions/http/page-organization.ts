import { withParameters } from '../../web/address.ts';
import { askingFrame, type Frame, siteLink } from '../../web/frame.ts';
import type { OrganizationView } from '../../web/views.ts';
import { canBeRung } from '../domain/contact.ts';
import type { Directory } from '../domain/directory.ts';
import { freshnessOn } from '../domain/freshness.ts';
import { textIn } from '../domain/listing-words.ts';
import { ukDate } from '../domain/time/days.ts';
import { roomUnlessClosed, sureWords } from './page-trust.ts';

const LISTINGS_PER_PAGE = 30;

/** An organisation with the first of its listings; undefined where neither is known. */
export async function organizationView(
  frame: Frame,
  id: string,
  cursor: string | undefined,
  { record, now }: Directory,
): Promise<OrganizationView | undefined> {
  const { lang } = frame;
  const today = ukDate(now());
  const [stored, page] = await Promise.all([
    record.getOrganizations([id]),
    record.pageOfOrganization(id, { limit: LISTINGS_PER_PAGE, ...(cursor ? { cursor } : {}) }),
  ]);
  const organization = stored.get(id)?.organization ?? page.items[0]?.service.organization;
  if (!organization) return undefined;
  return {
    name: organization.name,
    description: organization.description ?? null,
    website: organization.website ?? null,
    email: organization.email ?? null,
    numbers: (organization.organization_identifiers ?? []).map(({ identifier, identifier_scheme }) =>
      [identifier_scheme, identifier].filter(Boolean).join(' '),
    ),
    listings: page.items.map(({ id: listing, service }) => {
      const text = textIn(service, lang);
      const freshness = freshnessOn(service, today);
      const told = askingFrame(frame, canBeRung(service));
      return {
        name: { text: text.name, lang: text.lang },
        href: siteLink(frame, `/listings/${encodeURIComponent(listing)}`),
        room: roomUnlessClosed(told, service, freshness, today),
        sure: sureWords(told.say, lang, { ...freshness, funding: null }),
      };
    }),
    more: page.next ? withParameters(frame.url, { cursor: page.next }) : null,
  };
}
