import { Circle, Control, DivIcon, LatLngBounds, Map as LeafletMap, Marker, TileLayer } from 'leaflet';
import type { MapView } from '../../views.ts';

const KM_PER_DEGREE = 111.2;

/** Draws what the list says: pins with the same numbers, where it was searched, how far, and a scale in miles. */
export function drawMap(holder: HTMLElement): void {
  const view = JSON.parse(holder.dataset.map ?? '{}') as MapView;
  holder.replaceChildren();
  const map = new LeafletMap(holder, {
    attributionControl: view.tiles !== null,
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    zoomControl: false,
  });
  new Control.Zoom({
    zoomInTitle: holder.dataset.zoomIn ?? '',
    zoomOutTitle: holder.dataset.zoomOut ?? '',
  }).addTo(map);
  map.attributionControl?.setPrefix(false);
  new WordedScale({ metric: false, miles: holder.dataset.miles, feet: holder.dataset.feet }).addTo(map);
  if (view.tiles)
    new TileLayer(view.tiles.url, { attribution: view.tiles.attribution, maxZoom: 19 }).addTo(map);
  const bounds = boundsOf(view);
  // Without tiles, far enough out for the names of towns to tell where one is.
  map.fitBounds(bounds, { padding: [34, 34], maxZoom: view.tiles ? 15 : 12 });
  for (const town of view.towns)
    new Marker([town.lat, town.lon], {
      icon: new DivIcon({
        className: 'town',
        html: textNode(town.name),
        iconSize: [0, 0],
        iconAnchor: [4, 11],
      }),
      interactive: false,
      keyboard: false,
      alt: '',
    }).addTo(map);
  drawHere(map, view);
  for (const pin of view.pins) drawPin(map, pin);
  new ResizeObserver(() => map.invalidateSize()).observe(holder);
}

interface ScaleOptions extends Control.ScaleOptions {
  readonly miles?: string | undefined;
  readonly feet?: string | undefined;
}

/** Leaflet writes its scale in English: "5 mi", "300 ft". */
const WordedScale = Control.Scale.extend<object, ScaleOptions>({
  _updateScale(this: { options: ScaleOptions }, line: HTMLElement, text: string, share: number): void {
    const { maxWidth = 100, miles = '', feet = '' } = this.options;
    line.style.width = `${Math.round(maxWidth * share)}px`;
    line.textContent = (text.endsWith('mi') ? miles : feet).replace('{count}', text.replace(/\D+$/, ''));
  },
});

const textNode = (text: string): HTMLElement => {
  const holder = document.createElement('span');
  holder.textContent = text;
  return holder;
};

/** All pins within reach; one that serves the area from far away must not shrink the rest to a heap. */
function boundsOf({ here, radiusKm, pins }: MapView): LatLngBounds {
  const bounds = new LatLngBounds([]);
  const shrink = Math.cos(((here?.lat ?? 0) * Math.PI) / 180);
  const near =
    here && radiusKm
      ? pins.filter(
          (pin) =>
            KM_PER_DEGREE * Math.hypot(pin.lat - here.lat, (pin.lon - here.lon) * shrink) < radiusKm * 1.1,
        )
      : pins;
  for (const pin of near) bounds.extend([pin.lat, pin.lon]);
  if (here) bounds.extend([here.lat, here.lon]);
  return bounds;
}

function drawHere(map: LeafletMap, { here, radiusKm }: MapView): void {
  if (!here) return;
  if (radiusKm)
    new Circle([here.lat, here.lon], {
      radius: radiusKm * 1000,
      color: '#5b2155',
      weight: 2,
      dashArray: '6 6',
      fillOpacity: 0.05,
      interactive: false,
    }).addTo(map);
  const icon = new DivIcon({ className: 'here', iconSize: [18, 18] });
  new Marker([here.lat, here.lon], {
    icon,
    title: here.label,
    alt: here.label,
    interactive: false,
    keyboard: false,
  }).addTo(map);
}

function drawPin(map: LeafletMap, pin: MapView['pins'][number]): void {
  const icon = new DivIcon({
    className: pin.approximate ? 'pin pin--approximate' : 'pin',
    html: textNode(String(pin.n)),
    iconSize: [30, 30],
    iconAnchor: [2, 30],
  });
  const marker = new Marker([pin.lat, pin.lon], {
    icon,
    title: pin.label,
    alt: pin.label,
    riseOnHover: true,
    zIndexOffset: 1000 - pin.n,
  }).addTo(map);
  const element = marker.getElement();
  element?.setAttribute('aria-label', pin.label);
  const entry = document.getElementById(`listing-${pin.id}`);
  if (!entry) return;
  marker.on('click', () => {
    entry.scrollIntoView({ block: 'center' });
    entry.querySelector<HTMLAnchorElement>('h3 a')?.focus({ preventScroll: true });
  });
  const both = (on: boolean) => () => {
    entry.classList.toggle('is-shown', on);
    element?.classList.toggle('is-shown', on);
  };
  marker.on('mouseover', both(true)).on('mouseout', both(false));
  entry.addEventListener('mouseenter', both(true));
  entry.addEventListener('mouseleave', both(false));
}
