// Events and ground held, on the map, on a day.

import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useApi } from '../api';
import { useAbout } from '../app';
import { dayName, interval } from '../days';
import { fit, place, project, readView, type MapView as Seen, writeView } from '../geo';
import { change, Link, useAddress } from '../router';
import type { EventRow, Ground, MapAnswer } from '../types';
import { DaySlider } from '../ui/day_slider';
import { Filters } from '../ui/filters';
import { Empty, Heading, Loading, Problem, Tag, Words } from '../ui/pieces';
import { WorldMap } from '../ui/world_map';
import { filters, href } from '../url';
import { count, isConflict, states } from '../words';

const spans = [7, 30, 90, 365];

interface Spot {
  key: string; // its name, as in the address
  point: [number, number];
  events: EventRow[];
  ground: Ground[];
}

// What lies at one point is one spot; a spot is called by the first name given to it.
function spotsOf(data: MapAnswer): Spot[] {
  const found = new Map<string, Spot>();
  const at = (name: string, lat: number, lon: number): Spot => {
    const id = `${lat.toFixed(2)},${lon.toFixed(2)}`;
    const spot = found.get(id) ?? { key: name, point: project(lon, lat), events: [], ground: [] };
    found.set(id, spot);
    return spot;
  };
  for (const event of data.events)
    for (const one of event.place) {
      if (one.lat === null || one.lon === null) continue;
      const spot = at(one.name, one.lat, one.lon);
      if (!spot.events.includes(event)) spot.events.push(event);
    }
  for (const ground of data.ground)
    if (ground.lat !== null && ground.lon !== null) at(ground.place, ground.lat, ground.lon).ground.push(ground);
  return [...found.values()].sort((a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1));
}

// "M23 holds it", "Libyan National Army lost it".
function holding(ground: Ground): string {
  const who = ground.state === 'lost' ? (ground.from ?? ground.holder) : ground.holder;
  return `${who?.name ?? (ground.state === 'lost' ? 'its holder' : 'nobody named')} ${states[ground.state] ?? ground.state} it`;
}

const holderName = (ground: Ground): string => ground.holder?.name ?? 'nobody known';

export function MapView(): JSX.Element {
  const about = useAbout();
  const { params } = useAddress();
  const on = params.on ?? about.last_published ?? '';
  const days = Number(params.days ?? 30);
  const chosen = filters(params);
  const { data, error } = useApi<MapAnswer>('map', { ...chosen, from: null, to: null, on, days });
  const spots = useMemo(() => (data ? spotsOf(data) : []), [data]);
  const [seen, setSeen] = useState<Seen | null>(readView(params.view));
  const view = seen ?? fit(spots.map((spot) => spot.point));
  useEffect(() => {
    if (!seen && spots.length) setSeen(fit(spots.map((spot) => spot.point)));
  }, [spots]);
  const onView = useCallback((next: Seen, settled: boolean) => {
    setSeen(next);
    if (settled) change({ view: writeView(next) }, true);
  }, []);
  const holders = useMemo(() => [...new Set(data?.ground.filter((one) => one.holder).map(holderName))].sort(), [data]);
  const at = spots.find((spot) => spot.key === params.at) ?? null;
  return (
    <>
      <Heading title="Map" aside={<Spans days={days} />}>
        {data &&
          `${data.more ? 'The latest ' : ''}${count(data.events.length, 'event')} in the ${days} days to ${dayName(on)}; ${count(data.ground.length, 'place')} whose holder is told`}
      </Heading>
      <DaySlider on={on} first={about.first_published ?? on} last={about.last_published ?? on} playable />
      <Filters without={['from', 'to']} />
      {error && <Problem error={error} />}
      <div class="map-columns">
        <div>
          <WorldMap
            view={view}
            onView={onView}
            onFit={() => {
              setSeen(fit(spots.map((spot) => spot.point)));
              change({ view: null }, true);
            }}
          >
            <defs>
              <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="hatch-line" width="2" height="4" />
              </pattern>
            </defs>
            <Markers spots={spots} view={view} at={at} holders={holders} />
          </WorldMap>
          <MapKey holders={holders} />
        </div>
        <aside class="map-side" aria-label="Places">
          {!data && !error && <Loading />}
          {data && !spots.length && <Empty>Nothing with a known place in these days.</Empty>}
          {at ? <SpotDetail spot={at} /> : <SpotList spots={spots} />}
        </aside>
      </div>
    </>
  );
}

const Spans = ({ days }: { days: number }): JSX.Element => (
  <div class="tabs" role="group" aria-label="How far back">
    {spans.map((span) => (
      <button key={span} type="button" aria-pressed={span === days} onClick={() => change({ days: span })}>
        {span === 365 ? 'a year' : `${span} days`}
      </button>
    ))}
  </div>
);

const radius = (spot: Spot): number => (spot.events.length ? 4 + 3.2 * Math.sqrt(spot.events.length) : 0);

function Markers({
  spots,
  view,
  at,
  holders,
}: {
  spots: Spot[];
  view: Seen;
  at: Spot | null;
  holders: string[];
}): JSX.Element {
  const { params } = useAddress();
  // Boxes already taken, as left, right and middle: the discs, then the names in order of weight.
  const discs = spots.map(
    (spot) => [...place(view, spot.point), Math.max(radius(spot), 7)] as [number, number, number],
  );
  const names: [number, number, number][] = [];
  return (
    <g class="markers">
      {spots.map((spot) => {
        const [x, y] = place(view, spot.point);
        const r = radius(spot);
        const ground = spot.ground[0];
        const name = spot.key + (ground?.holder ? ` · ${ground.holder.name}` : '');
        // Right of all discs that touch this one, so that a cluster shows the name of its largest.
        const cluster = discs.filter(([dx, dy, dr]) => Math.hypot(dx - x, dy - y) < dr + r);
        const left = Math.max(x + r, ...cluster.map(([dx, , dr]) => dx + dr)) + 4;
        const right = left + 6 + name.length * 6.4;
        const free =
          !names.some(([l, rr, ly]) => left < rr && right > l && Math.abs(ly - y) < 13) &&
          !discs.some(([dx, dy, dr]) => dx + dr > left && dx - dr < right && Math.abs(dy - y) < dr + 4);
        if (free) names.push([left, right, y]);
        const said = `${spot.key}: ${count(spot.events.length, 'event')}${ground ? `, ${holding(ground)}` : ''}`;
        return (
          <Link
            key={spot.key}
            to={href('map', { ...params, at: spot === at ? null : spot.key })}
            keepScroll
            class={`spot ${spot === at ? 'chosen' : ''}`}
            aria-label={said}
          >
            <title>{said}</title>
            {r > 0 && (
              <Pie
                x={x}
                y={y}
                r={r}
                share={spot.events.filter((event) => isConflict(event.quad)).length / spot.events.length}
              />
            )}
            {ground && (
              <Flag x={x - (r ? r + 4 : 0)} y={y - r} ground={ground} hue={holders.indexOf(holderName(ground))} />
            )}
            {free && (
              <text x={left + (ground && !r ? 6 : 0)} y={y + 4}>
                {name}
              </text>
            )}
          </Link>
        );
      })}
    </g>
  );
}

// Conflict's share from the top, to both sides; the rest is cooperation.
function Pie({ x, y, r, share }: { x: number; y: number; r: number; share: number }): JSX.Element {
  const half = Math.PI * share;
  const [dx, dy] = [r * Math.sin(half), -r * Math.cos(half)];
  return (
    <>
      <circle cx={x} cy={y} r={r} class={share === 1 ? 'fill-material-conflict' : 'fill-material-cooperation'} />
      {share > 0 && share < 1 && (
        <path
          class="fill-material-conflict"
          d={`M${x} ${y}L${x - dx} ${y + dy}A${r} ${r} 0 ${share > 0.5 ? 1 : 0} 1 ${x + dx} ${y + dy}Z`}
        />
      )}
      <circle cx={x} cy={y} r={r} class="rim" />
    </>
  );
}

function Flag({ x, y, ground, hue }: { x: number; y: number; ground: Ground; hue: number }): JSX.Element {
  return (
    <g class={`flag state-${ground.state} ${hue < 0 ? 'hue-none' : `hue-${hue % 8}`}`}>
      <rect x={x - 6} y={y - 6} width="12" height="12" />
      {ground.state === 'contests' && <rect x={x - 6} y={y - 6} width="12" height="12" class="hatched" />}
    </g>
  );
}

const MapKey = ({ holders }: { holders: string[] }): JSX.Element => (
  <ul class="legend">
    <li>
      <span class="swatch swatch-material-conflict round" /> conflict
    </li>
    <li>
      <span class="swatch swatch-material-cooperation round" /> cooperation
    </li>
    {holders.map((name, i) => (
      <li key={name}>
        <span class={`swatch hue-${i % 8}`} /> <bdi>{name}</bdi>
      </li>
    ))}
    {holders.length > 0 && <li class="soft">squares: full holds, hatched contests, hollow claims or lost</li>}
  </ul>
);

function SpotList({ spots }: { spots: Spot[] }): JSX.Element {
  const { params } = useAddress();
  return (
    <>
      <h2>{count(spots.length, 'place')}</h2>
      <ol class="spot-list">
        {spots.slice(0, 300).map((spot) => (
          <li key={spot.key}>
            <Link to={href('map', { ...params, at: spot.key })} keepScroll>
              <bdi>{spot.key}</bdi>
            </Link>{' '}
            <span class="soft">
              {[spot.events.length > 0 && count(spot.events.length, 'event'), ...spot.ground.map(holding)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function SpotDetail({ spot }: { spot: Spot }): JSX.Element {
  return (
    <>
      <div class="event-head">
        <h2>
          <bdi>{spot.key}</bdi>
        </h2>
        <button type="button" class="quiet" onClick={() => change({ at: null })} aria-label="All places">
          ×
        </button>
      </div>
      {spot.ground.map((ground, i) => (
        <p key={i} class="ground-line">
          <strong>
            <bdi>{holding(ground)}</bdi>
          </strong>
          {ground.since && `, as told of ${dayName(ground.since)}`}.{' '}
          {ground.text && ground.story && (
            <Link to={href('story', {}, ground.story)}>
              “<bdi>{ground.text}</bdi>”
            </Link>
          )}
        </p>
      ))}
      <ol class="event-cards">
        {spot.events.map((event) => (
          <li key={`${event.story}${event.event}`}>
            <p class="kicker">{interval(event.date_start, event.date_end)}</p>
            <Tag type={event.type} mode={event.mode} status={event.status} />
            <p>
              <Link to={href('story', { event: event.event }, event.story)}>
                <Words text={event.sentence} words={event.trigger} />
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
