// Newest or oldest first, by ?order=.

import type { JSX } from 'preact';
import { change, useAddress } from '../router';

export const useOrder = (): string => useAddress().params.order ?? 'newest';

export function OrderLink(): JSX.Element {
  const newest = useOrder() === 'newest';
  return (
    <button type="button" class="quiet" onClick={() => change({ order: newest ? 'oldest' : null })}>
      {newest ? 'Newest first ↓' : 'Oldest first ↑'}
    </button>
  );
}
