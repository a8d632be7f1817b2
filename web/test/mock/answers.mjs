// The answers of the mock server, computed from whole records. Plain and slow on purpose; the program's store is the truth.
const page = (given, url) => {
  const items = url.searchParams.get('order') === 'newest' ? [...given].reverse() : given;
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 100), 1000);
  const from = Number(url.searchParams.get('page') ?? 0);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
};
const points = (text, [begin, end]) => [...text].slice(begin, end).join('');
const list = (value) => (value ? value.split(',').filter(Boolean) : []);
const like = (name, wanted) =>
  new RegExp(`^${wanted.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(name);
const who = (actor) => ({ name: actor.name, country: actor.country, sector: actor.sector });
const isActor = (actor, wanted) =>
  like(actor.name, wanted) ||
  wanted === actor.country ||
  wanted === actor.sector ||
  wanted === `${actor.country} ${actor.sector}`;

function asEvent(story, event) {
  const { record, text, number } = story;
  const actor = (id) => record.actors.find((one) => one.id === id);
  const span = record.story.sentences[event.sentence];
  const happening = number * 1000 + Number(event.id.slice(1));
  return {
    story: number,
    story_id: record.story.id,
    source_name: record.story.source,
    event: event.id,
    type: event.type,
    mode: event.mode,
    context: event.context,
    quad: event.quad,
    cameo: event.cameo,
    score: event.score,
    status: event.status,
    date_start: event.date.start,
    date_end: event.date.end,
    source: event.source.map((party) => who(actor(party.actor))),
    target: event.target.map((party) => who(actor(party.actor))),
    place: event.place.map((id) => {
      const place = record.places.find((one) => one.id === id);
      return { name: place.name, country: place.country, admin1: place.admin1, lat: place.lat, lon: place.lon };
    }),
    claims: event.claims.map((claim) => ({
      who: claim.who === 'story' ? 'story' : actor(claim.who).name,
      stance: claim.stance,
      cue: claim.cue,
    })),
    confidence: event.confidence,
    trigger: event.triggers[0].text,
    sentence: points(text, span),
    killed: event.counts.killed,
    wounded: event.counts.wounded,
    happening,
    sources: 1,
    copies: 0,
  };
}

function chosen(events, p) {
  const types = list(p.get('type'));
  const modes = list(p.get('mode'));
  const statuses = list(p.get('status'));
  const from = p.get('from') ?? '';
  const to = p.get('to') ?? '9999';
  const least = Number(p.get('min_confidence') ?? 0);
  return events.filter(
    (event) =>
      (!types.length || types.includes(event.type)) &&
      (!modes.length || modes.includes(event.mode)) &&
      (!statuses.length || statuses.includes(event.status)) &&
      (!p.get('source') || event.source.some((one) => isActor(one, p.get('source')))) &&
      (!p.get('target') || event.target.some((one) => isActor(one, p.get('target')))) &&
      (!p.get('place') ||
        event.place.some((one) => like(one.name, p.get('place')) || one.country === p.get('place'))) &&
      (!from || (event.date_end ?? '') >= from) &&
      (event.date_start ?? '') <= `${to}~` &&
      event.confidence >= least &&
      (!p.get('happening') || String(event.happening) === p.get('happening')) &&
      (!p.get('story') || event.story_id === p.get('story')) &&
      (!p.get('words') || event.sentence.toLowerCase().includes(p.get('words').toLowerCase())),
  );
}

const quads = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];
function counts(events, by) {
  const rows = new Map();
  const add = (key, head, event) => {
    const row = rows.get(key) ?? {
      ...head,
      events: 0,
      ...Object.fromEntries(quads.map((q) => [q.replace(' ', '_'), 0])),
      sum: 0,
    };
    row.events++;
    row[event.quad.replace(' ', '_')]++;
    row.sum += event.score;
    rows.set(key, row);
  };
  for (const event of events) {
    const month = (event.date_start ?? '').slice(0, 7);
    if (by === 'type') add(event.type, { type: event.type }, event);
    else if (by === 'month') add(month, { month }, event);
    else
      for (const s of event.source.length ? event.source : [{}])
        for (const t of event.target.length ? event.target : [{}]) {
          const head = { source_country: s.country ?? '', target_country: t.country ?? '', month };
          add(JSON.stringify(head), head, event);
        }
  }
  return [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { sum, ...row }]) => ({ ...row, mean_score: Math.round((sum / row.events) * 100) / 100 }));
}

const evidence = (story, span) => ({
  story: story.number,
  story_id: story.record.story.id,
  published: story.record.story.published,
  source: story.record.story.source,
  span,
  text: points(story.text, span),
});
const sentenceOf = (story, number) => evidence(story, story.record.story.sentences[number]);

function grounds(stories, on) {
  const byPlace = new Map();
  for (const story of stories)
    for (const one of story.record.control) {
      if (on && (one.date.start ?? '') > on) continue;
      const actor = (id) => story.record.actors.find((a) => a.id === id);
      const place = story.record.places.find((p) => p.id === one.where) ?? {};
      const row = {
        place: one.place,
        lat: place.lat ?? null,
        lon: place.lon ?? null,
        country: place.country ?? null,
        holder: one.holder && one.state !== 'lost' ? who(actor(one.holder)) : null,
        state: one.state === 'gained' ? 'holds' : one.state,
        since: one.date.start,
        from: one.state === 'lost' && one.holder ? who(actor(one.holder)) : null,
        claims: one.claims.map((c) => ({ who: c.who === 'story' ? 'story' : actor(c.who).name, stance: c.stance })),
        evidence: [...(byPlace.get(one.place)?.evidence ?? []), sentenceOf(story, one.sentence)],
        story: story.number,
        text: sentenceOf(story, one.sentence).text,
      };
      const old = byPlace.get(one.place);
      if (!old || (old.since ?? '') <= (row.since ?? '')) byPlace.set(one.place, row);
    }
  return [...byPlace.values()];
}

function ties(stories, on, about) {
  const actors = new Map();
  const rows = new Map();
  const keyOf = (actor) => `${actor.name}|${actor.country ?? ''}|${actor.sector ?? ''}`;
  const signs = { allied: 1, supports: 1, arms: 1, trains: 1, hostile: -1 };
  const add = (a, b, kind, story, sentence) => {
    for (const actor of [a, b]) {
      const key = keyOf(actor);
      if (!actors.has(key)) actors.set(key, { key, ...who(actor), events: 0 });
      actors.get(key).events++;
    }
    const id = [...[keyOf(a), keyOf(b)].sort(), kind].join('>');
    const row = rows.get(id) ?? {
      a: keyOf(a),
      b: keyOf(b),
      kind,
      sign: signs[kind] ?? 0,
      count: 0,
      evidence: [],
      since: story.record.story.published,
      last: '',
    };
    row.count++;
    row.last = story.record.story.published;
    if (row.evidence.length < 5) row.evidence.push(sentenceOf(story, sentence));
    rows.set(id, row);
  };
  for (const story of stories) {
    if (on && story.record.story.published > on) continue;
    const actor = (id) => story.record.actors.find((a) => a.id === id);
    for (const one of story.record.relations) add(actor(one.a), actor(one.b), one.kind, story, one.sentence);
    for (const event of story.record.events)
      if (event.quad.startsWith('material') && event.source[0] && event.target[0])
        add(
          actor(event.source[0].actor),
          actor(event.target[0].actor),
          event.quad.endsWith('conflict') ? 'hostile' : 'allied',
          story,
          event.sentence,
        );
  }
  let found = [...rows.values()];
  if (about) found = found.filter((row) => `${row.a} ${row.b}`.toLowerCase().includes(about.toLowerCase()));
  const used = new Set(found.flatMap((row) => [row.a, row.b]));
  return { actors: [...actors.values()].filter((one) => used.has(one.key)), ties: found };
}

function situation(stories, events, on, about) {
  const seen = events.filter((event) => (event.date_start ?? '9') <= on);
  const eventOf = (event) => {
    const story = stories[event.story - 1];
    return sentenceOf(story, story.record.events.find((one) => one.id === event.event).sentence);
  };
  const demands = seen
    .filter((event) => ['REQUEST', 'AGREE', 'THREATEN'].includes(event.type))
    .map((event) => {
      const story = stories[event.story - 1];
      const answers = story.record.events
        .filter((one) => one.answers.some((answer) => answer.event === event.event))
        .map((one) => {
          const full = asEvent(story, one);
          return {
            how: one.answers[0].how,
            who: full.source,
            date: full.date_start,
            what: full.sentence,
            evidence: [eventOf(full)],
          };
        });
      return {
        happening: event.happening,
        kind: { REQUEST: 'demand', AGREE: 'offer', THREATEN: 'threat' }[event.type],
        type: event.type,
        source: event.source,
        target: event.target,
        date: event.date_start,
        what: event.sentence,
        answers,
        open: !answers.length,
        evidence: [eventOf(event)],
      };
    });
  const graph = ties(stories, on, about);
  const byKey = new Map(graph.actors.map(({ key, events: _, ...rest }) => [key, rest]));
  return {
    on,
    about,
    ground: grounds(stories, on),
    demands,
    ties: graph.ties.map((row) => ({ ...row, a: byKey.get(row.a), b: byKey.get(row.b) })),
    unconfirmed: seen
      .filter((event) => !event.claims.some((claim) => claim.who === 'story'))
      .map((event) => ({
        happening: event.happening,
        type: event.type,
        what: event.sentence,
        date: event.date_start,
        who: event.claims.map((claim) => claim.who),
        stance: event.claims[0]?.stance ?? 'asserts',
        not_confirmed_by: [],
        evidence: [eventOf(event)],
      })),
  };
}

const layouts = ['polecat', 'icews', 'gdelt', 'gdelt-mentions', 'acled', 'geojson', 'records'];
const fail = (status, code, message, remedy) => [status, { error: { code, message, remedy } }];

export function answerApi(stories, method, url, body) {
  const p = url.searchParams;
  const parts = url.pathname.slice('/api/v1/'.length).split('/');
  const events = stories.flatMap((story) => story.record.events.map((event) => asEvent(story, event)));
  const story = stories[Number(parts[1]) - 1];
  const days = stories
    .map((one) => one.record.story.published)
    .filter(Boolean)
    .sort();
  const last = days.at(-1);
  if (method === 'POST') {
    const { text } = JSON.parse(body);
    const found = stories.find((one) => one.text.slice(0, 40) === text.slice(0, 40)) ?? stories[0];
    return [200, { record: found.record, text: found.text, number: null }];
  }
  switch (parts[0]) {
    case 'about':
      return [
        200,
        {
          program: 'dateline',
          version: '0.0.0 mock',
          made_by: [{ ...stories[0].record.made_by, stories: stories.length }],
          stories: stories.length,
          events: events.length,
          skipped: 0,
          first: days[0],
          first_published: days[0],
          last_published: last,
          last,
          types:
            'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(
              ' ',
            ),
          statuses: 'happened ongoing planned demanded offered threatened hypothetical denied'.split(' '),
          layouts: layouts.map((name) => ({ name, about: `${name} layout`, format: 'tsv' })),
        },
      ];
    case 'stories': {
      if (parts[1])
        return story
          ? [200, { number: story.number, text: story.text, record: story.record }]
          : fail(404, 'E701', `there is no story ${parts[1]}`, 'see /stories');
      const words = (p.get('words') ?? '').toLowerCase();
      return [
        200,
        page(
          stories
            .filter(
              (one) =>
                one.text.toLowerCase().includes(words) &&
                (!p.get('source') || one.record.story.source === p.get('source')),
            )
            .map(({ number, text, record }) => ({
              number,
              id: record.story.id,
              source: record.story.source,
              title: record.story.title,
              published: record.story.published,
              url: record.story.url,
              events: record.events.length,
              opening: points(text, [0, 200]),
            })),
          url,
        ),
      ];
    }
    case 'events': {
      if (parts[1] === 'export') return [200, `mock of ${p.get('layout')}\n`, 'text/plain'];
      const days = chosen(events, p).sort((a, b) => ((a.date_start ?? '') < (b.date_start ?? '') ? -1 : 1));
      return [200, page(days, url)];
    }
    case 'explain': {
      const event = story?.record.events.find((one) => one.id === parts[2]);
      return event ? [200, { why: event.why, spans: {} }] : fail(404, 'E701', 'there is no such event', 'see /stories');
    }
    case 'counts':
      return [200, { items: counts(chosen(events, p), p.get('by')), next: null }];
    case 'map': {
      const on = p.get('on') ?? last;
      const from = new Date(Date.parse(on) - Number(p.get('days') ?? 30) * 864e5).toISOString().slice(0, 10);
      return [
        200,
        {
          events: chosen(events, p).filter(
            (event) =>
              event.place.some((one) => one.lat !== null) &&
              (event.date_start ?? '') <= on &&
              (event.date_start ?? '') >= from,
          ),
          ground: grounds(stories, on),
        },
      ];
    }
    case 'ties':
      return [200, ties(stories, p.get('on'), p.get('about'))];
    case 'claims':
      return [
        200,
        page(
          chosen(events, p).flatMap((event) =>
            event.claims
              .filter((claim) => (!p.get('stance') || claim.stance === p.get('stance')) && claim.who !== 'story')
              .map((claim) => ({
                ...event,
                ...claim,
                confirmed: event.claims.some((other) => other.who !== claim.who && other.stance === 'asserts'),
              })),
          ),
          url,
        ),
      ];
    case 'situation':
      return [200, situation(stories, events, p.get('on') ?? last, p.get('about'))];
    case 'timeline':
      return [
        200,
        page(
          chosen(events, p)
            .filter((event) => event.date_start)
            .sort((a, b) => (a.date_start < b.date_start ? -1 : 1))
            .map((event) => ({
              date_start: event.date_start,
              date_end: event.date_end,
              type: event.type,
              mode: event.mode,
              status: event.status,
              what: `${event.source[0]?.name ?? 'somebody'} ${event.trigger} ${event.target[0]?.name ?? ''}`,
              sources: 1,
              stories: [event.story],
              happening: event.happening,
              place: event.place[0]?.name ?? null,
              confidence: event.confidence,
              quad: event.quad,
            })),
          url,
        ),
      ];
    default:
      return fail(404, 'E700', `no such address: ${url.pathname}`, 'see /api/v1/openapi.json');
  }
}
