// Who is allied with or hostile to whom: a signed graph, and the sentences behind every tie.

import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useApi } from '../api';
import { useAbout } from '../app';
import { change, Link, useAddress } from '../router';
import type { Tie, TieActor, TiesAnswer } from '../types';
import { DaySlider } from '../ui/day_slider';
import { layout, nameLines, nodeRadius } from '../ui/graph';
import { Empty, EvidenceList, Heading, Loading, PartyName, Problem } from '../ui/pieces';
import { href } from '../url';
import { count, kindName } from '../words';

const signs = [
  { sign: '', title: 'Friends and foes' },
  { sign: '1', title: 'Friends' },
  { sign: '-1', title: 'Foes' },
  { sign: 'all', title: 'Offices and membership too' },
];
const bounds = [30, 60, 150]; // ties drawn

const keyOf = (tie: Tie): string => `${tie.a}~${tie.b}~${tie.kind}`;
const signName = (sign: number): string => (sign > 0 ? 'friendly' : sign < 0 ? 'hostile' : 'other');

export function TiesView(): JSX.Element {
  const about = useAbout();
  const { params } = useAddress();
  const on = params.on ?? about.last_published ?? '';
  const { data, error } = useApi<TiesAnswer>('ties', { on, about: params.about });
  const sign = params.sign ?? '';
  const wanted = useMemo(
    () =>
      (data?.ties ?? [])
        .filter((tie) => sign === 'all' || (sign ? String(tie.sign) === sign : tie.sign !== 0))
        .sort((a, b) => b.count - a.count || (keyOf(a) < keyOf(b) ? -1 : 1)),
    [data, sign],
  );
  const bound = Number(params.draw ?? bounds[0]);
  const drawn = wanted.slice(0, bound);
  const byKey = useMemo(() => new Map(data?.actors.map((actor) => [actor.key, actor])), [data]);
  const chosen = wanted.find((tie) => keyOf(tie) === params.tie) ?? null;
  return (
    <>
      <Heading title="Ties">
        {data &&
          `${count(wanted.length, 'tie')} among ${count(new Set(wanted.flatMap((tie) => [tie.a, tie.b])).size, 'actor')}`}
      </Heading>
      <DaySlider on={on} first={about.first_published ?? on} last={about.last_published ?? on} />
      <div class="filters">
        <label class="field">
          <span>About</span>
          <input
            name="about"
            value={params.about ?? ''}
            placeholder="name or country"
            autocomplete="off"
            onChange={(event) => change({ about: event.currentTarget.value.trim(), tie: null })}
          />
        </label>
        <div class="tabs" role="group" aria-label="Which ties">
          {signs.map((one) => (
            <button
              key={one.sign}
              type="button"
              aria-pressed={sign === one.sign}
              onClick={() => change({ sign: one.sign, tie: null })}
            >
              {one.title}
            </button>
          ))}
        </div>
      </div>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data && !wanted.length && <Empty>No tie of this kind was told of up to this day.</Empty>}
      {drawn.length > 0 && (
        <div class="ties-columns">
          <div>
            <Picture actors={data?.actors ?? []} ties={drawn} chosen={chosen} />
            <ul class="legend">
              <li>
                <span class="edge-sample friendly" /> friendly
              </li>
              <li>
                <span class="edge-sample hostile" /> hostile
              </li>
              {sign === 'all' && (
                <li>
                  <span class="edge-sample other" /> other
                </li>
              )}
              {wanted.length > drawn.length && (
                <li>
                  the {drawn.length} most told of are drawn ·{' '}
                  <button
                    type="button"
                    class="link"
                    onClick={() => change({ draw: bounds.find((one) => one > bound) ?? wanted.length })}
                  >
                    draw more
                  </button>
                </li>
              )}
            </ul>
          </div>
          <TieList ties={wanted} byKey={byKey} chosen={chosen} />
        </div>
      )}
    </>
  );
}

function Picture({ actors, ties, chosen }: { actors: TieActor[]; ties: Tie[]; chosen: Tie | null }): JSX.Element {
  const { params } = useAddress();
  const graph = useMemo(() => layout(actors, ties), [actors, ties.map(keyOf).join()]);
  return (
    <svg class="graph" viewBox={graph.box} role="group" aria-label="Graph of ties; the list has them all in words">
      {graph.edges.map(({ tie, a, b, bend }) => {
        const [mx, my] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
        const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        const path = `M${a.x} ${a.y}Q${mx - ((b.y - a.y) / length) * bend} ${my + ((b.x - a.x) / length) * bend} ${b.x} ${b.y}`;
        const words = `${a.actor.name} ${kindName(tie.kind)} ${b.actor.name}, ${count(tie.count, 'sentence')}`;
        return (
          <Link
            key={keyOf(tie)}
            keepScroll
            to={href('ties', { ...params, tie: keyOf(tie) })}
            class={`edge ${signName(tie.sign)} ${tie === chosen ? 'chosen' : ''}`}
            aria-label={words}
          >
            <title>{words}</title>
            <path d={path} class="hit" />
            <path d={path} class="line" stroke-width={1.2 + Math.sqrt(tie.count)} />
          </Link>
        );
      })}
      {graph.nodes.map((node) => (
        <Link
          key={node.id}
          to={href('ties', { ...params, about: node.actor.name, tie: null })}
          class="node"
          aria-label={`${nameLines(node.actor.name).join(' ')}: only its ties`}
        >
          <circle cx={node.x} cy={node.y} r={nodeRadius(node)} />
          <text font-size={graph.letters}>
            {nameLines(node.actor.name).map((line, i) => (
              <tspan key={line} x={node.x} y={node.y + nodeRadius(node) + graph.letters * (1 + i * 1.05)}>
                {`${line} `}
              </tspan>
            ))}
          </text>
        </Link>
      ))}
    </svg>
  );
}

function TieList({
  ties,
  byKey,
  chosen,
}: {
  ties: Tie[];
  byKey: Map<string, TieActor>;
  chosen: Tie | null;
}): JSX.Element {
  const { params } = useAddress();
  const party = (key: string) => byKey.get(key) ?? { name: key, country: null, sector: null };
  const rows = chosen ? [chosen] : ties.slice(0, 200);
  return (
    <aside class="tie-list" aria-label="Ties in words">
      {chosen && (
        <button type="button" class="quiet" onClick={() => change({ tie: null })}>
          ‹ all ties
        </button>
      )}
      <ol>
        {rows.map((tie) => (
          <li key={keyOf(tie)}>
            <Link to={href('ties', { ...params, tie: keyOf(tie) })} keepScroll class={`tie-line ${signName(tie.sign)}`}>
              <span class={`sign ${signName(tie.sign)}`} aria-hidden="true">
                {tie.sign > 0 ? '+' : tie.sign < 0 ? '−' : '·'}
              </span>
              <span>
                <PartyName party={party(tie.a)} /> <em>{kindName(tie.kind)}</em> <PartyName party={party(tie.b)} />
              </span>
            </Link>
            <EvidenceList evidence={tie.evidence} more={tie.more} open={tie === chosen} />
          </li>
        ))}
      </ol>
    </aside>
  );
}
