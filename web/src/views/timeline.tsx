// Conflict and cooperation over time, in all, by type and by pair of countries; and what happened, day by day.

import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { getAll, useAll, useList } from '../api';
import { useAbout } from '../app';
import { makeBins, monthRows, type Unit, unitFor } from '../bins';
import { dayName, interval, lastOfMonth } from '../days';
import { Link, useAddress } from '../router';
import type { CountRow, Happening } from '../types';
import { Bars, BarsKey, type Bin, conflictOf } from '../ui/bars';
import { Filters } from '../ui/filters';
import { Confidence, Empty, Heading, Loading, Problem, Tag } from '../ui/pieces';
import { filters, href, type Params, query } from '../url';
import { count, quadOf, typeName, types } from '../words';

const looks = [
  { show: '', title: 'All together' },
  { show: 'type', title: 'By type' },
  { show: 'dyad', title: 'By pair of countries' },
];
const fine = 4000; // happenings that are read whole, to draw days and weeks; beyond them the store's monthly sums do

export function TimelineView(): JSX.Element {
  const { params } = useAddress();
  const asked = filters(params);
  const { rows, done, error, more } = useList<Happening>('timeline', { ...asked, about: params.about });
  useEffect(() => {
    if (rows.length && !done && rows.length < fine) more(rows.length + 1000);
  }, [rows]);
  const show = params.show ?? '';
  return (
    <>
      <Heading title="Time line" />
      <Filters />
      <div class="tabs" role="group" aria-label="What to draw">
        {looks.map((look) => (
          <Link
            key={look.show}
            to={href('timeline', { ...params, show: look.show })}
            keepScroll
            aria-current={show === look.show ? 'true' : undefined}
          >
            {look.title}
          </Link>
        ))}
      </div>
      {error && <Problem error={error} />}
      <BarsKey />
      {show === 'type' ? (
        <ByType rows={rows} done={done} asked={asked} />
      ) : show === 'dyad' ? (
        <ByDyad asked={asked} />
      ) : (
        <All rows={rows} done={done} asked={asked} />
      )}
      <h2 class="rule">
        {done ? count(rows.length, 'happening') : `${rows.length.toLocaleString('en-GB')} happenings so far`}
      </h2>
      {done && !rows.length ? <Empty>Nothing happened under these filters.</Empty> : <Days rows={rows} />}
    </>
  );
}

const toRange = (params: Params, show: string) => (from: string, to: string) =>
  href('timeline', { ...params, from, to, show });
const dayRows = (rows: Happening[]) =>
  rows.flatMap((row) => (row.date_start ? [{ day: row.date_start, quad: quadOf(row.type), n: 1 }] : []));

function stretch(days: { day: string }[]): Unit {
  const sorted = days.map((one) => one.day).sort();
  return sorted.length ? unitFor(sorted[0] as string, sorted[sorted.length - 1] as string) : 'day';
}

// What stories recall from before the first of them was written would squeeze their own time into a few bars: it is listed, and
// drawn only where a first day is asked for.
function own<T extends { day: string }>(days: T[], params: Params, first: string | null): { shown: T[]; older: T[] } {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const cut = params.from ? '' : (first ?? '').slice(0, 7);
  return { shown: sorted.filter((one) => one.day >= cut), older: sorted.filter((one) => one.day < cut) };
}

function Older({ days }: { days: { day: string; n: number }[] }): JSX.Element | null {
  const { params } = useAddress();
  const first = days[0];
  if (!first) return null;
  return (
    <p class="soft">
      {count(
        days.reduce((all, one) => all + one.n, 0),
        'act',
      )}{' '}
      recalled from before the first story, back to {dayName(first.day)},{' '}
      <Link to={href('timeline', { ...params, from: first.day })} keepScroll>
        can be drawn too
      </Link>
      .
    </p>
  );
}

interface ChartProps {
  rows: Happening[];
  done: boolean;
  asked: Params;
}

function All({ rows, done, asked }: ChartProps): JSX.Element {
  const about = useAbout();
  const { params } = useAddress();
  const months = useAll<CountRow>(!done && rows.length >= fine ? 'counts' : null, {
    ...asked,
    by: 'month',
  });
  const days = done ? dayRows(rows) : months.data ? monthRows(months.data) : [];
  const { shown, older } = useMemo(
    () => own(days, params, about.first_published),
    [rows, done, months.data, params.from],
  );
  if (!done && !months.data) return <Loading />;
  const unit = done ? stretch(shown) : shown.length > 2000 ? 'year' : 'month';
  return (
    <>
      <Bars bins={makeBins(shown, unit, toRange(params, ''))} title={`Events by ${unit}`} height={260} />
      <Older days={older} />
    </>
  );
}

function ByType({ rows, done, asked }: ChartProps): JSX.Element {
  const about = useAbout();
  const { params } = useAddress();
  const [byMonth, setByMonth] = useState<Map<string, CountRow[]> | null>(null);
  const many = !done && rows.length >= fine;
  useEffect(() => {
    if (!many) return;
    const stop = new AbortController();
    const wanted = types.filter((one) => !asked.type || asked.type.split(',').includes(one.type));
    void Promise.all(
      wanted.map(
        async (one) =>
          [one.type, await getAll<CountRow>('counts', { ...asked, type: one.type, by: 'month' }, stop.signal)] as const,
      ),
    )
      .then((found) => setByMonth(new Map(found)))
      .catch(() => undefined);
    return () => stop.abort();
  }, [many, query(asked)]);
  const { shown } = useMemo(
    () =>
      own(
        rows.flatMap((row) =>
          row.date_start ? [{ day: row.date_start, quad: quadOf(row.type), n: 1, type: row.type }] : [],
        ),
        params,
        about.first_published,
      ),
    [rows, params.from],
  );
  if (!done && !byMonth) return <Loading />;
  const unit = done ? stretch(shown) : 'month';
  const ends = [...shown].map((one) => ({ ...one, n: 0 }));
  const charts = types.map((one) => {
    const days = done ? shown.filter((row) => row.type === one.type) : monthRows(byMonth?.get(one.type) ?? []);
    const frame = done && ends.length ? [ends[0], ends[ends.length - 1]] : [];
    return {
      ...one,
      bins: days.length
        ? makeBins(
            [...days, ...frame.filter((row) => row !== undefined)],
            unit,
            toRange({ ...params, type: one.type }, ''),
          )
        : [],
    };
  });
  const most = Math.max(1, ...charts.flatMap((chart) => chart.bins.map((bin) => Math.max(...Object.values(bin.sums)))));
  return (
    <ol class="multiples" aria-label="Types">
      {charts.map((chart) => (
        <li key={chart.type}>
          <h2>
            <Link to={href('events', { ...filters(params), type: chart.type })}>{typeName(chart.type)}</Link>{' '}
            <span class="soft">{sum(chart.bins)}</span>
          </h2>
          {chart.bins.length ? (
            <OneSided bins={chart.bins} title={typeName(chart.type)} most={most} />
          ) : (
            <p class="none">none</p>
          )}
        </li>
      ))}
    </ol>
  );
}

const sum = (bins: Bin[]): number =>
  bins.reduce((all, bin) => all + Object.values(bin.sums).reduce((a, b) => a + b, 0), 0);

function OneSided({ bins, title, most }: { bins: Bin[]; title: string; most: number }): JSX.Element {
  const folded = bins.map((bin) => ({
    ...bin,
    quad: (Object.entries(bin.sums).find(([, n]) => n > 0)?.[0] ?? 'verbal conflict').replace(' ', '-'),
    n: sum([bin]),
  }));
  const step = 300 / folded.length;
  return (
    <svg
      class="small-bars"
      viewBox="0 0 300 56"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${title}: ${folded
        .filter((bin) => bin.n)
        .map((bin) => `${bin.label} ${bin.n}`)
        .join(', ')}`}
    >
      {folded.map(
        (bin, i) =>
          bin.n > 0 && (
            <rect
              key={bin.label}
              class={`fill-${bin.quad}`}
              x={i * step + step * 0.08}
              width={Math.max(step * 0.84, 1.5)}
              y={54 - (bin.n / most) * 52}
              height={(bin.n / most) * 52}
            />
          ),
      )}
      <line class="axis" x1="0" x2="300" y1="55" y2="55" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

function ByDyad({ asked }: { asked: Params }): JSX.Element {
  const about = useAbout();
  const { params } = useAddress();
  const { data, error } = useAll<CountRow>('counts', { ...asked, by: 'dyad_month' });
  const pairs = useMemo(() => {
    const found = new Map<string, CountRow[]>();
    for (const row of data ?? []) {
      if (!row.source_country || !row.target_country || row.source_country === row.target_country || !row.month)
        continue;
      const key = `${row.source_country} ${row.target_country}`;
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    return [...found]
      .map(([key, rows]) => ({ key, rows, events: rows.reduce((all, row) => all + row.events, 0) }))
      .sort((a, b) => b.events - a.events || (a.key < b.key ? -1 : 1))
      .slice(0, 12);
  }, [data]);
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  if (!pairs.length) return <Empty>No event has parties of two countries under these filters.</Empty>;
  const days = pairs.flatMap((pair) => monthRows(pair.rows));
  const { shown } = own(
    days.filter((one) => one.n > 0),
    params,
    about.first_published,
  );
  const unit: Unit = shown.length && stretch(shown) === 'year' ? 'year' : 'month';
  const frame = shown.length
    ? [shown[0], shown[shown.length - 1]].flatMap((one) => (one ? [{ ...one, n: 0 }] : []))
    : [];
  const charts = pairs.map((pair) => {
    const [source, target] = pair.key.split(' ') as [string, string];
    const to = (from: string, end: string) =>
      href('events', {
        ...filters(params),
        source,
        target,
        from,
        to: unit === 'month' ? lastOfMonth(from.slice(0, 7)) : end,
      });
    return {
      ...pair,
      source,
      target,
      bins: makeBins([...monthRows(pair.rows).filter((one) => one.day >= (shown[0]?.day ?? '')), ...frame], unit, to),
    };
  });
  const most = Math.max(1, ...charts.flatMap((chart) => chart.bins.map(conflictOf)));
  return (
    <ol class="multiples wide" aria-label="Pairs of countries">
      {charts.map((chart) => (
        <li key={chart.key}>
          <h2>
            <Link to={href('events', { ...filters(params), source: chart.source, target: chart.target })}>
              {chart.source} → {chart.target}
            </Link>{' '}
            <span class="soft">{chart.events}</span>
          </h2>
          <Bars bins={chart.bins} title={`${chart.source} to ${chart.target}`} height={90} labels={false} most={most} />
        </li>
      ))}
    </ol>
  );
}

// Who alone says so, who denies it, who does not confirm it.
function vouchers(row: Happening): JSX.Element | null {
  const parts = [
    ['said by', row.said_by],
    ['denied by', row.denied_by],
    ['not confirmed by', row.not_confirmed_by],
  ] as const;
  const words = parts.flatMap(([how, who]) => (who?.length ? [`${how} ${who.join(', ')}`] : []));
  return words.length ? <span class="soft"> · {words.join('; ')}</span> : null;
}

// The list grows as it is read: days above, their happenings under them.
function Days({ rows }: { rows: Happening[] }): JSX.Element {
  const [shown, setShown] = useState(150);
  const groups: { when: string; rows: Happening[] }[] = [];
  for (const row of rows.slice(0, shown)) {
    const when = interval(row.date_start, row.date_end);
    const last = groups[groups.length - 1];
    if (last?.when === when) last.rows.push(row);
    else groups.push({ when, rows: [row] });
  }
  return (
    <>
      <ol class="days">
        {groups.map((group, i) => (
          <li key={`${group.when}${i}`}>
            <h3>{group.when}</h3>
            <ul>
              {group.rows.map((row, n) => (
                <li key={row.happening ?? n}>
                  <Tag type={row.type} mode={row.mode} status={row.status} />
                  <span class="what-line">
                    <bdi>{row.what}</bdi>
                    {row.place && !row.what.includes(row.place) && <span class="soft"> · {row.place}</span>}
                    {vouchers(row)}
                  </span>
                  <span class="told">
                    {row.stories.slice(0, 3).map((story) => (
                      <Link key={story} to={href('story', {}, story)}>
                        story {story}
                      </Link>
                    ))}
                    {row.sources > 1 && (
                      <Link to={href('events', { happening: row.happening })}>{row.sources} sources</Link>
                    )}
                  </span>
                  <Confidence value={row.confidence} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {rows.length > shown && (
        <button type="button" onClick={() => setShown(shown + 300)}>
          More happenings
        </button>
      )}
    </>
  );
}
