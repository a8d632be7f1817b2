// Which words of a story are to be marked, and as what.

import { find, type Mark } from './marks';
import type { RecordEvent, Span, StoryAnswer } from './types';

export type Role =
  | 'trigger'
  | 'source'
  | 'target'
  | 'place'
  | 'date'
  | 'claim'
  | 'cue'
  | 'sentence'
  | 'cited'
  | 'actor';

export interface StoryMark extends Mark {
  role: Role;
  event?: RecordEvent; // of a trigger
  label?: string; // shown beside the words
}

const inside = (span: Span, frame: Span): boolean => frame[0] <= span[0] && span[1] <= frame[1];

// All triggers, and of the chosen event its parties, place, date, sentence, and who says so.
export function storyMarks(
  { record, text }: StoryAnswer,
  chosen: RecordEvent | null,
  actor: string | null,
  cited: Span | null,
): StoryMark[] {
  const marks: StoryMark[] = [];
  for (const event of record.events)
    for (const trigger of event.triggers) marks.push({ span: trigger.span, role: 'trigger', event });
  if (cited) marks.push({ span: cited, role: 'cited' });
  for (const one of record.actors)
    if (one.id === actor) for (const mention of one.mentions) marks.push({ span: mention.span, role: 'actor' });
  if (chosen) marks.push(...eventMarks({ record, text, number: null }, chosen));
  return marks;
}

function eventMarks({ record, text }: StoryAnswer, event: RecordEvent): StoryMark[] {
  const marks: StoryMark[] = [];
  const sentence = record.story.sentences[event.sentence] ?? [0, 0];
  marks.push({ span: sentence, role: 'sentence' });
  for (const party of event.source) marks.push({ span: party.span, role: 'source', label: 'who' });
  for (const party of event.target) marks.push({ span: party.span, role: 'target', label: 'whom' });
  for (const id of event.place) {
    // Of a place's mentions, those of the sentence; else the first.
    const mentions = record.places.find((place) => place.id === id)?.mentions ?? [];
    const near = mentions.filter((mention) => inside(mention.span, sentence));
    for (const mention of near.length ? near : mentions.slice(0, 1))
      marks.push({ span: mention.span, role: 'place', label: 'where' });
  }
  if (event.date.span) marks.push({ span: event.date.span, role: 'date', label: 'when' });
  for (const claim of event.claims) {
    const claimant = record.actors.find((one) => one.id === claim.who);
    const near = (claimant?.mentions ?? []).filter((mention) => inside(mention.span, sentence));
    const taken = marks.map((mark) => mark.span.join());
    for (const mention of near.slice(0, 1))
      if (!taken.includes(mention.span.join())) marks.push({ span: mention.span, role: 'claim', label: 'says who' });
    const cue = claim.cue ? find(text, claim.cue, sentence) : null;
    if (cue) marks.push({ span: cue, role: 'cue' });
  }
  return marks;
}
