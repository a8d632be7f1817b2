// Events into bins of time: days, weeks, months or years, whatever suits the stretch.

import { fromNumber, interval, lastOfMonth, monthName, toNumber } from './days';
import type { CountRow } from './types';
import { type Bin, emptySums } from './ui/bars';
import type { Quad } from './words';

export type Unit = 'day' | 'week' | 'month' | 'year';

export function unitFor(first: string, last: string): Unit {
  const days = toNumber(last) - toNumber(first) + 1;
  return days <= 45 ? 'day' : days <= 250 ? 'week' : days <= 2500 ? 'month' : 'year';
}

// First day of the bin that holds a day. Weeks begin on Monday (1970-01-01 was a Thursday).
export function binOf(day: string, unit: Unit): string {
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'week') return fromNumber(toNumber(day) - ((((toNumber(day) + 3) % 7) + 7) % 7));
  return day;
}

export function endOfBin(start: string, unit: Unit): string {
  if (unit === 'year') return `${start.slice(0, 4)}-12-31`;
  if (unit === 'month') return lastOfMonth(start.slice(0, 7));
  return unit === 'week' ? fromNumber(toNumber(start) + 6) : start;
}

function label(start: string, unit: Unit): string {
  if (unit === 'year') return start.slice(0, 4);
  if (unit === 'month') return monthName(start.slice(0, 7));
  return interval(start, endOfBin(start, unit));
}

// All bins from the first to the last one that holds something, empty ones between them too.
export function makeBins(
  days: { day: string; quad: Quad; n: number }[],
  unit: Unit,
  to: (from: string, end: string) => string,
): Bin[] {
  if (!days.length) return [];
  const sums = new Map<string, Bin['sums']>();
  for (const { day, quad, n } of days) {
    const start = binOf(day, unit);
    const bin = sums.get(start) ?? emptySums();
    bin[quad] += n;
    sums.set(start, bin);
  }
  const starts = [...sums.keys()].sort();
  const bins: Bin[] = [];
  let start = starts[0] as string;
  const last = starts[starts.length - 1] as string;
  while (start <= last && bins.length < 2000) {
    const end = endOfBin(start, unit);
    bins.push({ label: label(start, unit), to: to(start, end), sums: sums.get(start) ?? emptySums() });
    start = fromNumber(toNumber(end) + 1);
  }
  return bins;
}

// Rows of /counts as days for makeBins: a month's sums stand on its first day.
export function monthRows(rows: CountRow[]): { day: string; quad: Quad; n: number }[] {
  return rows.flatMap((row) =>
    row.month
      ? (['material conflict', 'verbal conflict', 'verbal cooperation', 'material cooperation'] as const).map(
          (quad) => ({
            day: `${row.month}-01`,
            quad,
            n: row[quad.replace(' ', '_') as 'material_conflict'],
          }),
        )
      : [],
  );
}
