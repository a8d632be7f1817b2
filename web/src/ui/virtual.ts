// Which rows of a long list of equally high rows are in the window, so that only they are drawn.

import { type MutableRef, useEffect, useRef, useState } from 'preact/hooks';

export interface Window {
  from: number;
  to: number;
}

// Rows [from, to) of `total` that a list beginning `top` px below the window's upper edge shows, and `extra` on either side.
export function visible(top: number, height: number, rowHeight: number, total: number, extra = 8): Window {
  const from = Math.max(0, Math.floor(-top / rowHeight) - extra);
  const to = Math.min(total, Math.ceil((height - top) / rowHeight) + extra);
  return { from: Math.min(from, total), to: Math.max(to, Math.min(from, total)) };
}

export function useVirtual(
  total: number,
  rowHeight: number,
): { list: MutableRef<HTMLDivElement | null>; window: Window } {
  const list = useRef<HTMLDivElement | null>(null);
  const [range, setRange] = useState<Window>({ from: 0, to: 40 });
  useEffect(() => {
    let asked = 0;
    const read = () => {
      asked = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const now = visible(top, innerHeight, rowHeight, total);
      setRange((old) => (old.from === now.from && old.to === now.to ? old : now));
    };
    const ask = () => {
      asked ||= requestAnimationFrame(read);
    };
    read();
    addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask);
    return () => {
      cancelAnimationFrame(asked);
      removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    };
  }, [total, rowHeight]);
  return { list, window: { from: Math.min(range.from, total), to: Math.min(range.to, total) } };
}

// Whether the window is narrow enough for rows to become cards.
export function useNarrow(): boolean {
  const asked = matchMedia('(max-width: 860px)');
  const [narrow, setNarrow] = useState(asked.matches);
  useEffect(() => {
    const read = () => setNarrow(asked.matches);
    asked.addEventListener('change', read);
    return () => asked.removeEventListener('change', read);
  }, []);
  return narrow;
}
