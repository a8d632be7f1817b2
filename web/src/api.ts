// Asks the local server; the only place of the page that sends a request.

import { useEffect, useState } from 'preact/hooks';
import type { List, StoryAnswer } from './types';
import { query } from './url';

export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}

type Asked = Record<string, string | number | null | undefined>;
export const apiPath = (path: string, params: Asked = {}): string => `/api/v1/${path}${query(params)}`;

async function answer<T>(response: Response): Promise<T> {
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const error = body?.error ?? {};
  throw new ApiError(error.message ?? `the server answered ${response.status}`, error.code ?? '', error.remedy ?? '');
}

export async function get<T>(path: string, params: Asked = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(apiPath(path, params), { signal: signal ?? null }));
}

export async function codeText(story: {
  text: string;
  published: string;
  source: string;
  title: string;
}): Promise<StoryAnswer> {
  const given = Object.fromEntries(Object.entries(story).filter(([, value]) => value));
  const response = await fetch('/api/v1/code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...given, store: false }),
  });
  return answer<StoryAnswer>(response);
}

export interface Asking<T> {
  data: T | null; // of the last address that was answered; the one before it while `loading`
  error: Error | null;
  loading: boolean;
}

// The answer at an address; asks anew when the address changes. A null path asks nothing.
export function useApi<T>(path: string | null, params: Asked = {}): Asking<T> {
  const address = path === null ? null : apiPath(path, params);
  const [state, setState] = useState<Asking<T> & { of: string | null }>({
    data: null,
    error: null,
    loading: true,
    of: null,
  });
  useEffect(() => {
    if (address === null) return;
    const stop = new AbortController();
    fetch(address, { signal: stop.signal })
      .then((response) => answer<T>(response))
      .then((data) => setState({ data, error: null, loading: false, of: address }))
      .catch((error) => {
        if (!stop.signal.aborted) setState({ data: null, error, loading: false, of: address });
      });
    return () => stop.abort();
  }, [address]);
  if (address === null) return { data: null, error: null, loading: false };
  return state.of === address ? state : { data: state.data, error: null, loading: true };
}

// All rows of a list, however many pages it has.
export async function getAll<Row>(path: string, params: Asked = {}, signal?: AbortSignal): Promise<Row[]> {
  const rows: Row[] = [];
  let page: string | null = null;
  do {
    const list: List<Row> = await get<List<Row>>(path, { ...params, limit: 1000, page }, signal);
    rows.push(...list.items);
    page = list.next;
  } while (page !== null);
  return rows;
}

export function useAll<Row>(path: string | null, params: Asked = {}): Asking<Row[]> {
  const address = path === null ? null : apiPath(path, params);
  const [state, setState] = useState<Asking<Row[]>>({ data: null, error: null, loading: true });
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    setState((old) => ({ ...old, loading: true }));
    getAll<Row>(path, params, stop.signal)
      .then((data) => setState({ data, error: null, loading: false }))
      .catch((error) => stop.signal.aborted || setState({ data: null, error, loading: false }));
    return () => stop.abort();
  }, [address]);
  return state;
}

// A list that grows: `more(n)` asks for pages until n rows are there or none is left.
export interface Growing<Row> {
  rows: Row[];
  done: boolean;
  error: Error | null;
  more: (wanted: number) => void;
}

class Pages<Row> {
  rows: Row[] = [];
  done = false;
  error: Error | null = null;
  private token: string | null = null;
  private wanted = 0;
  private busy = false;
  private readonly stop = new AbortController();

  constructor(
    private readonly path: string,
    private readonly params: Asked,
    private readonly changed: () => void,
  ) {}

  more(wanted: number): void {
    this.wanted = Math.max(this.wanted, wanted);
    if (!this.busy) void this.fill();
  }

  end(): void {
    this.stop.abort();
  }

  private async fill(): Promise<void> {
    this.busy = true;
    while (!this.done && !this.error && this.rows.length < this.wanted) {
      try {
        const limit = this.wanted > 200 ? 1000 : 100;
        const asked = { ...this.params, limit, page: this.token };
        const list: List<Row> = await get<List<Row>>(this.path, asked, this.stop.signal);
        this.rows = [...this.rows, ...list.items];
        this.token = list.next;
        this.done = list.next === null;
      } catch (error) {
        if (this.stop.signal.aborted) return;
        this.error = error as Error;
      }
      this.changed();
    }
    this.busy = false;
  }
}

export function useList<Row>(path: string, params: Asked = {}): Growing<Row> {
  const address = apiPath(path, params);
  const [pages, setPages] = useState<Pages<Row> | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    const fresh = new Pages<Row>(path, params, () => redraw((n) => n + 1));
    setPages(fresh);
    fresh.more(100);
    return () => fresh.end();
  }, [address]);
  return {
    rows: pages?.rows ?? [],
    done: pages?.done ?? false,
    error: pages?.error ?? null,
    more: (n) => pages?.more(n),
  };
}
