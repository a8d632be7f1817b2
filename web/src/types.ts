// What the API answers, field for field (docs/web.md; the record's own fields: docs/record.md).

export type Span = [begin: number, end: number]; // Unicode code points of the story's text, end excluded

export interface Party {
  name: string;
  country: string | null;
  sector: string | null;
}

export interface Claim {
  who: string; // "story": the newspaper's own voice
  stance: string;
  cue: string | null;
}

export interface EventPlace {
  name: string;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
}

export interface EventRow {
  story: number;
  story_id: string;
  source_name: string | null;
  event: string;
  type: string;
  mode: string | null;
  context: string[];
  quad: string;
  cameo: string | null;
  score: number;
  status: string;
  date_start: string | null;
  date_end: string | null;
  source: Party[];
  target: Party[];
  place: EventPlace[];
  claims: Claim[];
  confidence: number;
  trigger: string;
  sentence: string;
  killed: number | null;
  wounded: number | null;
  happening: number | null;
  sources: number;
  copies: number;
}

export interface ClaimRow extends EventRow {
  who: string;
  stance: string;
  cue: string | null;
  confirmed: boolean;
}

export interface List<Row> {
  items: Row[];
  next: string | null;
}

export interface About {
  program: string;
  version: string;
  made_by: { engine: string; model: string; lexicon: string; stories: number }[];
  stories: number;
  events: number;
  skipped: number;
  first: string | null; // days of events
  last: string | null;
  first_published: string | null; // days of stories: the record's own time
  last_published: string | null;
  types: string[];
  statuses: string[];
  layouts: { name: string; about: string; format: string }[];
}

export interface StoryRow {
  number: number;
  id: string;
  source: string | null;
  title: string | null;
  published: string | null;
  url: string | null;
  events: number;
  opening: string;
}

export interface Mention {
  span: Span;
  text: string;
  as?: string;
}

export interface RecordActor {
  id: string;
  name: string;
  type: string;
  country: string | null;
  sector: string | null;
  office: string | null;
  mentions: Mention[];
}

export interface RecordPlace {
  id: string;
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  mentions: Mention[];
}

export interface RecordDate {
  start: string | null;
  end: string | null;
  text: string | null;
  span: Span | null;
}

export interface RecordEvent {
  id: string;
  type: string;
  mode: string | null;
  context: string[];
  quad: string;
  cameo: string | null;
  score: number;
  triggers: { span: Span; text: string }[];
  source: { actor: string; span: Span }[];
  target: { actor: string; span: Span }[];
  place: string[];
  date: RecordDate;
  status: string;
  claims: Claim[];
  counts: Record<string, number | null>;
  answers: { event: string; how: string }[];
  confidence: number;
  why: string[];
  sentence: number;
}

export interface StoryRecord {
  story: {
    id: string;
    source: string | null;
    published: string | null;
    title: string | null;
    url: string | null;
    dateline: string | null;
    sentences: Span[];
  };
  actors: RecordActor[];
  places: RecordPlace[];
  events: RecordEvent[];
  relations: { a: string; b: string; kind: string; span: Span; text: string; sentence: number }[];
  control: { place: string; span: Span; holder: string | null; state: string; sentence: number }[];
  notes?: string[];
}

export interface StoryAnswer {
  number: number | null;
  text: string;
  record: StoryRecord;
}

export interface CountRow {
  month?: string | null;
  type?: string;
  source_country?: string | null;
  target_country?: string | null;
  events: number;
  verbal_cooperation: number;
  material_cooperation: number;
  verbal_conflict: number;
  material_conflict: number;
  mean_score: number | null;
}

export interface Evidence {
  story: number;
  story_id?: string;
  published: string | null;
  source?: string | null;
  span: Span;
  text: string;
}

export interface Ground {
  place: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  holder: Party | null;
  state: string;
  since: string | null;
  from?: Party | null; // who held it before, or lost it
  claims?: { who: string; stance: string }[];
  evidence?: Evidence[];
  more?: number;
  story?: number;
  text?: string;
}

export interface MapAnswer {
  events: EventRow[];
  ground: Ground[];
  more?: boolean; // events beyond the limit
}

export interface TieActor extends Party {
  key: string;
  events: number;
}

export interface Tie {
  a: string;
  b: string;
  kind: string;
  sign: -1 | 0 | 1;
  count: number;
  evidence: Evidence[];
  more?: number;
}

export interface TiesAnswer {
  actors: TieActor[];
  ties: Tie[];
  left_out?: number; // ties beyond the limit
}

export interface Happening {
  date_start: string | null;
  date_end: string | null;
  type: string;
  mode: string | null;
  status: string;
  what: string;
  sources: number;
  stories: number[];
  happening: number | null;
  place: string | null;
  copies?: number;
  said_by?: string[]; // who alone says so
  denied_by?: string[];
  not_confirmed_by?: string[];
  confidence: number;
}

export interface Demand {
  happening: number | null;
  kind: string;
  type: string;
  source: Party[];
  target: Party[];
  date: string | null;
  what: string;
  answers: { how: string; who: Party[]; date: string | null; what: string; evidence?: Evidence[] }[];
  open: boolean;
  evidence: Evidence[];
  more?: number; // sentences beyond these
}

export interface SituationTie {
  a: Party;
  b: Party;
  kind: string;
  sign: -1 | 0 | 1;
  since: string | null;
  last: string | null;
  count: number;
  evidence: Evidence[];
  more?: number;
}

export interface Unconfirmed {
  happening: number | null;
  type: string;
  what: string;
  date: string | null;
  mode?: string | null;
  who: (Party | string)[];
  stance: string;
  not_confirmed_by: (Party | string)[];
  evidence: Evidence[];
  more?: number;
}

export interface Situation {
  on: string;
  about: string | null;
  ground: Ground[];
  demands: Demand[];
  ties: SituationTie[];
  unconfirmed: Unconfirmed[];
  conflict?: Clash[];
  left_out?: Record<string, number>; // of each part, beyond the limit
}

// Material conflict of the last 30 days between two parties.
export interface Clash {
  source: Party;
  target: Party;
  count: number;
  types: Record<string, number>;
}
