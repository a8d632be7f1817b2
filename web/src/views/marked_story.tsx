// A story's words with its events marked in them; the chosen event's parts light up. Shared by /stories/N and /paste.

import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { segments } from '../marks';
import { change, Link, useAddress } from '../router';
import { type StoryMark, storyMarks } from '../story_marks';
import type { EventRow, RecordEvent, Span, StoryAnswer } from '../types';
import { Glyph, Tag } from '../ui/pieces';
import { query } from '../url';
import { count, quadClass } from '../words';
import { EventDetail } from './event_detail';

function readSpan(text: string | undefined): Span | null {
  const found = text?.match(/^(\d+)-(\d+)$/);
  return found ? [Number(found[1]), Number(found[2])] : null;
}

export function MarkedStory({ story, rows }: { story: StoryAnswer; rows?: EventRow[] }): JSX.Element {
  const { params } = useAddress();
  const { record, text } = story;
  const chosen = record.events.find((event) => event.id === params.event) ?? null;
  const cited = readSpan(params.span);
  const words = useRef<HTMLDivElement>(null);
  const parts = useMemo(
    () => segments(text, storyMarks(story, chosen, params.actor ?? null, cited)),
    [story, chosen, params.actor, params.span],
  );

  useEffect(() => {
    const mark = words.current?.querySelector(chosen ? '[aria-current="true"]' : '.cited, .role-actor');
    mark?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id, params.span, params.actor]);

  useStepKeys(record.events);

  return (
    <div class={`story-columns ${chosen ? 'has-chosen' : ''}`}>
      <div class="story-words" ref={words} dir="auto">
        {parts.map((part, i) => (
          <Part key={i} text={part.text} marks={part.marks} first={part.first} chosen={chosen} />
        ))}
      </div>
      <aside class="story-side" aria-label="Events of this story">
        {chosen ? (
          <EventDetail story={story} event={chosen} row={rows?.find((row) => row.event === chosen.id) ?? null} />
        ) : (
          <Key />
        )}
        <section>
          <h2>{count(record.events.length, 'event')}</h2>
          {record.events.length === 0 && (
            <p class="soft">Nobody does anything to anybody here that the code book knows.</p>
          )}
          <ol class="event-list">
            {record.events.map((event) => (
              <EventLine key={event.id} story={story} event={event} chosen={event === chosen} />
            ))}
          </ol>
        </section>
        <Cast story={story} />
        {record.notes && record.notes.length > 0 && (
          <section>
            <h2>Notes on the reading</h2>
            <ul>
              {record.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

// j and k step through the events, Escape lets go.
function useStepKeys(events: RecordEvent[]): void {
  useEffect(() => {
    const press = (key: KeyboardEvent) => {
      const target = key.target as HTMLElement;
      if (key.metaKey || key.ctrlKey || key.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      // The address, not what was last drawn: keys may come faster than the page is drawn.
      const chosen = new URLSearchParams(location.search).get('event');
      const at = events.findIndex((event) => event.id === chosen);
      if (key.key === 'Escape' && chosen) change({ event: null });
      const next = key.key === 'j' ? events[at + 1] : key.key === 'k' ? events[at - 1] : undefined;
      if (next) change({ event: next.id, span: null, actor: null }, true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [events]);
}

interface PartProps {
  text: string;
  marks: StoryMark[];
  first: StoryMark[];
  chosen: RecordEvent | null;
}

const shownRoles = ['source', 'target', 'place', 'date', 'claim', 'cue', 'actor'];

function Part({ text, marks, first, chosen }: PartProps): JSX.Element {
  const { params } = useAddress();
  if (!marks.length) return <Plain text={text} />;
  const told = marks.flatMap((mark) => (mark.role === 'trigger' && mark.event ? [mark.event] : []));
  const roles = marks.filter((mark) => shownRoles.includes(mark.role));
  const labels = first.flatMap((mark) => (mark.label ? [mark.label] : []));
  let inner: JSX.Element = <>{text}</>;
  if (told.length) {
    // Where several events hang on one word, each click chooses the next.
    const at = chosen ? told.indexOf(chosen) : -1;
    const next = told[(at + 1) % told.length] as RecordEvent;
    const shown = at >= 0 ? (chosen as RecordEvent) : next;
    const to = location.pathname + query({ ...params, event: next.id, span: null, actor: null });
    inner = (
      <Link
        to={to}
        keepScroll
        class={`trigger ${quadClass(shown.quad)}`}
        aria-current={at >= 0 ? 'true' : undefined}
        title={`${next.id} ${next.type}`}
      >
        {text}
      </Link>
    );
  }
  if (roles.length) {
    const classes = roles.map((mark) => `role-${mark.role}`).join(' ');
    inner = (
      <mark class={`role ${classes}`} data-label={labels.length ? [...new Set(labels)].join(' · ') : undefined}>
        {inner}
      </mark>
    );
  }
  if (marks.some((mark) => mark.role === 'sentence' || mark.role === 'cited'))
    inner = <span class={marks.some((mark) => mark.role === 'cited') ? 'cited' : 'sentence'}>{inner}</span>;
  return inner;
}

// An empty line between paragraphs is drawn lower than a line of words.
function Plain({ text }: { text: string }): JSX.Element {
  const pieces = text.split(/(\n[ \t]*\n\s*)/);
  return (
    <>
      {pieces.map((piece, i) =>
        i % 2 ? (
          <span key={i} class="gap">
            {'\n\n'}
          </span>
        ) : (
          piece
        ),
      )}
    </>
  );
}

function EventLine({ story, event, chosen }: { story: StoryAnswer; event: RecordEvent; chosen: boolean }): JSX.Element {
  const { params } = useAddress();
  const name = (id: string) => story.record.actors.find((actor) => actor.id === id)?.name ?? '';
  const side = (fillers: { actor: string }[]) => fillers.map((filler) => name(filler.actor)).join(', ') || '–';
  const to = location.pathname + query({ ...params, event: event.id, span: null, actor: null });
  return (
    <li>
      <Link to={to} keepScroll class="event-line" aria-current={chosen ? 'true' : undefined}>
        <Tag type={event.type} mode={event.mode} status={event.status} />
        <span class="who-whom">
          <bdi>{side(event.source)}</bdi> → <bdi>{side(event.target)}</bdi>
        </span>
      </Link>
    </li>
  );
}

function Cast({ story }: { story: StoryAnswer }): JSX.Element {
  const { params } = useAddress();
  const actors = [...story.record.actors].sort((a, b) => b.mentions.length - a.mentions.length);
  return (
    <details class="cast" open={params.actor !== undefined}>
      <summary>
        <h2>{count(actors.length, 'actor')}</h2>
      </summary>
      <ul>
        {actors.map((actor) => (
          <li key={actor.id}>
            <Link
              to={
                location.pathname +
                query({ ...params, actor: params.actor === actor.id ? null : actor.id, event: null, span: null })
              }
              keepScroll
              aria-current={params.actor === actor.id ? 'true' : undefined}
            >
              <bdi>{actor.name}</bdi>
            </Link>{' '}
            <span class="soft">
              {[
                actor.office && actor.office !== actor.name ? actor.office : null,
                [actor.country, actor.sector].filter(Boolean).join(' '),
                count(actor.mentions.length, 'mention'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const Key = (): JSX.Element => (
  <section class="key">
    <h2>How to read it</h2>
    <p>
      Marked words report an event. Choose one, and its parties, place and date light up, with why it was coded. Keys{' '}
      <kbd>j</kbd> and <kbd>k</kbd> step through them.
    </p>
    <ul class="legend">
      <li>
        <Glyph quad="material conflict" /> conflict in deeds
      </li>
      <li>
        <Glyph quad="verbal conflict" /> conflict in words
      </li>
      <li>
        <Glyph quad="verbal cooperation" /> cooperation in words
      </li>
      <li>
        <Glyph quad="material cooperation" /> cooperation in deeds
      </li>
    </ul>
  </section>
);
