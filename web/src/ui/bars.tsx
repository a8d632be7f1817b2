// Bars over time: conflict above the line, cooperation below, each split into deeds and words. Own SVG, so that it can be read by
// keyboard and screen reader, takes the page's colours, and needs no script beyond the page's.

import type { JSX } from 'preact';
import { Link } from '../router';
import { count } from '../words';

export interface Bin {
  label: string; // "Mar 2024"
  to: string; // where a click leads
  sums: {
    'material conflict': number;
    'verbal conflict': number;
    'verbal cooperation': number;
    'material cooperation': number;
  };
}

// Lines of the scale: two or three round numbers up to the most.
export function ticks(most: number): number[] {
  const rough = most / 2.5;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = Math.max(1, [1, 2, 5, 10].map((by) => by * power).find((one) => one >= rough) ?? 1);
  return Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
}

export const emptySums = (): Bin['sums'] => ({
  'material conflict': 0,
  'verbal conflict': 0,
  'verbal cooperation': 0,
  'material cooperation': 0,
});
export const conflictOf = (bin: Bin): number => bin.sums['material conflict'] + bin.sums['verbal conflict'];
export const cooperationOf = (bin: Bin): number => bin.sums['material cooperation'] + bin.sums['verbal cooperation'];

interface Props {
  bins: Bin[];
  title: string;
  height?: number;
  labels?: boolean;
  most?: number; // the top of the scale, where several charts share one
}

const width = 1000;

// Which labels to print under the bars: as many as fit, evenly apart.
function labelled(bins: Bin[]): Set<number> {
  const step = Math.max(1, Math.ceil(bins.length / 9));
  return new Set(bins.map((_, i) => i).filter((i) => i % step === 0));
}

export function Bars({ bins, title, height = 220, labels = true, most }: Props): JSX.Element {
  const up = Math.max(most ?? 0, 1, ...bins.map(conflictOf));
  const down = Math.max(most ? most * 0.6 : 0, 1, ...bins.map(cooperationOf));
  const scale = (height - (labels ? 26 : 4)) / (up + down);
  const line = up * scale + 2;
  const step = width / Math.max(bins.length, 1);
  const bar = Math.min(step * 0.82, 46);
  const printed = labelled(bins);
  const total = bins.reduce((sum, bin) => sum + conflictOf(bin) + cooperationOf(bin), 0);
  return (
    <figure class="bars">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        style={{ height: `${height}px` }}
        role="group"
        aria-label={`${title}: ${count(total, 'event')}`}
      >
        {labels &&
          [...ticks(up), ...ticks(down).map((n) => -n)].map((n) => (
            <line
              key={n}
              class="grid"
              x1={0}
              x2={width}
              y1={line - n * scale}
              y2={line - n * scale}
              vector-effect="non-scaling-stroke"
            />
          ))}
        {bins.map((bin, i) => {
          const x = i * step + (step - bar) / 2;
          const { sums } = bin;
          const parts: [keyof Bin['sums'], number, number][] = [
            ['material conflict', line - sums['material conflict'] * scale, sums['material conflict']],
            ['verbal conflict', line - conflictOf(bin) * scale, sums['verbal conflict']],
            ['verbal cooperation', line + sums['material cooperation'] * scale, sums['verbal cooperation']],
            ['material cooperation', line, sums['material cooperation']],
          ];
          const words = `${bin.label}: ${conflictOf(bin)} conflict, ${cooperationOf(bin)} cooperation`;
          if (!conflictOf(bin) && !cooperationOf(bin)) return null;
          return (
            <Link key={bin.label} to={bin.to} keepScroll class="bin" aria-label={words}>
              <title>{words}</title>
              <rect class="hit" x={i * step} y={0} width={step} height={height} />
              {parts.map(
                ([quad, y, n]) =>
                  n > 0 && (
                    <rect
                      key={quad}
                      class={`fill-${quad.replace(' ', '-')}`}
                      x={x}
                      y={y}
                      width={bar}
                      height={n * scale}
                    />
                  ),
              )}
            </Link>
          );
        })}
        <line class="axis" x1={0} x2={width} y1={line} y2={line} vector-effect="non-scaling-stroke" />
      </svg>
      {labels && (
        <div class="scale" aria-hidden="true">
          {[...ticks(up), ...ticks(down).map((n) => -n)].map((n) => (
            <span key={n} style={{ top: `${line - n * scale}px` }}>
              {Math.abs(n)}
            </span>
          ))}
        </div>
      )}
      {labels && (
        <div class="axis-labels" aria-hidden="true">
          {bins.map(
            (bin, i) =>
              printed.has(i) && (
                <span key={bin.label} style={{ left: `${((i + 0.5) / bins.length) * 100}%` }}>
                  {bin.label}
                </span>
              ),
          )}
        </div>
      )}
    </figure>
  );
}

export const BarsKey = (): JSX.Element => (
  <ul class="legend bars-key">
    {(['material conflict', 'verbal conflict', 'verbal cooperation', 'material cooperation'] as const).map((quad) => (
      <li key={quad}>
        <span class={`swatch swatch-${quad.replace(' ', '-')}`} /> {quad}
      </li>
    ))}
    <li class="soft">conflict above the line, cooperation below</li>
  </ul>
);
