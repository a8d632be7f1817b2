import type { JSX } from 'preact';
import { useList } from '../api';
import { dayName } from '../days';
import { change, Link, useAddress } from '../router';
import type { StoryRow } from '../types';
import { OrderLink } from '../ui/order';
import { Empty, Heading, Loading, Problem } from '../ui/pieces';
import { href } from '../url';
import { count } from '../words';

const fields = [
  { name: 'words', label: 'Words', type: 'search', hint: 'ceasefire OR truce' },
  { name: 'source', label: 'Publisher', type: 'text', hint: '' },
  { name: 'from', label: 'From', type: 'date', hint: '' },
  { name: 'to', label: 'To', type: 'date', hint: '' },
];

export function StoriesView(): JSX.Element {
  const { params } = useAddress();
  const asked = {
    words: params.words,
    source: params.source,
    from: params.from,
    to: params.to,
    order: params.order ?? 'newest',
  };
  const { rows, done, error, more } = useList<StoryRow>('stories', asked);
  return (
    <>
      <Heading title="Stories" />
      <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        {fields.map(({ name, label, type, hint }) => (
          <label key={name} class={`field field-${name}`}>
            <span>{label}</span>
            <input
              type={type}
              name={name}
              value={params[name] ?? ''}
              placeholder={hint}
              autocomplete="off"
              onChange={(event) => change({ [name]: event.currentTarget.value.trim() })}
            />
          </label>
        ))}
        <OrderLink />
      </form>
      {error && <Problem error={error} />}
      <ol class="story-list">
        {rows.map((story) => (
          <StoryItem key={story.number} story={story} />
        ))}
      </ol>
      {!rows.length && !error && (done ? <Empty>No story has these words.</Empty> : <Loading />)}
      {rows.length > 0 && !done && (
        <button type="button" onClick={() => more(rows.length + 100)}>
          More stories
        </button>
      )}
    </>
  );
}

export function StoryItem({ story }: { story: StoryRow }): JSX.Element {
  return (
    <li>
      <p class="kicker">
        <bdi>{story.source ?? 'no publisher given'}</bdi> · {dayName(story.published)} · {count(story.events, 'event')}
      </p>
      <h2>
        <Link to={href('story', {}, story.number)}>
          <bdi>{story.title ?? story.id}</bdi>
        </Link>
      </h2>
      <p class="opening">
        <bdi>{story.opening.replace(/\s+/g, ' ')}…</bdi>
      </p>
    </li>
  );
}
