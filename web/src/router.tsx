// The address bar as state: useAddress() redraws when it changes, Link and go() change it without loading the page anew.

import { createContext, type JSX } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { type Address, href, type Params, parse, query, type View } from './url';

const Context = createContext<Address>(parse('/', ''));
export const useAddress = (): Address => useContext(Context);

const listeners = new Set<() => void>();

export function go(to: string, replace = false): void {
  if (to === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  for (const listener of listeners) listener();
}

// Changes some parameters of the present address; an empty value takes one away.
export function change(params: Record<string, string | number | null | undefined>, replace = false): void {
  const now = parse(location.pathname, location.search).params;
  go(location.pathname + query({ ...now, ...params }), replace);
}

export function Router({ children }: { children: JSX.Element }): JSX.Element {
  const [address, setAddress] = useState(() => parse(location.pathname, location.search));
  useEffect(() => {
    const read = () => setAddress(parse(location.pathname, location.search));
    listeners.add(read);
    addEventListener('popstate', read);
    return () => {
      listeners.delete(read);
      removeEventListener('popstate', read);
    };
  }, []);
  return <Context.Provider value={address}>{children}</Context.Provider>;
}

type Props = JSX.AnchorHTMLAttributes & { to: string; replace?: boolean; keepScroll?: boolean };

export function Link({ to, replace, keepScroll, ...rest }: Props): JSX.Element {
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    go(to, replace);
    if (!keepScroll) scrollTo(0, 0);
  };
  return <a {...rest} href={to} onClick={click} />;
}

export const eventHref = (story: number, event: string): string => href('story', { event }, story);
export type { Params, View };
