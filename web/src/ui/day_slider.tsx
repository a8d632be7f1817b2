// A day, chosen by slider, by date field, or a day at a time; written to the address as ?on=.

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayName, fromNumber, isDay, toNumber } from '../days';
import { change } from '../router';

interface Props {
  on: string;
  first: string;
  last: string;
  playable?: boolean;
}

export function DaySlider({ on, first, last, playable = false }: Props): JSX.Element {
  const [held, setHeld] = useState<string | null>(null); // while dragging, before it is the page's day
  const [playing, setPlaying] = useState(false);
  const low = toNumber(first);
  const high = Math.max(toNumber(last), low);
  const now = Math.min(Math.max(toNumber(held ?? on), low), high);
  const set = (day: string) => change({ on: day }, true);

  useEffect(() => {
    if (!playing) return;
    const step = Math.max(1, Math.round((high - low) / 120));
    const timer = setTimeout(
      () => (now >= high ? setPlaying(false) : set(fromNumber(Math.min(now + step, high)))),
      350,
    );
    return () => clearTimeout(timer);
  }, [playing, now, low, high]);

  return (
    <div class="day-slider">
      {playable && (
        <button
          type="button"
          onClick={() => {
            if (!playing && now >= high) set(first);
            setPlaying(!playing);
          }}
          aria-pressed={playing}
        >
          {playing ? 'Pause' : 'Play'}
        </button>
      )}
      <button type="button" onClick={() => set(fromNumber(Math.max(low, now - 1)))} aria-label="A day earlier">
        ‹
      </button>
      <input
        type="range"
        min={low}
        max={high}
        value={now}
        aria-label="Day"
        aria-valuetext={dayName(fromNumber(now), true)}
        onInput={(event) => setHeld(fromNumber(Number(event.currentTarget.value)))}
        onChange={(event) => {
          setHeld(null);
          set(fromNumber(Number(event.currentTarget.value)));
        }}
      />
      <button type="button" onClick={() => set(fromNumber(Math.min(high, now + 1)))} aria-label="A day later">
        ›
      </button>
      <label>
        <span class="sr">Day</span>
        <input
          type="date"
          name="on"
          value={fromNumber(now)}
          onChange={(event) => isDay(event.currentTarget.value) && set(event.currentTarget.value)}
        />
      </label>
      <output class="day" aria-live="polite">
        {dayName(fromNumber(now), true)}
      </output>
    </div>
  );
}
