import type { Frame } from '../frame.ts';
import type { PlaceView } from '../views.ts';
import { Lines } from './facts.tsx';
import { MapHolder } from './map-holder.tsx';
import { type ListingProps, NotStated, Pairs, Part } from './parts.tsx';

export function Who({ frame, listing }: ListingProps) {
  return (
    <Part heading={frame.say('listing.who')}>
      {listing.whoText && <p>{listing.whoText}</p>}
      {listing.who.length > 0 && <Pairs pairs={listing.who} />}
      <NotStated frame={frame} names={listing.whoNotStated} />
    </Part>
  );
}

/** What has closed no longer meets: then it says when it did. That nothing is known stands among the key facts. */
export function When({ frame, listing }: ListingProps) {
  const { say } = frame;
  const isOne = listing.places.length === 1;
  const atPlaces = listing.places.flatMap(({ name, schedules }) =>
    schedules.map((times) => (name === null || isOne ? times : `${name}: ${times}`)),
  );
  const known = [...new Set([...listing.schedules, ...atPlaces])];
  if (known.length === 0) return null;
  return (
    <Part heading={say(listing.closed ? 'listing.when-closed' : 'listing.when')}>
      <Lines lines={known} />
      {!listing.closed && listing.next.length > 0 && (
        <>
          <h3>{say('listing.next')}</h3>
          <Lines lines={listing.next} />
        </>
      )}
    </Part>
  );
}

export function Where({ frame, listing }: ListingProps) {
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
        <MapHolder
          frame={frame}
          map={place.map}
          label={`${say('listing.on-map')}: ${place.name ?? ''}`}
          more="map--small needs-script no-print"
        />
      )}
    </div>
  );
}
