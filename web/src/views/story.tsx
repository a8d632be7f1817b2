import type { JSX } from 'preact';
import { useApi } from '../api';
import { useAbout } from '../app';
import { dayName } from '../days';
import { Link } from '../router';
import type { EventRow, List, StoryAnswer } from '../types';
import { Loading, Problem } from '../ui/pieces';
import { href } from '../url';
import { MarkedStory } from './marked_story';

export function StoryView({ number }: { number: string }): JSX.Element {
  const about = useAbout();
  const { data: story, error, loading } = useApi<StoryAnswer>(`stories/${encodeURIComponent(number)}`);
  const rows = useApi<List<EventRow>>(story ? 'events' : null, { story: story?.record.story.id, limit: 1000 });
  if (error) return <Problem error={error} />;
  if (!story || (loading && String(story.number) !== number)) return <Loading />;
  const { record } = story;
  const own = rows.data?.items.filter((row) => row.story === story.number);
  const here = Number(number);
  return (
    <article>
      <header class="story-head">
        <p class="kicker">
          <bdi>{record.story.source ?? 'no publisher given'}</bdi> · {dayName(record.story.published, true)}
          <span class="pager">
            {here > 1 && <Link to={href('story', {}, here - 1)}>‹ earlier</Link>}{' '}
            {here < about.stories && <Link to={href('story', {}, here + 1)}>later ›</Link>}
          </span>
        </p>
        <h1>
          <bdi>{record.story.title ?? record.story.id}</bdi>
        </h1>
        {record.story.url && /^https?:/.test(record.story.url) && (
          <p class="soft">
            <a href={record.story.url} rel="noreferrer noopener">
              {record.story.url}
            </a>
          </p>
        )}
      </header>
      <MarkedStory story={story} rows={own} />
    </article>
  );
}
