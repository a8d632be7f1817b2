// How things stand on a day: ground, demands and their answers, ties, and what is not confirmed.

import type { ComponentChildren, JSX } from 'preact';
import { useApi } from '../api';
import { useAbout } from '../app';
import { dayName } from '../days';
import { change, Link, useAddress } from '../router';
import type { Clash, Demand, Ground, Party, Situation, SituationTie, Unconfirmed } from '../types';
import { DaySlider } from '../ui/day_slider';
import { Empty, EvidenceList, Heading, Loading, Parties, PartyName, Problem, Tag } from '../ui/pieces';
import { href } from '../url';
import { kindName, names, plain, stance, states, typeName } from '../words';

export function SituationView(): JSX.Element {
  const about = useAbout();
  const { params } = useAddress();
  const on = params.on ?? about.last_published ?? '';
  const { data, error } = useApi<Situation>('situation', { on, about: params.about });
  return (
    <>
      <Heading title={`The situation on ${dayName(on)}`}>
        {data?.about
          ? `About ${data.about}, as the stories told it up to that day.`
          : 'As the stories told it up to that day.'}
      </Heading>
      <DaySlider on={on} first={about.first_published ?? on} last={about.last_published ?? on} />
      <div class="filters">
        <label class="field">
          <span>About</span>
          <input
            name="about"
            value={params.about ?? ''}
            placeholder="name, country or place"
            autocomplete="off"
            onChange={(event) => change({ about: event.currentTarget.value.trim() })}
          />
        </label>
      </div>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data && <Parts situation={data} />}
    </>
  );
}

function Parts({ situation }: { situation: Situation }): JSX.Element {
  const { ground, demands, ties, unconfirmed, conflict = [], left_out = {} } = situation;
  const strongest = [...ties].sort((a, b) => Math.abs(b.sign) - Math.abs(a.sign) || b.count - a.count);
  return (
    <div class="situation">
      <div>
        <Part
          name="ground"
          left={left_out.ground}
          title="Who holds what"
          none="Nobody’s hold on any ground was told."
          items={ground}
          draw={drawGround}
        />
        <Part
          name="conflict"
          left={left_out.conflict}
          title="Fighting and force in the last 30 days"
          none="None was told."
          items={conflict}
          draw={drawClash}
        />
        <Part
          name="ties"
          left={left_out.ties}
          title="Who stands with and against whom"
          none="No tie was told."
          items={strongest}
          draw={drawTie}
        />
      </div>
      <div>
        <Part
          name="open"
          title="Open demands, offers and threats"
          none="None is open."
          items={demands.filter((one) => one.open)}
          draw={drawDemand}
        />
        <Part
          name="answered"
          title="Answered"
          none="None was answered."
          items={demands.filter((one) => !one.open)}
          draw={drawDemand}
        />
        <Part
          name="unconfirmed"
          left={left_out.unconfirmed}
          title="Not confirmed"
          none="All of it is confirmed."
          items={unconfirmed}
          draw={drawUnconfirmed}
        />
      </div>
    </div>
  );
}

const shownAtFirst = 8;

// A part of the page: its first items, and the rest where it is asked for (?all=name).
interface PartProps<T> {
  name: string;
  title: string;
  none: string;
  items: T[];
  left?: number; // of them that were not sent
  draw: (item: T) => ComponentChildren;
}

function Part<T>({ name, title, none, items, left = 0, draw }: PartProps<T>): JSX.Element {
  const { params } = useAddress();
  const all = params.all === name;
  const shown = all ? items : items.slice(0, shownAtFirst);
  return (
    <section class="part" id={name}>
      <h2>
        {title} {items.length > 0 && <span class="soft">{items.length + left}</span>}
      </h2>
      {items.length === 0 && <Empty>{none}</Empty>}
      <ul>
        {shown.map((item, i) => (
          <li key={i}>{draw(item)}</li>
        ))}
      </ul>
      {items.length > shownAtFirst && (
        <Link to={href('situation', { ...params, all: all ? null : name })} keepScroll>
          {all ? 'fewer' : `all ${items.length}`}
          <span class="sr"> of: {title}</span>
        </Link>
      )}
      {all && left > 0 && <p class="soft">{left} more are beyond what the page asks for; narrow it by “About”.</p>}
    </section>
  );
}

function drawGround(one: Ground): JSX.Element {
  const others =
    one.claims?.filter((claim) => claim.who !== 'story').map((claim) => `${claim.who} ${stance(claim.stance)}`) ?? [];
  const more = [
    one.since && `since ${dayName(one.since)}`,
    one.from && one.state !== 'lost' && `before: ${one.from.name}`,
    ...others,
  ];
  const who = one.state === 'lost' ? (one.from ?? one.holder) : one.holder;
  return (
    <>
      <p>
        <strong>
          <bdi>{one.place}</bdi>
        </strong>
        : {who ? <PartyName party={who} /> : <span class="soft">nobody named</span>} {states[one.state] ?? one.state} it
      </p>
      <p class="soft">{more.filter(Boolean).join(' · ')}</p>
      <EvidenceList evidence={one.evidence ?? []} more={one.more} />
    </>
  );
}

function drawTie(tie: SituationTie): JSX.Element {
  return (
    <>
      <span class={`sign ${tie.sign > 0 ? 'friendly' : tie.sign < 0 ? 'hostile' : 'other'}`} aria-hidden="true">
        {tie.sign > 0 ? '+' : tie.sign < 0 ? '−' : '·'}
      </span>
      <PartyName party={tie.a} /> <em>{kindName(tie.kind)}</em> <PartyName party={tie.b} />
      <EvidenceList evidence={tie.evidence} more={tie.more} />
    </>
  );
}

function drawDemand(one: Demand): JSX.Element {
  return (
    <>
      <p>
        <span class="kind">{one.kind}</span> <Parties parties={one.source} none="somebody" /> →{' '}
        <Parties parties={one.target} none="nobody named" /> <span class="soft">{dayName(one.date)}</span>
      </p>
      <p class="quote">
        <bdi>{one.what}</bdi>
      </p>
      {one.answers.map((answer, n) => (
        <p key={n} class="answer">
          ↳ <strong>{plain(answer.how)}</strong> by <bdi>{names(answer.who, 'somebody')}</bdi>{' '}
          <span class="soft">{dayName(answer.date)}</span>: <bdi>{answer.what}</bdi>
        </p>
      ))}
      <EvidenceList evidence={one.evidence} more={one.more} />
    </>
  );
}

const nameOf = (who: Party | string): string => {
  const name = typeof who === 'string' ? who : who.name;
  return name === 'story' ? 'the story itself' : name;
};

function drawClash(one: Clash): JSX.Element {
  const types = Object.entries(one.types).map(([type, n]) => `${typeName(type)} ${n}`);
  return (
    <>
      <PartyName party={one.source} /> → <PartyName party={one.target} /> <span class="soft">{types.join(', ')}</span>
    </>
  );
}

function drawUnconfirmed(one: Unconfirmed): JSX.Element {
  const who = one.who.map(nameOf).join(', ');
  return (
    <>
      <p>
        <Tag type={one.type} mode={one.mode} /> <span class="soft">{dayName(one.date)}</span>
      </p>
      <p class="quote">
        <bdi>{one.what}</bdi>
      </p>
      <p class="soft">
        <bdi>{who}</bdi> {stance(one.stance)}
        {one.not_confirmed_by.length > 0 && ` · not confirmed by ${one.not_confirmed_by.map(nameOf).join(', ')}`}
      </p>
      <EvidenceList evidence={one.evidence} more={one.more} />
    </>
  );
}
