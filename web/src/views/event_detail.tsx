// One event of a story, in words: who did what to whom, who says so, and why it was coded so.

import type { ComponentChildren, JSX } from 'preact';
import { interval } from '../days';
import { change, Link, useAddress } from '../router';
import type { EventRow, RecordEvent, StoryAnswer } from '../types';
import { Confidence, Glyph, PartyName } from '../ui/pieces';
import { href, query } from '../url';
import { aboutStatus, aboutType, count, plain, signed, stance, what, whyInWords } from '../words';

interface Props {
  story: StoryAnswer;
  event: RecordEvent;
  row: EventRow | null; // the event as the store knows it: told by how many sources
}

const Row = ({ name, children }: { name: string; children: ComponentChildren }): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

export function EventDetail({ story, event, row }: Props): JSX.Element {
  const { record } = story;
  const actor = (id: string) => record.actors.find((one) => one.id === id);
  const parties = (fillers: { actor: string }[]) =>
    fillers.length ? (
      fillers.map((filler, i) => {
        const one = actor(filler.actor);
        return one ? (
          <div key={`${one.id}${i}`}>
            <PartyName party={one} />
          </div>
        ) : null;
      })
    ) : (
      <span class="soft">the story does not say</span>
    );
  const places = event.place.map((id) => record.places.find((place) => place.id === id)?.name).filter(Boolean);
  const counts = Object.entries(event.counts).filter(([, number]) => number !== null);
  const at = record.events.indexOf(event);
  return (
    <section class="event-detail" aria-label={`Event ${event.id}`}>
      <div class="event-head">
        <h2>
          <Glyph quad={event.quad} /> {what(event.type, event.mode)}
        </h2>
        <div class="steps">
          <Step to={record.events[at - 1]} name="Previous event" sign="‹" />
          <Step to={record.events[at + 1]} name="Next event" sign="›" />
          <button type="button" class="quiet" onClick={() => change({ event: null })} aria-label="Let go of this event">
            ×
          </button>
        </div>
      </div>
      <p class="soft">
        {event.quad}: {aboutType(event.type)}
      </p>
      <dl>
        <Row name="Who">{parties(event.source)}</Row>
        <Row name="To whom">{parties(event.target)}</Row>
        <Row name="Words">
          {event.triggers.map((trigger, i) => (
            <span key={trigger.span[0]}>
              {i > 0 && ', '}“<bdi>{trigger.text}</bdi>”
            </span>
          ))}
        </Row>
        {places.length > 0 && <Row name="Where">{places.join(', ')}</Row>}
        <Row name="When">
          {interval(event.date.start, event.date.end)}
          <span class="soft">
            {event.date.text ? ` “${event.date.text}”` : event.date.start ? ' day of publication' : ''}
          </span>
        </Row>
        <Row name="Status">
          {event.status} {event.status !== 'happened' && <span class="soft">{aboutStatus(event.status)}</span>}
        </Row>
        <Row name="Who says so">
          {event.claims.map((claim, i) => (
            <div key={`${claim.who}${i}`}>
              <bdi>
                {claim.who === 'story'
                  ? (record.story.source ?? 'the story itself')
                  : (actor(claim.who)?.name ?? claim.who)}
              </bdi>{' '}
              {stance(claim.stance)}
              {claim.cue && <span class="soft"> “{claim.cue}”</span>}
            </div>
          ))}
        </Row>
        {counts.length > 0 && (
          <Row name="Numbers">{counts.map(([name, number]) => `${number} ${name}`).join(', ')}</Row>
        )}
        <Answers story={story} event={event} />
        {event.context.length > 0 && <Row name="Context">{event.context.map(plain).join(', ')}</Row>}
        <Row name="Scale">
          {signed(event.score)} <span class="soft">of −10 to 10 · CAMEO {event.cameo ?? '–'}</span>
        </Row>
        <Row name="Confidence">
          <Confidence value={event.confidence} />
        </Row>
        {row?.happening && (row.sources > 1 || row.copies > 0) && (
          <Row name="Told elsewhere">
            <Link to={href('events', { happening: row.happening })}>{count(row.sources, 'independent source')}</Link>
            {row.copies > 0 && `, ${count(row.copies, 'copy', 'copies')}`}
          </Row>
        )}
      </dl>
      <h3>Why it was coded</h3>
      <ul class="why">
        {event.why.map((line, i) => (
          <li key={i} title={line}>
            {whyInWords(line)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Step({ to, name, sign }: { to: RecordEvent | undefined; name: string; sign: string }): JSX.Element {
  return (
    <button
      type="button"
      class="quiet"
      disabled={!to}
      aria-label={name}
      onClick={() => to && change({ event: to.id }, true)}
    >
      {sign}
    </button>
  );
}

function Answers({ story, event }: { story: StoryAnswer; event: RecordEvent }): JSX.Element | null {
  const { params } = useAddress();
  const link = (id: string) => {
    const other = story.record.events.find((one) => one.id === id);
    return (
      <Link to={location.pathname + query({ ...params, event: id })} keepScroll>
        {other ? `${what(other.type, other.mode)} (${id})` : id}
      </Link>
    );
  };
  const answered = story.record.events.flatMap((one) =>
    one.answers.filter((answer) => answer.event === event.id).map((answer) => ({ id: one.id, how: answer.how })),
  );
  if (!event.answers.length && !answered.length) return null;
  return (
    <Row name="Answers">
      {event.answers.map((answer) => (
        <div key={answer.event}>
          {plain(answer.how)} {link(answer.event)}
        </div>
      ))}
      {answered.map((answer) => (
        <div key={answer.id}>
          {plain(answer.how)} by {link(answer.id)}
        </div>
      ))}
    </Row>
  );
}
