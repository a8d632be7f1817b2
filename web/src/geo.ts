// The world map: shapes from the page's own file, one projection, and what a zoom does to points.

import { geoArea, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

declare const WORLD_FILE: string;

export const width = 1000;
export const height = 520;
const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [width - 4, height - 4],
  ],
  { type: 'Sphere' },
);

type CountryShape = Feature<Polygon | MultiPolygon, { name: string }>;

export interface Country {
  name: string;
  path: string;
  centre: [number, number];
  size: number; // of its bounding box, in px at zoom 1
}

let world: Promise<Country[]> | null = null;

export function loadWorld(): Promise<Country[]> {
  world ??= fetch(WORLD_FILE)
    .then((response) => response.json())
    .then((topology: Topology<{ countries: GeometryCollection<{ name: string }> }>) => {
      const path = geoPath(projection).digits(2);
      const shapes = feature(topology, topology.objects.countries).features as CountryShape[];
      return shapes
        .map((shape) => {
          const main = mainland(shape);
          const [[left, top], [right, bottom]] = path.bounds(main);
          return {
            name: shape.properties.name,
            path: path(shape) ?? '',
            centre: path.centroid(main),
            size: Math.max(right - left, bottom - top),
          };
        })
        .sort((a, b) => b.size - a.size);
    });
  return world;
}

// The largest piece of a country: its name stands there, not between it and its islands overseas.
function mainland(shape: CountryShape): CountryShape {
  const { geometry } = shape;
  if (geometry.type !== 'MultiPolygon') return shape;
  const pieces = geometry.coordinates.map((coordinates) => ({
    ...shape,
    geometry: { type: 'Polygon' as const, coordinates },
  }));
  return pieces.reduce((best, piece) => (geoArea(piece) > geoArea(best) ? piece : best));
}

export const project = (lon: number, lat: number): [number, number] => projection([lon, lat]) ?? [0, 0];

// A view of the map: zoom k, and the point of the map (px at zoom 1) in the middle.
export interface MapView {
  k: number;
  x: number;
  y: number;
}

export const wholeWorld: MapView = { k: 1, x: width / 2, y: height / 2 };
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
export const limited = ({ k, x, y }: MapView): MapView => ({
  k: clamp(k, 1, 400),
  x: clamp(x, 0, width),
  y: clamp(y, 0, height),
});
export const place = (view: MapView, [x, y]: [number, number]): [number, number] => [
  width / 2 + (x - view.x) * view.k,
  height / 2 + (y - view.y) * view.k,
];

// The view in which all the points are seen, with room about them.
export function fit(points: [number, number][]): MapView {
  if (!points.length) return wholeWorld;
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.min((width * 0.74) / Math.max(right - left, 1), (height * 0.74) / Math.max(bottom - top, 1), 60);
  return limited({ k, x: (left + right) / 2, y: (top + bottom) / 2 });
}

// In the address: "zoom,lon,lat", so that it means the same whatever the drawing's size.
export function writeView(view: MapView): string {
  const [lon, lat] = projection.invert?.([view.x, view.y]) ?? [0, 0];
  return [view.k.toFixed(2), lon.toFixed(3), lat.toFixed(3)].join(',');
}

export function readView(text: string | undefined): MapView | null {
  const numbers = (text ?? '').split(',').map(Number);
  if (numbers.length !== 3 || numbers.some((number) => !Number.isFinite(number))) return null;
  const [k, lon, lat] = numbers as [number, number, number];
  const [x, y] = project(lon, lat);
  return limited({ k, x, y });
}
