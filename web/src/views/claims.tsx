// Who vouches for what: asserted, denied, not confirmed, hedged.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useList } from '../api';
import { interval } from '../days';
import { change, Link, useAddress } from '../router';
import type { ClaimRow } from '../types';
import { Filters } from '../ui/filters';
import { OrderLink, useOrder } from '../ui/order';
import { Empty, Heading, Loading, Problem, Tag, Words } from '../ui/pieces';
import { filters, href } from '../url';
import { count, stance } from '../words';

const tabs = [
  { stance: '', title: 'All' },
  { stance: 'denies', title: 'Denied' },
  { stance: 'does_not_confirm', title: 'Not confirmed' },
  { stance: 'hedges', title: 'Hedged' },
  { stance: 'asserts', title: 'Asserted' },
];

export function ClaimsView(): JSX.Element {
  const { params } = useAddress();
  const { rows, done, error, more } = useList<ClaimRow>('claims', {
    ...filters(params),
    stance: params.stance,
    who: params.who,
    order: useOrder(),
  });
  const only = params.alone === '1';
  const shown = useMemo(
    () => rows.filter((row) => (!params.who || row.who === params.who) && (!only || !row.confirmed)),
    [rows, params.who, only],
  );
  const claimants = useMemo(() => {
    const sums = new Map<string, number>();
    for (const row of rows) sums.set(row.who, (sums.get(row.who) ?? 0) + 1);
    return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 20);
  }, [rows]);
  useEffect(() => {
    if (!done && rows.length && shown.length < 20) more(rows.length + 1000);
  }, [rows, shown]);
  return (
    <>
      <Heading title="Claims">
        What is vouched for by somebody other than the newspaper, and what is denied or not confirmed.
      </Heading>
      <div class="tabs" role="group" aria-label="Stance">
        {tabs.map((tab) => (
          <button
            key={tab.stance}
            type="button"
            aria-pressed={(params.stance ?? '') === tab.stance}
            onClick={() => change({ stance: tab.stance })}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <Filters>
        <OrderLink />
      </Filters>
      {error && <Problem error={error} />}
      <div class="claims-columns">
        <aside aria-label="Who claims">
          <h2>Who says it</h2>
          <ul class="claimants">
            {params.who && (
              <li>
                <Link to={href('claims', { ...params, who: null })}>‹ everybody</Link>
              </li>
            )}
            {claimants.map(([who, n]) => (
              <li key={who}>
                <Link to={href('claims', { ...params, who })} aria-current={who === params.who ? 'true' : undefined}>
                  <bdi>{who === 'story' ? 'the story itself' : who}</bdi>
                </Link>{' '}
                <span class="soft">{n}</span>
              </li>
            ))}
          </ul>
          <label class="choice">
            <input type="checkbox" checked={only} onChange={() => change({ alone: only ? null : '1' })} /> only what
            nobody else confirms
          </label>
        </aside>
        <div>
          <p class="soft" role="status">
            {done ? count(shown.length, 'claim') : rows.length ? `${count(shown.length, 'claim')} so far` : ''}
          </p>
          {!rows.length && !error && (done ? <Empty>Nobody claims anything under these filters.</Empty> : <Loading />)}
          <ol class="claim-list">
            {shown.map((row, i) => (
              <Item key={`${row.story}${row.event}${i}`} row={row} />
            ))}
          </ol>
          {!done && rows.length > 0 && (
            <button type="button" onClick={() => more(rows.length + 200)}>
              More claims
            </button>
          )}
        </div>
      </div>
    </>
  );
}

export function Item({ row }: { row: ClaimRow }): JSX.Element {
  return (
    <li class={`claim stance-${row.stance}`}>
      <p class="claim-head">
        <strong>
          <bdi>{row.who === 'story' ? (row.source_name ?? 'the story itself') : row.who}</bdi>
        </strong>{' '}
        <span class={`stance stance-${row.stance}`}>{stance(row.stance)}</span>
        {row.cue && <span class="soft"> “{row.cue}”</span>}
        {!row.confirmed && <span class="alone">nobody else confirms it</span>}
      </p>
      <p class="claim-words">
        <Link to={href('story', { event: row.event }, row.story)}>
          <Words text={row.sentence} words={row.trigger} />
        </Link>
      </p>
      <p class="kicker">
        <Tag type={row.type} mode={row.mode} status={row.status} /> {interval(row.date_start, row.date_end)} ·{' '}
        <bdi>{row.source_name ?? row.story_id}</bdi>
      </p>
    </li>
  );
}
