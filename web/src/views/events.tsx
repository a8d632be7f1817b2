// The table of events: filters in the address, only the rows in sight drawn, downloads in every layout.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { apiPath, useApi, useList } from '../api';
import { useAbout } from '../app';
import { interval } from '../days';
import { Link, useAddress } from '../router';
import type { CountRow, EventRow, List } from '../types';
import { Filters } from '../ui/filters';
import { OrderLink, useOrder } from '../ui/order';
import { Confidence, Empty, Heading, Parties, Problem, Says, Tag, Words } from '../ui/pieces';
import { useNarrow, useVirtual } from '../ui/virtual';
import { filters, href } from '../url';
import { count } from '../words';

const columns = ['When', 'Who', 'What', 'To whom', 'Where', 'Who says so', 'Sure', 'Words'];

export function EventsView(): JSX.Element {
  const { params } = useAddress();
  const asked = filters(params);
  const { rows, done, error, more } = useList<EventRow>('events', { ...asked, order: useOrder() });
  const sums = useApi<List<CountRow>>('counts', { ...asked, by: 'type', limit: 1000 });
  const counted = sums.data?.items.reduce((sum, row) => sum + row.events, 0);
  // What the sums say is there, so that the scroll bar is right before the rows are; the rows are the truth.
  const total = done ? rows.length : Math.max(counted ?? 0, rows.length);
  const narrow = useNarrow();
  const { list, window } = useVirtual(total, narrow ? 132 : 46);
  useEffect(() => more(window.to + 20), [window.to, rows]);
  const known = useMemo(
    () =>
      [...new Set(rows.slice(0, 2000).flatMap((row) => [...row.source, ...row.target].map((party) => party.name)))]
        .sort()
        .slice(0, 500),
    [rows],
  );
  const shown = [];
  for (let i = window.from; i < window.to; i++)
    shown.push(<Row key={i} index={i} row={rows[i]} height={narrow ? 132 : 46} />);
  return (
    <>
      <Heading title="Events" aside={<Download />}>
        {error
          ? ''
          : total || done
            ? `${count(total, 'event')}${params.happening ? ' that tell of one happening' : ''}`
            : 'Counting…'}
      </Heading>
      <Filters suggestions={known}>
        <OrderLink />
      </Filters>
      {error && <Problem error={error} />}
      {done && !rows.length && <Empty>No event passes these filters.</Empty>}
      {total > 0 && (
        <div class="table" role="table" aria-label="Events" aria-rowcount={total + 1} aria-colcount={columns.length}>
          <div class="thead" role="rowgroup">
            <div role="row" class="tr" aria-rowindex={1}>
              {columns.map((name) => (
                <div role="columnheader" key={name} class="th">
                  {name}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" class="tbody" ref={list} style={{ height: `${total * (narrow ? 132 : 46)}px` }}>
            {shown}
          </div>
        </div>
      )}
    </>
  );
}

function Row({ index, row, height }: { index: number; row: EventRow | undefined; height: number }): JSX.Element {
  const place = { transform: `translateY(${index * height}px)`, height: `${height}px` };
  if (!row)
    return (
      <div role="row" class="tr waiting" aria-rowindex={index + 2} style={place}>
        <div role="cell" class="td">
          …
        </div>
      </div>
    );
  const says = row.claims.some((claim) => claim.stance !== 'asserts') ? 'disputed' : '';
  return (
    <div role="row" class={`tr ${says}`} aria-rowindex={index + 2} style={place}>
      <div role="cell" class="td when">
        {interval(row.date_start, row.date_end)}
      </div>
      <div role="cell" class="td who">
        <Parties parties={row.source} />
      </div>
      <div role="cell" class="td what">
        <Tag type={row.type} mode={row.mode} status={row.status} />
      </div>
      <div role="cell" class="td whom">
        <Parties parties={row.target} />
      </div>
      <div role="cell" class="td where">
        {row.place.map((one) => one.name).join(', ') || <span class="soft">–</span>}
      </div>
      <div role="cell" class="td says-cell">
        <Says claims={row.claims} paper={row.source_name} />
        {row.sources > 1 && (
          <Link class="more-sources" to={href('events', { happening: row.happening })}>
            {row.sources} sources
          </Link>
        )}
      </div>
      <div role="cell" class="td sure">
        <Confidence value={row.confidence} />
      </div>
      <div role="cell" class="td words">
        <Link to={href('story', { event: row.event }, row.story)} title={row.sentence}>
          <Words text={row.sentence} words={row.trigger} />
        </Link>
      </div>
    </div>
  );
}

function Download(): JSX.Element {
  const { layouts } = useAbout();
  const { params } = useAddress();
  return (
    <details class="download">
      <summary>Download these events</summary>
      <ul>
        {layouts.map((layout) => (
          <li key={layout.name}>
            <a href={apiPath('events/export', { layout: layout.name, ...filters(params) })} download>
              {layout.name}
            </a>{' '}
            <span class="soft">{[layout.about, layout.format].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
