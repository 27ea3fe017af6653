import type { Frame } from '../frame.ts';
import type { MapView } from '../views.ts';
import { MapHolder } from './map-holder.tsx';

/** The map beside the list. Script draws it after the page is read; the list says the same. */
export function MapPanel({ frame, map }: { frame: Frame; map: MapView }) {
  const { say } = frame;
  const empty = map.pins.length === 0 && map.here === null;
  return (
    <details class="map-panel" data-map-panel="">
      <summary class="map-panel__toggle">{say('map.toggle')}</summary>
      <h2 class="map-panel__heading">{say('map.heading')}</h2>
      {empty ? (
        <p class="unknown">{say('map.none')}</p>
      ) : (
        <>
          <MapHolder frame={frame} map={map} label={say('map.label')}>
            <noscript>
              <p class="map__script">{say('map.script')}</p>
            </noscript>
          </MapHolder>
          <p class="map-panel__note">
            {say('map.note')} {map.pins.some((pin) => pin.approximate) && say('map.note-approximate')}
          </p>
        </>
      )}
    </details>
  );
}
