// The front page: how much there is, how it went, what is disputed, the latest stories.

import type { JSX } from 'preact';
import { useAll, useApi, useList } from '../api';
import { useAbout } from '../app';
import { makeBins, monthRows } from '../bins';
import { dayName } from '../days';
import { Link } from '../router';
import type { ClaimRow, CountRow, List, StoryRow } from '../types';
import { Bars, BarsKey } from '../ui/bars';
import { Empty, Problem } from '../ui/pieces';
import { href } from '../url';
import { count, typeName, types } from '../words';
import { Item } from './claims';
import { StoryItem } from './stories';

export function OverviewView(): JSX.Element {
  const about = useAbout();
  const months = useAll<CountRow>('counts', { by: 'month' });
  const byType = useApi<List<CountRow>>('counts', { by: 'type', limit: 1000 });
  const denied = useApi<List<ClaimRow>>('claims', { stance: 'denies', limit: 4, order: 'newest' });
  const doubted = useApi<List<ClaimRow>>('claims', { stance: 'does_not_confirm', limit: 4, order: 'newest' });
  const stories = useList<StoryRow>('stories', { order: 'newest' });
  // Months before the first story are what stories recall; the chart is of the time they were written in.
  const days = monthRows(months.data ?? []).filter(
    (one) => one.day.slice(0, 7) >= (about.first_published ?? '').slice(0, 7),
  );
  const bins = makeBins(days, days.length > 900 ? 'year' : 'month', (from, to) => href('timeline', { from, to }));
  const disputed = [...(denied.data?.items ?? []), ...(doubted.data?.items ?? [])].slice(0, 6);
  if (!about.stories)
    return (
      <>
        <h1>Nothing read yet</h1>
        <p class="lead">
          Add stories with <code>dateline ingest stories.jsonl --into record.db</code>, or{' '}
          <Link to="/paste">paste one</Link>.
        </p>
      </>
    );
  return (
    <>
      <section class="hero">
        <h1>Who did what to whom, who says so, and in which words</h1>
        <p class="lead">
          {count(about.stories, 'story', 'stories')} from {dayName(about.first_published)} to{' '}
          {dayName(about.last_published)}, {count(about.events, 'event')}, each tied to the words it was read from.{' '}
          <Link to="/paste">Paste a story</Link> to see it coded.
        </p>
      </section>
      {months.error && <Problem error={months.error} />}
      <section class="front-chart" aria-label="Conflict and cooperation by month">
        <BarsKey />
        <Bars bins={bins} title="Events by month" height={200} />
      </section>
      <div class="front">
        <section>
          <h2 class="rule">
            <Link to={href('stories')}>Stories</Link>
          </h2>
          <ol class="story-list">
            {stories.rows.slice(0, 6).map((story) => (
              <StoryItem key={story.number} story={story} />
            ))}
          </ol>
        </section>
        <section>
          <h2 class="rule">
            <Link to={href('claims', { stance: 'denies' })}>Disputed</Link>
          </h2>
          {denied.data && doubted.data && !disputed.length && <Empty>Nothing is denied.</Empty>}
          <ol class="claim-list">
            {disputed.map((row, i) => (
              <Item key={`${row.story}${row.event}${i}`} row={row} />
            ))}
          </ol>
        </section>
        <section>
          <h2 class="rule">
            <Link to={href('events')}>Acts</Link>
          </h2>
          <TypeTable rows={byType.data?.items ?? []} />
        </section>
      </div>
    </>
  );
}

function TypeTable({ rows }: { rows: CountRow[] }): JSX.Element {
  const most = Math.max(1, ...rows.map((row) => row.events));
  const byType = new Map(rows.map((row) => [row.type, row.events]));
  return (
    <ul class="type-table">
      {[...types].reverse().map(({ type, quad, about }) => {
        const n = byType.get(type) ?? 0;
        return (
          <li key={type}>
            <Link to={href('events', { type })} title={about}>
              {typeName(type)}
            </Link>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class={`fill-${quad.replace(' ', '-')}`} width={(n / most) * 100} height="8" />
            </svg>
            <span class="number">{n}</span>
          </li>
        );
      })}
    </ul>
  );
}
