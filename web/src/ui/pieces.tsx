// Small pieces every view uses.

import type { ComponentChildren, JSX } from 'preact';
import { ApiError } from '../api';
import { dayName } from '../days';
import { eventHref, Link } from '../router';
import type { Claim, Evidence, Party } from '../types';
import { href } from '../url';
import {
  aboutStatus,
  aboutType,
  isConflict,
  partyCode,
  percent,
  quadClass,
  quadOf,
  sectorName,
  stance,
  what,
} from '../words';

// Shape and fill tell what colour tells: triangles are conflict, discs cooperation; filled is material, hollow verbal.
export function Glyph({ quad }: { quad: string }): JSX.Element {
  return (
    <svg class={`glyph ${quadClass(quad)}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {isConflict(quad) ? <path d="M6 1.6 11 10.4H1z" /> : <circle cx="6" cy="6" r="4.4" />}
    </svg>
  );
}

export function Tag({
  type,
  mode = null,
  status,
}: {
  type: string;
  mode?: string | null;
  status?: string;
}): JSX.Element {
  const quad = quadOf(type);
  return (
    <span class={`tag ${quadClass(quad)}`} title={`${quad}: ${aboutType(type)}`}>
      <Glyph quad={quad} />
      <span>{what(type, mode)}</span>
      {status && status !== 'happened' && <Status status={status} />}
    </span>
  );
}

export const Status = ({ status }: { status: string }): JSX.Element => (
  <span class={`status status-${status}`} title={aboutStatus(status)}>
    {status}
  </span>
);

export function Parties({ parties, none = '–' }: { parties: Party[]; none?: string }): JSX.Element {
  if (!parties.length) return <span class="soft">{none}</span>;
  return (
    <span class="parties">
      {parties.map((party, i) => (
        <span key={`${party.name}${i}`}>
          {i > 0 && ', '}
          <PartyName party={party} />
        </span>
      ))}
    </span>
  );
}

export function PartyName({ party }: { party: Party }): JSX.Element {
  const code = partyCode(party);
  return (
    <>
      <bdi>{party.name}</bdi>
      {code && (
        <abbr class="code" title={[party.country, party.sector && sectorName(party.sector)].filter(Boolean).join(', ')}>
          {code}
        </abbr>
      )}
    </>
  );
}

export function Says({ claims, paper }: { claims: Claim[]; paper?: string | null }): JSX.Element {
  return (
    <span class="says">
      {claims.map((claim, i) => (
        <span key={`${claim.who}${i}`} class={`stance-${claim.stance}`}>
          {i > 0 && '; '}
          <bdi>{claim.who === 'story' ? (paper ?? 'the story itself') : claim.who}</bdi>
          {claim.stance !== 'asserts' && ` ${stance(claim.stance)}`}
        </span>
      ))}
    </span>
  );
}

export function Confidence({ value }: { value: number }): JSX.Element {
  return (
    <span class="confidence" title={`of the events given ${value.toFixed(2)}, about ${percent(value)} are right`}>
      <meter min="0" max="1" value={value} aria-label={`confidence ${percent(value)}`} />
      <span>{value.toFixed(2)}</span>
    </span>
  );
}

// A sentence with the words that report the event set off.
export function Words({ text, words }: { text: string; words?: string | null }): JSX.Element {
  const at = words ? text.indexOf(words) : -1;
  if (at < 0 || !words) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {text.slice(0, at)}
      <b>{words}</b>
      {text.slice(at + words.length)}
    </bdi>
  );
}

interface EvidenceProps {
  evidence: Evidence[];
  more?: number; // sentences that are not given here
  open?: boolean;
}

export function EvidenceList({ evidence, more = 0, open = false }: EvidenceProps): JSX.Element | null {
  if (!evidence.length) return null;
  return (
    <details class="evidence" open={open}>
      <summary>
        {evidence.length + more === 1 ? 'the sentence' : `${evidence.length + more} sentences`}
        <span class="sr"> behind this</span>
      </summary>
      <ol>
        {evidence.map((one, i) => (
          <li key={`${one.story}.${one.span?.[0]}.${i}`}>
            <q>
              <bdi>{one.text}</bdi>
            </q>{' '}
            <Link to={href('story', { span: one.span?.join('-') }, one.story)} class="source-line">
              {[one.source, one.published && dayName(one.published)].filter(Boolean).join(', ') || `story ${one.story}`}
            </Link>
          </li>
        ))}
        {more > 0 && <li class="soft">and {more} more</li>}
      </ol>
    </details>
  );
}

export const EventLink = ({
  story,
  event,
  children,
}: {
  story: number;
  event: string;
  children: ComponentChildren;
}): JSX.Element => <Link to={eventHref(story, event)}>{children}</Link>;

export function Problem({ error }: { error: Error }): JSX.Element {
  const api = error instanceof ApiError ? error : null;
  return (
    <div class="problem" role="alert">
      <strong>{api?.code ? `${api.code}: ` : ''}</strong>
      {error.message === 'Failed to fetch'
        ? 'The program does not answer. Is dateline serve still running?'
        : error.message}
      {api?.remedy && <p>{api.remedy}</p>}
    </div>
  );
}

export const Loading = (): JSX.Element => (
  <p class="loading" role="status">
    Reading the record…
  </p>
);

export const Empty = ({ children }: { children: ComponentChildren }): JSX.Element => <p class="empty">{children}</p>;

export function Heading({
  title,
  children,
  aside,
}: {
  title: string;
  children?: ComponentChildren;
  aside?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="heading">
      <div>
        <h1>{title}</h1>
        {children && <p class="lead">{children}</p>}
      </div>
      {aside && <div class="aside">{aside}</div>}
    </div>
  );
}
