// The map itself: countries, and markers whose size does not change with the zoom. Drag, buttons, keys, pinch, and the wheel with Ctrl
// (or once the map has the focus) move it.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Country, height, limited, loadWorld, type MapView, place, width } from '../geo';

interface Props {
  view: MapView;
  onView: (view: MapView, settled: boolean) => void;
  onFit: () => void;
  children: ComponentChildren;
}

export function WorldMap({ view, onView, onFit, children }: Props): JSX.Element {
  const [countries, setCountries] = useState<Country[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const now = useRef(view);
  now.current = view;
  useEffect(() => {
    void loadWorld().then(setCountries);
  }, []);
  usePointers(box, now, onView);
  const zoom = (by: number) => onView(limited({ ...view, k: view.k * by }), true);
  const keys = (event: KeyboardEvent) => {
    const step = 60 / view.k;
    const moves: Record<string, Partial<MapView>> = {
      ArrowLeft: { x: view.x - step },
      ArrowRight: { x: view.x + step },
      ArrowUp: { y: view.y - step },
      ArrowDown: { y: view.y + step },
    };
    if (event.target !== box.current) return;
    if (event.key === '+' || event.key === '=') zoom(1.6);
    else if (event.key === '-') zoom(1 / 1.6);
    else if (moves[event.key]) onView(limited({ ...view, ...moves[event.key] }), true);
    else return;
    event.preventDefault();
  };
  const land = useMemo(
    () => countries.map((country) => <path key={country.name} d={country.path} vector-effect="non-scaling-stroke" />),
    [countries],
  );
  return (
    <div
      class="map-box"
      ref={box}
      tabIndex={0}
      role="region"
      aria-label="Map; arrow keys move it, plus and minus zoom"
      onKeyDown={keys}
    >
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" class="map">
        <rect class="sea" width={width} height={height} />
        <g
          class="land"
          transform={`translate(${width / 2 - view.x * view.k} ${height / 2 - view.y * view.k}) scale(${view.k})`}
        >
          {land}
        </g>
        <g class="country-names" aria-hidden="true">
          {countryNames(countries, view)}
        </g>
        {children}
      </svg>
      <div class="map-buttons">
        <button type="button" onClick={() => zoom(1.6)} aria-label="Closer">
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.6)} aria-label="Farther">
          −
        </button>
        <button type="button" onClick={onFit}>
          Fit
        </button>
      </div>
    </div>
  );
}

// Names of countries with room for them, the larger first, none over another.
function countryNames(countries: Country[], view: MapView): JSX.Element[] {
  const taken: [number, number, number][] = [];
  return countries.flatMap((country) => {
    const [x, y] = place(view, country.centre);
    const half = country.name.length * 3.6 + 4;
    if (country.size * view.k < half * 1.6 || x < half || x > width - half || y < 12 || y > height - 12) return [];
    if (taken.some(([left, right, top]) => x - half < right && x + half > left && Math.abs(top - y) < 14)) return [];
    taken.push([x - half, x + half, y]);
    return [
      <text key={country.name} x={x} y={y}>
        {country.name}
      </text>,
    ];
  });
}

function usePointers(
  box: { current: HTMLDivElement | null },
  now: { current: MapView },
  onView: (view: MapView, settled: boolean) => void,
): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const down = new Map<number, [number, number]>();
    let moved = false;
    // px of the drawing per px of the screen; "slice" makes the larger scale count
    const scale = () => 1 / Math.max(element.clientWidth / width, element.clientHeight / height);
    const spread = () => {
      const [a, b] = [...down.values()] as [[number, number], [number, number]];
      return Math.hypot(a[0] - b[0], a[1] - b[1]);
    };
    const press = (event: PointerEvent) => {
      if ((event.target as Element).closest('button')) return;
      down.set(event.pointerId, [event.clientX, event.clientY]);
      moved = false;
    };
    const move = (event: PointerEvent) => {
      const old = down.get(event.pointerId);
      if (!old) return;
      const before = down.size === 2 ? spread() : 0;
      down.set(event.pointerId, [event.clientX, event.clientY]);
      const { k, x, y } = now.current;
      if (down.size === 2 && before > 0) onView(limited({ x, y, k: (k * spread()) / before }), false);
      else {
        const [dx, dy] = [event.clientX - old[0], event.clientY - old[1]];
        if (!moved && Math.abs(dx) + Math.abs(dy) < 3) return void down.set(event.pointerId, old);
        moved = true;
        onView(limited({ k, x: x - (dx * scale()) / k, y: y - (dy * scale()) / k }), false);
      }
    };
    const lift = (event: PointerEvent) => {
      if (down.delete(event.pointerId) && moved && !down.size) onView(now.current, true);
    };
    const click = (event: MouseEvent) => {
      if (moved) {
        event.stopPropagation();
        event.preventDefault();
      }
      moved = false;
    };
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== element) return;
      event.preventDefault();
      onView(limited({ ...now.current, k: now.current.k * Math.exp(-event.deltaY / 300) }), true);
    };
    element.addEventListener('pointerdown', press);
    addEventListener('pointermove', move);
    addEventListener('pointerup', lift);
    addEventListener('pointercancel', lift);
    element.addEventListener('click', click, true);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', press);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', lift);
      removeEventListener('pointercancel', lift);
      element.removeEventListener('click', click, true);
      element.removeEventListener('wheel', wheel);
    };
  }, [onView]);
}
