// The frame of every view: head, navigation, foot.

import type { JSX } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { apiPath, useApi } from './api';
import { Link, useAddress } from './router';
import type { About } from './types';
import { Loading, Problem } from './ui/pieces';
import { type Address, filters, href, type View } from './url';
import { ClaimsView } from './views/claims';
import { EventsView } from './views/events';
import { MapView } from './views/map';
import { OverviewView } from './views/overview';
import { PasteView } from './views/paste';
import { SituationView } from './views/situation';
import { StoriesView } from './views/stories';
import { StoryView } from './views/story';
import { TiesView } from './views/ties';
import { TimelineView } from './views/timeline';
import { count } from './words';

const AboutContext = createContext<About | null>(null);
export const useAbout = (): About => useContext(AboutContext) as About;

const entries: { view: View; title: string; keeps: string[] }[] = [
  { view: 'stories', title: 'Stories', keeps: [] },
  { view: 'events', title: 'Events', keeps: ['filters'] },
  { view: 'timeline', title: 'Time line', keeps: ['filters'] },
  { view: 'map', title: 'Map', keeps: ['filters', 'on'] },
  { view: 'ties', title: 'Ties', keeps: ['on', 'about'] },
  { view: 'claims', title: 'Claims', keeps: ['filters'] },
  { view: 'situation', title: 'Situation', keeps: ['on', 'about'] },
  { view: 'paste', title: 'Paste a story', keeps: [] },
];

const screens: Record<View, (address: Address) => JSX.Element> = {
  overview: () => <OverviewView />,
  stories: () => <StoriesView />,
  story: (address) => <StoryView number={address.id as string} />,
  events: () => <EventsView />,
  timeline: () => <TimelineView />,
  map: () => <MapView />,
  ties: () => <TiesView />,
  claims: () => <ClaimsView />,
  situation: () => <SituationView />,
  paste: () => <PasteView />,
};

// What a view shows, as JSON from the API.
function twin(address: Address): string | null {
  const { view, params } = address;
  if (view === 'unknown' || view === 'paste') return null;
  if (view === 'overview') return apiPath('about');
  if (view === 'story') return apiPath(`stories/${address.id}`);
  if (view === 'ties' || view === 'situation') return apiPath(view, { on: params.on, about: params.about });
  const own =
    view === 'map'
      ? { on: params.on, days: params.days }
      : view === 'claims'
        ? { stance: params.stance, who: params.who }
        : { about: params.about };
  return apiPath(view, { ...filters(params), ...own });
}

function kept(keeps: string[], params: Record<string, string>): Record<string, string> {
  const found: Record<string, string> = keeps.includes('filters') ? filters(params) : {};
  for (const name of keeps) if (params[name]) found[name] = params[name];
  return found;
}

export function App(): JSX.Element {
  const address = useAddress();
  const about = useApi<About>('about');
  const title =
    entries.find((entry) => entry.view === address.view)?.title ?? (address.view === 'story' ? 'Story' : '');
  useEffect(() => {
    document.title = title ? `${title} · dateline` : 'dateline';
  }, [title]);
  const json = twin(address);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <Link
          to="/"
          class="brand"
          aria-label="dateline, overview"
          aria-current={address.view === 'overview' ? 'page' : undefined}
        >
          dateline
        </Link>
        <nav aria-label="Views">
          <ul>
            {entries.map(({ view, title: name, keeps }) => (
              <li key={view}>
                <Link
                  to={href(view, kept(keeps, address.params))}
                  aria-current={
                    address.view === view || (address.view === 'story' && view === 'stories') ? 'page' : undefined
                  }
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} class={`view view-${address.view}`}>
        {about.error ? (
          <Problem error={about.error} />
        ) : !about.data ? (
          <Loading />
        ) : (
          <AboutContext.Provider value={about.data}>
            {address.view === 'unknown' ? <Lost /> : screens[address.view](address)}
          </AboutContext.Provider>
        )}
      </main>
      <footer class="foot">
        {about.data && (
          <p>
            {count(about.data.stories, 'story', 'stories')}, {count(about.data.events, 'event')}
            {about.data.skipped > 0 && `, ${about.data.skipped} skipped`} · dateline {about.data.version}
            {json && (
              <>
                {' '}
                · <a href={json}>this view as JSON</a>
              </>
            )}{' '}
            · <a href="/api/v1/openapi.json">the API</a> · <a href="/licences.txt">licences</a>
          </p>
        )}
        <p class="soft">
          Runs on this machine; nothing leaves it. Borders: Natural Earth. Places: GeoNames, CC BY 4.0.
        </p>
      </footer>
    </>
  );
}

const Lost = (): JSX.Element => (
  <>
    <h1>No such page</h1>
    <p>
      Nothing is kept under this address. <Link to="/">To the overview</Link>
    </p>
  </>
);
