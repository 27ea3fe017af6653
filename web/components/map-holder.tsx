import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import type { MapView } from '../views.ts';

/** Where script draws a map, with all that it needs for it. */
export function MapHolder({
  frame: { say, assets },
  map,
  label,
  more = '',
  children,
}: {
  frame: Frame;
  map: MapView;
  label: string;
  /** Further classes. */
  more?: string;
  children?: Child;
}) {
  return (
    <section
      class={`map ${more}`.trim()}
      aria-label={label}
      data-map={JSON.stringify(map)}
      data-map-script={assets.map}
      data-map-styles={assets.mapStyles}
      data-zoom-in={say('map.zoom-in')}
      data-zoom-out={say('map.zoom-out')}
      data-miles={say('map.miles', { count: '{count}' })}
      data-feet={say('map.feet', { count: '{count}' })}
    >
      {children}
    </section>
  );
}
