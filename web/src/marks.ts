// Marks on a text: spans in code points, which may nest and overlap, become a flat row of segments to draw.
//   segments("Ali met Bo", [{ span: [0, 3], ...a }, { span: [0, 10], ...b }])
//     -> "Ali" under a and b, " met Bo" under b

import type { Span } from './types';

export interface Mark {
  span: Span;
}

export interface Segment<M extends Mark> {
  text: string;
  marks: M[]; // as given, those that cover the whole segment
  first: M[]; // of these, the ones that begin here
}

// Offsets in the string (UTF-16 units) of the code points asked for. `points` must ascend; those past the end give the length.
function unitOffsets(text: string, points: number[]): number[] {
  const offsets: number[] = [];
  let unit = 0;
  let point = 0;
  for (const wanted of points) {
    while (point < wanted && unit < text.length) {
      unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
      point++;
    }
    offsets.push(unit);
  }
  return offsets;
}

export function slice(text: string, span: Span): string {
  const [begin, end] = unitOffsets(text, span);
  return text.slice(begin, end);
}

export function segments<M extends Mark>(text: string, marks: M[]): Segment<M>[] {
  const real = marks.filter((mark) => mark.span[0] < mark.span[1] && mark.span[0] >= 0);
  const edges = [...new Set([0, Number.MAX_SAFE_INTEGER, ...real.flatMap((mark) => mark.span)])].sort((a, b) => a - b);
  const units = unitOffsets(text, edges);
  const row: Segment<M>[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const begin = edges[i] as number;
    const words = text.slice(units[i], units[i + 1]);
    if (!words) continue;
    const here = real.filter((mark) => mark.span[0] <= begin && begin < mark.span[1]);
    row.push({ text: words, marks: here, first: here.filter((mark) => mark.span[0] === begin) });
  }
  return row;
}

// Where `words` stand inside `within`, as a span of code points; the first time, or null.
export function find(text: string, words: string, within: Span): Span | null {
  const [begin, end] = unitOffsets(text, within);
  const at = text.slice(begin, end).indexOf(words);
  if (at < 0 || !words) return null;
  const before = [...text.slice(begin, (begin as number) + at)].length;
  return [within[0] + before, within[0] + before + [...words].length];
}
