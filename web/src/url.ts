// The address is the state of the page: every view, filter and selection can be linked to, and Back undoes.
//   parse("/stories/12", "?event=E3") -> { view: "story", id: "12", params: { event: "E3" } }

export const views = [
  'overview',
  'stories',
  'story',
  'events',
  'timeline',
  'map',
  'ties',
  'claims',
  'situation',
  'paste',
] as const;
export type View = (typeof views)[number];
export type Params = Record<string, string>;

export interface Address {
  view: View | 'unknown';
  id: string | null;
  params: Params;
}

// Names of the filters the API knows, in the order they are shown.
export const filterNames = [
  'source',
  'target',
  'type',
  'mode',
  'status',
  'place',
  'from',
  'to',
  'min_confidence',
  'words',
  'story',
  'happening',
];

export function parse(path: string, search: string): Address {
  const params: Params = {};
  for (const [name, value] of new URLSearchParams(search)) if (value) params[name] = value;
  const [, first = '', second, ...rest] = path.replace(/\/+$/, '').split('/');
  if (rest.length) return { view: 'unknown', id: null, params };
  if (!first) return { view: 'overview', id: null, params };
  if (first === 'stories' && second) return { view: 'story', id: decodeURIComponent(second), params };
  const view = views.find((name) => name === first && name !== 'story' && name !== 'overview');
  return { view: view && !second ? view : 'unknown', id: null, params };
}

export function query(params: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const words = search.toString().replaceAll('%2C', ',');
  return words ? `?${words}` : '';
}

export function href(
  view: View,
  params: Record<string, string | number | null | undefined> = {},
  id?: string | number,
): string {
  const path = view === 'overview' ? '/' : view === 'story' ? `/stories/${encodeURIComponent(String(id))}` : `/${view}`;
  return path + query(params);
}

// Only the filters, for the API.
export function filters(params: Params): Params {
  const chosen: Params = {};
  for (const name of filterNames) if (params[name]) chosen[name] = params[name];
  return chosen;
}
