// The parts of Leaflet that the map needs, taken from its modules: a third less to load than the whole of it.

import { Attribution } from 'leaflet/src/control/Control.Attribution.js';
import { Control } from 'leaflet/src/control/Control.js';
import { Scale } from 'leaflet/src/control/Control.Scale.js';
import { Zoom } from 'leaflet/src/control/Control.Zoom.js';
import { SVG } from 'leaflet/src/layer/vector/SVG.js';
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import 'leaflet/src/layer/Layer.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

Object.assign(Control, { Attribution, Scale, Zoom });

// Leaflet's own version of this brings the canvas renderer too.
LeafletMap.include({
  getRenderer() {
    this._renderer ??= new SVG();
    if (!this.hasLayer(this._renderer)) this.addLayer(this._renderer);
    return this._renderer;
  },
});

export { LatLngBounds } from 'leaflet/src/geo/LatLngBounds.js';
export { DivIcon } from 'leaflet/src/layer/marker/DivIcon.js';
export { Marker } from 'leaflet/src/layer/marker/Marker.js';
export { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
export { Circle } from 'leaflet/src/layer/vector/Circle.js';
export { Control, LeafletMap as Map };
